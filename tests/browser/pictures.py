"""Make the pictures of the documentation anew: `.venv/bin/python tests/browser/pictures.py`."""

import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright
from waitress.server import create_server

from graphsvc.service import Context, load
from graphsvc.store import open_store
from graphsvc.web import create_app

FOLDER = Path(__file__).resolve().parent / "pictures"
PICTURES = {
    "network": ("/fi/maps/network", 768),
    "answer": ("/fi/?q=vertaistukea+Kuopiossa&from=leppavirran_mttuki", 1100),
}
"""Each with its address and how high the window is."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/graph.db")
        load(Context.over(store), "partnerships")
        server = create_server(create_app(store), host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
            page = browser.new_page()
            for name, (path, height) in PICTURES.items():
                page.set_viewport_size({"width": 1366, "height": height})
                page.goto(f"http://127.0.0.1:{server.effective_port}{path}")
                page.wait_for_timeout(1000)
                page.screenshot(path=FOLDER / f"{name}.png")
        store.close()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    main()
