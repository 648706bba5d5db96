import itertools
import math
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.analysis.closure import local_paths, resource_allocation
from graphsvc.analysis.distances import kilometres, radians
from graphsvc.analysis.flattening import flattened
from graphsvc.analysis.partners import WEIGHTS, Partners
from graphsvc.analysis.profiles import Profile, Profiles
from graphsvc.model import Actor, ActorKind, Point, Sector, Status, Subgraph, Tie, TieKind
from tests.contract.records import actor, tie
from tests.evaluation.suggestions import auc
from tests.networks import KNOWN, ON, graphs, outlined, profile, simple, subgraph_of

KUOPIO, IISALMI, HELSINKI = Point(62.89, 27.68), Point(63.56, 27.19), Point(60.17, 24.94)


def partners(actors: list[Actor], ties: list[Tie], profiles: list[Profile] | None = None) -> Partners:
    day = outlined(Subgraph(ON, tuple(actors), tuple(ties)))
    return Partners(day, flattened(day), profiles or [profile()] * len(actors))


def parts(one: Profile, other: Profile) -> dict[str, float]:
    return {name: float(values[1]) for name, values in Profiles([one, other]).parts(0).items()}


@given(graphs(least=2))
def test_resource_allocation_is_that_of_networkx(graph: "nx.Graph[int]") -> None:
    for one, other, value in nx.resource_allocation_index(graph):
        assert resource_allocation(simple(graph), one)[other] == pytest.approx(value / (1 + value), abs=1e-9)


@given(graphs(least=2, most=9))
def test_local_paths_weigh_every_way_of_three_ties(graph: "nx.Graph[int]") -> None:
    for one, other in nx.non_edges(graph):
        value = sum(
            1 / math.sqrt(graph.degree[near] * graph.degree[far])
            for near, far in itertools.product(graph[one], graph[other])
            if graph.has_edge(near, far)
        )
        assert local_paths(simple(graph), one)[other] == pytest.approx(value / (1 + value), abs=1e-9)


def test_a_need_that_an_offer_meets_counts_as_the_less_sure_and_the_same_topic_half() -> None:
    assert parts(profile(needs={"x": 1.0}), profile(offers={"x": 0.85}))["need_offer"] == 0.85
    assert parts(profile(offers={"x": 1.0}), profile(needs={"x": 1.0}))["need_offer"] == 1
    assert parts(profile(offers={"x": 1.0}), profile(offers={"x": 1.0}))["need_offer"] == 0.5
    assert parts(profile(offers={"x": 1.0}), profile(offers={"y": 1.0}))["need_offer"] == 0


def test_target_groups_in_common_count_by_those_of_the_actor_that_has_fewer() -> None:
    assert parts(profile(target_groups="ab"), profile(target_groups="bcd"))["target_group"] == 0.5
    assert parts(profile(target_groups="ab"), profile())["target_group"] == 0


def test_nearness_falls_with_distance_and_serving_the_municipality_counts() -> None:
    near, far = (parts(profile(point=KUOPIO), profile(point=point))["nearness"] for point in (IISALMI, HELSINKI))
    assert parts(profile(point=KUOPIO), profile(point=KUOPIO))["nearness"] == 1
    assert near == pytest.approx(1 / (1 + (KUOPIO.km_to(IISALMI) / 50) ** 2))
    assert far == pytest.approx(1 / (1 + (KUOPIO.km_to(HELSINKI) / 50) ** 2))
    seated, serving = profile(point=HELSINKI, seat=["091", "region:01"]), profile(serves=["region:01"])
    assert parts(seated, serving)["nearness"] == parts(serving, seated)["nearness"] == 0.8
    assert parts(profile(point=KUOPIO), profile())["nearness"] == 0


def test_of_what_nothing_is_known_nothing_is_scored() -> None:
    assert parts(profile(), profile(offers={"x": 1.0}, target_groups="a", point=KUOPIO)) == {}
    best = partners([actor("a"), actor("b")], []).best(0, 3)
    assert set(best[0].parts) == {"bridging", "periphery"}
    assert best[0].score == 1


def test_the_score_is_the_weighted_mean_of_the_parts() -> None:
    graph = outlined(subgraph_of(KNOWN["karate club"]))
    for partner in Partners(graph, flattened(graph), [profile(offers={"x": 1.0}, point=KUOPIO)] * 34).best(0, 20):
        weights = sum(WEIGHTS[name] for name in partner.parts)
        mean = sum(WEIGHTS[name] * part for name, part in partner.parts.items()) / weights
        assert all(0 <= part <= 1 for part in partner.parts.values())
        assert partner.score == pytest.approx(mean)


def test_weights_add_up_to_one() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def test_nobody_is_proposed_who_is_tied_resting_refused_or_of_the_same_house() -> None:
    names = ["asker", "branch", "friend", "gone", "other", "parent", "refused", "sister"]
    actors = [actor(name, status=Status.INACTIVE if name == "gone" else None) for name in names]
    ties = [
        tie("1", "asker", "friend"),
        tie("2", "asker", "parent", kind=TieKind.PART_OF),
        tie("3", "sister", "parent", kind=TieKind.PART_OF),
        tie("4", "branch", "sister", kind=TieKind.PART_OF),
    ]
    found = partners(actors, ties).best(0, 10, refused=[names.index("refused")])
    assert [names[partner.actor] for partner in found] == ["other"]


def test_another_sector_and_another_part_of_the_network_are_bridged() -> None:
    actors = [
        actor("a", sector=Sector.THIRD),
        actor("b", sector=Sector.THIRD),
        actor("c", sector=Sector.PUBLIC),
        actor("d", sector=Sector.THIRD),
        actor("e"),
        actor("hub", sector=Sector.THIRD),
    ]
    ties = [tie(str(number), one, "hub") for number, one in enumerate("abce")]
    found = {partner.actor: partner.parts["bridging"] for partner in partners(actors, ties).best(0, 10)}
    assert found == {1: 0, 2: 0.5, 3: 1, 4: 0}


@given(graphs(least=4), st.data())
def test_an_actor_without_ties_always_gets_three(graph: "nx.Graph[int]", data: st.DataObject) -> None:
    graph.add_node("alone")
    day = outlined(subgraph_of(graph))
    choices = st.sampled_from([profile(), profile(offers={"x": 1.0}), profile(needs={"x": 1.0}, point=KUOPIO)])
    profiles = data.draw(st.lists(choices, min_size=len(graph), max_size=len(graph)))
    alone = len(graph) - 1
    found = Partners(day, flattened(day), profiles).best(alone, 3)
    assert len({partner.actor for partner in found} - {alone}) == 3


def test_first_contacts_are_at_hand_before_they_are_good_and_funders_and_the_whole_country_come_last() -> None:
    known = {
        "asker": profile(needs={"x": 1.0}, point=KUOPIO, seat=["297"]),
        "club": profile(offers={"x": 1.0}, point=IISALMI),
        "coordinator": profile(point=KUOPIO),
        "country": profile(offers={"x": 1.0}, point=KUOPIO, serves=["country"]),
        "far": profile(offers={"x": 1.0}, point=HELSINKI),
        "funder": profile(offers={"x": 1.0}, point=KUOPIO),
        "neighbour": profile(point=KUOPIO),
        "other town": profile(point=IISALMI),
        "project": profile(point=HELSINKI),
        "town": profile(point=KUOPIO),
    }
    kinds = {
        "funder": {"subtype": "funder"},
        "town": {"kind": ActorKind.MUNICIPALITY, "subtype": "municipality", "municipality": "297"},
        "other town": {"kind": ActorKind.MUNICIPALITY, "subtype": "municipality", "municipality": "140"},
        "asker": {"municipality": "297"},
    }
    actors = [actor(name.replace(" ", "_"), **kinds.get(name, {})) for name in known]
    made = partners(actors, [tie("1", "coordinator", "project", kind=TieKind.COORDINATES)], list(known.values()))
    names = [list(known)[partner.actor] for partner in made.first(0, 20)]
    assert set(names[:3]) == {"club", "coordinator", "town"}
    assert set(names[3:7]) == {"far", "neighbour", "other town", "project"}
    assert set(names[7:]) == {"country", "funder"}
    assert {partner.actor for partner in made.first(0, 20)} == {partner.actor for partner in made.best(0, 20)}


def test_where_nothing_is_known_of_an_actor_its_municipality_comes_first_then_those_that_sit_there() -> None:
    kinds: dict[str, dict[str, Any]] = {
        "asker": {"municipality": "297"},
        "coordinator": {"subtype": "network"},
        "here": {"municipality": "297"},
        "there": {},
        "town": {"kind": ActorKind.MUNICIPALITY, "subtype": "municipality", "municipality": "297"},
    }
    actors = [actor(name, **fields) for name, fields in kinds.items()]
    places = [profile(point=IISALMI if name in ("coordinator", "there") else KUOPIO) for name in kinds]
    found = partners(actors, [tie("1", "town", "there")], places).first(0, 4)
    assert [list(kinds)[one.actor] for one in found] == ["town", "here", "coordinator", "there"]


def test_for_those_who_serve_the_whole_country_so_do_first_contacts() -> None:
    everywhere = profile(needs={"x": 1.0}, serves=["country"])
    helper = profile(offers={"x": 1.0}, serves=["country"])
    made = partners([actor("asker"), actor("helper"), actor("other")], [], [everywhere, helper, profile()])
    assert [partner.actor for partner in made.first(0, 2)] == [1, 2]


@given(graphs(least=3), st.data())
def test_a_pair_that_is_kept_apart_is_never_proposed(graph: "nx.Graph[int]", data: st.DataObject) -> None:
    day = outlined(subgraph_of(graph))
    everybody = range(len(graph))
    made = Partners(day, flattened(day), [profile()] * len(graph))
    one, other = data.draw(st.lists(st.sampled_from(everybody), min_size=2, max_size=2, unique=True))
    left = made.without([(one, other)])
    assert {partner.actor for partner in made.best(one, 20)} - {partner.actor for partner in left.best(one, 20)} <= {
        other
    }
    assert other not in {partner.actor for partner in left.first(one, 20)}
    assert one not in {partner.actor for partner in left.best(other, 20)}
    pairs = {(pair.one, pair.other) for pair in left.pairs(everybody, everybody)}
    assert (min(one, other), max(one, other)) not in pairs


@given(graphs(least=2), st.integers(1, 20))
def test_the_best_are_the_same_however_many_are_asked_for(graph: "nx.Graph[int]", limit: int) -> None:
    day = outlined(subgraph_of(graph))
    made = Partners(day, flattened(day), [profile()] * len(graph))
    assert made.best(0, limit) == made.best(0, 100)[:limit]


@given(graphs(least=2, most=8), st.data())
def test_an_evening_has_as_many_pairs_as_can_be_with_the_largest_sum(
    graph: "nx.Graph[int]", data: st.DataObject
) -> None:
    points = data.draw(st.lists(st.sampled_from([KUOPIO, IISALMI, HELSINKI]), min_size=len(graph), max_size=len(graph)))
    day = outlined(subgraph_of(graph))
    made = Partners(day, flattened(day), [profile(point=point) for point in points])
    scores = {
        frozenset((pair.one, pair.other)): pair.score for pair in made.pairs(range(len(graph)), range(len(graph)))
    }
    assert set(scores) == {frozenset(pair) for pair in nx.non_edges(graph)}

    def best(left: frozenset[int]) -> tuple[int, float]:
        if len(left) < 2:
            return 0, 0.0
        one, rest = min(left), left - {min(left)}
        with_one = (
            (pairs + 1, total + scores[pair])
            for other in rest
            if (pair := frozenset((one, other))) in scores
            for pairs, total in (best(rest - {other}),)
        )
        return max(best(rest), *with_one, (0, 0.0))

    found = made.evening(range(len(graph)))
    met = [end for pair in found for end in (pair.one, pair.other)]
    assert len(met) == len(set(met))
    assert (len(found), sum(pair.score for pair in found)) == pytest.approx(best(frozenset(graph)))


@pytest.mark.parametrize("name", ["karate club", "davis southern women", "les miserables"])
@pytest.mark.parametrize("share", [0.1, 0.2])
def test_ties_that_were_held_back_score_higher_than_pairs_never_tied(name: str, share: float) -> None:
    assert auc(KNOWN[name], share) >= 0.80


def test_distances_are_those_of_points() -> None:
    away = kilometres(radians([KUOPIO, HELSINKI]), radians([KUOPIO, HELSINKI, None]))
    assert away[0, :2] == pytest.approx([0, KUOPIO.km_to(HELSINKI)])
    assert away[1, 0] == pytest.approx(HELSINKI.km_to(KUOPIO))
    assert np.isnan(away[:, 2]).all()
