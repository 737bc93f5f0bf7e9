from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract import vocabulary
from extract.errors import WrongUse
from extract.vocabulary import find_profile, known_keys, profiles_in, read_profile, user_folder


def written(folder: Path, text: str, name: str = "family") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_profile_comes_before_the_language(tmp_path: Path) -> None:
    path = written(tmp_path, '[columns]\nmeasure = ["työpaketti"]\n[labels]\ngoal = ["kärki"]')
    words = vocabulary.extend(vocabulary.load("fi"), vocabulary.load_profile(path))
    assert words.columns["measure"][:2] == ("työpaketti", "toimenpiteet")
    assert (words.labels["goal"][0], words.language) == ("kärki", "fi")


def test_a_word_of_a_profile_has_only_the_meaning_that_the_profile_gives_it(tmp_path: Path) -> None:
    words = vocabulary.extend(
        vocabulary.load("fi"), vocabulary.load_profile(written(tmp_path, '[columns]\ntheme = ["Hanke"]'))
    )
    assert words.columns["theme"][0] == "Hanke"
    assert "hanke" in vocabulary.load("fi").columns["measure"]
    assert "hanke" not in words.columns["measure"]


def test_capitals_of_colours_and_months_do_not_matter(tmp_path: Path) -> None:
    text = '[colours]\ngreen = ["Emerald"]\n[months]\n1 = ["Janvier"]\n[colour_status]\ndelayed = ["#FFC000"]'
    words = vocabulary.load_profile(written(tmp_path, text))
    assert (words.colours["green"], words.months["1"]) == (("emerald",), ("janvier",))
    assert words.colour_status["delayed"] == ("#ffc000",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("columns = [", "no TOML file", id="no TOML"),
        pytest.param("[colums]\nmeasure = ['x']", "did you mean columns?", id="unknown table"),
        pytest.param("[columns]\nmesure = ['x']", "did you mean columns.measure?", id="misspelt key"),
        pytest.param("[columns]\nx = ['x']", "columns.x is no key", id="unknown key"),
        pytest.param("[columns]\nmeasure = 'x'", "columns.measure: a list", id="text in place of a list"),
        pytest.param("[columns]\nmeasure = [3]", "columns.measure: a list", id="number in a list"),
        pytest.param("[columns]\nmeasure = ['']", "columns.measure: a list", id="empty text"),
        pytest.param("columns = 3", "columns: a table", id="number in place of a table"),
        pytest.param("language = 3", "language: a text", id="number in place of a language"),
        pytest.param("function_words = 'x'", "function_words: a list", id="text in place of small words"),
        pytest.param("[patterns]\ngoal = ['(']", "patterns.goal: '('", id="no regular expression"),
        pytest.param("[colour_status]\ndelayed = ['lila']", "colour_status.delayed: 'lila'", id="no colour"),
        pytest.param("[schedule]\nbounds = ['spring']", "schedule.bounds: 'spring'", id="no months"),
        pytest.param("[applies]\nfiles = 'x'", "did you mean applies.file?", id="unknown condition"),
        pytest.param("[applies]\nfile = ['x']", "file is a text", id="list in place of a pattern"),
        pytest.param("[applies]\ntitle = 'x'", "applies.title: a list", id="text in place of titles"),
        pytest.param("applies = 3", "applies:", id="number in place of conditions"),
    ],
)
def test_a_wrong_profile_is_named_with_its_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(WrongUse, match=r"family\.toml") as caught:
        read_profile(written(tmp_path, text))
    assert told in caught.value.why


@pytest.mark.parametrize("given", ["none.toml", "folder/none", "none"])
def test_a_missing_profile_is_a_clear_error(tmp_path: Path, given: str) -> None:
    with pytest.raises(WrongUse, match=r"There is no profile .*none"):
        find_profile(tmp_path / given if "." in given else given, None)


def test_a_file_of_other_letters_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "family.toml"
    path.write_bytes('[columns]\nmeasure = ["työ"]'.encode("latin-1"))
    with pytest.raises(WrongUse, match=r"family\.toml"):
        read_profile(path)


def test_a_byte_order_mark_is_no_key(tmp_path: Path) -> None:
    path = tmp_path / "family.toml"
    path.write_bytes('language = "fi"'.encode("utf-8-sig"))
    assert read_profile(path).words.language == "fi"


def test_profiles_of_a_folder_by_name(tmp_path: Path) -> None:
    for name in ("b", "a"):
        written(tmp_path, '[applies]\nfile = "*.pdf"', name)
    (tmp_path / "readme.txt").write_text("no profile")
    assert [profile.name for profile in profiles_in(tmp_path)] == ["a", "b"]
    assert find_profile("b", tmp_path).applies.file == "*.pdf"
    assert profiles_in(tmp_path / "none") == profiles_in(None) == ()


def test_an_unknown_name_is_told_the_names_that_are_there(tmp_path: Path) -> None:
    written(tmp_path, "", "climate")
    with pytest.raises(WrongUse) as caught:
        find_profile("climat", tmp_path)
    assert "climate" in caught.value.why


@pytest.mark.parametrize(
    ("environment", "system", "folder"),
    [
        pytest.param({"HOME": "/h"}, "linux", "/h/.config/followup/profiles", id="Linux"),
        pytest.param(
            {"HOME": "/h", "XDG_CONFIG_HOME": "/c"}, "linux", "/c/followup/profiles", id="Linux, other place"
        ),
        pytest.param(
            {"HOME": "/h"}, "darwin", "/h/Library/Application Support/followup/profiles", id="macOS"
        ),
        pytest.param({"APPDATA": "/r"}, "win32", "/r/followup/profiles", id="Windows"),
        pytest.param({"HOME": "/h", "FOLLOWUP_PROFILES": ""}, "linux", None, id="turned off"),
        pytest.param({}, "linux", None, id="no home"),
    ],
)
def test_user_folder(environment: dict[str, str], system: str, folder: str | None) -> None:
    assert user_folder(environment, system) == (Path(folder) if folder else None)


def test_the_folder_of_the_environment_must_be_there(tmp_path: Path) -> None:
    assert user_folder({"FOLLOWUP_PROFILES": str(tmp_path)}, "linux") == tmp_path
    with pytest.raises(WrongUse, match="FOLLOWUP_PROFILES"):
        user_folder({"FOLLOWUP_PROFILES": str(tmp_path / "none")}, "linux")


def test_a_language_is_given_by_a_file_or_a_profile(tmp_path: Path) -> None:
    russian = read_profile(written(tmp_path, 'language = "ru"'))
    vocabulary.check_language("ru", (russian,))
    vocabulary.check_language("", ())
    with pytest.raises(WrongUse, match="'ru'"):
        vocabulary.check_language("ru", ())


def documented(project: Path) -> dict[str, list[str]]:
    """The keys of the documentation's tables, by the heading above them."""
    text = (project / "docs" / "profiles.md").read_text(encoding="utf-8").split("## Keys")[1]
    first, *sections = re.split(r"^### ", text, flags=re.M)
    keys = {
        section.split("]")[0].strip("["): re.findall(r"^\| `(\w+)`", section, re.M) for section in sections
    }
    return {"": re.findall(r"^\| `(\w+)`", first, re.M), **keys}


def test_every_key_is_documented_and_none_else(project: Path) -> None:
    known = {"": ("language", "function_words"), **known_keys()}
    assert {table: sorted(keys) for table, keys in documented(project).items()} == {
        table: sorted(keys) for table, keys in known.items()
    }


def test_the_documented_example_is_a_profile(tmp_path: Path, project: Path) -> None:
    text = (project / "docs" / "profiles.md").read_text(encoding="utf-8")
    found = re.search(r"```toml\n(.*?)```", text, re.S)
    assert found
    assert read_profile(written(tmp_path, found[1])).applies.file == "ilmasto-*.pdf"
