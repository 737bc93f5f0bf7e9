from __future__ import annotations

from extract.dataset import Row
from extract.doubts import BY_CODE, kinds_in
from extract.reasons import Reason
from extract.view.comparison.pairs import Pair
from extract.view.comparison.told import doubt_wording, link_doubt_wording, reason_wording

UNSURE: Row = {"code": "link_unsure", "message": f"{BY_CODE['link_unsure'].meaning}: moved, margin 0.02; x"}
FINNISH = next(kind.meaning for kind in kinds_in("fi") if kind.code == "link_unsure")


def pair(decided_by: str = "auto", *reasons: Reason) -> Pair:
    link: Row = {"kind": "moved", "decided_by": decided_by, "reason": "written by hand"}
    return Pair(link, None, None, doubts=(UNSURE,), reasons=reasons)


def test_a_doubt_begins_with_its_meaning_in_the_language_of_the_page() -> None:
    assert doubt_wording(UNSURE, "fi").text == f"{FINNISH}: moved, margin 0.02; x"


def test_a_message_of_other_words_is_marked_as_english() -> None:
    told = doubt_wording({"code": "link_unsure", "message": "Somebody's own words"}, "fi")
    assert (told.text, told.is_english) == ("Somebody's own words", True)


def test_the_doubt_about_a_link_is_its_meaning_alone() -> None:
    assert link_doubt_wording(UNSURE, pair("auto", Reason("same_wording")), "fi").text == FINNISH


def test_a_reason_is_told_in_the_language_of_the_page() -> None:
    assert reason_wording(pair("auto", Reason("same_wording")), "fi").text == "sama sanamuoto"


def test_the_words_of_a_person_stand_as_they_are() -> None:
    told = reason_wording(pair("analyst"), "fi")
    assert (told.text, told.is_english) == ("written by hand", False)
