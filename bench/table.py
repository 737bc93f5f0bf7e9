"""Results in words: the lines of the table that `make bench` prints and that the README shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Results = dict[str, Any]
TERMS = (
    "Start-up and imports are left out but for the whole command; pdfplumber's part is `open` and "
    "`extract_tables`, in the same run."
)


def results_to_lines(results: Results) -> list[str]:
    """Markdown: speed and memory, growth by length, the command, Word, shares."""
    return [
        f"Machine: {results['machine']}. {TERMS}",
        "",
        *_speed(results["speed"]),
        "",
        *_peers(results["peers"], results["shares"]["law_cells"]),
        "",
        *_by_length(results["by_length"]),
        "",
        _command(results["command"]),
        _start(results["start"]),
        _word(results["word"]),
        "",
        *_shares(results["shares"]),
        "",
        *_matching(results["matching"]),
        "",
        *_shelf(results["shelf"]),
    ]


def _speed(rows: list[Results]) -> Iterator[str]:
    yield from _head(
        "report", "pages", "pages/s: reading", "extract", "pdfplumber", "reading faster", "extract faster",
        "peak MB: reading", "extract", "pdfplumber",
    )  # fmt: skip
    for row in rows:
        speed, times, peak = row["pages_per_second"], row["times_faster"], row["peak_mb"]
        yield _row(
            row["report"], row["pages"], *speed.values(), *(f"{ratio} times" for ratio in times.values()),
            *peak.values(),
        )  # fmt: skip


def _peers(speed: Results, cells: Results) -> Iterator[str]:
    groups = [f"cells whole: {name}" for name in cells]
    yield from _head("reader of tables", f"pages/s on {speed['report']}", "peak MB", *groups)
    for name, pages in speed["pages_per_second"].items():
        shares = (_share(row[name], row["cells"]) for row in cells.values())
        yield _row(name, pages, speed["peak_mb"][name], *shares)


def _by_length(rows: list[Results]) -> Iterator[str]:
    yield from _head("pages", "reading, ms a page", "extract, ms a page", "peak MB: reading", "extract")
    for row in rows:
        yield _row(row["pages"], *row["milliseconds_per_page"].values(), *row["peak_mb"].values())


def _command(row: Results) -> str:
    return (
        f"The whole command `followup extract` on a {row['pages']}-page report, imports included: "
        f"{row['seconds']} s, {row['peak_mb']} MB."
    )


def _start(row: Results) -> str:
    return f"`followup --help`: {row['seconds']} s, {row['peak_mb']} MB."


def _word(row: Results) -> str:
    seconds = row["seconds"]
    return (
        f"A Word table of {row['rows']} rows and {row['columns']} columns: read in {seconds['word']} s; "
        f"python-docx's own rows and cells take {seconds['python-docx']} s."
    )


def _shares(shares: Results) -> Iterator[str]:
    kinds = {"whole": "whole", "known": "not to be seen", "doubted": "doubted", "silent": "other, in silence"}
    yield from _head("made-up programmes in random layouts", "cases", *kinds.values())
    for name, row in shares["law"].items():
        yield _row(name, row["cases"], *(_share(row.get(kind, 0), row["cases"]) for kind in kinds))
    yield ""
    yield from _head("cells of real reports", "cells", "whole here", "whole by pdfplumber")
    shared = shares["shared"]
    for name, row in (shared["truth"] if shared else {}).items():
        yield _row(
            name, row["cells"], *(_share(row[kind], row["cells"]) for kind in ("followup", "pdfplumber"))
        )
    yield ""
    if not shared:
        yield "Documents with truth outside the project: not here, not measured."
        return
    yield from _extracted(shared["extracted"])
    yield ""
    yield _icdar(shared["icdar"])


def _matching(results: Results) -> Iterator[str]:
    small = results["small"]
    yield from _head(
        "matching two periods of made-up programmes", "seconds", "rapidfuzz", "peak MB", "rapidfuzz",
        "link F1", "rapidfuzz", "kinds right",
    )  # fmt: skip
    own, plain = small["followup"], small["rapidfuzz"]
    name = f"{small['programmes']} programmes of 30 to 150 measures"
    yield _row(name, "-", "-", "-", "-", own["f1"], plain["f1"], _share(own["kinds"], 1))
    for row in results["large"]:
        own, plain = row["followup"], row["rapidfuzz"]
        pairs = [(own[key], plain[key]) for key in ("seconds", "peak_mb", "f1")]
        values = [value for pair in pairs for value in pair]
        yield _row(f"{row['measures']} measures", *values, _share(own["kinds"], 1))
    yield ""
    yield (
        "rapidfuzz: all likenesses by `cdist`, the optimal assignment of all, and the least likeness that is "
        "best for the very programme; it tells no kinds, splits or merges."
    )


def _shelf(rows: list[Results]) -> Iterator[str]:
    yield from _head(
        "many reports in one run", "processes", "read", "told as failures", "seconds", "peak MB of one"
    )
    for row in rows:
        name = f"{row['reports']} reports"
        yield _row(name, row["jobs"], row["read"], row["failed"], row["seconds"], row["peak_mb"])
    *_, two, one = rows
    yield ""
    times = one["seconds"] / two["seconds"]
    yield (
        f"Two processes are {times:.2f} times as fast as one. They read copies of the samples, two in a "
        "hundred of them spoiled; the whole command is measured."
    )


def _head(*titles: str) -> Iterator[str]:
    yield _row(*titles)
    yield "|" + "---|" * len(titles)


def _row(*values: object) -> str:
    return f"| {' | '.join(map(str, values))} |"


def _extracted(rows: Results) -> Iterator[str]:
    fields = ("measure", "schedule", "followup", "status")
    yield from _head(
        "whole extract, no profile", "rows", "found", "of them right", *(f"{f} exact" for f in fields)
    )
    for name, row in rows.items():
        if "error" in row:
            yield _row(name, row["error"], *("-" for _ in range(6)))
        else:
            shares = (_share(row[field], 1) for field in fields)
            yield _row(name, row["rows"], row["predicted"], row["matched"], *shares)


def _icdar(row: Results) -> str:
    return (
        f"ICDAR 2013, European half ({row['documents']} documents), structure end to end: "
        f"micro F1 {row['micro_f1']:.3f}, macro F1 {row['macro_f1']:.3f}."
    )


def _share(count: int, whole: int) -> str:
    return f"{100 * count / whole:.1f} %" if whole else "-"
