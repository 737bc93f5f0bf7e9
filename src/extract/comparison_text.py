"""What a comparison says, as text for the screen and as Markdown for a pull request or an e-mail.

Gets the rows and counts of a comparison, gives lines. It prints nothing and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.dataset import Row, Rows
    from extract.track import Summary, Tracked

_WIDTH = 120
_SHOWN = 50
"""Rows of a list in Markdown; the rest is counted."""


def comparison_text(summary: Summary) -> str:
    """What changed between two reports, in a few lines."""
    kinds = ", ".join(f"{number} {kind}" for kind, number in summary.kinds.items() if number)
    return "\n".join(
        [
            f"{summary.previous_report_id} -> {summary.report_id}",
            f"  measures: {kinds or 'none'}",
            f"  status: {summary.status_better} better, {summary.status_worse} worse",
            f"  end of schedule: {summary.schedule_later} later, {summary.schedule_earlier} earlier",
            f"  parties: {summary.changed('party_added')} came, {summary.changed('party_gone')} left",
            f"  goals: {summary.goals_better} better, {summary.goals_worse} worse",
            f"  links to look at: {summary.unsure or 'none'}",
        ]
    )


def tracking_text(tracked: Tracked, tables: Rows) -> str:
    """What was linked over all periods, in a few lines."""
    reports = [str(row["report_id"]) for row in tables["reports"]]
    counts = {record: _tracks(tables["tracks"], record) for record in ("measure", "goal", "indicator")}
    return "\n".join(
        [
            f"{len(reports)} periods: {' -> '.join(reports)}",
            "  tracks: " + ", ".join(f"{number} of {record}s" for record, number in counts.items()),
            f"  came back after a gap: {len(tracked.returned) or 'none'}",
            f"  links to look at: {len(tables['doubts']) or 'none'}",
        ]
    )


def written_text(folder: Path, names: Iterable[str]) -> str:
    """Where the files lie."""
    return f"Written to {folder}: {', '.join(names)}"


def comparison_markdown(tables: Rows, summary: Summary) -> str:
    """What changed between two reports, as Markdown: counts, lights, schedules, what came and went."""
    texts = {str(row["measure_id"]): str(row["measure"]) for row in tables["links"] if row["measure_id"]}
    sections = [
        _changed("Status worse", tables["changes"], texts, ("status", "worse")),
        _changed("Status better", tables["changes"], texts, ("status", "better")),
        _changed("Schedule ends later", tables["changes"], texts, ("schedule_end", "worse")),
        _section("Parties that came", _parties(tables["changes"], texts, "party_added", "current")),
        _section("Parties that left", _parties(tables["changes"], texts, "party_gone", "previous")),
        _listed("Added", tables["links"], "added", "measure"),
        _listed("Removed", tables["links"], "removed", "previous_measure"),
        _listed("Moved", tables["links"], "moved", "measure"),
        _listed("Split", tables["links"], "split", "measure"),
        _listed("Merged", tables["links"], "merged", "previous_measure"),
        _doubts(tables["doubts"]),
    ]
    lines = [*_head(summary), *(line for section in sections for line in section)]
    return "\n".join(lines) + "\n"


def _head(summary: Summary) -> Iterator[str]:
    yield f"## {_escaped(summary.previous_report_id)} → {_escaped(summary.report_id)}"
    yield ""
    yield "| measures | number |"
    yield "|---|---:|"
    yield from (f"| {kind} | {number} |" for kind, number in summary.kinds.items())
    yield ""
    yield (
        f"Status: {summary.status_better} better, {summary.status_worse} worse. "
        f"End of schedule: {summary.schedule_later} later, {summary.schedule_earlier} earlier. "
        f"Goals: {summary.goals_better} better, {summary.goals_worse} worse."
    )


def _changed(
    title: str, changes: Sequence[Row], texts: Mapping[str, str], wanted: tuple[str, str]
) -> Iterator[str]:
    found = [
        f"{_escaped(row['previous'])} → {_escaped(row['current'])}{_by(row.get('difference'))}: "
        f"{_short(texts.get(str(row['record_id']), ''))}"
        for row in changes
        if row["record"] == "measure" and (row["field"], row["direction"]) == wanted
    ]
    return _section(title, found)


def _by(days: object) -> str:
    """How much a date moved, in months of 30.4 days where it is more than one."""
    if not isinstance(days, int | float):
        return ""
    months = round(abs(days) / 30.4375)
    return f" ({months} months)" if months > 1 else f" ({abs(days):g} days)"


def _parties(changes: Sequence[Row], texts: Mapping[str, str], field: str, column: str) -> list[str]:
    return [
        f"{_escaped(row[column])}: {_short(texts.get(str(row['record_id']), ''))}"
        for row in changes
        if row["field"] == field
    ]


def _listed(title: str, links: Sequence[Row], kind: str, column: str) -> Iterator[str]:
    return _section(title, [_short(str(row[column])) for row in links if row["kind"] == kind])


def _doubts(doubts: Sequence[Row]) -> Iterator[str]:
    return _section(
        "To look at", [f"{_escaped(row['record_id'])}: {_short(str(row['message']))}" for row in doubts]
    )


def _section(title: str, items: Sequence[str]) -> Iterator[str]:
    if not items:
        return
    yield from ("", f"### {title} ({len(items)})", "")
    yield from (f"- {item}" for item in items[:_SHOWN])
    if len(items) > _SHOWN:
        yield f"- and {len(items) - _SHOWN} more"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return _escaped(line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…")


def _escaped(text: object) -> str:
    """The text so that Markdown shows it as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#|!~@" else letter for letter in str(text))


def _tracks(rows: Sequence[Row], record: str) -> int:
    return len({row["track_id"] for row in rows if row["record"] == record})
