"""The page on which a person works through the doubts of a dataset: what it shows, and its form.

Gets the tables of a dataset and the corrections so far, gives plain values and files for a browser. It
serves nothing and corrects nothing.
"""

from extract.view.review.content import Item, Shown, review_items, shown_records
from extract.view.review.form import FORM_FILES, POLICY, form_file

__all__ = ["FORM_FILES", "POLICY", "Item", "Shown", "form_file", "review_items", "shown_records"]
