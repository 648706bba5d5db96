"""Make the pictures of the documentation anew: `.venv/bin/python tests/browser/pictures.py`.

Those of the sample, and every view of invented networks of 30, 300 and 1,000 organisations to be looked at side by side.
"""

import json
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import networkx as nx
from playwright.sync_api import Page, sync_playwright
from waitress.server import create_server

from graphsvc.service import Context, generate, load
from graphsvc.store import open_store
from graphsvc.web import create_app

FOLDER = Path(__file__).resolve().parent / "pictures"
PICTURES = {
    "network": ("/fi/maps/network", 768),
    "answer": ("/fi/?q=vertaistukea+Kuopiossa&from=leppavirran_mttuki", 1100),
}
"""Each with its address and how high the window is."""
SIZES = (30, 300, 1_000)


@contextmanager
def serving(dataset: str) -> Iterator[str]:
    """The address of the service over a data set."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/graph.db")
        load(Context.over(store), dataset)
        server = create_server(create_app(store), host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()
        store.close()


def take(page: Page, address: str, file: Path, height: int = 768) -> None:
    """A picture of a page when all is drawn; as JPEG, which weighs less, where the file is one."""
    page.set_viewport_size({"width": 1366, "height": height})
    page.goto(address)
    page.wait_for_timeout(1500)
    page.screenshot(path=file, quality=50 if file.suffix == ".jpg" else None)


def views(site: str) -> Mapping[str, str]:
    """The maps of a network: around its best-tied actor and project, and the way to there from one three ties away."""
    with urlopen(f"{site}/api/v1/maps/network") as answer:
        drawing = json.load(answer)
    nodes = sorted(drawing["nodes"], key=lambda node: (-node["ties"], node["id"]))
    best = nodes[0]["id"]
    graph = nx.Graph((edge["source"], edge["target"]) for edge in drawing["edges"])
    steps = nx.single_source_shortest_path_length(graph, best)
    far = max(sorted(steps), key=lambda actor: min(steps[actor], 3))
    project = next(node["id"] for node in nodes if node["kind"] == "project")
    return {
        "network": "network",
        "municipalities": "municipalities",
        "topics": "topics",
        "ego": f"ego?focus={best}",
        "ego_two_steps": f"ego?focus={best}&depth=2",
        "path": f"path?focus={far}&to={best}",
        "project": f"project?focus={project}",
        "chosen": f"network#actor={best}",
    }


def of_the_sample(page: Page) -> None:
    with serving("partnerships") as site:
        for name, (path, height) in PICTURES.items():
            take(page, f"{site}{path}", FOLDER / f"{name}.png", height)


def of_invented_networks(page: Page) -> None:
    for size in SIZES:
        with tempfile.TemporaryDirectory() as invented:
            generate(Path(invented), size, 1)
            with serving(invented) as site:
                for name, path in views(site).items():
                    take(page, f"{site}/fi/maps/{path}", FOLDER / "sizes" / f"{name}_{size}.jpg")


def main() -> None:
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path="/usr/bin/chromium").new_page()
        of_the_sample(page)
        of_invented_networks(page)


if __name__ == "__main__":
    main()
