"""The catalogue of doubts: each code once, with how serious it is and what it says.

A room raises a `Doubt` with one of these codes where it makes the decision; tables and pages
word it from here. The words are English; those of other languages are in TOML files beside this module.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class DoubtKind:
    """One kind of doubt."""

    code: str
    seriousness: int
    """1: look when there is time; 2: a value may be wrong; 3: a row may be wrong or missing."""
    meaning: str
    """What the program was not sure of, in plain words."""
    next_step: str
    """What a person should do."""


KINDS: tuple[DoubtKind, ...] = (
    DoubtKind(
        "row_joined",
        3,
        "two row parts were joined over a page break on weak evidence",
        "compare the row with the report",
    ),
    DoubtKind(
        "row_not_joined",
        3,
        "two row parts at a page break were kept apart on weak evidence",
        "compare both rows with the report",
    ),
    DoubtKind(
        "table_joined", 3, "two tables were read as one on weak evidence", "look at the place where they meet"
    ),
    DoubtKind("text_across_columns", 2, "a text reaches over the border of two columns", "check both cells"),
    DoubtKind(
        "text_unheaded",
        2,
        "a text stands in a column that has no heading",
        "check whether it belongs to the cell beside it",
    ),
    DoubtKind(
        "text_outside_cells",
        3,
        "a text stands inside a table but in none of its cells",
        "check the rows around it",
    ),
    DoubtKind(
        "hyphen_unsure",
        1,
        "a word is broken at a line's end, and nothing tells whether its hyphen belongs to it",
        "look how the word is written",
    ),
    DoubtKind(
        "note_mark_unfound",
        2,
        "a footnote's mark was not found raised in the text, where it may stand as a figure or letter",
        "look where on the page the mark stands",
    ),
    DoubtKind(
        "unmapped_characters",
        2,
        "the font does not tell which letters these are",
        "read the text in the report",
    ),
    DoubtKind(
        "page_drawing_left_out",
        2,
        "a page draws more than any table, as a map does, and some of the drawing was left out",
        "look whether the page holds a table or lights",
    ),
    DoubtKind(
        "format_converted",
        1,
        "the report is of a format that LibreOffice wrote anew as .docx before it was read",
        "compare a few rows with the report",
    ),
    DoubtKind(
        "text_cut_off",
        2,
        "a text ends or begins in mid-word or mid-sentence, as the others of its column do not",
        "check whether the rest stands in another cell or row",
    ),
    DoubtKind(
        "length_unusual",
        2,
        "a text is far longer or shorter than the others of its column",
        "check whether rows were joined or a part is missing",
    ),
    DoubtKind(
        "rows_glued",
        3,
        "several cells of a row hold several texts, as those of other rows do not",
        "check whether rows of the report were read as one",
    ),
    DoubtKind(
        "row_split",
        3,
        "a row begins in mid-sentence, as if it were the rest of the one above",
        "check whether two rows are one in the report",
    ),
    DoubtKind(
        "row_repeated",
        3,
        "a row says all that the one above it says",
        "check whether the report has the row twice",
    ),
    DoubtKind(
        "text_misplaced",
        2,
        "a cell holds several texts beside an empty one, as if one had slid into it",
        "check in which cell each text stands",
    ),
    DoubtKind(
        "text_across_rows",
        2,
        "a cell reaches over several measures, as few others do",
        "check whether its text belongs to all of them",
    ),
    DoubtKind(
        "letters_unsure",
        2,
        "a word has figures or signs among its letters, as where letters were misread",
        "compare the word with the report",
    ),
    DoubtKind(
        "heading_unread",
        2,
        "a heading resembles a known one but was not read as that",
        "check the column in `other`; a profile may name its heading",
    ),
    DoubtKind(
        "header_fuzzy", 1, "a column's heading was recognised only roughly", "check what the column holds"
    ),
    DoubtKind(
        "column_guessed",
        2,
        "a column's meaning was told from its content, not its heading",
        "check what the column holds",
    ),
    DoubtKind(
        "column_missing",
        2,
        "no column was recognised as schedule, follow-up or status, though one without a known heading is there",
        "check the further columns in `other`; a profile may name the column's heading",
    ),
    DoubtKind(
        "lights_unread",
        2,
        "coloured cells stand in a column that is not read as lights",
        "check whether the colours are statuses",
    ),
    DoubtKind("colour_unclear", 2, "a light's colour lies between two of the legend's", "look at the light"),
    DoubtKind("status_unclear", 2, "a status could not be told from its light or words", "look at the light"),
    DoubtKind(
        "status_missing",
        3,
        "the report explains its lights, but no status was found in it",
        "look where the report shows its lights",
    ),
    DoubtKind(
        "measures_missing",
        3,
        "goals were found, and no measure under any of them",
        "look for the measures in the report; `followup inspect` shows what was read",
    ),
    DoubtKind(
        "word_and_colour_disagree",
        2,
        "the status in words and the light say different things",
        "look at the light",
    ),
    DoubtKind("measure_without_goal", 2, "a measure stands under no goal", "check which goal it belongs to"),
    DoubtKind("empty_cell", 2, "a cell is empty in a column that is filled elsewhere", "check the cell"),
    DoubtKind(
        "number_sequence", 3, "the printed numbers have a gap or a double", "check that no row is missing"
    ),
    DoubtKind(
        "table_ignored",
        2,
        "a table resembles a follow-up but was not read as one",
        "check whether it holds measures",
    ),
    DoubtKind(
        "readers_disagree", 2, "a second reader reads the cell otherwise", "compare the cell with the report"
    ),
    DoubtKind("period_unknown", 1, "the report's period could not be told", "name it with --period"),
    DoubtKind("goal_guessed", 2, "an unlabelled heading was read as a goal", "check whether it is a goal"),
    DoubtKind(
        "header_carried", 2, "a table without a header is read by the one before it", "check its columns"
    ),
    DoubtKind(
        "page_text_unaccounted",
        3,
        "words that a page shows stand in no paragraph, cell or note",
        "look for the words on the page",
    ),
    DoubtKind("text_unaccounted", 3, "a text of a table is in no record", "read the row in the report"),
    DoubtKind(
        "light_unaccounted", 3, "a light of a table is in no record", "look at the light and its row in the report"
    ),
    DoubtKind(
        "header_holds_record",
        3,
        "a row that is read as headings holds what a record would say",
        "check whether a row of data was taken for a heading",
    ),
    DoubtKind("row_left_out", 3, "a row's text went into no record", "read the row in the report"),
    DoubtKind(
        "colour_by_convention",
        1,
        "lights are read by the order of the traffic light, as the report has no legend",
        "check what the colours mean in this report",
    ),
    DoubtKind(
        "part_damaged",
        2,
        "a part of the file beside its text is damaged and was left out",
        "compare numbers, colours and notes with the report",
    ),
    DoubtKind(
        "content_not_read",
        2,
        "something embedded in the text, such as a chart or a document, was not read",
        "look whether it holds anything of the follow-up",
    ),
    DoubtKind(
        "field_unbalanced",
        1,
        "a field does not end, so that a hidden instruction may be in the text",
        "read the text in the report",
    ),
    DoubtKind(
        "text_under_merge",
        2,
        "a merged cell hides a text that is in the file",
        "check whether the text belongs to the cell",
    ),
    DoubtKind(
        "row_grid_uneven",
        2,
        "a row's cells fit the table's columns neither by number nor by width",
        "check in which columns its cells stand",
    ),
    DoubtKind(
        "indicator_value_unclear",
        2,
        "an indicator's target or present state holds several numbers, or one that measures another thing",
        "read the indicator and set its value by hand",
    ),
    DoubtKind(
        "number_unclear",
        2,
        "the point or comma in a number may part decimals or thousands",
        "read the number in the report",
    ),
    DoubtKind(
        "schedule_unread",
        2,
        "a part of a schedule could not be read as dates, or can be read in two ways",
        "read the schedule; a profile may add its words, or the months of a fiscal year",
    ),
    DoubtKind(
        "party_unread",
        2,
        "a part of a responsible text was not read as an organisation, or looks like none",
        "read who is responsible in the report",
    ),
    DoubtKind(
        "party_split_unsure",
        2,
        "whether a responsible text names one organisation or several could not be told",
        "compare the organisations with the text; a line in aliases.csv keeps a name whole",
    ),
    DoubtKind(
        "party_role_unsure",
        2,
        "whether an organisation leads a measure or takes part could not be told",
        "read who leads in the report",
    ),
    DoubtKind(
        "party_base_form_unsure",
        1,
        "the base form of an organisation's name could not be told",
        "give its name in aliases.csv",
    ),
    DoubtKind(
        "party_is_person",
        1,
        "a responsible text seems to name a person or a post",
        "give the organisation in aliases.csv",
    ),
    DoubtKind(
        "correction_unfit",
        3,
        "a correction no longer fits: at its place is another value, or its place is gone",
        "look at the value, then correct it anew or delete the line of corrections.csv",
    ),
    DoubtKind(
        "ocr_text",
        1,
        "the text was made out on a picture of the page, not read from the file",
        "compare names and numbers with the report before they are quoted",
    ),
    DoubtKind(
        "ocr_uncertain",
        2,
        "words were made out on a picture of the page with little certainty",
        "read the words in the report",
    ),
    DoubtKind(
        "page_not_recognised",
        3,
        "pages are pictures whose text was not made out",
        "install the extra 'ocr' and extract the report again, or read the pages",
    ),
    DoubtKind(
        "profile_unclear",
        2,
        "two profiles apply to the report equally",
        "name the right one with --profile, or give one of them another condition in [applies]",
    ),
    DoubtKind(
        "link_unsure",
        3,
        "a measure may have another counterpart in the other period, or none",
        "compare the two measures; correct the link in links.csv with decided_by = analyst",
    ),
)

BY_CODE = {kind.code: kind for kind in KINDS}


@cache
def kinds_in(language: str) -> tuple[DoubtKind, ...]:
    """The catalogue in a language, ISO 639-1; in English where there is no file of that language."""
    file = resources.files(__name__) / f"{language}.toml"
    texts = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return tuple(_worded(kind, *texts.get(kind.code, ())) for kind in KINDS)


def _worded(kind: DoubtKind, meaning: str = "", next_step: str = "") -> DoubtKind:
    return replace(kind, meaning=meaning or kind.meaning, next_step=next_step or kind.next_step)
