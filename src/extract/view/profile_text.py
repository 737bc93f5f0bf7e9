"""Suggestions as a profile, a TOML file in which a person moves and deletes lines.

Gets Suggestions, gives text that loads as it is: what waits for a choice stands in comments.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from extract.model import Suggestion

LONGEST_EXAMPLE = 70
_SECTIONS = ("columns", "labels", "status", "colour_status", "patterns")
_HEAD = """\
# Drafted from {name}: its words that are not known yet, each where it most likely belongs.
# 1. Check each line against the report. Move what is in the wrong list, delete what does not matter.
# 2. What stands under '# ?' waits for you: the report is read without it, or nothing tells what it means.
# 3. followup extract REPORT -o DIR --profile THIS_FILE
"""
_KEYS = {
    "columns": "What a column holds, by its heading. Further keys: {keys}.",
    "labels": "What is printed before the number of a goal or a measure.",
    "status": "What the words of a status mean: {keys}.",
    "colour_status": "What a light means where no legend tells it: {keys}.",
    "patterns": "How goals are printed, as a regular expression with the groups number and text.",
}


def suggestions_to_toml(
    name: str, suggestions: Iterable[Suggestion], keys: Mapping[str, Sequence[str]]
) -> str:
    """The profile that is drafted from the report `name`; `keys` are those that each section may have."""
    found = list(suggestions)
    head = _HEAD.format(name=_comment(name))
    if not found:
        return head + "# Nothing: each heading, status and colour in it is known, or it has no tables.\n"
    sections = [
        "\n".join(_section(section, own, keys.get(section, ())))
        for section in _SECTIONS
        if (own := [suggestion for suggestion in found if suggestion.section == section])
    ]
    return "\n\n".join([head.rstrip(), *sections]) + "\n"


def _section(section: str, own: Sequence[Suggestion], keys: Sequence[str]) -> Iterator[str]:
    yield f"[{section}]"
    yield f"# {_KEYS[section].format(keys=', '.join(keys))}"
    sure = sorted((s for s in own if s.is_sure and s.key), key=lambda s: s.key)
    for key, group in groupby(sure, key=lambda s: s.key):
        yield f"{key} = ["
        yield from (f"  {_quoted(s.text)},  # {_reason(s)}" for s in group)
        yield "]"
    for waiting in (s for s in own if not (s.is_sure and s.key)):
        yield f"# ? {_reason(waiting)}:"
        yield f"# {waiting.key or '...'} = [{_quoted(waiting.text)}]"


def _reason(suggestion: Suggestion) -> str:
    example = f", such as {_quoted(_short(suggestion.example))}" if suggestion.example else ""
    return _comment(suggestion.reason + example)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EXAMPLE else f"{line[:LONGEST_EXAMPLE]}…"


def _comment(text: str) -> str:
    """A text without what a TOML comment may not hold."""
    return "".join(sign for sign in " ".join(text.split()) if sign >= " " and sign != "\x7f")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
