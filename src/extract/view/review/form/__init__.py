"""The files of the review page, and what a browser may load and run on it."""

from __future__ import annotations

from importlib import resources

FORM_FILES = {
    "": "text/html",
    "page.css": "text/css",
    "common.js": "text/javascript",
    "page.js": "text/javascript",
    "links.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
"""What may be asked for, with its media type; '' is the page itself, a form of its own for each review."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


_PLACE = b"<!--main-->"
"""Where in the frame the forms of the reviews differ."""


def form_file(name: str) -> bytes:
    """A file of `FORM_FILES`, or the form of a review in its frame: page.html or links.html."""
    content = (resources.files(__name__) / name).read_bytes()
    if not name.endswith(".html"):
        return content
    return (resources.files(__name__) / "frame.html").read_bytes().replace(_PLACE, content)
