"""Responsible texts -> organisations: who leads a measure and who takes part.

Gets texts and a Vocabulary, gives parties in base form. `clauses` parts roles, `elements` lists,
`coordinate` finds what is one name and what several, `base_form` puts it in the nominative.
"""

from __future__ import annotations

from extract.record.parties.aliases import NO_ALIASES, Alias, Aliases, aliases_of
from extract.record.parties.names import NO_NAMES, ReportNames, report_names
from extract.record.parties.organisations import listed, organisation_id, organisation_rows
from extract.record.parties.read import read_parties

__all__ = [
    "NO_ALIASES",
    "NO_NAMES",
    "Alias",
    "Aliases",
    "ReportNames",
    "aliases_of",
    "listed",
    "organisation_id",
    "organisation_rows",
    "read_parties",
    "report_names",
]
