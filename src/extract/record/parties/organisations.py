"""The organisations of a dataset: one row each, with keys and parents, and which names are alike.

Gets the rows of `reports` and `responsibles` of one report or many, gives the rows of `organisations`
and a listing for a person. Everything follows from those rows, so that it holds whichever were added.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from extract.record.parties.base_form import parent_of
from extract.record.parties.lexicon import Lexicon, lexicon_of
from extract.vocabulary import load

Row = dict[str, object]
_ALIKE = 85.0


def organisation_id(name: str) -> str:
    """The key that an organisation's name gives: a slug."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug or re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "unnamed"


def organisation_rows(tables: Mapping[str, Sequence[Row]]) -> list[Row]:
    """One row per organisation in the order of first mention, a parent that is only named by its unit too."""
    languages = {row["report_id"]: str(row.get("language") or "") for row in tables.get("reports", ())}
    keys = {str(row["organisation"]): str(row["organisation_id"]) for row in tables.get("responsibles", ())}
    found: dict[str, Row] = {}
    for row in tables.get("responsibles", ()):
        lexicon = lexicon_of(load(languages.get(row["report_id"], "")))
        parent = _parent(row, lexicon)
        parent_id = keys.get(parent) or organisation_id(parent) if parent else ""
        if parent and parent_id not in found:
            found[parent_id] = {"organisation_id": parent_id, "organisation": parent, "parent": ""}
        own = {k: row[k] for k in ("organisation_id", "organisation")}
        known = found.setdefault(str(row["organisation_id"]), {**own, "parent": ""})
        if parent_id != known["organisation_id"]:
            known["parent"] = known["parent"] or parent_id
    return list(found.values())


def _parent(row: Row, lexicon: Lexicon) -> str:
    words = tuple(str(row["organisation"]).split())
    return " ".join(parent_of(words, lexicon)) if words and not row["is_group"] else ""


def listed(responsibles: Iterable[Row]) -> list[Row]:
    """The organisations in the columns of an aliases file, with how often they come and what is alike."""
    rows = list(responsibles)
    names = Counter(str(row["organisation"]) for row in rows)
    keys = {str(row["organisation"]): row["organisation_id"] for row in rows}
    alike = near_duplicates(sorted(names))
    return [
        {
            "organisation_text": name,
            "organisation": name,
            "organisation_id": keys[name],
            "measures": names[name],
            "similar": "; ".join(alike.get(name, ())),
        }
        for name in sorted(names, key=lambda name: (name.casefold(), name))
    ]


def near_duplicates(names: Sequence[str]) -> dict[str, list[str]]:
    """The names that are nearly the same as another, whatever the order of their words."""
    from rapidfuzz import fuzz, process  # costs its import only where names are compared

    folded = [name.casefold() for name in names]
    scores = process.cdist(folded, folded, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
    return {
        name: [other for column, other in enumerate(names) if column != row and scores[row][column]]
        for row, name in enumerate(names)
    }
