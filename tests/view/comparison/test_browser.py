"""The page in a real browser: filters, search, keyboard, print, dark and light, and nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, expect

from extract.dataset import Row
from extract.view import Comparison, comparison_to_html
from extract.view.comparison.texts import page_languages
from tests.view.comparison.browsing import Opened, browser, opened
from tests.view.comparison.sample import sample_comparison
from tests.view.comparison.small import NEW, OLD, link, measure, tables

pytestmark = pytest.mark.external
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
A4 = (595, 842)
ALL = 34


@pytest.fixture(scope="module")
def program() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of the samples in each language."""
    folder, comparison = tmp_path_factory.mktemp("pages"), sample_comparison()
    files = {language: folder / f"{language}.html" for language in page_languages()}
    for language, file in files.items():
        file.write_text(comparison_to_html(comparison, language), encoding="utf-8")
    return files


@pytest.fixture
def seen(program: Browser, files: dict[str, Path]) -> Iterator[Opened]:
    page = opened(program, files["en"])
    yield page
    page.page.context.close()


@pytest.mark.parametrize("language", page_languages())
def test_nothing_is_complained_about_and_nothing_asked_for(
    program: Browser, files: dict[str, Path], language: str
) -> None:
    seen = opened(program, files[language])
    assert seen.shown() == ALL
    assert seen.complaints == []
    assert seen.requests == [files[language].as_uri()]


@pytest.mark.parametrize("width", [1280, 800, 390])
@pytest.mark.parametrize("language", page_languages())
def test_no_width_needs_scrolling_sideways(
    program: Browser, files: dict[str, Path], language: str, width: int
) -> None:
    page = opened(program, files[language], width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_text_can_be_told_from_its_ground(program: Browser, files: dict[str, Path], scheme: str) -> None:
    page = opened(program, files["fi"], scheme=scheme).page
    assert page.evaluate(CONTRAST) == []


def test_each_figure_at_the_top_shows_so_many_measures(seen: Opened) -> None:
    figures = seen.page.locator(".tiles a")
    assert figures.count() == 6
    for number in range(figures.count()):
        figures.nth(number).click()
        assert seen.shown() == int(figures.nth(number).locator("b").inner_text().strip("▲▼\u2009 "))


def test_each_figure_of_the_flow_shows_so_many_measures(seen: Opened) -> None:
    figures = seen.page.locator(".matrix a")
    assert figures.count() > 5
    for number in range(figures.count()):
        figures.nth(number).click()
        assert seen.shown() == int(figures.nth(number).inner_text())


@pytest.mark.parametrize("name", ["change", "light", "flow", "kind", "goal", "party"])
def test_each_choice_finds_some_and_leaves_out_some(seen: Opened, name: str) -> None:
    values = seen.page.locator(f"select[name={name}] option").evaluate_all("all => all.map(o => o.value)")
    for value in values[1:]:
        seen.page.select_option(f"select[name={name}]", value)
        assert 0 < seen.shown() < ALL or (name, value) == ("change", "followup")


def test_what_is_chosen_is_kept_in_the_address(seen: Opened) -> None:
    seen.page.select_option("select[name=kind]", "moved")
    seen.page.fill("input[name=q]", "digitaalisten")
    shown, kept = seen.shown(), seen.state()
    seen.page.reload()
    assert (kept, shown) == ("q=digitaalisten&kind=moved", 1)
    assert (seen.state(), seen.shown()) == (kept, shown)
    assert seen.page.input_value("input[name=q]") == "digitaalisten"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("soft landing", True, id="words of a measure"),
        pytest.param("SOFT LANDING", True, id="in capitals"),
        pytest.param("landing soft", True, id="in another order"),
        pytest.param("no such words", False, id="words of none"),
    ],
)
def test_search(seen: Opened, words: str, found: bool) -> None:
    seen.page.fill("input[name=q]", words)
    assert (0 < seen.shown() < ALL) == found
    assert seen.page.is_visible("#nothing") != found


def test_goals_without_a_found_measure_are_out_of_sight(seen: Opened) -> None:
    seen.page.fill("input[name=q]", "soft landing")
    assert seen.page.locator("section.goal:visible").count() == seen.shown()


def test_what_was_chosen_can_be_cleared(seen: Opened) -> None:
    seen.page.fill("input[name=q]", "soft landing")
    seen.page.click("button[type=reset]")
    expect(seen.page.locator("article:visible")).to_have_count(ALL)
    assert seen.state() == ""


def test_strange_words_in_the_address_choose_nothing(program: Browser, files: dict[str, Path]) -> None:
    seen = opened(program, files["en"], "kind=%3Cscript%3E&theme=pink&at=shown&party=999")
    assert (seen.shown(), seen.complaints) == (ALL, [])


def test_a_measure_in_a_list_is_gone_to_even_where_it_was_filtered_out(seen: Opened) -> None:
    seen.page.select_option("select[name=kind]", "moved")
    seen.page.locator(".list li a").first.click()
    target = seen.state().partition("at=")[2]
    assert seen.page.evaluate("document.activeElement.closest('article').id") == target
    seen.page.reload()
    expect(seen.page.locator(f"#{target} summary")).to_be_in_viewport()


def test_all_can_be_closed_and_stay_so(seen: Opened) -> None:
    seen.page.click("#shut")
    seen.page.reload()
    assert seen.page.locator("article table:visible").count() == 0
    seen.page.click("#open")
    assert seen.page.locator("article table:visible").count() == ALL


def test_the_first_key_leads_past_the_overview(seen: Opened) -> None:
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "measures"


def test_keys_reach_the_search_and_open_a_measure(seen: Opened) -> None:
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("soft landing")
    assert 0 < seen.shown() < ALL
    summary = seen.page.locator("article:visible summary").first
    summary.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("article:visible details").first.get_attribute("open") is None


def test_everything_that_is_clicked_can_be_reached_by_keys(seen: Opened) -> None:
    wanted = "a[href], button, input, select, summary"
    reached = f"all => all.filter(e => e.checkVisibility() && e.tabIndex < 0 && e.matches('{wanted}')).length"
    assert seen.page.locator(wanted).evaluate_all(reached) == 0


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_dark_and_light_follow_the_system_until_switched(
    program: Browser, files: dict[str, Path], scheme: str, is_dark: bool
) -> None:
    seen = opened(program, files["en"], scheme=scheme)
    assert dark(seen) == is_dark
    seen.page.click("#theme")
    seen.page.reload()
    assert dark(seen) != is_dark


def dark(seen: Opened) -> bool:
    ground = seen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return sum(map(int, ground.strip("rgb()").split(","))) < 3 * 128


def test_filters_lie_behind_a_button_on_a_telephone(program: Browser, files: dict[str, Path]) -> None:
    page = opened(program, files["en"], width=390).page
    assert not page.is_visible("select[name=kind]")
    page.click("#more")
    assert page.is_visible("select[name=kind]")
    assert page.get_attribute("#more", "aria-expanded") == "true"


def test_in_print_all_is_open_and_the_filters_are_gone(seen: Opened, tmp_path: Path) -> None:
    seen.page.click("#shut")
    seen.page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(tmp_path / "print.pdf") as pdf:
        sizes = {tuple(map(round, page.get_size())) for page in pdf}
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert sizes == {A4}
    assert text.count("Responsible") >= ALL - 2
    assert "Close all" not in text


def test_print_is_light_even_where_the_screen_is_dark(program: Browser, files: dict[str, Path]) -> None:
    seen = opened(program, files["en"], scheme="dark")
    seen.page.emulate_media(media="print")
    assert not dark(seen)


def test_hostile_text_does_nothing(program: Browser, tmp_path: Path) -> None:
    text = "\"'></td></style></script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
    told = {"measure": text, "followup": text, "responsible": text, "status_label": text, "goal_no": text}
    sides = [measure(OLD, "1/m1", **told), measure(NEW, "1/m1", **told)]
    parties: list[Row] = [
        {"measure_id": "new/1/m1", "organisation": text},
        {"measure_id": "new/1/m1", "organisation": "A"},
    ]
    new = tables(NEW, sides[1:], responsibles=parties)
    links = [link("1/m1 > 1/m1", reason=text)]
    (tmp_path / "page.html").write_text(
        comparison_to_html(Comparison(tables(OLD, sides[:1]), new, links), "en"), encoding="utf-8"
    )
    seen = opened(program, tmp_path / "page.html")
    assert seen.page.evaluate("window.ran === undefined")
    assert (seen.shown(), seen.complaints) == (1, [])


def test_a_script_that_got_in_would_not_run(seen: Opened) -> None:
    seen.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"ran = 1\">')")
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("typeof ran") == "undefined"
    assert any("Content Security Policy" in complaint for complaint in seen.complaints)


def test_the_page_is_read_without_its_script(program: Browser, files: dict[str, Path]) -> None:
    context = program.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(files["en"].as_uri())
    assert page.locator("article table").count() == ALL
    assert not page.is_visible("#find")
