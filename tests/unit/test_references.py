from typing import Any

import pytest

from graphsvc.errors import InvalidInputError
from graphsvc.model import Actor, ActorKind, GraphData, LocalText, Need, Offer, Tie, TieKind
from graphsvc.model.references import actor_references, broken_references, check_references
from graphsvc.vocabulary import shipped_vocabulary

HOME = Actor(id="a", kind=ActorKind.ORGANISATION, subtype="club", names=LocalText(fi="A"), municipality="297")
TIE = Tie(id="t", source="a", target="b", kind=TieKind.FUNDS)


def broken(data: GraphData, *known: str) -> list[tuple[str, str]]:
    return [(found.field, found.value) for found in broken_references(data, shipped_vocabulary(), known)]


def test_actors_that_are_not_in_the_data_must_be_known() -> None:
    data = GraphData(actors=(HOME,), ties=(TIE,), needs=(Need(id="n", actor="c", topic="koulutus"),))
    assert actor_references(data) == {"b", "c"}
    assert broken(data) == [("target", "b"), ("actor", "c")]
    assert broken(data, "b", "c") == []


def test_every_broken_reference_is_told() -> None:
    values: dict[str, Any] = {"target_groups": ("kissat",), "places": ("999", "297")}
    data = GraphData(actors=(HOME,), offers=(Offer(id="o", actor="a", topic="taikuus", **values),))
    assert broken(data) == [("topic", "taikuus"), ("places", "999"), ("target_groups", "kissat")]


def test_the_first_broken_reference_refuses_the_data() -> None:
    check_references(GraphData(actors=(HOME,), ties=(TIE,)), shipped_vocabulary(), {"b"})
    with pytest.raises(InvalidInputError) as caught:
        check_references(GraphData(actors=(HOME,), ties=(TIE,)), shipped_vocabulary(), set())
    assert (caught.value.field, caught.value.value, caught.value.code) == ("target", "b", "unknown_reference")
