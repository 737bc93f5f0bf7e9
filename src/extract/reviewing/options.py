"""What a person tells when a review begins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What is given, not found."""

    places: tuple[Path, ...] = ()
    """Where the reports' files, or the datasets of a comparison, may be."""
    who: str = ""
    """Who decides, for corrections.csv."""
    password: str = ""
    """Opens encrypted reports."""
    language: str = ""
    """Of the page; '' for that of the reports."""
