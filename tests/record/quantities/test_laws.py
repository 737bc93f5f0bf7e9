"""Laws: a number reads back in whatever accepted way it is written; what states no number adds none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import vocabulary
from extract.model import Field
from extract.record.quantities import figures_in
from extract.record.quantities.lexicon import lexicon_of

FORMS = {
    "fi": ("{} koulua", " ", ","),
    "sv": ("{} skolor", "\u00a0", ","),
    "en": ("{} schools", ",", "."),
    "de": ("{} Bäume", ".", ","),
}
BLANKS = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "\u2007", "'", "’"])
WHOLE = st.integers(min_value=2100, max_value=10**9)
QUIET = st.sampled_from(
    ["Toiminta jatkuu.", "Palvelu on avattu vuonna 2024.", "Ks. sivu 12.", "COVID-19 vaikutti."]
)


def values(text: str, code: str) -> list[float]:
    return [figure.value for figure in figures_in(Field(text), vocabulary.load(code))[0]]


@pytest.mark.parametrize("code", FORMS)
@given(number=WHOLE, blank=BLANKS)
def test_thousands_parted_by_any_blank_read_back(code: str, number: int, blank: str) -> None:
    assert values(FORMS[code][0].format(f"{number:,}".replace(",", blank)), code) == [number]


@pytest.mark.parametrize("code", FORMS)
@given(number=WHOLE)
def test_bare_digits_read_back(code: str, number: int) -> None:
    assert values(FORMS[code][0].format(number), code) == [number]


@pytest.mark.parametrize("code", FORMS)
@given(number=WHOLE, hundredths=st.integers(min_value=1, max_value=99))
def test_decimals_read_back(code: str, number: int, hundredths: int) -> None:
    form, group, decimal = FORMS[code]
    printed = f"{number:,}".replace(",", group) + f"{decimal}{hundredths:02}"
    assert values(form.format(printed), code) == [float(f"{number}.{hundredths:02}")]


@pytest.mark.parametrize("code", ["fi", "sv", "en", "de"])
def test_every_number_word_says_its_value_and_no_other(code: str) -> None:
    lexicon = lexicon_of(vocabulary.load(code))
    stated = [entry.split("=")[0] for entry in lexicon.entries("numbers")]
    assert {float(value) for value in stated} == set(lexicon.numbers.values())
    assert not set(lexicon.numbers) & set(lexicon.ordinals)


@given(before=QUIET, after=QUIET)
def test_sentences_without_quantities_change_nothing(before: str, after: str) -> None:
    text = "Koulutettiin 25 opettajaa. Osuus oli 10,3 prosenttia."
    assert values(f"{before} {text} {after}", "fi") == values(text, "fi") == [25, 10.3]


@given(st.text(max_size=80))
def test_any_text_is_read_with_figures_that_stand_in_it(text: str) -> None:
    figures, _ = figures_in(Field(text), vocabulary.load("fi"))
    assert all(figure.text in figure.sentence for figure in figures if "\n" not in figure.text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("fi", "Kouluja oli 33,000.", id="comma before three digits, Finnish"),
        pytest.param("sv", "Skolorna var 33,000.", id="comma before three digits, Swedish"),
        pytest.param("en", "There were 33.000 schools.", id="point before three digits, English"),
        pytest.param("en", "There were 1,23,4 schools.", id="signs in no order"),
    ],
)
def test_a_number_of_two_readings_is_a_doubt(code: str, text: str) -> None:
    figures, doubts = figures_in(Field(text), vocabulary.load(code))
    assert not figures
    assert [(doubt.code, doubt.field) for doubt in doubts] == [("number_unclear", "followup")]
