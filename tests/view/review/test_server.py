"""The review server: who gets an answer, what is served, what acts become."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.dataset import read_corrections
from extract.review_server import LONGEST_ACT, LOOPBACK, ReviewServer
from tests.view.review.datasets import written
from tests.view.review.serving import asked, served


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ReviewServer]:
    with served(written(tmp_path, 3)) as started:
        yield started


def act(server: ReviewServer, **told: str) -> tuple[int, Any]:
    status, body, _ = asked(
        f"{server.url}act", data=json.dumps(told).encode(), Content_Type="application/json"
    )
    return status, json.loads(body)


def test_the_most_serious_doubt_comes_first(server: ReviewServer) -> None:
    content = json.loads(asked(f"{server.url}content")[1])
    assert [item["record_id"] for item in content["items"]] == ["r/1/m3", "r/1/m1", "r/1/m2"]


@pytest.mark.parametrize("name", ["", "page.css", "common.js", "page.js", "content", "state", "table/r/0"])
def test_each_answer_forbids_what_the_page_does_not_need(server: ReviewServer, name: str) -> None:
    status, _, headers = asked(server.url + name)
    assert (status, headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == (
        200,
        "nosniff",
        "no-referrer",
    )
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")


@pytest.mark.parametrize("name", ["", "page.js", "content", "state", "page/r/1", "table/r/0"])
def test_nothing_is_told_without_the_token(server: ReviewServer, name: str) -> None:
    assert asked(f"http://{LOOPBACK}:{server.port}/{'x' * 32}/{name}")[0] == 403


def test_the_bare_address_tells_nothing(server: ReviewServer) -> None:
    assert asked(f"http://{LOOPBACK}:{server.port}/")[0] == 404


def test_a_post_without_the_token_does_nothing(server: ReviewServer, tmp_path: Path) -> None:
    address = f"http://{LOOPBACK}:{server.port}/{'x' * 32}/act"
    told = json.dumps({"action": "accept", "record_id": "r/1/m1", "field": "schedule"}).encode()
    assert asked(address, data=told, Content_Type="application/json")[0] == 403
    assert not (tmp_path / "corrections.csv").exists()


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:80", "0.0.0.0", "127.0.0.1", "127.0.0.1.evil.example:{port}",
        "evil.example:{port}", "[::1]:{port}", "127.0.0.1:{port}@evil.example", "2130706433:{port}", "",
    ],
)  # fmt: skip
def test_another_host_gets_no_answer(server: ReviewServer, host: str) -> None:
    assert asked(f"{server.url}content", Host=host.format(port=server.port))[0] == 403


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "https://127.0.0.1",
        "http://127.0.0.1",
        "http://127.0.0.1:{port}.evil.example",
    ],
)
def test_a_page_of_another_site_gets_no_answer(server: ReviewServer, origin: str, tmp_path: Path) -> None:
    told = {"Origin": origin.format(port=server.port), "Content_Type": "application/json"}
    act = json.dumps({"action": "drop", "record_id": "r/1/m1"}).encode()
    assert asked(f"{server.url}state", None, **told)[0] == 403
    assert asked(f"{server.url}act", act, **told)[0] == 403
    assert not (tmp_path / "corrections.csv").exists()


@pytest.mark.parametrize(
    "path",
    [
        "corrections.csv", "measures.csv", "../measures.csv", "%2e%2e%2fmeasures.csv", "..%5cmeasures.csv",
        "//etc/passwd", "%2fetc%2fpasswd", "page.html%00.js", "__init__.py", "page/../1", "page/r/1",
        "page/r/0", "page/r/-1", "page/%2e%2e%2fr/1", "table/r/9", "table/../0", "table/%2fetc%2fpasswd/0",
    ],
)  # fmt: skip
def test_no_file_is_served_but_the_page(server: ReviewServer, path: str) -> None:
    assert asked(server.url + path)[0] == 404


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"not json",
        b'{"action": "set"',
        b"[" * 90_000,
        b'{"action": "x", "version": [1]}',
        b"\xff",
        b"null",
    ],
    ids=["nothing", "a list", "no json", "half", "very deep", "a list as number", "no text", "null"],
)
def test_what_is_no_act_is_refused(server: ReviewServer, data: bytes, tmp_path: Path) -> None:
    assert asked(f"{server.url}act", data=data, Content_Type="application/json")[0] == 400
    assert not (tmp_path / "corrections.csv").exists()


def test_an_act_as_long_as_a_book_is_refused(server: ReviewServer) -> None:
    headers = {"Content_Type": "application/json", "Content_Length": str(LONGEST_ACT + 1)}
    assert asked(f"{server.url}act", b"{", **headers)[0] == 400


@pytest.mark.parametrize("version", ["-1", "x", "9" * 5000, "%00"])
def test_a_state_of_no_version_is_that_of_now(server: ReviewServer, version: str) -> None:
    assert json.loads(asked(f"{server.url}state?version={version}")[1])["version"] == 0


def test_the_rows_around_are_told(server: ReviewServer) -> None:
    table = json.loads(asked(f"{server.url}table/r/0")[1])
    assert [cell["row"] for cell in table["cells"]] == [1, 1, 2, 2, 3, 3]
    assert json.loads(asked(f"{server.url}tables/r")[1]) == {"tables": [0]}
    assert json.loads(asked(f"{server.url}tables/..")[1]) == {"tables": []}


def test_a_form_of_another_page_is_no_act(server: ReviewServer) -> None:
    assert asked(f"{server.url}act", data=b'{"action": "undo"}', Content_Type="text/plain")[0] == 400


@pytest.mark.parametrize(
    "told",
    [
        {"action": "set", "record_id": "r/1/m9", "field": "schedule", "value": "2024"},
        {"action": "set", "record_id": "r/1/m1", "field": "goal_id", "value": "2024"},
        {"action": "set", "record_id": "r/1/m1", "field": "status", "value": "fine"},
        {"action": "split", "record_id": "r/1/m1", "field": "measure", "value": "one part"},
        {"action": "delete", "record_id": "r/1/m1"},
    ],
    ids=["no such record", "no such field", "no such status", "a split in one", "no such act"],
)
def test_what_cannot_be_done_is_told(server: ReviewServer, told: dict[str, str], tmp_path: Path) -> None:
    status, answer = act(server, **told)
    assert (status, bool(answer["error"]), (tmp_path / "corrections.csv").exists()) == (400, True, False)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"action": "set", "field": "schedule", "value": "2024"}, ("set", "schedule", "some day", "2024")),
        ({"action": "accept", "field": "schedule"}, ("set", "schedule", "some day", "some day")),
        (
            {"action": "split", "field": "schedule", "value": "a\n\nb"},
            ("split", "schedule", "some day", "a\n\nb"),
        ),
    ],
    ids=["set", "accept", "split"],
)
def test_an_act_is_kept_at_once_and_undone(
    server: ReviewServer, told: dict[str, str], kept: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "corrections.csv"
    assert act(server, record_id="r/1/m1", **told)[1]["settled"] == [1]
    (made,) = read_corrections(file)
    assert (made.action, made.field, made.value_before, made.value_after) == kept
    assert (made.who, made.place.table, made.place.row, bool(made.when)) == ("Tester", 0, 1, True)
    assert act(server, action="undo")[1].items() >= {"set": [], "rows": [], "settled": [], "undo": 0}.items()
    assert read_corrections(file) == ()


@pytest.mark.parametrize("action", ["join", "drop"])
def test_a_row_is_joined_or_dropped(server: ReviewServer, action: str, tmp_path: Path) -> None:
    assert act(server, action=action, record_id="r/1/m3")[1]["settled"] == [0]
    (made,) = read_corrections(tmp_path / "corrections.csv")
    assert (made.action, made.place.row, made.value_before.startswith("Measure 3")) == (action, 3, True)


def test_a_field_set_twice_is_kept_once(server: ReviewServer, tmp_path: Path) -> None:
    for value in ("2024", "2025"):
        act(server, action="set", record_id="r/1/m1", field="schedule", value=value)
    assert [c.value_after for c in read_corrections(tmp_path / "corrections.csv")] == ["2025"]


def test_what_was_done_before_is_still_settled(tmp_path: Path) -> None:
    folder = written(tmp_path, 3)
    with served(folder) as server:
        act(server, action="accept", record_id="r/1/m2", field="schedule")
    with served(folder) as again:
        assert json.loads(asked(f"{again.url}state")[1])["settled"] == [2]
