"""A real Chromium, and windows of it that put up with no complaint and no request to anybody else."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from waitress import create_server

from graphsvc.store import GraphStore
from graphsvc.web import create_app

CHROMIUM: Final = Path("/usr/bin/chromium")
QUIET: Final = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
LAPTOP: Final = (1366, 768)
PHONE: Final = (390, 844)

OpenPage = Callable[..., Page]


@contextmanager
def serving(store: GraphStore) -> Iterator[str]:
    """The address of the service over a store."""
    server = create_server(create_app(store), host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


@pytest.fixture(scope="module")
def site(sqlite_sample: GraphStore) -> Iterator[str]:
    """The address of the service over the shipped sample."""
    with serving(sqlite_sample) as address:
        yield address


# For a module and not the session: Playwright cannot be started twice, and other modules may start their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    if not CHROMIUM.exists():
        if os.environ.get("GRAPHSVC_REQUIRE_ALL") == "1":
            pytest.fail("Chromium is missing: apt-get install chromium")
        pytest.skip("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens an address in a window of its own; afterwards nothing may have been complained about or fetched."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def watch(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("file", "data", "blob") and address.hostname not in ("127.0.0.1", "localhost"):
            complaints.append(f"asked for {request.url}")

    def opened(address: str, size: tuple[int, int] = LAPTOP, **options: object) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)  # type: ignore[arg-type]
        page = context.new_page()
        page.on("console", hear)
        page.on("request", watch)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in browser.contexts:
        context.close()
    assert complaints == []
