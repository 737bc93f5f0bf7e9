"""What a user may tell about a report before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ENGINES = ("auto", "pdfium", "pdfplumber")
OCR_MODES = ("auto", "always", "never")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What is given, not found: '' and None where the program is to find it."""

    engine: str = "auto"
    """The reader of PDF pages: pdfium, pdfplumber, or auto, which takes the fast one and falls back."""
    ocr: str = "auto"
    """Which pages of a PDF are recognised as pictures: auto (those that need it), always or never."""
    cross_check: bool = False
    """Whether a second reader reads the file too, and each cell it reads otherwise becomes a doubt."""
    password: str = ""
    """Opens an encrypted file."""
    language: str = ""
    """ISO 639-1 code of the report's language."""
    period: str = ""
    """The follow-up period as one would print it, such as '05/2023–05/2024'."""
    aliases: str | Path = ""
    """CSV file that says which organisations printed names stand for; '' for none."""
    corrections: str | Path = ""
    """CSV file of what a person set, joined, split and dropped; '' for none."""
    profile: str | Path = ""
    """TOML file with the words of a family of reports, or the name of one in the user's folder; '' for the
    profile of that folder that applies to the report, if one does."""
    profiles: str | Path = ""
    """The user's folder of profiles; '' for where the environment has it."""
