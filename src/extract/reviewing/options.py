"""What a person tells when a review begins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extract.dataset import Row
from extract.options import ReadOptions
from extract.vocabulary import languages


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What is given, not found."""

    places: tuple[Path, ...] = ()
    """Where the reports' files, or the datasets of a comparison, may be."""
    who: str = ""
    """Who decides, for corrections.csv."""
    password: str = ""
    """Opens encrypted reports."""
    profile: str = ""
    """Words of a family of reports, for what is read again; '' for the profile that applies."""
    language: str = ""
    """Of the page; '' for that of the reports."""

    def reading(self, report: Row, aliases: str | Path = "") -> ReadOptions:
        """How a report of a dataset is read again; a language of a profile alone is found by that."""
        language = str(report["language"] or "")
        known = language if language in languages() else ""
        return ReadOptions(password=self.password, profile=self.profile, language=known, aliases=aliases)
