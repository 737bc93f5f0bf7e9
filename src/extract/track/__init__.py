"""Two and more periods: which records are one and the same, and what changed in them.

Gets the tables of reports as rows, gives rows of links, changes and tracks. It reads and writes no file
and knows no language: likeness is told by letters, words and their rarity.
"""

from __future__ import annotations

from extract.track.compare import Compared, compare_tables, comparison_rows
from extract.track.corrections import Told, told_links

__all__ = ["Compared", "Told", "compare_tables", "comparison_rows", "told_links"]
