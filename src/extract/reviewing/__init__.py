"""Reviews: a dataset whose doubts, or a comparison whose links, a person works through.

Gets a folder, gives a review with its acts; here `dataset`, `pipeline`, `track` and `view` join. It serves
nothing.
"""

from __future__ import annotations

from pathlib import Path

from extract import dataset
from extract.reviewing.acts import Act
from extract.reviewing.dataset_review import DatasetReview
from extract.reviewing.link_review import LinkReview, open_links
from extract.reviewing.options import ReviewOptions
from extract.reviewing.rereading import Rereading

__all__ = ["Act", "DatasetReview", "LinkReview", "Rereading", "Review", "ReviewOptions", "open_review"]

Review = DatasetReview | LinkReview


def open_review(folder: Path, options: ReviewOptions) -> Review:
    """The dataset or the comparison in a folder for review. Raises WrongUse."""
    if dataset.dataset_in(folder) == "extract":
        return DatasetReview(folder, dataset.read_tables(folder), options)
    return open_links(folder, options)
