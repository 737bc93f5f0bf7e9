from __future__ import annotations

import pytest

from extract import vocabulary
from extract.model import Field, LegendEntry
from extract.record.lights import NO_LIGHT, Light, light_of_colour
from extract.record.status import WORST_FIRST, code_of_words, read_status
from extract.vocabulary import Vocabulary

FI, SV, EN = (vocabulary.load(code) for code in ("fi", "sv", "en"))
LEGEND = (
    LegendEntry("on_track", "Etenee suunnitellusti tai on jo valmis", "green", "#92d050"),
    LegendEntry("started", "Aloitettu, asia etenee", "yellow", "#ffff00"),
    LegendEntry("not_done", "Ei toteutunut", "red", "#ff0000"),
    LegendEntry("not_started", "Ei aloitettu", "none", ""),
)


@pytest.mark.parametrize(
    ("words", "text", "code"),
    [
        pytest.param(FI, "Etenee suunnitellusti tai on jo valmis", "on_track", id="two codes, the lower"),
        pytest.param(FI, "Aloitettu, asia etenee", "started", id="two words of one code"),
        pytest.param(FI, "Ei toteutunut", "not_done", id="negation takes the word"),
        pytest.param(FI, "Ei aloitettu", "not_started", id="not started, Finnish"),
        pytest.param(FI, "Toimenpide on viivästynyt", "delayed", id="in a sentence"),
        pytest.param(FI, "Käynnissä", "started", id="in progress, Finnish"),
        pytest.param(FI, "Toteutuneet", "completed", id="inflected"),
        pytest.param(FI, "Toteutetaan", "started", id="will be done is not done"),
        pytest.param(SV, "Pågår", "started", id="in progress, Swedish"),
        pytest.param(SV, "Ej påbörjad", "not_started", id="not started, Swedish"),
        pytest.param(SV, "Framskrider enligt plan", "on_track", id="on track, Swedish"),
        pytest.param(SV, "Inte genomförd", "not_done", id="not done, Swedish"),
        pytest.param(EN, "In progress", "started", id="in progress"),
        pytest.param(EN, "In Progress – 50 %", "started", id="with a share"),
        pytest.param(EN, "Not Started", "not_started", id="not started"),
        pytest.param(EN, "Not completed", "not_done", id="not completed"),
        pytest.param(EN, "Partially completed", "started", id="partly"),
        pytest.param(
            EN,
            "Completed. The tool was launched in May and is now in use by all offices.",
            "completed",
            id="status in front of a text",
        ),
    ],
)
def test_status_words(words: Vocabulary, text: str, code: str) -> None:
    assert code_of_words(text, words) == code


@pytest.mark.parametrize(
    "text", ["", "Kanslia", "2023", "Yes we can see that nothing of it is told here, or so it seems to be"]
)
def test_no_status_words(text: str) -> None:
    assert code_of_words(text, FI) == ""


@pytest.mark.parametrize("words", [FI, SV, EN])
def test_each_phrase_of_a_vocabulary_says_its_own_code(words: Vocabulary) -> None:
    wrong = [
        (p, code)
        for code, phrases in words.status.items()
        for p in phrases
        if code_of_words(p, words) != code
    ]
    assert wrong == []


def test_order_of_codes_is_complete() -> None:
    assert set(WORST_FIRST) == set(FI.status)


@pytest.mark.parametrize(
    ("text", "light", "code", "label", "colour"),
    [
        pytest.param(
            "", light_of_colour("#92d050"), "on_track", LEGEND[0].label, "green", id="legend's own colour"
        ),
        pytest.param(
            "", light_of_colour("#8fce4e"), "on_track", LEGEND[0].label, "green", id="a shade of it"
        ),
        pytest.param(
            "", light_of_colour("#00b050"), "on_track", LEGEND[0].label, "green", id="another green"
        ),
        pytest.param("", NO_LIGHT, "not_started", LEGEND[3].label, "none", id="unfilled cell has a meaning"),
        pytest.param(
            "Ei toteutunut", light_of_colour("#ff0000"), "not_done", "Ei toteutunut", "red", id="both agree"
        ),
        pytest.param(
            "Valmis",
            light_of_colour("#92d050"),
            "completed",
            "Valmis",
            "green",
            id="words tell more than the light",
        ),
        pytest.param("Käynnissä", Light(), "started", "Käynnissä", "", id="words without a light"),
        pytest.param(
            "●", light_of_colour("#ff0000"), "not_done", LEGEND[2].label, "red", id="disc drawn as a letter"
        ),
    ],
)
def test_status_by_legend(text: str, light: Light | None, code: str, label: str, colour: str) -> None:
    status, doubts = read_status(Field(text), light, LEGEND, FI)
    assert (status.code, status.label, status.colour, doubts) == (code, label, colour, ())


@pytest.mark.parametrize(
    ("text", "light", "legend", "code", "doubt"),
    [
        pytest.param("", NO_LIGHT, (), "unknown", "status_unclear", id="empty light cell, no legend"),
        pytest.param("kts. liite", NO_LIGHT, LEGEND[:3], "unknown", "status_unclear", id="unknown words"),
        pytest.param(
            "Valmis",
            light_of_colour("#ff0000"),
            LEGEND,
            "completed",
            "word_and_colour_disagree",
            id="words against legend",
        ),
        pytest.param(
            "Valmis",
            light_of_colour("#ff0000"),
            (),
            "completed",
            "word_and_colour_disagree",
            id="words against red",
        ),
        pytest.param("", None, LEGEND, "unknown", "status_unclear", id="lights that disagree"),
    ],
)
def test_doubtful_status(
    text: str, light: Light | None, legend: tuple[LegendEntry, ...], code: str, doubt: str
) -> None:
    status, doubts = read_status(Field(text), light, legend, FI)
    assert (status.code, [d.code for d in doubts]) == (code, [doubt])


@pytest.mark.parametrize(
    ("light", "code"),
    [
        (light_of_colour("#00b050"), "on_track"),
        (light_of_colour("#ff0000"), "not_done"),
        (Light("", glyph="✓"), "completed"),
    ],
)
def test_plain_light_without_legend(light: Light | None, code: str) -> None:
    assert read_status(Field(), light, (), FI)[0].code == code


def test_words_may_stand_on_yellow_without_a_legend() -> None:
    assert read_status(Field("Myöhässä"), light_of_colour("#ffff00"), (), FI)[1] == ()


def test_name_of_no_colour_is_kept_as_printed() -> None:
    status, doubts = read_status(Field("White"), Light(), (), EN)
    assert (status.code, status.label, [doubt.code for doubt in doubts]) == (
        "unknown",
        "White",
        ["status_unclear"],
    )
