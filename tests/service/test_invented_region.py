"""Known questions in a generated region of 300 organisations: answers worked out from its files, on each engine."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import networkx as nx
import pytest

from graphsvc import service
from graphsvc.model import Point
from graphsvc.service import AskRequest, Context
from graphsvc.store import GraphStore
from graphsvc.vocabulary import shipped_vocabulary

DAY = date(2026, 3, 1)
Rows = list[dict[str, str]]


class Region(NamedTuple):
    """The service over the region, and the rows of its files."""

    context: Context
    actors: dict[str, dict[str, str]]
    offers: Rows
    ties: Rows


@pytest.fixture
def region(store: GraphStore, tmp_path: Path) -> Region:
    service.generate(tmp_path / "region", 300, 1)
    context = Context.over(store)
    service.load(context, str(tmp_path / "region"))
    actors, offers, ties = (rows(tmp_path / "region" / f"{name}.csv") for name in ("actors", "offers", "ties"))
    return Region(context, {row["id"]: row for row in actors}, offers, ties)


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def runs(row: dict[str, str]) -> bool:
    started = not row["start_date"] or row["start_date"] <= DAY.isoformat()
    return started and (not row["end_date"] or DAY.isoformat() <= row["end_date"])


def acts(row: dict[str, str]) -> bool:
    return runs(row) and row["status"] != "inactive" and not (row["status"] == "defunct" and not row["end_date"])


def km(row: dict[str, str], centre: Point) -> float | None:
    if row["latitude"]:
        return Point(float(row["latitude"]), float(row["longitude"])).km_to(centre)
    return shipped_vocabulary().places[row["municipality"]].point.km_to(centre) if row["municipality"] else None


def test_the_store_holds_what_the_files_hold(region: Region) -> None:
    counts = region.context.store.counts(DAY)
    assert region.context.day() == DAY
    assert counts.actors == sum(map(acts, region.actors.values()))
    assert counts.ties == sum(row["planned"] == "false" and runs(row) for row in region.ties)
    assert counts.offers == sum(acts(region.actors[row["actor"]]) for row in region.offers)


def test_the_nearest_who_offers_a_topic_is_the_one_of_the_files(region: Region) -> None:
    place = Counter(seats(region)).most_common(1)[0][0]
    centre = shipped_vocabulary().places[place].point
    topics = sorted({row["topic"] for row in region.offers})
    assert len(topics) > 80
    for topic in topics:
        offering = {
            row["actor"] for row in region.offers if row["topic"] == topic and acts(region.actors[row["actor"]])
        }
        distances = {one: far for one in offering if (far := km(region.actors[one], centre)) is not None}
        answer = service.ask(region.context, AskRequest(topics=(topic,), places=(place,), radius_km=1000.0), "fi")
        offered = [one for one in answer.results if any(reason.kind == "topic" for reason in one.reasons)]
        told = {one.actor.id: one.distance_km for one in offered if one.distance_km is not None}
        behind = {one.id for result in answer.results for one in result.same_frame}
        assert distances.keys() - behind == told.keys(), topic
        assert told == {one: pytest.approx(distances[one]) for one in told}, topic


def seats(region: Region) -> Iterator[str]:
    return (row["municipality"] for row in region.actors.values() if row["municipality"])


def test_what_nobody_offers_nobody_is_said_to_offer(region: Region) -> None:
    place = next(seats(region))
    missing = shipped_vocabulary().topics.keys() - {row["topic"] for row in region.offers}
    assert missing
    for topic in sorted(missing):
        answer = service.ask(region.context, AskRequest(topics=(topic,), places=(place,)), "fi")
        assert (list(answer.results), answer.unfiltered) == ([], 0)
        assert answer.nobody is not None
        assert answer.nobody.nearest == ()


def cost(row: dict[str, str]) -> float:
    """As `GET /paths` publishes it: 1 / (1 + level), and how much of five years has passed since the tie was known."""
    known = [row[name] for name in ("start_date", "recorded_at") if row[name] and row[name] <= DAY.isoformat()]
    years = (DAY - date.fromisoformat(max(known))).days / 365.25 if known else 2.5
    return 1 / (1 + max(1, int(row["level"]))) + min(1.0, years / 5)


def warmest_ties(region: Region) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    for row in region.ties:
        if row["planned"] == "false" and runs(row):
            ends = row["source"], row["target"]
            known = graph.edges[ends]["cost"] if graph.has_edge(*ends) else float("inf")
            graph.add_edge(*ends, cost=min(known, cost(row)))
    return graph


def test_an_introduction_costs_what_networkx_says_of_the_same_ties(region: Region) -> None:
    graph = warmest_ties(region)
    acting = [one for one in graph if acts(region.actors[one])]
    compared = 0
    for one, other in zip(sorted(acting)[::3], sorted(acting, reverse=True)[::3], strict=True):
        resting = [node for node in graph if node not in acting and node not in (one, other)]
        among = nx.restricted_view(graph, resting, ())
        found = service.paths(region.context, one, other, None, "fi").paths
        if not nx.has_path(among, one, other):
            assert found == ()
            continue
        warmest = nx.dijkstra_path(among, one, other, weight="cost")
        if len(warmest) <= 5:
            costs = sorted(nx.path_weight(among, path, "cost") for path in found)
            assert costs[0] == pytest.approx(nx.path_weight(among, warmest, "cost"))
            compared += 1
    assert compared > 20
