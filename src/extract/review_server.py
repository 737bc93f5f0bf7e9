"""The review as a web page for this computer alone: answers on loopback, to who knows the token.

Gets a Review, gives a server. It serves the page's own files, the review's content and pictures of the
reports' pages; no path of a request ever names a file. Bottle: one file without dependencies, kept since
2009, and enough for seven routes.
"""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable
from importlib.util import find_spec
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from extract.errors import FollowupError, MissingExtra
from extract.reviewing import Review, page_png
from extract.view.review import FORM_FILES, POLICY, form_file

LOOPBACK = "127.0.0.1"
LONGEST_ACT = 1 << 20
"""Bytes of an act; a text of a report is far shorter."""
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
        self.token = secrets.token_urlsafe(24)
        self._server = make_server(LOOPBACK, port, _app(review, self), _Server, _Silent)
        self.port = self._server.server_port
        self.url = f"http://{LOOPBACK}:{self.port}/{self.token}/"

    def serve(self) -> None:
        """Answer until stopped."""
        with self._server:
            self._server.serve_forever()

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

    app, lock = bottle.Bottle(), threading.Lock()

    def guarded(answer: Callable[..., Any]) -> Callable[..., Any]:
        def checked(token: str, **told: Any) -> Any:
            for name, value in _HEADERS.items():
                bottle.response.set_header(name, value)
            _check_request(bottle, server, token)
            with lock:
                return answer(**told)

        return checked

    def act() -> Any:
        try:
            _act(review, _told(bottle))
        except FollowupError as error:
            bottle.response.status = 400
            return {"error": str(error)}
        return review.state()

    def picture(report_id: str, number: int) -> Any:
        path = review.originals.get(report_id)
        width, height, png = page_png(path, number) if path else (0.0, 0.0, b"")
        if not png:
            return bottle.HTTPError(404, "no such page")
        bottle.response.content_type = "image/png"
        bottle.response.set_header("X-Page-Size", f"{width} {height}")
        return png

    def page_file(name: str = "") -> Any:
        if name not in FORM_FILES:
            return bottle.HTTPError(404, "no such page")
        bottle.response.content_type = f"{FORM_FILES[name]}; charset=utf-8"
        return form_file(name)

    app.route("/<token>/", callback=guarded(page_file))
    app.route("/<token>/content", callback=guarded(review.content))
    app.route("/<token>/state", callback=guarded(review.state))
    app.route("/<token>/act", "POST", guarded(act))
    app.route("/<token>/page/<report_id>/<number:int>", callback=guarded(picture))
    app.route("/<token>/<name>", callback=guarded(page_file))
    return app


def _check_request(bottle: Any, server: ReviewServer, token: str) -> None:
    """Ends a request without the token, for another host, or sent by a page of another."""
    request = bottle.request
    origin = request.get_header("Origin", "")
    is_own = server.is_own_host(request.get_header("Host", ""))
    is_from_own = not origin or (origin.startswith("http://") and server.is_own_host(origin[7:]))
    if not (is_own and is_from_own and secrets.compare_digest(token.encode(), server.token.encode())):
        bottle.abort(403, "not for you")


def _told(bottle: Any) -> dict[str, str]:
    """What an act says; texts only."""
    request = bottle.request
    if request.content_length > LONGEST_ACT or not request.content_type.startswith("application/json"):
        bottle.abort(400, "not an act")
    try:
        told = json.loads(request.body.read(LONGEST_ACT))
        return {name: str(told.get(name, "")) for name in ("action", "record_id", "field", "value")}
    except (ValueError, AttributeError):
        return dict(bottle.abort(400, "not an act"))


def _act(review: Review, told: dict[str, str]) -> None:
    if told["action"] == "undo":
        review.undo()
    else:
        review.act(told["action"], told["record_id"], told["field"], told["value"])
