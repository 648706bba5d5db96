"""Frames: what stands behind what."""

from graphsvc.asking.frames import Frames, folded
from graphsvc.model import Actor, ActorKind, LocalText, Tie, TieKind


def frames(*pairs: tuple[str, str], **subtypes: str) -> Frames:
    names = {name for pair in pairs for name in pair}
    actors = {
        name: Actor(
            id=name, kind=ActorKind.ORGANISATION, subtype=subtypes.get(name, "association"), names=LocalText(name)
        )
        for name in names
    }
    ties = (Tie(id=f"{part}.{whole}", source=part, target=whole, kind=TieKind.PART_OF) for part, whole in pairs)
    return Frames(ties, actors)


def shown(order: str, of: Frames) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.best, one.behind) for one in folded([(name, name) for name in order], of)]


def test_the_whole_stands_behind_a_better_part_and_a_part_behind_a_better_whole() -> None:
    assert shown("ba", frames(("b", "a"))) == [("b", ("a",))]
    assert shown("ab", frames(("b", "a"))) == [("a", ("b",))]


def test_parts_of_one_whole_stand_beside_each_other() -> None:
    assert shown("bca", frames(("b", "a"), ("c", "a"))) == [("b", ("a",)), ("c", ())]


def test_frames_reach_through_several_steps() -> None:
    assert shown("ca", frames(("c", "b"), ("b", "a"))) == [("c", ("a",))]


def test_ties_in_a_circle_end() -> None:
    assert shown("ab", frames(("a", "b"), ("b", "a"))) == [("a", ("b",))]


def test_a_library_is_no_branch_of_a_school() -> None:
    assert shown("ab", frames(("b", "a"), a="school", b="library")) == [("a", ()), ("b", ())]
