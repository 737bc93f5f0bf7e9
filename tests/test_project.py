"""The project as a whole: version, documentation, help, and what an import costs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import extract
from extract.cli import main

COMMANDS = sorted(main.commands)


def help_of(*command: str) -> str:
    return CliRunner().invoke(main, [*command, "--help"]).output


def test_the_version_stands_in_one_place(project: Path) -> None:
    stated = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in stated["project"]
    assert project / stated["tool"]["hatch"]["version"]["path"] == Path(extract.__file__)
    assert CliRunner().invoke(main, ["--version"]).output == f"followup, version {extract.__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_teaches_by_an_example(command: str) -> None:
    assert re.search(rf"Examples?:\n\s+followup {command}\b", help_of(command))


@pytest.mark.parametrize("command", COMMANDS)
def test_each_option_has_help(command: str) -> None:
    options = [option for option in main.commands[command].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_shows_each_command(command: str, project: Path) -> None:
    assert f"followup {command} " in (project / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_documents_name_only_commands_that_exist(document: str, project: Path) -> None:
    text = (project / document).read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^\s*)followup ([a-z]+)", text, re.M)) <= {*COMMANDS}


def test_the_readme_names_only_targets_that_exist(project: Path) -> None:
    targets = set(
        re.findall(r"^([a-z-]+):", (project / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    named = set(re.findall(r"\bmake ([a-z-]+)", (project / "README.md").read_text(encoding="utf-8")))
    assert named
    assert named <= targets


def test_the_changelog_knows_the_version_or_what_comes(project: Path) -> None:
    headings = re.findall(
        r"^## \[(.+?)\]", (project / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert headings[0] in {"Unreleased", extract.__version__}


HEAVY = ("pandas", "pyarrow", "pypdfium2", "pdfplumber", "docx", "rapidfuzz", "xlsxwriter", "jinja2")


def test_the_command_line_starts_light() -> None:
    code = "import sys, extract.cli; print(*(name for name in sys.argv[1:] if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(("given", "threads"), [(None, "1"), ("4", "4")], ids=["not said", "said"])
def test_a_command_starts_no_threads_unless_told(given: str | None, threads: str) -> None:
    code = "import os, atexit; atexit.register(lambda: print(os.environ['OPENBLAS_NUM_THREADS']))"
    told = {} if given is None else {"OPENBLAS_NUM_THREADS": given}
    others = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    command = [sys.executable, "-c", f"{code}; from extract.cli import main; main(['schema'])"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**others, **told})
    assert done.stdout.splitlines()[-1] == threads


def test_writing_and_reading_tables_needs_no_pandas(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys; from extract.dataset import *; folder = pathlib.Path(sys.argv[1]);"
        "write_tables({}, folder, WriteOptions(tuple(FORMATS))); read_tables(folder); "
        "print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
