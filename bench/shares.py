"""How much comes back right: cases of the law, and where the shared documents are, their truth.

`python -m bench.shares` prints the shares as JSON. pdfplumber's own tables are the peer; a cell counts
as whole where its text stands in one cell, white space, hyphens at line ends and lights apart.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.measure import ROOT
from bench.peers import Tables, followup_tables, pdfplumber_tables, readers
from extract import pipeline
from extract.dataset import WriteOptions
from extract.errors import FollowupError
from extract.options import ReadOptions
from tests.read.pdf.programme import GLYPH, Case, case_from_seed
from tests.read.pdf.programme_layout import RULED
from tests.read.pdf.programme_render import render
from tests.read.pdf.programme_share import Outcome, outcomes

Shares = dict[str, Any]
FIELDS = ("measure", "schedule", "followup", "status")
"""What the American reports have."""
CELL_CASES = 40
"""Cases whose cells are counted beside those of other readers, which take their time."""


def shared_folder() -> Path | None:
    """Documents that are measured with but not part of the project; None where they are not."""
    folder = Path(os.environ.get("FOLLOWUP_SHARED") or ROOT.parent / "shared")
    return folder if folder.is_dir() else None


def whole_cells(expected: Sequence[str], tables: Tables) -> int:
    """How many of the texts stand whole in one cell; each cell is used once."""
    have = Counter(_key(cell) for table in tables for row in table for cell in row)
    return (have & Counter(map(_key, expected))).total()


def _key(text: str) -> str:
    return re.sub(r"\s*-\s*|\s+", "", text.replace(GLYPH, ""))


def law_shares(count: int) -> Shares:
    """Cases that came back, by kind of layout; known differences are counted apart."""
    done = list(outcomes(map(case_from_seed, range(count))))
    groups = {"all": done, "ruled": [o for o in done if o.case.layout.ruling in RULED]}
    groups["without vertical rules"] = [o for o in done if o.case.layout.ruling not in RULED]
    return {name: _counted(group) for name, group in groups.items()}


def _counted(group: Sequence[Outcome]) -> Shares:
    return {"cases": len(group), **Counter(outcome.kind for outcome in group)}


def law_cells(cases: Iterable[Case]) -> Shares:
    """Whole cells of law cases, read by this program and by each of its peers that is here."""
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            path = Path(folder) / "case.pdf"
            path.write_bytes(render(case))
            expected = [cell.text for table in case.tables for cell in table.cells if cell.text]
            total["cells"] += len(expected)
            for name, tables_of in readers().items():
                total[name] += whole_cells(expected, tables_of(path))
    return dict(total)


def truth_shares(shared: Path) -> Shares:
    """Whole cells of the real documents whose rows were read by a person."""
    shares = {}
    for truth in sorted((shared / "real" / "truth").glob("*.json")):
        pdf = shared / "real" / f"{truth.stem}.pdf"
        if pdf.exists():
            expected = list(_true_cells(json.loads(truth.read_text(encoding="utf-8"))))
            shares[pdf.stem] = {
                "cells": len(expected),
                "followup": _found_in(expected, followup_tables(pdf)),
                "pdfplumber": _found_in(expected, pdfplumber_tables(pdf)),
            }
    return shares


def _true_cells(truth: Shares) -> Iterator[tuple[str, ...]]:
    """The ways in which each cell may stand: a measure with its printed number, or the number apart."""
    for goal in truth["goals"]:
        for row in goal["measures"]:
            yield tuple(dict.fromkeys((row["measure"], f"{row['number']} {row['measure']}".strip())))
            yield from ((row[name],) for name in ("responsible", "schedule", "followup") if row[name])


def _found_in(expected: Sequence[tuple[str, ...]], tables: Tables) -> int:
    have = Counter(_key(cell) for table in tables for row in table for cell in row)
    found = 0
    for ways in expected:
        key = next((key for key in map(_key, ways) if have[key]), None)
        found += key is not None
        have[key or ""] -= 1
    return found


def extracted_shares(shared: Path) -> Shares:
    """Rows and fields of the whole extract beside the same truth, as the shared scorer counts them.

    Nothing where scipy, which the scorer needs, is not installed.
    """
    if importlib.util.find_spec("scipy") is None:
        return {}
    scorer, shares = _module(shared / "bench" / "rows_score.py"), {}
    for truth in sorted((shared / "real" / "truth").glob("*.json")):
        report = next(
            (f for f in (shared / "real").glob(f"{truth.stem}.*") if f.suffix in (".pdf", ".docx")), None
        )
        if report:
            shares[truth.stem] = _rows_and_fields(scorer, report, truth)
    return shares


def _rows_and_fields(scorer: ModuleType, report: Path, truth: Path) -> Shares:
    with tempfile.TemporaryDirectory() as folder:
        try:
            result = pipeline.extract_report(report, ReadOptions(), "report")
        except FollowupError as error:
            return {"error": error.what}
        pipeline.write_dataset([result], Path(folder), WriteOptions(formats=("csv",)))
        (
            Path(folder) / "indicators.csv"
        ).unlink()  # the American truth has none, and the scorer would miss them
        scored = scorer.score(folder, str(truth), list(FIELDS), loose=True)
    rows = scored["rows"]
    return {
        "rows": rows["gold"],
        "predicted": rows["predicted"],
        "matched": rows["matched"],
        **scored["exact"],
    }


def icdar_shares(shared: Path) -> Shares:
    """Micro and macro F1 on the European half of the ICDAR 2013 table set."""
    scorer, source = _module(shared / "bench" / "icdar_score.py"), shared / "bench" / "icdar2013-eu"
    with tempfile.TemporaryDirectory() as folder:
        for pdf in sorted(source.glob("*.pdf")):
            tables = pipeline.document_tables_json(pipeline.read_document(pdf, ReadOptions()))
            (Path(folder) / f"{pdf.stem}.json").write_text(json.dumps(tables), encoding="utf-8")
        by_document, micro, macro = scorer.score(source, folder)
    return {"documents": len(by_document), "micro_f1": round(micro["f1"], 4), "macro_f1": round(macro, 4)}


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def all_shares(law_count: int) -> Shares:
    """All that can be measured here; 'shared' is None where the documents are not."""
    cases = [case_from_seed(seed) for seed in range(min(law_count, CELL_CASES))]
    shares: Shares = {"law": law_shares(law_count)}
    for name, is_ruled in (("ruled", True), ("without vertical rules", False)):
        chosen = [case for case in cases if (case.layout.ruling in RULED) == is_ruled]
        shares.setdefault("law_cells", {})[name] = law_cells(chosen)
    shared = shared_folder()
    shares["shared"] = shared and {
        "truth": truth_shares(shared),
        "extracted": extracted_shares(shared),
        "icdar": icdar_shares(shared),
    }
    return shares


if __name__ == "__main__":
    print(json.dumps(all_shares(int(sys.argv[1]))))
