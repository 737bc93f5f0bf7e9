"""The pages on which a person reviews a dataset or a comparison: what they show, their words and their form.

Gets tables, documents and rows, gives plain values and files for a browser. It serves nothing and corrects
nothing.
"""

from __future__ import annotations

from extract.view.comparison.texts import page_texts
from extract.view.review.content import Item, Shown, review_items, shown_measures, shown_records
from extract.view.review.form import FORM_FILES, POLICY, form_file
from extract.view.review.tables import ShownCell, ShownTable, document_tables, source_tables
from extract.view.review.texts import review_language, review_texts

__all__ = [
    "FORM_FILES",
    "POLICY",
    "Item",
    "Shown",
    "ShownCell",
    "ShownTable",
    "document_tables",
    "form_file",
    "kind_words",
    "review_items",
    "review_language",
    "review_texts",
    "shown_measures",
    "shown_records",
    "source_tables",
    "status_words",
]


def status_words(language: str) -> dict[str, str]:
    """The words for the codes of a status, as the page of two periods has them."""
    return dict(page_texts(language)["status"])


def kind_words(language: str) -> dict[str, str]:
    """The words for the kinds of a link."""
    return dict(page_texts(language)["kind"])
