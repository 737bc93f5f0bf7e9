"""A file becomes a Document: paragraphs and tables in reading order, each cell with text, marks and place.

Knows pages, coordinates, XML and colours; does not know what a heading or a row means.
"""
