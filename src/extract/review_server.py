"""The review as a web page for this computer alone: answers on loopback, to who knows the token.

Gets a review, gives a server. It serves the page's own files, the review's content, pictures of the reports'
pages and their tables; no path of a request ever names a file. Bottle: one file without dependencies, kept
since 2009, and enough for eight routes.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable
from dataclasses import asdict
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

    app = bottle.Bottle()

    def guarded(answer: Callable[..., Any]) -> Callable[..., Any]:
        def checked(token: str, **told: Any) -> Any:
            for name, value in _HEADERS.items():
                bottle.response.set_header(name, value)
            _check_request(bottle, server, token)
            return answer(**told)

        return checked

    def act() -> Any:
        try:
            told = _told(bottle)
            review.act(told)
        except FollowupError as error:
            bottle.response.status = 400
            return {"error": str(error)}
        return review.state(told.version)

    def state() -> Any:
        version = bottle.request.query.get("version", "")
        return review.state(int(version) if _NUMBER.fullmatch(version) else 0)

    def page_file(name: str = "") -> Any:
        if name not in FORM_FILES:
            return bottle.HTTPError(404, "no such page")
        bottle.response.content_type = f"{FORM_FILES[name]}; charset=utf-8"
        return form_file(name or review.form)

    app.route("/<token>/", callback=guarded(page_file))
    app.route("/<token>/content", callback=guarded(review.content))
    app.route("/<token>/state", callback=guarded(state))
    app.route("/<token>/act", "POST", guarded(act))
    if isinstance(review, DatasetReview):
        picture, table = _reports_of(bottle, review)
        app.route("/<token>/page/<report_id>/<number:int>", callback=guarded(picture))
        app.route("/<token>/table/<report_id>/<number:int>", callback=guarded(table))
    app.route("/<token>/<name>", callback=guarded(page_file))
    return app


def _reports_of(bottle: Any, review: DatasetReview) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """What answers with a page's picture, and with a table, of the reports by their ids."""

    def picture(report_id: str, number: int) -> Any:
        width, height, png = review.page(report_id, number)
        if not png:
            return bottle.HTTPError(404, "no such page")
        bottle.response.content_type = "image/png"
        bottle.response.set_header("X-Page-Size", f"{width} {height}")
        return png

    def table(report_id: str, number: int) -> Any:
        shown = review.table(report_id, number)
        return asdict(shown) if shown else bottle.HTTPError(404, "no such table")

    return picture, table


def _check_request(bottle: Any, server: ReviewServer, token: str) -> None:
    """Ends a request without the token, for another host, or sent by a page of another."""
    request = bottle.request
    origin = request.get_header("Origin", "")
    is_own = server.is_own_host(request.get_header("Host", ""))
    is_from_own = not origin or (origin.startswith("http://") and server.is_own_host(origin[7:]))
    if not (is_own and is_from_own and secrets.compare_digest(token.encode(), server.token.encode())):
        bottle.abort(403, "not for you")


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
