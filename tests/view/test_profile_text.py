from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Suggestion
from extract.view import suggestions_to_toml

KEYS = {"columns": ("measure", "schedule")}


def written(*suggestions: Suggestion, name: str = "report.pdf") -> str:
    return suggestions_to_toml(name, suggestions, KEYS)


def test_what_is_likely_stands_under_its_key_with_reason_and_example() -> None:
    text = written(Suggestion("columns", "measure", "Deliverable", "the first long texts", "Train\nstaff"))
    assert tomllib.loads(text) == {"columns": {"measure": ["Deliverable"]}}
    assert '"Deliverable",  # the first long texts, such as "Train staff"' in text


@pytest.mark.parametrize(
    "waiting",
    [
        pytest.param(Suggestion("status", "", "halfway", is_sure=False), id="no key"),
        pytest.param(
            Suggestion("patterns", "goal", r"(?P<number>\d+)", is_sure=False), id="a key, but unsure"
        ),
    ],
)
def test_what_waits_for_a_person_is_not_loaded(waiting: Suggestion) -> None:
    assert tomllib.loads(written(waiting)) == {waiting.section: {}}


def test_a_comment_that_waits_is_a_line_once_its_mark_is_gone() -> None:
    text = written(Suggestion("patterns", "goal", r"Part (?P<number>\d+)", is_sure=False))
    loaded = tomllib.loads(text.replace("# goal =", "goal ="))
    assert loaded == {"patterns": {"goal": [r"Part (?P<number>\d+)"]}}


def test_nothing_to_suggest_is_said() -> None:
    assert tomllib.loads(written()) == {}
    assert "Nothing" in written()


texts = st.text(min_size=1, max_size=30)
made = st.builds(Suggestion, st.just("columns"), st.sampled_from(["measure", "other"]), texts, texts, texts)


@given(st.lists(made, max_size=6), texts)
def test_whatever_a_report_prints_the_draft_loads_and_holds_it(found: list[Suggestion], name: str) -> None:
    loaded = tomllib.loads(written(*found, name=name)).get("columns", {})
    held = sorted(text for listed in loaded.values() for text in listed)
    assert held == sorted(suggestion.text for suggestion in found)
