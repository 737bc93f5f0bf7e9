"""Opens a review in the Chromium of the system and keeps what it complains about and asks of others."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


def opened(program: Browser, url: str, width: int = 1280) -> tuple[Page, list[str]]:
    """The page, and its console messages, errors, dialogs and requests to elsewhere."""
    page = program.new_page(viewport={"width": width, "height": 900})
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("request", lambda request: None if request.url.startswith(url) else seen.append(request.url))
    page.goto(url)
    expect(page.locator("#count")).not_to_be_empty()
    return page, seen
