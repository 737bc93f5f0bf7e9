"""Tables without vertical rules, told from white strips, backgrounds, gaps and starts of lines."""
