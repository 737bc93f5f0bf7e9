"""Two and more periods: which records are one and the same, and what changed in them.

Gets the tables of reports as rows, gives rows of links, changes and tracks. It reads and writes no file
and knows no language: likeness is told by letters, words and their rarity.
"""

from __future__ import annotations

from extract.track.choices import Choices, KindOf
from extract.track.compare import Compared, Linked, compare_tables, comparison_rows
from extract.track.corrections import Told, told_links, without_repeats
from extract.track.explain import explanation
from extract.track.figures import Summary, comparison_summary
from extract.track.links import Link
from extract.track.tracks import Tracked, matrix_lines, track_reports, tracking_rows

__all__ = [
    "Choices",
    "Compared",
    "KindOf",
    "Link",
    "Linked",
    "Summary",
    "Told",
    "Tracked",
    "compare_tables",
    "comparison_rows",
    "comparison_summary",
    "explanation",
    "matrix_lines",
    "told_links",
    "track_reports",
    "tracking_rows",
    "without_repeats",
]
