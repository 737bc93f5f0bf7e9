"""Labels of goals and headings of columns inside the texts of a measure."""

from __future__ import annotations

import pytest

from extract.model import Field, Measure
from extract.record.inside import inside_doubts
from extract.vocabulary import load


def told(measure: Measure) -> list[tuple[str, str]]:
    return [(doubt.code, doubt.field) for doubt in inside_doubts([measure], load("en"))[0]]


FOUND = [
    pytest.param(Measure(Field("Open a hall. Goal 2: Clean air")), [("rows_glued", "")], id="a goal's line"),
    pytest.param(
        Measure(Field("Open a hall. Responsible: City Office")),
        [("text_misplaced", "measure"), ("text_misplaced", "responsible")],
        id="another field's label",
    ),
    pytest.param(Measure(Field("Do"), theme=Field("Measure")), [("text_misplaced", "theme")], id="a heading"),
    pytest.param(
        Measure(Field("Responsible: Office"), responsible=Field("Office")), [], id="a field that is filled"
    ),
    pytest.param(Measure(Field("The goal 2 was reached")), [], id="a goal that is spoken of"),
    pytest.param(Measure(Field("Do"), theme=Field("Measures against noise")), [], id="a theme"),
]


@pytest.mark.parametrize(("measure", "doubts"), FOUND)
def test_labels_inside_texts_are_told(measure: Measure, doubts: list[tuple[str, str]]) -> None:
    assert told(measure) == doubts
