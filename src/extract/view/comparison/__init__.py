"""Two periods side by side: gets the rows of two reports, their links and changes, gives one HTML page."""

from extract.view.comparison.values import Comparison

__all__ = ["Comparison", "comparison_to_html"]


def comparison_to_html(comparison: Comparison, language: str = "") -> str:
    """The whole page in a language of `texts`, '' for that of the later report; WrongUse for another one.

    The same input gives the same bytes.
    """
    from extract.view.comparison.page import rendered  # Jinja2 costs its import only where a page is made

    return rendered(comparison, language)
