"""The layouts: each lays the programme out as headings, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tests.layouts import wording
from tests.layouts.blocks import Block, Bullets, Cell, Heading, Para, Run, Table, Text, cell, para
from tests.layouts.programme import Goal, Measure, Programme
from tests.layouts.wording import Light, Trio

Row = tuple[Cell, ...]
WIDTHS = {
    "goal": 12.0,
    "no": 6.0,
    "measure": 29.0,
    "responsible": 23.0,
    "partner": 23.0,
    "schedule": 13.0,
    "followup": 42.0,
    "status": 13.0,
    "budget": 11.0,
    "notes": 15.0,
    "earlier": 20.0,
    "earlier_status": 13.0,
}


@dataclass(frozen=True)
class Look:
    """How a layout writes its rows."""

    columns: tuple[str, ...]
    scheme: str
    status_as: str = "word"  # word, shade, glyph, disc, word_and_shade
    number_in: str = "column"  # column, text, list, nowhere
    theme_in: str = ""  # row, cell; empty: not printed
    header: dict[str, Trio] | None = None
    nameless_status: bool = False

    @property
    def widths(self) -> tuple[float, ...]:
        return tuple(
            8.0 if column == "status" and self.status_as in {"shade", "glyph", "disc"} else WIDTHS[column]
            for column in self.columns
        )

    def light(self, status: str) -> Light:
        return wording.SCHEMES[self.scheme][status]

    def legend(self) -> tuple[Light, ...]:
        return tuple(dict.fromkeys(wording.SCHEMES[self.scheme].values()))


def opening(programme: Programme) -> list[Block]:
    return [
        Heading(programme.title, 0),
        Text(para(programme.subtitle)),
        Text(para(programme.introduction)),
    ]


# --- cells


def status_cell(look: Look, status: str, language: str, down: int = 1) -> Cell:
    light = look.light(status)
    label = light.label.of(language)
    if look.status_as == "shade":
        return cell(down=down, fill=light.hex)
    if look.status_as == "glyph":
        return cell(para(Run("●", colour=light.hex)), down=down)
    if look.status_as == "disc":
        return cell(Para((Run(""),), disc=light.hex), down=down)
    return cell(label, down=down, fill=light.hex if look.status_as == "word_and_shade" else "")


def measure_cell(look: Look, measure: Measure, theme: str, down: int = 1) -> Cell:
    paras = [para(theme, bold=True)] if theme else []
    if look.number_in == "text":
        paras.append(para(f"{measure.no} {measure.text}"))
    elif look.number_in == "list":
        paras.append(Para((Run(measure.text),), list_level=1))
    else:
        paras.append(para(measure.text))
    return cell(*paras, down=down)


def followup_cell(measure: Measure, note: str) -> Cell:
    paras = [para(text) for text in measure.followup]
    paras[-1] = replace(paras[-1], note=note)
    return cell(*paras)


def measure_row(look: Look, measure: Measure, language: str, theme: str = "", note: str = "") -> Row:
    cells = {
        "no": lambda: cell(measure.no),
        "measure": lambda: measure_cell(look, measure, theme),
        "responsible": lambda: cell(*measure.responsible),
        "partner": lambda: cell(measure.partner),
        "schedule": lambda: cell(*measure.schedule),
        "followup": lambda: followup_cell(measure, note),
        "status": lambda: status_cell(look, measure.status, language),
        "earlier": lambda: cell(measure.earlier),
        "earlier_status": lambda: status_cell(look, measure.earlier_status, language),
        "budget": lambda: cell(measure.budget),
        "notes": lambda: cell(wording.note_on_budget(measure.no, language)),
    }
    return tuple(cells[column]() for column in look.columns)


def header_row(look: Look, language: str, **instead: str) -> Row:
    words = look.header or wording.PLAIN_HEADER
    texts = {column: words[column].of(language) for column in look.columns} | instead
    if look.nameless_status:
        texts["status"] = ""
    return tuple(cell(texts[column], bold=True) for column in look.columns)


def measure_rows(look: Look, goal: Goal, language: str, note: str = "") -> list[Row]:
    """The rows of a goal; a theme is printed once, where it begins."""
    rows: list[Row] = []
    theme = ""
    for measure in goal.measures:
        begins = measure.theme if look.theme_in and measure.theme != theme else ""
        theme = measure.theme
        if begins and look.theme_in == "row":
            rows.append((cell(begins, bold=True, span=len(look.columns)),))
        in_cell = begins if look.theme_in == "cell" else ""
        rows.append(measure_row(look, measure, language, in_cell, note if measure.no == "1.1" else ""))
    return rows


def goal_label(goal: Goal, language: str, word: Trio = wording.GOAL, sign: str = ".") -> str:
    return f"{word.of(language)} {goal.no}{sign} {goal.text}"


def goal_row(look: Look, goal: Goal, language: str, sign: str = ".") -> Row:
    """A goal merged over all columns but the last, where its own light stands."""
    text = cell(goal_label(goal, language, sign=sign), bold=True, span=len(look.columns) - 1)
    return (text, status_cell(look, goal.status, language))


def bare_goal_row(look: Look, goal: Goal, language: str) -> Row:
    return (cell(goal_label(goal, language), bold=True, span=len(look.columns)),)


# --- legends


def legend_table(look: Look, language: str) -> list[Block]:
    rows = tuple((cell(light.label.of(language)), cell(fill=light.hex)) for light in look.legend())
    title = Text(para(wording.LEGEND_TITLE.of(language), bold=True))
    return [title, Table((50.0, 12.0), rows, header_rows=0)]


def legend_list(look: Look, language: str) -> list[Block]:
    title = Text(para(wording.LEGEND_TITLE.of(language), bold=True))
    if look.status_as == "disc":
        items = tuple(Para((Run(light.label.of(language)),), disc=light.hex) for light in look.legend())
    else:
        items = tuple(
            para(Run("●", colour=light.hex), f" {light.label.of(language)}") for light in look.legend()
        )
    return [title, Bullets(items)]


def legend_line(look: Look, language: str) -> list[Block]:
    runs: list[Run] = []
    for light in look.legend():
        runs += [Run("●", colour=light.hex), Run(f" {light.label.of(language)}   ")]
    return [Text(para(*runs))]


def words_line(look: Look, language: str) -> list[Block]:
    words = ", ".join(light.label.of(language).lower() for light in look.legend())
    title = {"fi": "Toimenpiteiden tila", "sv": "Åtgärdernas status", "en": "Status of the measures"}[
        language
    ]
    return [Text(para(f"{title}: {words}."))]


# --- one table for the whole programme, or one per goal


def one_table(look: Look, programme: Programme, goal_rows: Callable[[Goal], Iterable[Row]]) -> Table:
    rows = [header_row(look, programme.language)]
    for goal in programme.goals:
        rows += [*goal_rows(goal), *measure_rows(look, goal, programme.language)]
    return Table(look.widths, tuple(rows))


def table_per_goal(look: Look, goal: Goal, language: str, repeat_header: bool = False) -> Table:
    rows = [header_row(look, language), *measure_rows(look, goal, language)]
    return Table(look.widths, tuple(rows), repeat_header=repeat_header)


# --- the layouts

GOAL_ROWS = Look(
    ("no", "measure", "responsible", "schedule", "followup", "status"), "coarse", "shade", theme_in="row"
)


def goal_rows(programme: Programme) -> list[Block]:
    look, language = GOAL_ROWS, programme.language
    table = one_table(look, programme, lambda goal: [goal_row(look, goal, language)])
    return [*opening(programme), *legend_table(look, language), Text(para("")), table]


HEADINGS = Look(
    ("status", "measure", "followup", "schedule", "responsible"),
    "words",
    number_in="text",
    header=wording.SECTOR_HEADER,
)


def headings(programme: Programme) -> list[Block]:
    look, language = HEADINGS, programme.language
    blocks = [*opening(programme), *words_line(look, language)]
    for goal in programme.goals:
        blocks += [Heading(goal_label(goal, language)), table_per_goal(look, goal, language)]
    return blocks


FIRST_COLUMN = Look(
    ("measure", "responsible", "schedule", "followup", "status"),
    "blue",
    "glyph",
    number_in="list",
    nameless_status=True,
)


def first_column(programme: Programme) -> list[Block]:
    look, language = FIRST_COLUMN, programme.language
    rows = [(cell(wording.GOAL.of(language), bold=True), *header_row(look, language))]
    for goal in programme.goals:
        first = cell(Para((Run(goal.text),), list_level=0), down=len(goal.measures))
        measures = measure_rows(look, goal, language)
        rows += [(first, *measures[0]), *measures[1:]]
    table = Table((17.0, *look.widths), tuple(rows))
    return [*opening(programme), table, Text(para("")), *legend_list(look, language)]


GOAL_LINES = Look(
    ("measure", "responsible", "schedule", "followup", "status"),
    "coarse",
    "word_and_shade",
    number_in="text",
    theme_in="cell",
    header=wording.IN_SHORT_HEADER,
)


def goal_lines(programme: Programme) -> list[Block]:
    look, language = GOAL_LINES, programme.language
    names = header_row(look, language)
    above = (
        replace(names[0], down=2),
        cell(wording.GROUP_CARRYING_OUT.of(language), bold=True, span=2),
        cell(wording.GROUP_MONITORING.of(language), bold=True, span=2),
    )
    rows: list[Row] = [above, names[1:]]
    for goal in programme.goals:
        line = (cell(goal_label(goal, language, sign=":"), bold=True), *[cell() for _ in look.columns[1:]])
        rows += [line, *measure_rows(look, goal, language)]
    table = Table(look.widths, tuple(rows), header_rows=2)
    return [*opening(programme), table, Text(para("")), *legend_table(look, language)]


GOAL_IN_HEADER = Look(
    ("measure", "responsible", "schedule", "followup", "status"),
    "coarse",
    "shade",
    number_in="text",
    header=wording.MISSPELT_HEADER,
)


def goal_in_header(programme: Programme) -> list[Block]:
    look, language = GOAL_IN_HEADER, programme.language
    blocks = [*opening(programme), *legend_line(look, language)]
    for goal in programme.goals:
        header = header_row(look, language, measure=goal_label(goal, language))
        numbers = tuple(cell(str(number)) for number in range(1, len(look.columns) + 1))
        rows = (header, numbers, *measure_rows(look, goal, language))
        blocks += [Text(para("")), Table(look.widths, rows, header_rows=2)]
    return blocks


EARLIER_PERIODS = Look(
    ("no", "measure", "responsible", "earlier", "earlier_status", "followup", "status"),
    "words",
    header=wording.DATED_HEADER,
)


def earlier_periods(programme: Programme) -> list[Block]:
    look, language = EARLIER_PERIODS, programme.language
    table = one_table(look, programme, lambda goal: [bare_goal_row(look, goal, language)])
    return [*opening(programme), table]


WITH_PARTNERS = Look(
    ("no", "measure", "responsible", "partner", "schedule", "budget", "followup", "status", "notes"),
    "words",
    theme_in="cell",
)
CONTENTS = Trio("Sisällys", "Innehåll", "Contents")
SPENDING = Trio("Ohjelman menot", "Programmets utgifter", "Spending of the programme")
SPENDING_ROWS = (
    Trio("Menolaji", "Utgiftsslag", "Type of spending"),
    Trio("Henkilöstö", "Personal", "Staff"),
    Trio("Investoinnit", "Investeringar", "Investments"),
    Trio("Ostopalvelut", "Köpta tjänster", "Purchased services"),
)
SPENDING_FIGURES = (("2023", "2024"), ("310 000", "452 000"), ("870 000", "1 940 000"), ("95 500", "88 200"))
CONTACTS = Trio("Yhteystiedot", "Kontaktuppgifter", "Contacts")
CONTACT_ROWS = (
    (Trio("Tehtävä", "Uppgift", "Role"), Trio("Sähköposti", "E-post", "E-mail")),
    (
        Trio("Ohjelmapäällikkö", "Programchef", "Programme manager"),
        Trio("lahiot@kaupunki.example", "fororter@stad.example", "neighbourhoods@city.example"),
    ),
    (
        Trio("Viestinnän asiantuntija", "Kommunikationsexpert", "Communications specialist"),
        Trio("viestinta@kaupunki.example", "info@stad.example", "press@city.example"),
    ),
)
INDICATOR_HEADER = (
    Trio("Mittari", "Mätare", "Indicator"),
    Trio("Lähtötaso 2022", "Utgångsläge 2022", "Baseline 2022"),
    Trio("Tavoitetaso 2026", "Målnivå 2026", "Target 2026"),
    Trio("Nykytila 2024", "Nuläge 2024", "Current level 2024"),
)


def contents_table(programme: Programme) -> Table:
    titles = [*(goal.text.rstrip(".") for goal in programme.goals), CONTACTS.of(programme.language)]
    rows = tuple((cell(title), cell(str(2 * page))) for page, title in enumerate(titles, start=1))
    return Table((60.0, 6.0), rows, header_rows=0)


def spending_table(language: str) -> Table:
    rows = tuple(
        (cell(name.of(language)), *(cell(figure) for figure in figures))
        for name, figures in zip(SPENDING_ROWS, SPENDING_FIGURES, strict=True)
    )
    return Table((40.0, 15.0, 15.0), rows)


def contacts_table(language: str) -> Table:
    return Table((30.0, 40.0), tuple(tuple(cell(text.of(language)) for text in row) for row in CONTACT_ROWS))


def indicators_table(programme: Programme) -> Table:
    header = tuple(cell(text.of(programme.language), bold=True) for text in INDICATOR_HEADER)
    rows = tuple((cell(goal.indicator), *(cell(value) for value in goal.values)) for goal in programme.goals)
    return Table((50.0, 15.0, 15.0, 15.0), (header, *rows))


def with_partners(programme: Programme) -> list[Block]:
    look, language = WITH_PARTNERS, programme.language
    blocks = [*opening(programme), Heading(CONTENTS.of(language)), contents_table(programme)]
    blocks += [Heading(INDICATOR_HEADER[0].of(language)), indicators_table(programme)]
    for goal in programme.goals:
        heading = goal_label(goal, language, wording.OBJECTIVE, " –")
        blocks += [Heading(heading), table_per_goal(look, goal, language)]
    blocks += [Heading(SPENDING.of(language)), spending_table(language)]
    return [*blocks, Heading(CONTACTS.of(language)), contacts_table(language)]


MERGED_ROWS = Look(("no", "measure", "responsible", "schedule", "followup", "status"), "unfilled", "shade")


def merged_rows(programme: Programme) -> list[Block]:
    look, language = MERGED_ROWS, programme.language
    rows = [header_row(look, language)]
    for goal in programme.goals:
        rows.append(goal_row(look, goal, language))
        for measure in goal.measures:
            rows += part_rows(look, measure, language)
    return [
        *opening(programme),
        *legend_table(look, language),
        Text(para("")),
        Table(look.widths, tuple(rows)),
    ]


def part_rows(look: Look, measure: Measure, language: str) -> list[Row]:
    """One row per party; number, text and light are merged over them."""
    parts = list(zip(measure.responsible, measure.schedule, measure.followup, strict=True))
    rows: list[Row] = [tuple(cell(text) for text in part) for part in parts]
    count = len(parts)
    rows[0] = (
        cell(measure.no, down=count),
        measure_cell(look, measure, "", down=count),
        *rows[0],
        status_cell(look, measure.status, language, down=count),
    )
    return rows


BESIDE_HEADER = Look(
    ("no", "measure", "responsible", "schedule", "followup", "status"),
    "coarse",
    "word_and_shade",
    theme_in="cell",
)


def beside_header(programme: Programme) -> list[Block]:
    """A table per goal, whose cell reaches down beside indicator, header and measures."""
    look, language = BESIDE_HEADER, programme.language
    blocks = [*opening(programme), *legend_table(look, language)]
    width = len(look.columns) - 1
    for goal in programme.goals:
        names = header_row(look, language)
        above = (
            cell(wording.GOAL.of(language), bold=True),
            cell(wording.INDICATOR_AND_STATE.of(language), bold=True, span=width),
            names[-1],
        )
        first = cell(goal_label(goal, language), down=2 + len(goal.measures))
        _, target, present = goal.values
        indicator = cell(f"{goal.indicator}: {target}", f"→ {present}", span=width)
        goal_light = status_cell(look, goal.status, language)
        rows = (above, (first, indicator, goal_light), names, *measure_rows(look, goal, language))
        blocks += [Text(para("")), Table((17.0, *look.widths), rows)]
    return blocks


CARDS = Look(("no", "measure", "responsible", "schedule", "followup", "status"), "coarse", "word_and_shade")


def cards(programme: Programme) -> list[Block]:
    look, language = CARDS, programme.language
    blocks = opening(programme)
    for goal in programme.goals:
        blocks.append(Heading(goal_label(goal, language)))
        for measure in goal.measures:
            values = measure_row(look, measure, language)
            rows = tuple(zip(header_row(look, language), values, strict=True))
            blocks += [Table((20.0, 60.0), rows, header_rows=0), Text(para(""))]
    return [*blocks, *legend_table(look, language)]


LABELLED = Look(("responsible", "schedule", "followup", "status"), "words")


def labelled(programme: Programme) -> list[Block]:
    """No table at all: a heading per measure, then paragraphs that begin with a label."""
    look, language = LABELLED, programme.language
    blocks = opening(programme)
    for goal in programme.goals:
        blocks.append(Heading(goal_label(goal, language)))
        for measure in goal.measures:
            word = wording.PLAIN_HEADER["measure"].of(language)
            blocks.append(Heading(f"{word} {measure.no}: {measure.text}", 2))
            for name, value in zip(
                header_row(look, language), measure_row(look, measure, language), strict=True
            ):
                blocks += labelled_paragraphs(name.paras[0].runs[0].text, value)
    return blocks


def labelled_paragraphs(name: str, value: Cell) -> list[Block]:
    first, *others = value.paras
    begun = replace(first, runs=(Run(f"{name}: ", bold=True), *first.runs))
    return [Text(begun), *(Text(other) for other in others)]


TEMPLATE_HINTS = Look(
    ("measure", "followup", "status", "schedule", "responsible"),
    "words",
    number_in="text",
    header=wording.REWORDED_HEADER,
)


def template_hints(programme: Programme) -> list[Block]:
    look, language = TEMPLATE_HINTS, programme.language
    table = one_table(look, programme, lambda goal: [bare_goal_row(look, goal, language)])
    hints = tuple(cell(para(Run(wording.HINTS[column].of(language), italic=True))) for column in look.columns)
    header, *rows = table.rows
    return [*opening(programme), replace(table, rows=(header, hints, *rows), header_rows=2)]


CONTINUED = Look(
    ("no", "measure", "responsible", "schedule", "followup", "status"), "blue", "shade", theme_in="row"
)


def continued(programme: Programme) -> list[Block]:
    """The goal and the header are repeated on each page, the goal with '(continued)'."""
    look, language = CONTINUED, programme.language
    blocks = [*opening(programme), *legend_table(look, language)]
    note = wording.FOOTNOTE.of(language)
    for goal in programme.goals:
        head = (goal_row(look, goal, language), header_row(look, language))
        rows = (*head, *measure_rows(look, goal, language, note))
        again = wording.CONTINUED.of(language)
        table = Table(look.widths, rows, header_rows=2, repeat_header=True, continued=again)
        blocks += [Text(para("")), table]
    return blocks


HORIZONTAL = Look(
    ("no", "measure", "responsible", "schedule", "followup", "status"),
    "words",
    theme_in="cell",
    header=wording.SECTOR_HEADER,
)


def horizontal(programme: Programme) -> list[Block]:
    look, language = HORIZONTAL, programme.language
    blocks = opening(programme)
    for goal in programme.goals:
        blocks += [
            Heading(goal_label(goal, language)),
            table_per_goal(look, goal, language, repeat_header=True),
        ]
    return blocks


ZEBRA = Look(("no", "measure", "responsible", "schedule", "status", "followup"), "words")


def zebra(programme: Programme) -> list[Block]:
    look, language = ZEBRA, programme.language
    table = one_table(look, programme, lambda goal: [bare_goal_row(look, goal, language)])
    return [*opening(programme), replace(table, repeat_header=True)]


TWO_UP_WIDTHS = (9.0, 37.0, 35.0, 48.0, 13.0)  # the longest words fit
TWO_UP = Look(("no", "measure", "responsible", "followup", "status"), "coarse", "disc")


def two_up(programme: Programme) -> list[Block]:
    look, language = TWO_UP, programme.language
    blocks = [*opening(programme), *legend_list(look, language)]
    for goal in programme.goals:
        table = table_per_goal(look, goal, language, repeat_header=True)
        blocks += [Heading(goal_label(goal, language)), replace(table, widths=TWO_UP_WIDTHS)]
    return blocks


RIGHT_STATUS = Look(
    ("measure", "responsible", "schedule", "followup", "status"),
    "blue",
    "disc",
    number_in="nowhere",
    nameless_status=True,
)


def right_status(programme: Programme) -> list[Block]:
    """Goals without a number in a merged first column."""
    look, language = RIGHT_STATUS, programme.language
    rows = [(cell(wording.GOAL.of(language), bold=True), *header_row(look, language))]
    for goal in programme.goals:
        measures = measure_rows(look, goal, language)
        rows += [(cell(goal.text, down=len(measures)), *measures[0]), *measures[1:]]
    table = Table((17.0, *look.widths), tuple(rows), repeat_header=True)
    return [*opening(programme), table, *legend_list(look, language)]


HEADED_CARDS = Look(("responsible", "schedule", "followup", "status"), "words")


def headed_cards(programme: Programme) -> list[Block]:
    """A card per measure: its number and text over both columns, then label and value."""
    look, language = HEADED_CARDS, programme.language
    blocks = opening(programme)
    for goal in programme.goals:
        blocks.append(Heading(goal_label(goal, language)))
        for measure in goal.measures:
            top = (cell(f"{measure.no} {measure.text}", bold=True, span=2),)
            values = measure_row(look, measure, language)
            rows = (top, *zip(header_row(look, language), values, strict=True))
            blocks += [Table((20.0, 60.0), rows, header_rows=0), Text(para(""))]
    return blocks


GROUPED_PERIODS = Look(
    ("no", "measure", "responsible", "followup", "status", "earlier", "earlier_status"), "coarse", "shade"
)


def grouped_periods(programme: Programme) -> list[Block]:
    """The latest period stands first; the years stand in a row of their own above the header."""
    look, language = GROUPED_PERIODS, programme.language
    followup, status = (wording.PLAIN_HEADER[column].of(language) for column in ("followup", "status"))
    names = header_row(look, language, earlier=followup, earlier_status=status)
    above = (
        *(replace(name, down=2) for name in names[:3]),
        cell("2024", bold=True, span=2),
        cell("2023", bold=True, span=2),
    )
    rows: list[Row] = [above, names[3:]]
    note = wording.FOOTNOTE.of(language)
    for goal in programme.goals:
        rows += [bare_goal_row(look, goal, language), *measure_rows(look, goal, language, note)]
    widths = (6.0, 26.0, 20.0, 40.0, 9.0, 20.0, 9.0)
    table = Table(widths, tuple(rows), header_rows=2, repeat_header=True)
    return [*opening(programme), *legend_table(look, language), table]
