"""The links of pairs of reports, kept beside the tracks so that a later period does not seek them again.

Gets the links of a run, writes them with the fingerprints of all that they rest on: both reports, what a
person decided, and the program. Gives them back where nothing of that has changed; else they are sought anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

from extract import dataset
from extract.dataset import Row, Rows
from extract.reasons import Reason
from extract.track import Link, Linked, Told

FILE = "kept_links.json"
_TABLES = ("reports", "goals", "indicators", "measures", "responsibles")
"""The tables that links rest on."""
Pair = tuple[str, str]
Tables = Mapping[str, Sequence[Row]]


def read_kept(
    folder: Path, pairs: Mapping[Pair, tuple[Rows, Rows]], told: Mapping[Pair, Sequence[Told]]
) -> dict[Pair, Linked]:
    """Those of the pairs whose links stand in a folder and still hold; none where the file cannot be read."""
    try:
        kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {
            pair: _linked(before, now, kept[_key(pair)])
            for pair, (before, now) in pairs.items()
            if kept.get(_key(pair), {}).get("rests_on") == _rests_on(before, now, told.get(pair, ()))
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def write_kept(folder: Path, compared: Iterable[Linked], told: Mapping[Pair, Sequence[Told]]) -> None:
    """Keep the links of pairs of reports in a folder, in place of those kept before."""
    kept = {}
    for one in compared:
        pair = _id(one.previous), _id(one.current)
        kept[_key(pair)] = {
            "rests_on": _rests_on(one.previous, one.current, told.get(pair, ())),
            "goals": dict(one.goals),
            "indicators": dict(one.indicators),
            "links": [asdict(link) for link in one.links],
        }
    text = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    dataset.write_file(folder / FILE, text.encode())


def _linked(before: Rows, now: Rows, kept: Mapping[str, object]) -> Linked:
    links = [
        Link(**{**link, "reasons": tuple(_reason(reason) for reason in link["reasons"])})
        for link in kept["links"]  # type: ignore[attr-defined]
    ]
    return Linked(before, now, kept["goals"], kept["indicators"], tuple(links))  # type: ignore[arg-type]


def _reason(kept: Mapping[str, object]) -> Reason:
    return Reason(**{**kept, "names": tuple(kept["names"])})  # type: ignore[arg-type]


def _rests_on(before: Tables, now: Tables, told: Sequence[Told]) -> dict[str, str]:
    """A fingerprint of each thing that the links of two reports rest on."""
    return {
        "program": _program(),
        "previous": _fingerprint({name: before.get(name, ()) for name in _TABLES}),
        "current": _fingerprint({name: now.get(name, ()) for name in _TABLES}),
        "analyst": _fingerprint([(one.previous, one.current, one.kind, one.reason) for one in told]),
    }


def _fingerprint(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


@cache
def _program() -> str:
    """A fingerprint of the modules that seek links: a checkout changes without a new version."""
    files = sorted(resources.files("extract.track").iterdir(), key=lambda file: file.name)
    return _fingerprint([file.read_text(encoding="utf-8") for file in files if file.name.endswith(".py")])


def _key(pair: Pair) -> str:
    return " ".join(pair)


def _id(tables: Tables) -> str:
    return str(tables["reports"][0]["report_id"])
