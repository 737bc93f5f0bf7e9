"""The review as a web page for this computer alone: answers on loopback, to who knows the token.

Gets a review, gives a server. It serves the page's own files, the review's content, pictures of the reports'
pages and their tables; no path of a request ever names a file. Bottle: one file without dependencies, kept
since 2009, and enough for a few routes.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from extract.errors import FollowupError, MissingExtra
from extract.reviewing import Act, DatasetReview, Review
from extract.view.review import FORM_FILES, POLICY, form_file

LOOPBACK = "127.0.0.1"
LONGEST_ACT = 1 << 20
"""Bytes of an act; a text of a report is far shorter."""
_NUMBER = re.compile(r"[0-9]{1,9}")
_TEXTS = ("action", "record_id", "field", "value")
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class _Server(ThreadingMixIn, WSGIServer):
    """Browsers open connections that they do not use at once; one of them must not hold up the others."""

    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: the address that would be logged holds the token."""


class ReviewServer:
    """A server of one review; `url` holds its token."""

    def __init__(self, review: Review, port: int = 0) -> None:
        _check_installed()
        self._review = review
        self.token = secrets.token_urlsafe(24)
        self._server = make_server(LOOPBACK, port, _app(review, self), _Server, _Silent)
        self.port = self._server.server_port
        self.url = f"http://{LOOPBACK}:{self.port}/{self.token}/"

    def serve(self) -> None:
        """Answer until stopped."""
        with self._server:
            try:
                self._server.serve_forever()
            finally:
                self._review.stop()

    def stop(self) -> None:
        """Stop answering."""
        self._server.shutdown()

    def is_own_host(self, host: str) -> bool:
        """Whether a request was meant for this server, not for a name that somebody points at it."""
        return host in (f"{LOOPBACK}:{self.port}", f"localhost:{self.port}")


def _check_installed() -> None:
    if find_spec("bottle") is None:
        raise MissingExtra(
            "The review page cannot be served.",
            why="The library bottle is not installed.",
            next_step="Install it: pip install 'followup-extract[review]'",
        )


def _app(review: Review, server: ReviewServer) -> Any:
    import bottle  # of an extra, needed only here

    app, answers = bottle.Bottle(), _Answers(bottle, review, server)
    guarded = answers.guarded
    app.route("/<token>/", callback=guarded(answers.page_file))
    app.route("/<token>/content", callback=guarded(review.content))
    app.route("/<token>/state", callback=guarded(answers.state))
    app.route("/<token>/act", "POST", guarded(answers.act))
    if isinstance(review, DatasetReview):
        reports = _Reports(bottle, review)
        app.route("/<token>/page/<report_id>/<number:int>", callback=guarded(reports.picture))
        app.route("/<token>/table/<report_id>/<number:int>", callback=guarded(reports.table))
        app.route("/<token>/tables/<report_id>", callback=guarded(reports.tables))
    app.route("/<token>/<name>", callback=guarded(answers.page_file))
    return app


@dataclass(frozen=True)
class _Answers:
    """What a request gets of a review."""

    bottle: Any
    review: Review
    server: ReviewServer

    def guarded(self, answer: Callable[..., Any]) -> Callable[..., Any]:
        """An answer for those alone who know the token and ask from the page itself."""

        def checked(token: str, **told: Any) -> Any:
            for name, value in _HEADERS.items():
                self.bottle.response.set_header(name, value)
            self._check_request(token)
            return answer(**told)

        return checked

    def act(self) -> Any:
        """The state after an act, or why it cannot be done."""
        told = _told(self.bottle)
        try:
            self.review.act(told)
        except FollowupError as error:
            self.bottle.response.status = 400
            return {"error": str(error)}
        return self.review.state(told.version)

    def state(self) -> Any:
        """The state for the reading that the page shows."""
        version = self.bottle.request.query.get("version", "")
        return self.review.state(int(version) if _NUMBER.fullmatch(version) else 0)

    def page_file(self, name: str = "") -> Any:
        """The page itself, or a file that it needs."""
        if name not in FORM_FILES:
            return self.bottle.HTTPError(404, "no such page")
        self.bottle.response.content_type = f"{FORM_FILES[name]}; charset=utf-8"
        return form_file(name or self.review.form)

    def _check_request(self, token: str) -> None:
        """Ends a request without the token, for another host, or sent by a page of another."""
        header, is_own_host = self.bottle.request.get_header, self.server.is_own_host
        origin = header("Origin", "")
        is_from_own = not origin or (origin.startswith("http://") and is_own_host(origin[7:]))
        is_known = secrets.compare_digest(token.encode(), self.server.token.encode())
        if not (is_own_host(header("Host", "")) and is_from_own and is_known):
            self.bottle.abort(403, "not for you")


@dataclass(frozen=True)
class _Reports:
    """What a request gets of the reports of a dataset, by their ids."""

    bottle: Any
    review: DatasetReview

    def picture(self, report_id: str, number: int) -> Any:
        """A page's picture, its size in points in a header."""
        width, height, png = self.review.page(report_id, number)
        if not png:
            return self.bottle.HTTPError(404, "no such page")
        self.bottle.response.content_type = "image/png"
        self.bottle.response.set_header("X-Page-Size", f"{width} {height}")
        return png

    def table(self, report_id: str, number: int) -> Any:
        """A table, cell by cell."""
        shown = self.review.table(report_id, number)
        return asdict(shown) if shown else self.bottle.HTTPError(404, "no such table")

    def tables(self, report_id: str) -> Any:
        """The numbers of the tables; none of a report that is not there."""
        return {"tables": self.review.tables(report_id)}


def _told(bottle: Any) -> Act:
    """What an act says: texts, lists of texts, and one number."""
    request = bottle.request
    if request.content_length > LONGEST_ACT or not request.content_type.startswith("application/json"):
        bottle.abort(400, "not an act")
    try:
        told = json.loads(request.body.read(LONGEST_ACT))
        action, record_id, field, value = (str(told.get(name, "")) for name in _TEXTS)
        previous, current = (tuple(map(str, told.get(name, ()))) for name in ("previous", "current"))
        return Act(action, record_id, field, value, int(told.get("version", 0)), previous, current)
    except (ValueError, AttributeError, TypeError, RecursionError):
        return Act(str(bottle.abort(400, "not an act")))
