"""Fills what pages tell of the program, between two markers; `--check` only says whether they agree.

docs/dataset.md and the README's list of tables come of the schemas, docs/doubts.md of the catalogue of
doubts, docs/calibration.md of the last calibration.
"""

from __future__ import annotations

import html
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

import extract
from bench import calibration
from extract import cli
from extract.dataset import load_schema, table_names
from extract.dataset.schema import Column, ForeignKey, TableSchema
from extract.doubts import KINDS, kinds_in

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- made by python -m docs.build_pages -->", "<!-- end of what is made -->"

DOUBT_LANGUAGES = {
    "fi": ("Suomeksi", "koodi", "mitä ohjelma epäilee", "mitä tehdä"),
    "sv": ("På svenska", "kod", "vad programmet tvivlar på", "vad göra"),
}


def tables_list() -> Iterator[str]:
    """The tables in a line each."""
    yield from ("| table | one row per |", "|---|---|")
    for name in table_names():
        text = load_schema(name).description.removeprefix("One row per ")
        yield f"| [`{name}`](docs/dataset.md#{name}) | {_cell(text)} |"


def tables_in_full() -> Iterator[str]:
    """Each table of `extract` with its columns and keys."""
    yield from _sections(table_names())


def tables_of_periods() -> Iterator[str]:
    """Each table that only `compare` and `track` write."""
    written = dict.fromkeys((*table_names("compare"), *table_names("track")))
    yield from _sections([name for name in written if name not in table_names()])


def _sections(names: Sequence[str]) -> Iterator[str]:
    for number, name in enumerate(names):
        yield from ("",) if number else ()
        yield from _section(load_schema(name))


def doubts_list() -> Iterator[str]:
    """Each kind of doubt, the most serious first, in each language."""
    yield from ("| code | seriousness | meaning | what to do |", "|---|---|---|---|")
    for kind in sorted(KINDS, key=lambda kind: (-kind.seriousness, kind.code)):
        cells = (f"`{kind.code}`", str(kind.seriousness), kind.meaning, kind.next_step)
        yield f"| {' | '.join(map(_cell, cells))} |"
    for language, (name, *heads) in DOUBT_LANGUAGES.items():
        yield from ("", f"## {name}", "", f"| {' | '.join(heads)} |", "|---|---|---|")
        for kind in sorted(kinds_in(language), key=lambda kind: (-kind.seriousness, kind.code)):
            yield f"| {' | '.join(map(_cell, (f'`{kind.code}`', kind.meaning, kind.next_step)))} |"


def calibration_tables() -> Iterator[str]:
    """The shares of the last calibration."""
    yield from calibration.lines(json.loads(calibration.RESULTS.read_text(encoding="utf-8")))


def commands() -> Iterator[str]:
    """Each command of `followup` with its arguments and options, as its own help tells them."""
    context = click.Context(cli.main, info_name="followup")
    for number, name in enumerate(cli.main.list_commands(context)):
        command = cli.main.get_command(context, name)
        assert command is not None
        yield from ("",) if number else ()
        yield from _command(command, click.Context(command, parent=context, info_name=name))


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join((context.command_path, *command.collect_usage_pieces(context)))
    text, _, example = inspect.cleandoc(command.help or "").replace("\b\n", "").partition("Examples:\n")
    yield from (f"## followup {command.name}", "", f"    {usage}", "", text.strip())
    if example:
        lines, _, after = example.partition("\n\n")
        yield from ("", *(f"    {line.strip()}" for line in lines.splitlines()))
        yield from ("", after.strip()) if after else ()
    options = (option for option in command.params if isinstance(option, click.Option))
    records = [record for option in options if (record := option.get_help_record(context))]
    yield from ("", "| option | meaning |", "|---|---|")
    for names, meaning in records:
        name = html.escape(names).replace("|", "&#124;")  # a backslash would show within code
        yield f"| <code>{name}</code> | {_cell(meaning).replace('  [', ' [')} |"


def python_names() -> Iterator[str]:
    """What `import extract` offers, with its signature and docstring."""
    values = [(name, getattr(extract, name)) for name in extract.__all__]
    for number, (name, value) in enumerate(sorted(values, key=lambda pair: inspect.isclass(pair[1]))):
        yield from ("",) if number else ()
        yield f"## {name}"
        if inspect.isfunction(value):
            signature = _ANNOTATION.sub(r"\1\2", str(inspect.signature(value)))
            yield from ("", "```python", f"extract.{name}{signature}", "```")
        yield from ("", inspect.getdoc(value) or "")


_ANNOTATION = re.compile(r"(: |-> )'([^']*)'")
"""An annotation, which the signature gives in quotes."""


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "README.md": tables_list,
    "docs/dataset.md": tables_in_full,
    "docs/comparing.md": tables_of_periods,
    "docs/doubts.md": doubts_list,
    "docs/commands.md": commands,
    "docs/python.md": python_names,
    "docs/calibration.md": calibration_tables,
}


def filled(page: str, lines: Iterator[str]) -> str:
    """A page with lines between its markers. ValueError where it has none."""
    if BEGIN not in page or END not in page:
        raise ValueError(f"there are no lines '{BEGIN}' and '{END}'")
    before, rest = page.split(BEGIN, 1)
    return "\n".join([before + BEGIN, *lines, END + rest.split(END, 1)[1]])


def main() -> int:
    """Write the pages, or say which are out of date."""
    is_stale = False
    for name, lines in PARTS.items():
        page = (ROOT / name).read_text(encoding="utf-8")
        new = filled(page, lines())
        if "--check" not in sys.argv:
            (ROOT / name).write_text(new, encoding="utf-8")
        elif new != page:
            print(f"{name} is out of date; run python -m docs.build_pages")
            is_stale = True
    return int(is_stale)


def _section(schema: TableSchema) -> Iterator[str]:
    yield f"## {schema.name}"
    yield ""
    yield f"{schema.description}. Finnish: {schema.titles['fi']}. Swedish: {schema.titles['sv']}."
    yield ""
    yield "| column | type | meaning | Finnish | Swedish |"
    yield "|---|---|---|---|---|"
    yield from map(_column_line, schema.columns)
    keys = [f"Key: {', '.join(f'`{name}`' for name in schema.primary_key)}."] if schema.primary_key else []
    keys += map(_key_sentence, schema.foreign_keys)
    yield from ("", " ".join(keys)) if keys else ()


def _column_line(column: Column) -> str:
    kind = column.type + (", required" if column.required else "")
    meaning = ". ".join([column.description, *_constraints(column)])
    cells = (f"`{column.name}`", kind, meaning, column.titles["fi"], column.titles["sv"])
    return f"| {' | '.join(map(_cell, cells))} |"


def _constraints(column: Column) -> Iterator[str]:
    if column.enum:
        yield f"One of {', '.join(f'`{value}`' for value in column.enum)}"
    if column.pattern:
        yield f"Form: `{column.pattern}`"
    if column.minimum is not None:
        yield f"At least {column.minimum:g}"


def _key_sentence(key: ForeignKey) -> str:
    tables = " or ".join(f"`{table}`" for table in key.tables)
    exception = f", but for values of the form `{key.exception}`" if key.exception else ""
    return f"`{key.column}` is a key of {tables}{exception}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
