"""Opens a page in the Chromium of the system and keeps what it complains about and asks for.

Playwright drives it: it waits for what it clicks, prints, and sees requests, errors and the console; the
browser is the one that is installed, not one of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass
class Opened:
    """A page that is open, and what was seen of it so far."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    """Console messages, errors, dialogs."""
    requests: list[str] = field(default_factory=list)

    def shown(self) -> int:
        """The number of measures that can be seen."""
        return self.page.locator("article:visible").count()

    def state(self) -> str:
        """What the address keeps."""
        return str(self.page.evaluate("location.hash.slice(1)"))


@contextmanager
def browser() -> Iterator[Browser]:
    """The installed Chromium; the test is skipped where there is none."""
    if PROGRAM is None:
        pytest.skip("needs Chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        yield opened
        opened.close()


def opened(program: Browser, file: Path, state: str = "", width: int = 1280, scheme: str = "light") -> Opened:
    """The file in a window of its own."""
    context = program.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    seen = Opened(context.new_page())
    seen.page.on("console", lambda message: seen.complaints.append(message.text))
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.goto(file.as_uri() + (f"#{state}" if state else ""))
    return seen
