"""Known questions in a generated region of 300 organisations: answers worked out from its files, on each engine."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
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


def asked(region: Region, **fields: object) -> service.Answer:
    return service.ask(region.context, AskRequest(**fields), "fi")  # type: ignore[arg-type]


def busiest(region: Region) -> tuple[str, Point]:
    """The municipality where most sit, and its centre."""
    place = Counter(seats(region)).most_common(1)[0][0]
    return place, shipped_vocabulary().places[place].point


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_scores_are_the_published_mean_of_parts_that_the_files_give(region: Region) -> None:
    place, centre = busiest(region)
    around = {place, *shipped_vocabulary().places[place].within}
    frequent = Counter(row["topic"] for row in region.offers if acts(region.actors[row["actor"]]))
    for topic, _ in frequent.most_common(4):
        answer = asked(region, topics=(topic,), places=(place,), radius_km=1000.0)
        scores = [result.score for result in answer.results]
        assert len(scores) > 3
        assert scores == sorted(scores, reverse=True)
        for result in answer.results:
            row, parts = region.actors[result.actor.id], result.parts
            assert result.score == pytest.approx(weighted(parts, answer.weights))
            far = km(row, centre)
            if row["municipality"] == place:
                assert parts["nearness"] == 1
            elif far is not None and around.isdisjoint(served(region, row["id"])):
                assert parts["nearness"] == pytest.approx(1 / (1 + (far / 50) ** 2))
            days = (DAY - date.fromisoformat(row["assured_date"])).days if row["assured_date"] else None
            assert parts["freshness"] == pytest.approx(0.0 if days is None else 0.5 ** (max(0, days) / 548))
            states = [
                one["is_stated"] == "true"
                for one in region.offers
                if (one["actor"], one["topic"]) == (row["id"], topic)
            ]
            assert parts["topic"] == (1.0 if any(states) else 0.85 if states else 0.5)


def weighted(parts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights[name] * part for name, part in parts.items()) / sum(weights[name] for name in parts)


def served(region: Region, actor_id: str) -> set[str]:
    """Every place that an actor serves, by itself or by an offer."""
    rows = (region.actors[actor_id]["serves"], *(one["places"] for one in region.offers if one["actor"] == actor_id))
    return {place for row in rows for place in row.split("|") if place}


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_every_reason_says_what_the_files_say(region: Region) -> None:
    place, centre = busiest(region)
    offers = {row["id"]: row for row in region.offers}
    kinds = Counter[str]()
    for topic in sorted({row["topic"] for row in region.offers})[::4]:
        for result in asked(region, topics=(topic,), places=(place,)).results:
            row = region.actors[result.actor.id]
            assert acts(row)
            for reason in result.reasons:
                kinds[reason.kind] += 1
                if reason.kind == "topic":
                    offer = offers[str(reason.values["offer"])]
                    assert (offer["actor"], offer["topic"]) == (row["id"], topic)
                elif reason.kind == "seat":
                    assert reason.values["place"] == row["municipality"] == place
                elif reason.kind == "serves_place":
                    assert reason.values["place"] in served(region, row["id"])
                elif reason.kind == "distance":
                    assert reason.values["distance_km"] == pytest.approx(km(row, centre), abs=0.06)
                elif reason.kind == "freshness":
                    assert (reason.values["assured_date"] or "") == row["assured_date"]
    assert {"topic", "seat", "serves_place", "distance", "freshness"} <= kinds.keys()


def test_who_asks_is_near_those_whom_the_files_tie_to_it(region: Region) -> None:
    graph = warmest_ties(region)
    asker = max(sorted(node for node in graph if acts(region.actors[node])), key=lambda node: len(graph[node]))
    resting = [node for node in graph if not acts(region.actors[node])]
    steps = nx.single_source_shortest_path_length(nx.restricted_view(graph, resting, ()), asker)
    answer = asked(region, topics=("group:osallisuus",), asker=asker)
    assert asker not in {result.actor.id for result in answer.results}
    for result in answer.results:
        far = steps.get(result.actor.id)
        assert result.parts["closeness"] == (0.0 if far is None else 0.5 ** (far - 1)), result.actor.id
        assert (result.introduction is None) == (far is None or far > 4)
        shared = [reason.values["count"] for reason in result.reasons if reason.kind == "shared_partners"]
        known = set(graph[asker]) & set(graph[result.actor.id]) if result.actor.id in graph else set()
        assert shared == ([len(known - set(resting))] if known - set(resting) else [])


def test_every_way_runs_along_ties_of_the_files_through_those_that_act(region: Region) -> None:
    graph = warmest_ties(region)
    acting = sorted(node for node in graph if acts(region.actors[node]))
    seconds = 0
    for one, other in zip(acting[::5], acting[2::5], strict=False):
        found = service.paths(region.context, one, other, None, "fi").paths
        for path in found:
            assert (path[0], path[-1]) == (one, other)
            assert nx.is_path(graph, path)
            assert len(path) <= 5
            assert all(acts(region.actors[middle]) for middle in path[1:-1])
        if len(found) == 2:
            seconds += 1
            assert set(found[0][1:-1]).isdisjoint(found[1][1:-1])
    assert seconds > 5


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_where_nobody_is_near_the_nearest_and_the_related_come_from_the_files(region: Region) -> None:
    utsjoki, vocabulary = "890", shipped_vocabulary()
    centre = vocabulary.places[utsjoki].point
    told = 0
    for topic in sorted({row["topic"] for row in region.offers})[::6]:
        answer = asked(region, topics=(topic,), places=(utsjoki,), radius_km=1.0)
        if answer.nobody is None:
            continue
        told += 1
        offering = [region.actors[row["actor"]] for row in region.offers if row["topic"] == topic]
        distances = sorted(far for row in offering if acts(row) and (far := km(row, centre)) is not None)
        offers = (one for one in answer.nobody.nearest if any(reason.kind == "topic" for reason in one.reasons))
        nearest = [one.distance_km for one in offers if one.distance_km is not None]
        assert nearest == pytest.approx(distances[: len(nearest)])
        for related in answer.nobody.related_topics:
            assert vocabulary.topics[related.id].group == vocabulary.topics[topic].group
            assert any(row["topic"] == related.id and acts(region.actors[row["actor"]]) for row in region.offers)
    assert told
