"""Words become lines, lines paragraphs; how line ends are joined is told from the whole document."""
