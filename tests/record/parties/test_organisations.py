from __future__ import annotations

import pytest

from extract.record.parties import listed, organisation_id, organisation_rows

Row = dict[str, object]


def responsible(organisation: str, report: str = "r", key: str = "", *, is_group: bool = False) -> Row:
    return {
        "report_id": report,
        "organisation": organisation,
        "organisation_id": key or organisation_id(organisation),
        "is_group": is_group,
    }


def organisations(*responsibles: Row) -> list[tuple[object, ...]]:
    reports: list[Row] = [{"report_id": "r", "language": "fi"}, {"report_id": "s", "language": "sv"}]
    rows = organisation_rows({"reports": reports, "responsibles": responsibles})
    return [tuple(row.values()) for row in rows]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kaupunginkanslian elinkeino-osasto", "kaupunginkanslian-elinkeino-osasto"),
        ("Åbo Akademi", "abo-akademi"),
        ("Школа", "школа"),
        ("&", "unnamed"),
    ],
)
def test_a_key_is_made_of_the_name(name: str, key: str) -> None:
    assert organisation_id(name) == key


def test_each_organisation_has_one_row() -> None:
    assert organisations(responsible("Kela"), responsible("HUS"), responsible("Kela", "s")) == [
        ("kela", "Kela", ""),
        ("hus", "HUS", ""),
    ]


def test_a_unit_has_the_parent_that_its_name_tells() -> None:
    assert organisations(responsible("Kaupunginkanslian viestintäosasto")) == [
        ("kaupunginkanslia", "Kaupunginkanslia", ""),
        ("kaupunginkanslian-viestintaosasto", "Kaupunginkanslian viestintäosasto", "kaupunginkanslia"),
    ]


def test_a_unit_has_its_parents_own_key() -> None:
    rows = organisations(responsible("Stadskansliets byrå", "s"), responsible("Stadskansliet", "s", "k1"))
    assert [(row[0], row[2]) for row in rows] == [("k1", ""), ("stadskansliets-byra", "k1")]


@pytest.mark.parametrize("name", ["Kasvatuksen ja koulutuksen toimiala", "Helsingin yliopisto", "Kela"])
def test_a_name_that_tells_no_parent_has_none(name: str) -> None:
    assert organisations(responsible(name)) == [(organisation_id(name), name, "")]


def test_a_group_has_no_parent() -> None:
    assert len(organisations(responsible("Kaupungin toimialat", is_group=True))) == 1


def test_the_listing_counts_and_tells_what_is_nearly_the_same() -> None:
    rows = listed(
        [responsible("Opetushallitus"), responsible("Opetushalitus"), responsible("Opetushallitus")]
    )
    assert [(row["organisation"], row["measures"], row["similar"]) for row in rows] == [
        ("Opetushalitus", 1, "Opetushallitus"),
        ("Opetushallitus", 2, "Opetushalitus"),
    ]
