from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.pdf.text.hyphens import (
    HYPHEN_OR_NOTHING,
    NOTHING_OR_BLANK,
    SUSPENDED_OR_NOTHING,
    Joining,
    JointDecider,
    LineEnd,
    join_lines,
)

PLAIN = Joining(suspending=frozenset({"ja", "och", "and"}))
TELLING = Joining(PLAIN.suspending, writes_blanks=True)


def joined(*lines: str, joining: Joining = PLAIN) -> str:
    """Lines joined with joints undecided; '|' ends a line that fills its cell, '_' one with a blank."""
    return reduce(lambda text, line: _joined(text, line, joining), lines)


def _joined(text: str, line: str, joining: Joining) -> str:
    end = LineEnd(text.endswith("_"), text.endswith("|"), is_one_word=" " not in text)
    return join_lines(text.rstrip("|_"), line, end, joining)


def read(text: str, *document: str) -> str:
    """A text decided by the words of a document that prints it."""
    return JointDecider([text, *document]).decide(text)


JOINTS = [
    pytest.param(["the end", "of it"], "the end of it", id="two words"),
    pytest.param(["korkea\u00ad", "koulu"], "korkeakoulu", id="a soft hyphen"),
    pytest.param(
        ["elinkeino-", "ja muut"], f"elinkeino-{SUSPENDED_OR_NOTHING}ja muut", id="a suspended hyphen"
    ),
    pytest.param(["2022–", "Jatkuva"], "2022– Jatkuva", id="an open span"),
    pytest.param(["1.1.2023–31.12.", "2026"], "1.1.2023–31.12.2026", id="a date"),
    pytest.param(["EU-", "Hanke"], "EU-Hanke", id="a capital follows"),
    pytest.param(["COVID-", "19"], "COVID-19", id="a figure follows"),
    pytest.param(["2022-", "Jatkuva"], "2022- Jatkuva", id="an open span with a hyphen"),
    pytest.param(["16–18-", "vuotiaille"], f"16–18-{HYPHEN_OR_NOTHING}vuotiaille", id="behind figures"),
    pytest.param(["2020-", "luvulla"], f"2020-{HYPHEN_OR_NOTHING}luvulla", id="behind a year"),
    pytest.param(["2022–", "2023"], "2022–2023", id="a dash between years"),
    pytest.param(["goals –", "means"], "goals – means", id="a dash between words"),
    pytest.param(["and/", "or"], "and/or", id="a slash"),
    pytest.param(["2022 -", "2023"], "2022 - 2023", id="a hyphen that stands alone"),
    pytest.param(["対象", "者"], "対象者", id="a writing without blanks"),
    pytest.param(["", "text"], "text", id="nothing before"),
    pytest.param(["text", ""], "text", id="nothing after"),
    pytest.param(["korkea-", "koulu"], f"korkea-{HYPHEN_OR_NOTHING}koulu", id="undecided hyphen"),
    pytest.param(["ammattikor|", "keakoulu"], f"ammattikor{NOTHING_OR_BLANK}keakoulu", id="undecided break"),
    pytest.param(["a whole line|", "of words"], "a whole line of words", id="a full line of several words"),
    pytest.param(["see www.exam|", "ple.org/a"], "see www.example.org/a", id="an address"),
    pytest.param(["http://a.", "fi/a?", "id=1"], "http://a.fi/a?id=1", id="the marks of an address"),
    pytest.param(["see www.example.org.", "Then"], "see www.example.org. Then", id="a sentence after one"),
    pytest.param(["Kaupunki|", "Helsinki"], "Kaupunki Helsinki", id="a capital begins a word"),
]


@pytest.mark.parametrize(("lines", "expected"), JOINTS)
def test_lines_are_joined(lines: list[str], expected: str) -> None:
    assert joined(*lines) == expected


TOLD = [
    pytest.param(["elinkeino-_", "ja muut"], "elinkeino- ja muut", id="a blank after a suspended hyphen"),
    pytest.param(["tutkimus-_", "tai muut"], "tutkimus- tai muut", id="a blank before an unknown word"),
    pytest.param(["2022–", "2023"], "2022–2023", id="no blank after a dash in a word"),
    pytest.param(["korkea-", "koulu"], f"korkea-{HYPHEN_OR_NOTHING}koulu", id="no blank after a hyphen"),
]


@pytest.mark.parametrize(("lines", "expected"), TOLD)
def test_blanks_at_line_ends_tell_where_the_producer_writes_them(lines: list[str], expected: str) -> None:
    assert joined(*lines, joining=TELLING) == expected


DECIDED = [
    pytest.param(["korkea-", "koulu"], ["korkeakoulu on"], "korkeakoulu", id="joined elsewhere"),
    pytest.param(["well-", "known"], ["a well-known man"], "well-known", id="hyphenated elsewhere"),
    pytest.param(["korkea-", "koulu"], [], "korkea-koulu", id="not told: the hyphen stays"),
    pytest.param(["Korkea-", "koulu"], ["KORKEAKOULU"], "Korkeakoulu", id="in other letters"),
    pytest.param(["16–18-vuo-", "tiaille"], ["vuotiaille"], "16–18-vuotiaille", id="behind another hyphen"),
    pytest.param(["korkea-", "koulun"], ["korkeakoulu"], "korkea-koulun", id="another inflection"),
    pytest.param(
        ["ammattikor|", "keakoulu"], ["ammattikorkeakoulu"], "ammattikorkeakoulu", id="a broken word"
    ),
    pytest.param(
        ["kaupunki|", "maksaa"], ["kaupunki ei", "se maksaa"], "kaupunki maksaa", id="two known words"
    ),
]


@pytest.mark.parametrize(("lines", "document", "expected"), DECIDED)
def test_the_documents_words_decide(lines: list[str], document: list[str], expected: str) -> None:
    assert read(joined(*lines), *document) == expected


UNSURE = [
    pytest.param(["low-", "density area"], [], ["low-density"], id="nothing tells"),
    pytest.param(["low-", "density area"], ["a low-density area"], [], id="printed elsewhere"),
    pytest.param(
        ["när-", "tjänster"],
        [
            *("när det är", "nya tjänster", joined("hög-", "skolan"), "högskolan"),
            *(joined("stads-", "delen"), "stadsdelen"),
        ],
        ["när-tjänster"],
        id="two words, where hyphens of line ends go",
    ),
    pytest.param(["TKI-", "työ"], [], [], id="a short form"),
    pytest.param(["elinkeino-", "ja muut"], [], [], id="a suspended hyphen"),
    pytest.param(["two", "words"], [], [], id="no hyphen"),
    pytest.param(
        ["kommunik|", "ationsavdelningen"], [], ["kommunik ationsavdelningen"], id="parts of a word"
    ),
    pytest.param(["kommunik|", "avdelningen"], ["avdelningen"], [], id="a word of the document"),
    pytest.param(
        ["kohdennettu-", "ja toimia"],
        [
            *("ohjaaja ja tutkija", "laatija", joined("yhteis-", "työ"), "yhteistyö"),
            *(joined("osa-", "alue"), "osaalue"),
        ],
        ["kohdennettu- ja"],
        id="an 'and' that may be a syllable",
    ),
    pytest.param(
        ["kultur-", "och idrott"],
        [*(joined("yhteis-", "työ"), "yhteistyö", joined("osa-", "alue"), "osaalue")],
        [],
        id="an 'and' that ends no word",
    ),
]


@pytest.mark.parametrize(("lines", "document", "words"), UNSURE)
def test_words_whose_hyphen_nothing_decides_are_told(
    lines: list[str], document: list[str], words: list[str]
) -> None:
    text = joined(*lines)
    assert list(JointDecider([text, *document]).undecided(text)) == words


def test_the_documents_habit_decides_where_its_words_do_not() -> None:
    habit = [joined("yhteis-", "työ"), "yhteistyö", joined("osa-", "alue"), "osaalue"]
    assert read(joined("palvelu-", "piste"), *habit) == "palvelupiste"
    assert read(joined("16–18-vuo-", "tiaille"), *habit) == "16–18-vuotiaille"
    assert read(joined("TKI-", "työ"), *habit) == "TKI-työ"


texts = st.text("abc -\u00ad–/A1.", min_size=0, max_size=12).map(str.strip)


@given(st.lists(texts, min_size=1, max_size=5), st.lists(texts, max_size=3))
def test_deciding_again_changes_nothing(lines: list[str], document: list[str]) -> None:
    decider = JointDecider([joined(*lines), *document])
    once = decider.decide(joined(*lines))
    assert decider.decide(once) == once
    assert not {HYPHEN_OR_NOTHING, NOTHING_OR_BLANK, SUSPENDED_OR_NOTHING} & set(once)


@given(st.lists(texts, min_size=1, max_size=5))
def test_joining_loses_nothing_but_hyphens_and_adds_nothing_but_blanks(lines: list[str]) -> None:
    kept = [c for c in "".join(lines) if c not in " -\u00ad"]
    assert [c for c in read(joined(*lines)) if c not in " -\u00ad"] == kept
