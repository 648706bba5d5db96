from datetime import date

from graphsvc.analysis.day import DayOutline
from graphsvc.analysis.positions import Peripheral, peripheral_actors, unlinked_councils
from graphsvc.model import Actor, ActorKind, Status, Subgraph, Tie, TieKind
from tests.contract.records import actor, ids, tie
from tests.networks import ON, outlined

LATER = date(2027, 1, 1)
PROJECT = {"kind": ActorKind.PROJECT, "subtype": "project"}
COUNCIL = {"kind": ActorKind.COUNCIL, "subtype": "elderly_council"}
MUNICIPALITY = {"kind": ActorKind.MUNICIPALITY, "subtype": "municipality"}


def network(actors: list[Actor], ties: list[Tie]) -> DayOutline:
    return outlined(Subgraph(ON, tuple(actors), tuple(ties)))


def found(day: DayOutline, **ends: date) -> dict[str, tuple[int, bool]]:
    def row(one: Peripheral) -> tuple[int, bool]:
        return one.ties, one.only_time_limited

    return {one.actor.id: row(one) for one in peripheral_actors(day, ends)}


def test_those_with_no_tie_one_tie_or_only_time_limited_ties_are_found() -> None:
    ties = [
        tie("1", "one", "hub"),
        tie("2", "hub", "well"),
        tie("3", "hub", "limited", end_date=LATER),
        tie("4", "well", "limited", end_date=LATER),
        tie("5", "well", "other"),
        tie("6", "hub", "other"),
    ]
    day = network([actor(name) for name in ("hub", "limited", "none", "one", "other", "well")], ties)
    assert found(day) == {"limited": (2, True), "none": (0, False), "one": (1, False)}


def test_a_tie_to_or_on_the_ground_of_what_ends_is_time_limited() -> None:
    ties = [tie("1", "a", "project"), tie("2", "a", "b", basis="project"), tie("3", "b", "c"), tie("4", "b", "d")]
    actors = [actor("a"), actor("b"), actor("c"), actor("d"), actor("project", **PROJECT, end_date=LATER)]
    day = network(actors, [*ties, tie("5", "c", "d"), tie("6", "c", "d")])
    assert found(day, project=LATER) == {"a": (2, True), "project": (1, True)}
    assert found(day) == {"project": (1, False)}


def test_who_does_not_act_is_left_in_peace() -> None:
    assert found(network([actor("gone", status=Status.DEFUNCT), actor("here")], [])) == {"here": (0, False)}


def test_a_council_is_linked_by_its_own_municipality_or_by_an_association() -> None:
    councils = [actor(f"council_{number}", **COUNCIL, municipality="297") for number in range(5)]
    others = [
        actor("association"),
        actor("iisalmi", **MUNICIPALITY, municipality="140"),
        actor("kuopio", **MUNICIPALITY, municipality="297"),
        actor("library", subtype="library"),
    ]
    ties = [
        tie("1", "council_0", "kuopio", kind=TieKind.ADVISES),
        tie("2", "association", "council_1"),
        tie("3", "council_2", "iisalmi", kind=TieKind.ADVISES),
        tie("4", "council_3", "library"),
    ]
    assert ids(unlinked_councils(network([*others, *councils], ties))) == ["council_2", "council_3", "council_4"]
