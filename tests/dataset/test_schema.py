from __future__ import annotations

import json

import frictionless
import pytest

from extract.dataset import load_schema, schema_text, table_names
from extract.errors import WrongUse

DATASETS = ("extract", "compare", "track")
TABLES = tuple(dict.fromkeys(name for dataset in DATASETS for name in table_names(dataset)))
# The promise to users' scripts; more may follow at a table's end.
COLUMNS = {
    "reports": "report_id programme title language period_label period_start period_end source_file"
    " source_sha256 source_kind pages",
    "goals": "report_id goal_id goal_no goal status status_label colour colour_hex page",
    "indicators": "report_id indicator_id goal_id goal_no position target current"
    " target_value target_comparator current_value unit target_date",
    "measures": "report_id period_start period_end measure_id goal_id goal_no goal theme position measure_no"
    " measure responsible schedule schedule_start schedule_end followup status status_label colour"
    " colour_hex first_page last_page doubts other",
    "responsibles": "report_id measure_id position organisation role organisation_text item is_group detail"
    " organisation_id",
    "schedules": "report_id measure_id position item start end kind precision text",
    "organisations": "organisation_id organisation parent",
    "figures": "report_id measure_id position value unit text sentence comparator value_max",
    "followups": "report_id measure_id period_label period_start period_end followup status"
    " status_label colour",
    "legend": "report_id status status_label colour colour_hex",
    "sources": "report_id record_id field part page x0 top x1 bottom table row column text",
    "doubts": "report_id record_id field code message page",
    "failures": "source_file code message next_step",
    "links": "previous_report_id previous_measure_id report_id measure_id previous_measure measure kind score"
    " runner_up_score margin decided_by reason",
    "changes": "record previous_record_id record_id goal_no field previous current direction",
    "tracks": "track_id parent_track_id record report_id period_start period_end record_id status",
}


def test_tables_stand_in_their_order() -> None:
    assert tuple(COLUMNS) == TABLES


def test_the_datasets_of_comparing_have_their_tables() -> None:
    assert table_names("compare") == ("reports", "links", "changes", "doubts")
    assert table_names("track") == ("reports", "links", "changes", "tracks", "doubts")


@pytest.mark.parametrize("table", TABLES)
def test_columns_stand_in_their_order(table: str) -> None:
    promised = tuple(COLUMNS[table].split())
    assert load_schema(table).column_names[: len(promised)] == promised


@pytest.mark.parametrize("table", TABLES)
def test_frictionless_accepts_the_schema(table: str) -> None:
    assert frictionless.Schema.from_descriptor(json.loads(schema_text(table))).field_names


@pytest.mark.parametrize("table", TABLES)
def test_all_is_named_in_three_languages(table: str) -> None:
    stated = json.loads(schema_text(table))
    texts = [
        item[key].get(language)
        for item in (stated, *stated["fields"])
        for key in ("titles", "descriptions")
        for language in ("fi", "sv", "en")
    ]
    assert all(texts)
    assert all(
        f["title"] == f["titles"]["en"] and f["description"] == f["descriptions"]["en"]
        for f in stated["fields"]
    )


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_columns(table: str) -> None:
    schema = load_schema(table)
    assert {*schema.primary_key, *(key.column for key in schema.foreign_keys)} <= set(schema.column_names)
    assert all(load_schema(t).primary_key for key in schema.foreign_keys for t in key.tables)


@pytest.mark.parametrize("table", TABLES)
def test_a_column_of_several_tables_has_one_type(table: str) -> None:
    types = {(c.name, c.type) for other in TABLES for c in load_schema(other).columns}
    mine = load_schema(table).column_names
    # `doubts` counts in measures and is a table elsewhere; no other name has two meanings.
    assert len([1 for name, _ in types if name in mine]) == len(mine)


@pytest.mark.parametrize("table", TABLES)
def test_a_column_named_like_a_table_counts_its_rows(table: str) -> None:
    assert all(c.type == "integer" for c in load_schema(table).columns if c.name in TABLES)


def test_an_unknown_table_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match=r"no table 'measure'.*\n.*measures"):
        load_schema("measure")
