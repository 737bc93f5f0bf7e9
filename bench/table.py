"""Results in words: the lines of the table that `make bench` prints and that the README shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Results = dict[str, Any]


def results_to_lines(results: Results) -> list[str]:
    """Markdown: speed and memory, growth by length, the command, Word, shares."""
    return [
        f"Machine: {results['machine']}.",
        "",
        *_speed(results["speed"]),
        "",
        *_by_length(results["by_length"]),
        "",
        _command(results["command"]),
        _word(results["word"]),
        "",
        *_shares(results["shares"]),
    ]


def _speed(rows: list[Results]) -> Iterator[str]:
    yield "| report | pages | pages/s: reading | whole extract | pdfplumber `extract_tables` | reading is faster | extract is faster | peak MB: reading | extract | pdfplumber |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for row in rows:
        speed, times, peak = row["pages_per_second"], row["times_faster"], row["peak_mb"]
        yield (
            f"| {row['report']} | {row['pages']} | {speed['read']} | {speed['extract']} | {speed['pdfplumber']} "
            f"| {times['read']} times | {times['extract']} times "
            f"| {peak['read']} | {peak['extract']} | {peak['pdfplumber']} |"
        )


def _by_length(rows: list[Results]) -> Iterator[str]:
    yield "| pages | reading, ms a page | extract, ms a page | peak MB: reading | extract |"
    yield "|---|---|---|---|---|"
    for row in rows:
        each, peak = row["milliseconds_per_page"], row["peak_mb"]
        yield f"| {row['pages']} | {each['read']} | {each['extract']} | {peak['read']} | {peak['extract']} |"


def _command(row: Results) -> str:
    return (
        f"The whole command `followup extract` on a {row['pages']}-page report, start-up and imports included: "
        f"{row['seconds']} s, {row['peak_mb']} MB."
    )


def _word(row: Results) -> str:
    seconds = row["seconds"]
    return (
        f"A Word table of {row['rows']} rows and {row['columns']} columns: read in {seconds['word']} s; "
        f"python-docx's own rows and cells take {seconds['python-docx']} s."
    )


def _shares(shares: Results) -> Iterator[str]:
    yield "| made-up programmes in random layouts | cases | whole | known not to be visible | doubted | silently other |"
    yield "|---|---|---|---|---|---|"
    for name, row in shares["law"].items():
        counts = " | ".join(
            _share(row.get(kind, 0), row["cases"]) for kind in ("whole", "known", "doubted", "silent")
        )
        yield f"| {name} | {row['cases']} | {counts} |"
    yield ""
    yield "| cells with known text | cells | whole here | whole by pdfplumber |"
    yield "|---|---|---|---|"
    shared = shares["shared"]
    for name, row in {**shares["law_cells"], **(shared["truth"] if shared else {})}.items():
        counts = " | ".join(_share(row.get(kind, 0), row["cells"]) for kind in ("followup", "pdfplumber"))
        yield f"| {name} | {row['cells']} | {counts} |"
    yield ""
    yield (
        _icdar(shared["icdar"])
        if shared
        else "The documents with truth outside the project are not here: not measured."
    )


def _icdar(row: Results) -> str:
    return (
        f"ICDAR 2013, European half ({row['documents']} documents), structure end to end: "
        f"micro F1 {row['micro_f1']:.3f}, macro F1 {row['macro_f1']:.3f}."
    )


def _share(count: int, whole: int) -> str:
    return f"{100 * count / whole:.1f} %" if whole else "-"
