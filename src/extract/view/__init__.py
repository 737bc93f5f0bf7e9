"""View: what a person looks at.

Gets a document, what was made of it and pictures of its pages, gives HTML and text that show what was
read where; gets the rows of two periods, gives the page that compares them. It reads no file and
decides nothing.
"""

from extract.view.comparison import Comparison, comparison_to_html
from extract.view.inspection import Inspection, PagePicture
from extract.view.inspection_page import inspection_to_html
from extract.view.look import Recorded, inspection_of
from extract.view.profile_text import suggestions_to_toml
from extract.view.record_text import record_to_text, sources_of
from extract.view.text_form import inspection_to_text

__all__ = [
    "Comparison",
    "Inspection",
    "PagePicture",
    "Recorded",
    "comparison_to_html",
    "inspection_of",
    "inspection_to_html",
    "inspection_to_text",
    "record_to_text",
    "sources_of",
    "suggestions_to_toml",
]
