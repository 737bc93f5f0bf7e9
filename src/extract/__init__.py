"""Follow-up reports of action programmes as data.

The way of the data is the order of the rooms: `read` makes a Document of a Word or PDF file,
`record` makes goals, indicators and measures of it, `track` links the measures of two and more
periods, `view` shows what was read. `dataset` writes and reads the tables.
"""

__version__ = "0.1.0"
