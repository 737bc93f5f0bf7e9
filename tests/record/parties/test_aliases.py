from __future__ import annotations

import pytest

from extract.record.parties import Alias, aliases_of
from tests.record.parties.reading import parties_of, read


@pytest.mark.parametrize(
    ("alias", "text", "expected"),
    [
        pytest.param(
            ("Pks-korkeakoulut", "Korkeakoulut"), "pks-korkeakoulut", "Korkeakoulut#", id="as printed"
        ),
        pytest.param(
            ("Luken", "Luonnonvarakeskus"),
            "HUS yhteistyössä Luken kanssa",
            "HUS | Luonnonvarakeskus*",
            id="inflected",
        ),
        pytest.param(
            ("Kela", "Kansaneläkelaitos"),
            "HUS yhteistyössä Kelan kanssa",
            "HUS | Kansaneläkelaitos*",
            id="by base form",
        ),
        pytest.param(
            ("Tieto ja taito", "Tieto ja taito ry"),
            "Kela, Tieto ja taito ja HUS",
            "Kela | Tieto ja taito ry | HUS",
            id="never cut",
        ),
        pytest.param(("kela", "eKela"), "Kela", "eKela", id="letters are a person's"),
    ],
)
def test_an_alias_wins(alias: tuple[str, str], text: str, expected: str) -> None:
    assert read("fi", text, aliases=aliases_of([Alias(*alias)])) == (expected, set())


def test_an_alias_gives_its_key() -> None:
    aliases = aliases_of([Alias("Kela", "Kansaneläkelaitos", "0246246-0")])
    (party,) = parties_of("fi", "Kela", aliases=aliases)[0]
    assert party.organisation_id == "0246246-0"


def test_an_alias_says_nothing_of_longer_names() -> None:
    assert read("fi", "Kelan museo", aliases=aliases_of([Alias("Kela", "X")]))[0] == "Kelan museo"
