import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from pydantic import TypeAdapter

from graphsvc.drawing import MapDrawing, PageFrame, PageLink, Scene, asset, asset_names, draw, load_map, page
from graphsvc.errors import NotFoundError
from graphsvc.model import LANGUAGES, Language
from tests.invented import NASTY_NAMES, network, star

FRAME = PageFrame(
    assets="/static/map",
    home="/fi/?a=1&b=2",
    ego="/fi/maps/ego?focus=",
    files=(PageLink("HTML", "/fi/maps/network.html"),),
    languages=(PageLink("Suomi", "", "fi"), PageLink("Svenska", "/sv/maps/network", "sv")),
    views=(PageLink("Verkosto", ""), PageLink("Kunnittain", "/fi/maps/municipalities")),
    places=(("region:11", "Pohjois-Savo"),),
    place="region:11",
    kept={"on": "2020-10-15"},
)


class Document(HTMLParser):
    """The elements of a page with what stands in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.contents: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements:
            self.contents.append((*self.elements[-1], data))


def rows_of(columns: dict[str, dict[str, Any]]) -> list[dict[str, object]]:
    """What the page's script makes of columns."""
    count = len(next(iter(columns.values()))["values"])

    def read_column(column: dict[str, Any]) -> list[object]:
        if "before" in column:
            return [column["before"] + rest for rest in column.get("values") or next(iter(read.values()))]
        if "values" in column:
            return list(column["values"])
        if "lists" in column:
            return [[column["table"][at] for at in places] for places in column["lists"]]
        if "table" in column:
            return [column["table"][at] for at in column.get("at") or columns[column["as"]]["at"]]
        return [column["same"]] * count

    read: dict[str, list[object]] = {}
    for field, column in columns.items():
        read[field] = read_column(column)
    return [dict(zip(read, row, strict=True)) for row in zip(*read.values(), strict=True)]


def drawn(*names: str) -> MapDrawing:
    return draw(Scene(load_map("network"), star(names), {}, "fi"), title=names[0], sources=names)


def test_a_saved_page_allows_only_what_stands_in_it() -> None:
    document = Document(page(drawn("Keskus", "Kumppani")))
    (policy,) = (
        attributes["content"] or ""
        for tag, attributes in document.elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    code = [
        text for tag, attributes, text in document.contents if tag in ("script", "style") and not attributes.get("type")
    ]
    assert {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in code if text.strip()
    } == allowed


def test_a_saved_page_asks_nobody_for_anything() -> None:
    document = Document(page(drawn("Keskus", "Kumppani")))
    loaded = [attributes.get("src") or attributes.get("href") for tag, attributes in document.elements if tag != "a"]
    assert [address for address in loaded if address] == ["data:,"]


def test_a_linked_page_holds_no_code_of_its_own() -> None:
    document = Document(page(drawn("Keskus", "Kumppani"), FRAME))
    inline = [text for tag, kind, text in document.contents if tag in ("script", "style") and "type" not in kind]
    assert [text for text in inline if text.strip()] == []
    linked = {attributes.get("src") or attributes.get("href") for tag, attributes in document.elements if tag != "a"}
    assert {f"/static/map/{name}" for name in asset_names()} <= linked
    assert not any(
        "style" in attributes or any(key.startswith("on") for key in attributes) for _, attributes in document.elements
    )


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_a_name_is_data_wherever_it_stands(name: str) -> None:
    document = Document(page(drawn(name, *NASTY_NAMES)))
    assert not [tag for tag, _ in document.elements if tag == "img"]
    data = next(text for _, attributes, text in document.contents if attributes.get("id") == "map-data")
    assert rows_of(json.loads(data)["drawing"]["nodes"])[0]["label"] == name
    assert name in {text for tag, _, text in document.contents if tag == "bdi"}
    assert name.strip() in {text.strip() for tag, _, text in document.contents if tag == "a"}


def test_the_page_leads_home_when_it_has_one() -> None:
    home = page(drawn("Keskus"), FRAME)
    assert 'href="/fi/?a=1&amp;b=2"' in home
    assert "Takaisin palveluun" in home
    assert "Takaisin palveluun" not in page(drawn("Keskus"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_hold_every_actor_and_every_tie_without_a_script(language: Language) -> None:
    subgraph, details = network(30)
    drawing = draw(Scene(load_map("network"), subgraph, details, language), title="T", sources=())
    actors, ties = page(drawing).partition("<noscript>")[2].split("<table>")[1:]
    assert sorted(re.findall(r"<tr id=a(\d+)>", actors), key=int) == [str(number) for number in range(30)]
    number = {actor.id: str(index) for index, actor in enumerate(subgraph.actors)}
    read = [
        (source, target)
        for source, part in re.findall(r"rowgroup><a href=#a(\d+)>(.*?)(?=rowgroup|</table>)", ties, re.DOTALL)
        for target in re.findall(r"<td><a href=#a(\d+)>", part)
    ]
    assert sorted(read) == sorted((number[tie.source], number[tie.target]) for tie in subgraph.ties)


def test_the_data_of_the_page_are_those_of_the_drawing() -> None:
    subgraph, details = network(300)
    drawing = draw(Scene(load_map("network"), subgraph, details, "fi"), title="T", sources=())
    data = json.loads(re.findall(r'id="map-data">(.*?)</script>', page(drawing))[0])
    told = json.loads(TypeAdapter(MapDrawing).dump_json(drawing))
    assert told.pop("further_nodes") == told.pop("further_edges") == []
    nodes = [
        {**node, **mark, "id": node["id"], "short_label": node["short_label"] or node["label"]}
        for node, mark in zip(*map(rows_of, (data["drawing"]["nodes"], data["marks"])), strict=True)
    ]
    lines = [
        {"source": nodes[line["from"]]["id"], "target": nodes[line["to"]]["id"]} for line in rows_of(data["lines"])
    ]
    edges = [{**edge, **line} for edge, line in zip(rows_of(data["drawing"]["edges"]), lines, strict=True)]
    assert {**data["drawing"], "nodes": nodes, "edges": edges} == told


@pytest.mark.parametrize("frame", [None, FRAME])
def test_a_page_of_a_thousand_actors_weighs_at_most_a_megabyte_and_a_half(frame: PageFrame | None) -> None:
    subgraph, details = network(1000)
    drawing = draw(Scene(load_map("network"), subgraph, details, "fi"), title="T", sources=("Keksitty",))
    linked = sum(asset(name).stat().st_size for name in asset_names()) if frame else 0
    assert len(page(drawing, frame).encode()) + linked < 1_500_000


def test_every_asset_is_there_and_no_other_file_is_given() -> None:
    assert {"map.css", "map.js", "vis-network.min.js"} <= set(asset_names())
    assert all(asset(name).is_file() for name in asset_names())
    with pytest.raises(NotFoundError):
        asset("../themes/calm.toml")
