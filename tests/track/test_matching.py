from __future__ import annotations

from statistics import mean

import pytest

from bench.matching import link_f1, own, right_kinds
from bench.programmes import programme
from extract.track import compare_tables, comparison_rows
from extract.track.weights import UNSURE
from tests.track.mini import kinds, kinds_of, pair, programme_pair, report, without_report


@pytest.mark.parametrize("name", ["fi", "sv", "en", "de"])
def test_links_of_a_pair_written_by_hand(name: str) -> None:
    previous, current, truth = pair(name)
    assert kinds(compare_tables(previous, current)) == truth


@pytest.mark.parametrize(
    "name", ["fi-libraries", "fi-short", "fi-climate", "fi-wellbeing", "sv-water", "sv-integration"]
)
def test_links_of_a_programme_written_by_hand(name: str) -> None:
    previous, current, truth = programme_pair(name)
    assert kinds(compare_tables(previous, current)) == truth


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("en-schools", 0.95),  # 'counsellors' became 'mental health staff': no word in common
        ("en-tourism", 0.95),  # of two that were merged one kept 'shop' and 'crafts' alone
        ("en-harbour", 0.95),  # a berth gone and another one new, both of the same parties under one goal
        ("en-places", 0.95),  # the pool of a town that is gone, and that of a new one
    ],
)
def test_what_is_wrong_in_a_hard_programme_is_a_doubt(name: str, least: float) -> None:
    previous, current, truth = programme_pair(name)
    links = compare_tables(previous, current).links
    found = {(without_report(link.previous), without_report(link.current)): link for link in links}
    assert link_f1({pair: "" for pair in found if all(pair)}, truth) >= least
    assert all(link.is_unsure for pair, link in found.items() if truth.get(pair) != link.kind)


@pytest.mark.parametrize("name", ["fi", "sv", "en"])
def test_most_right_links_are_confident(name: str) -> None:
    links = [link for link in compare_tables(*pair(name)[:2]).links if link.is_pair]
    confident = [link for link in links if link.margin is not None and link.margin >= UNSURE]
    assert len(confident) >= 0.9 * len(links)


def test_the_same_wording_is_the_same() -> None:
    assert kinds_of(["1: Plant trees - soon."], ["1: plant  trees – soon."]) == {("1/m1", "1/m1"): "same"}


def test_near_duplicates_go_by_what_differs() -> None:
    found = kinds_of(
        ["1: Train 200 staff in Turku.", "1: Train 200 staff in Oulu.", "1: Train 200 staff in Pori."],
        ["1: Train 200 staff in Oulu.", "1: Train 200 staff in Pori.", "1: Train 200 staff in Kemi."],
    )
    assert found == {
        ("1/m1", ""): "removed",
        ("1/m2", "1/m1"): "same",
        ("1/m3", "1/m2"): "same",
        ("", "1/m3"): "added",
    }


def test_near_duplicates_that_were_reworded_keep_their_names() -> None:
    found = kinds_of(
        ["1: Train 200 staff in Turku by 2024.", "1: Train 200 staff in Oulu by 2024."],
        ["1: In Oulu, train 250 employees by 2025.", "1: In Turku, train 250 employees by 2025."],
    )
    assert found == {("1/m1", "1/m2"): "reworded", ("1/m2", "1/m1"): "reworded"}


def test_capitals_tell_no_names_where_all_nouns_have_them() -> None:
    told = {"responsible": ["Bauamt", "Parks"], "schedule": ["2022", "2023"]}
    before = report(
        "a", ["1: Ein Kataster leerer Gebäude wird angelegt.", "2: Der Park wird gepflegt."], **told
    )
    now = report("b", ["1: Ein Verzeichnis leerer Häuser entsteht.", "2: Der Park wird gepflegt."], **told)
    assert kinds(compare_tables(before, now))[("1/m1", "1/m1")] == "reworded"


def test_doubles_keep_their_places() -> None:
    lines = ["1: Arrange training.", "1: Arrange training.", "2: Arrange training."]
    assert set(kinds_of(lines, lines).values()) == {"same"}
    assert all(one == other for one, other in kinds_of(lines, lines))


def test_a_split_whose_first_part_kept_the_wording_of_its_half() -> None:
    found = kinds_of(
        ["1: Build a network of harbours and open a museum of sailing ships."],
        ["1: Build a network of harbours.", "1: Open a museum of sailing ships."],
    )
    assert found == {("1/m1", "1/m1"): "split", ("1/m1", "1/m2"): "split"}


def test_a_split_whose_one_part_kept_the_whole_wording() -> None:
    whole = "Build a network of guest harbours and open a museum of sailing ships on the old wharf"
    found = kinds_of(
        [f"1: {whole}."], [f"1: {whole}.", "1: Open the museum of sailing ships on the old wharf."]
    )
    assert set(found.values()) == {"split"}


def test_what_shares_a_frame_is_no_split() -> None:
    found = kinds_of(
        ["1: Carry out a study on the need of housing for students."],
        [
            "1: Carry out a study on the need of housing for students.",
            "1: Carry out a study on the need of parking.",
        ],
    )
    assert found == {("1/m1", "1/m1"): "same", ("", "1/m2"): "added"}


def test_a_measure_under_another_goal_was_moved() -> None:
    found = kinds_of(
        ["1: Plant trees along the canal.", "1: Mow the lawns.", "2: Teach coding at schools."],
        ["1: Mow the lawns.", "2: Plant trees along the canal.", "2: Teach coding at schools."],
    )
    assert found[("1/m1", "2/m1")] == "moved"


def test_a_changed_number_of_the_goal_is_no_move() -> None:
    previous, current = (
        report("a", ["1: Plant trees.", "1: Mow."]),
        report("b", ["7: Plant trees.", "7: Mow."]),
    )
    current["goals"][0]["goal"] = "Goal of 1"
    assert set(kinds(compare_tables(previous, current)).values()) == {"same"}


def test_measures_under_no_goal_were_not_moved() -> None:
    previous, current = report("a", ["1: Plant trees."]), report("b", ["#0: Plant trees."])
    current["goals"] = []
    assert set(kinds(compare_tables(previous, current)).values()) == {"same"}


def test_all_reworded_in_one_goal_goes_by_who_and_when() -> None:
    told = {"responsible": ["Communications Unit", "Parks"], "schedule": ["yearly", "2024"]}
    previous = report(
        "a",
        [
            "1: Tell residents every year, clearly and briefly, how the plan goes.",
            "1: Mow the lawns of the castle.",
        ],
        **told,
    )
    current = report(
        "b",
        ["1: Publish a yearly report on the progress of the plan.", "1: Mow the lawns of the castle."],
        **told,
    )
    assert kinds(compare_tables(previous, current))[("1/m1", "1/m1")] == "reworded"


@pytest.mark.parametrize(
    ("previous", "current"),
    [([], []), ([], ["1: Mow."]), (["1: Mow."], []), (["1: "], ["1: "])],
    ids=["both empty", "nothing before", "nothing now", "no text"],
)
def test_empty_reports_are_compared(previous: list[str], current: list[str]) -> None:
    assert len(kinds_of(previous, current)) == max(len(previous), len(current))


def test_a_link_tells_its_numbers_and_its_reason() -> None:
    lines = ["1: Plant trees.", "2: Count the boats."]
    link = compare_tables(report("a", lines), report("b", lines)).links[0]
    assert link.score is not None
    assert link.runner_up is not None
    assert link.margin == link.score - link.runner_up > UNSURE
    assert link.reason.startswith("same wording; same goal")


def test_a_weak_link_is_a_doubt() -> None:
    rest = "2: Mow the lawns of the castle."
    previous = report(
        "a", ["1: Run a bus for careers in rural villages.", rest], responsible=["Schools", "Parks"]
    )
    current = report(
        "b", ["1: A tour on careers visits all schools.", rest], responsible=["Museums", "Parks"]
    )
    rows = comparison_rows(compare_tables(previous, current))
    assert [(row["record_id"], row["code"], row["field"]) for row in rows["doubts"]] == [
        ("b/1/m1", "link_unsure", "link")
    ]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_links_of_made_up_programmes(language: str) -> None:
    made = [programme(language, 50, seed) for seed in range(20, 24)]
    found = [own(one) for one in made]
    assert mean(link_f1(links, one.truth) for links, one in zip(found, made, strict=True)) >= 0.97
    assert mean(right_kinds(links, one.truth) for links, one in zip(found, made, strict=True)) >= 0.97


def test_without_goals_parties_and_schedules_the_wording_must_do() -> None:
    previous = ["#0: Plant trees along the canal.", "#0: Count the boats in the harbour.", "#0: Teach chess."]
    current = ["#0: Teach chess.", "#0: The boats in the harbour are counted.", "#0: Lower the rents."]
    assert kinds_of(previous, current) == {
        ("#0/m1", ""): "removed",
        ("#0/m2", "#0/m2"): "reworded",
        ("#0/m3", "#0/m1"): "same",
        ("", "#0/m3"): "added",
    }
