"""Schedules: the text of a cell -> dated items.

The way of a text: `tokens` (with `lexicon`, `numbers` and `context`), `items` (the parts and their
marks), `dates` (with `points`), `years`, `statements` (from, by, every year), `clauses` (with `piece`),
`reading`. It knows no word of a language: those are in the vocabulary's table `schedule`.
"""

from extract.record.schedules.dates import FISCAL_UNKNOWN
from extract.record.schedules.reading import read_schedule, schedule_bounds

__all__ = ["FISCAL_UNKNOWN", "read_schedule", "schedule_bounds"]
