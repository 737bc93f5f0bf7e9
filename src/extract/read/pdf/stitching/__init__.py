"""Parts of a table on several pages become one table, and cut rows one row."""
