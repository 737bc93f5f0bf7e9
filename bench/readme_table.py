"""Puts the measured figures into the README, between two markers; `--check` only says whether they agree."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.table import results_to_lines

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- figures: make bench -->", "<!-- end of figures -->"


def with_figures(readme: str, results_text: str) -> str:
    """The README with the figures of a results file between its markers. ValueError where it has none."""
    if BEGIN not in readme or END not in readme:
        raise ValueError(f"README.md has no lines '{BEGIN}' and '{END}'")
    before, rest = readme.split(BEGIN, 1)
    figures = "\n".join(results_to_lines(json.loads(results_text)))
    return f"{before}{BEGIN}\n{figures}\n{END}{rest.split(END, 1)[1]}"


def main() -> int:
    """Write the README, or say that it is out of date."""
    path = ROOT / "README.md"
    readme = path.read_text(encoding="utf-8")
    new = with_figures(readme, (ROOT / "bench" / "results" / "latest.json").read_text(encoding="utf-8"))
    if "--check" not in sys.argv:
        path.write_text(new, encoding="utf-8")
    elif new != readme:
        print("README.md does not show bench/results/latest.json; run python -m bench.readme_table")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
