from __future__ import annotations

import pytest

from extract.errors import WrongUse
from extract.track import compare_tables, explanation
from tests.track.mini import report

COMPARED = compare_tables(
    report("a", ["1: Plant oak trees in Turku.", "1: Plant oak trees in Oulu.", "2: Mow."]),
    report("b", ["1: Plant oak trees in Turku.", "1: Plant oak trees in Oulu and Pori.", "2: Mow."]),
)


def test_the_account_tells_decision_evidence_and_other_candidates() -> None:
    account = "\n".join(explanation(COMPARED, "b/1/m2"))
    assert "reworded: a/1/m2 -> b/1/m2, decided by auto" in account
    assert "why: " in account
    assert "circumstances 1.000: goal 1.00 (weight 2)" in account
    assert "other candidates (1)" in account
    assert "a/1/m1: Plant oak trees in Turku." in account


def test_a_measure_of_either_report_may_be_asked_for() -> None:
    assert explanation(COMPARED, "a/1/m1")[0] == "a/1/m1"


def test_an_unknown_measure_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="Neither report has a measure b/9/m9"):
        explanation(COMPARED, "b/9/m9")
