"""Frames: what stands behind what."""

from collections.abc import Iterable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.asking.frames import Folding, Frames, frame_parts
from graphsvc.model import PartOf


def frames(*pairs: tuple[str, str], **subtypes: str) -> Frames:
    def subtype(name: str) -> str:
        return subtypes.get(name, "association")

    parts = frame_parts(PartOf(part, subtype(part), whole, subtype(whole)) for part, whole in pairs)
    return frames_of(parts)


def frames_of(parts: Iterable[tuple[str, str]]) -> Frames:
    return Frames(np.array([(ord(part), ord(whole)) for part, whole in parts], np.intp).reshape(-1, 2))


def shown(order: str, of: Frames, listed: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """Who stands in the list, with those behind; of the order those who are listed."""
    folding = Folding(np.array(list(map(ord, order)), np.intp), of)
    is_listed = np.array([name in (order if listed is None else listed) for name in order], np.bool_)
    kept = folding.kept(is_listed)
    behind = folding.behind(is_listed, kept, np.flatnonzero(kept).tolist())
    return [(order[best], tuple(order[one] for one in hidden)) for best, hidden in behind.items()]


def one_by_one(order: str, of: Frames) -> list[tuple[str, tuple[str, ...]]]:
    """The same, told by the rule: each in turn stands behind the first in the list that it is related to."""
    behind: dict[str, list[str]] = {}
    for name in order:
        best = next((kept for kept in behind if of.joined_to(ord(kept), np.array([ord(name)])).any()), None)
        if best is None:
            behind[name] = []
        else:
            behind[best].append(name)
    return [(best, tuple(hidden)) for best, hidden in behind.items()]


@given(
    st.permutations("abcdefgh"),
    st.sets(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=8),
    st.sets(st.sampled_from("abcdefgh")),
)
def test_all_at_once_are_folded_as_one_by_one(order: list[str], parts: set[tuple[str, str]], listed: set[str]) -> None:
    name, of = "".join(order), frames_of(parts)
    assert shown(name, of, "".join(listed)) == one_by_one("".join(one for one in name if one in listed), of)


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
