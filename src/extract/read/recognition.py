"""What a user told about pages that are pictures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recognition:
    """Which pages of a PDF are recognised, and in which language."""

    mode: str = "auto"
    """auto (pages that need it, where it can be done), always (all pages) or never."""
    language: str = ""
    """ISO 639-1 code of the report's language, '' where it is to be found."""


AUTO = Recognition()
"""Nothing told."""
