"""The page as a whole: languages, size, hostile texts, what may run in it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from extract.dataset import Row, Rows
from extract.errors import WrongUse
from extract.view import Comparison, comparison_to_html
from extract.view.comparison.texts import Texts, page_languages, page_texts
from tests.view.comparison.sample import sample_comparison
from tests.view.comparison.small import NEW, OLD, compared, link, measure, tables

LANGUAGES = page_languages()
IDS = {"measure_id", "goal_id", "indicator_id", "record_id", "previous_record_id", "previous_measure_id"}
HOSTILE = [
    pytest.param("<script>alert(1)</script>", id="a script"),
    pytest.param("</style></script><img src=x onerror=alert(1)>", id="the end of style and script"),
    pytest.param("\"'><svg onload=alert(1)>", id="quotes that end an attribute"),
    pytest.param("{{ 7 * 7 }} {% raw %}", id="a template's signs"),
    pytest.param("</td></tr></table>", id="end tags of a table"),
    pytest.param("&lt;b&gt; &amp;", id="entities as text"),
    pytest.param("היעד הראשון", id="written from the right"),
    pytest.param("word " * 2000, id="ten thousand characters"),
]


class Seen(HTMLParser):
    """The texts and tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def sample() -> Comparison:
    return sample_comparison()


def keys(texts: Texts, before: str = "") -> Iterator[str]:
    """The dotted names of all texts, with the fields that each has."""
    for name, value in texts.items():
        if isinstance(value, dict):
            yield from keys(value, f"{before}{name}.")
        else:
            yield f"{before}{name} {sorted(re.findall(r'{[a-z]+}', str(value))) if name != 'date' else ''}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_all_texts(language: str) -> None:
    assert list(keys(page_texts(language))) == list(keys(page_texts("en")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_the_style_holds_need_no_escape(language: str) -> None:
    texts = page_texts(language)
    for text in (texts["page"]["previous"], texts["page"]["current"], texts["card"]["unchanged"]):
        assert re.fullmatch(r"[\w ]+", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_one_language(sample: Comparison, language: str) -> None:
    html = comparison_to_html(sample, language)
    assert f'<html lang="{language}">' in html
    assert page_texts(language)["overview"]["title"] in html


@pytest.mark.parametrize(("told", "expected"), [("fi", "fi"), ("sv", "sv"), ("xx", "en"), ("", "en")])
def test_without_a_wish_the_page_speaks_as_the_later_report_does(told: str, expected: str) -> None:
    html = comparison_to_html(Comparison({}, {"reports": [{"language": told}]}, []))
    assert f'<html lang="{expected}">' in html


def test_another_language_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="no page in the language 'xx'"):
        comparison_to_html(compared([]), "xx")


def test_the_same_input_gives_the_same_page(sample: Comparison) -> None:
    assert comparison_to_html(sample) == comparison_to_html(sample_comparison())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    told = {"measure": text, "followup": text, "responsible": text, "theme": text, "status_label": text}
    old, new = measure(OLD, "1/m1", **told), measure(NEW, "1/m1", **{**told, "followup": f"{text} now"})
    links = [link("1/m1 > 1/m1", reason=text)]
    html = comparison_to_html(Comparison(tables(OLD, [old]), tables(NEW, [new]), links), "en")
    seen = Seen(html)
    assert " ".join(seen.text.split()).count(" ".join(text.split())) >= 6
    assert "onerror" not in re.sub(r">[^<]*<", "><", html)
    assert sum(tag == "script" for tag, _ in seen.tags) == 1


def test_text_from_the_right_keeps_its_direction() -> None:
    new = measure(NEW, "1/m1", responsible="היעד")
    comparison = Comparison(tables(OLD, []), tables(NEW, [new]), [link(" > 1/m1", "added")])
    assert '<td dir="auto">היעד' in comparison_to_html(comparison, "en")


def test_nothing_but_the_pages_own_style_and_script_may_run(sample: Comparison) -> None:
    html = comparison_to_html(sample)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert content
        digest = b64encode(sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy[1]


def test_the_page_asks_for_nothing_from_elsewhere(sample: Comparison) -> None:
    for _, attributes in Seen(comparison_to_html(sample)).tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
        assert "src" not in attributes


def test_each_reference_has_its_goal(sample: Comparison) -> None:
    tags = Seen(comparison_to_html(sample)).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    named = {str(a.get("href"))[1:] for _, a in tags if a.get("href") and "=" not in str(a["href"])}
    named |= {str(a[name]) for _, a in tags for name in ("aria-labelledby", "aria-controls") if a.get(name)}
    assert len(ids) == len(set(ids))
    assert named <= set(ids)


def test_headings_leave_out_no_level(sample: Comparison) -> None:
    levels = [int(tag[1]) for tag, _ in Seen(comparison_to_html(sample)).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_picture_of_a_record_is_shown() -> None:
    comparison = compared(["started > on_track"])
    shown = Comparison(
        comparison.previous, comparison.current, comparison.links, pictures={"new/1/m1": "data:image/png;,x"}
    )
    assert '<img src="data:image/png;,x"' in comparison_to_html(shown)


def test_empty_reports_give_a_page() -> None:
    assert "Neither report has traffic lights" in comparison_to_html(Comparison({}, {}, []), "en")


def test_pages_of_both_reports_are_told(sample: Comparison) -> None:
    assert re.search(r"05/2023–05/2024 <small>s\. \d", comparison_to_html(sample))


def test_five_hundred_measures_stay_under_two_megabytes(sample: Comparison) -> None:
    grown = grown_to(sample, 500)
    assert len(grown.current["measures"]) == 500
    assert len(comparison_to_html(grown).encode()) < 2_000_000


def grown_to(sample: Comparison, number: int) -> Comparison:
    """The sample again and again, each time with other ids, until there are so many measures."""
    times = -(-number // len(sample.current["measures"]))
    tables = (
        {name: times_over(rows, times) if name != "reports" else rows for name, rows in report.items()}
        for report in (sample.previous, sample.current)
    )
    previous, current = tables
    current = {**current, "measures": current["measures"][:number]}
    kept = {"", *(row["measure_id"] for row in current["measures"])}
    links = [row for row in times_over(sample.links, times) if row["measure_id"] in kept]
    named = {row["previous_measure_id"] for row in links}
    previous = {**previous, "measures": [r for r in previous["measures"] if r["measure_id"] in named]}
    return Comparison(previous, current, links, times_over(sample.changes, times))


def times_over(rows: Rows | list[Row] | object, times: int) -> list[Row]:
    assert isinstance(rows, list)
    return [
        {name: f"{value}~{n}" if name in IDS and value else value for name, value in row.items()}
        for n in range(times)
        for row in rows
    ]
