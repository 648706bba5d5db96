import itertools

import pytest

from graphsvc.asking.introduction_texts import introduction_text
from graphsvc.asking.introductions import Way
from graphsvc.model import Actor, ActorKind, Language, LocalText, Tie, TieKind

NAMES = {"a": "Akka", "b": "Beta ry", "c": "Cafe r.f.", "d": "Delta"}
ACTORS = {
    id_: Actor(id=id_, kind=ActorKind.ORGANISATION, subtype="association", names=LocalText(name))
    for id_, name in NAMES.items()
}


def way(*ids: str, kind: TieKind = TieKind.COOPERATES_WITH) -> Way:
    ties = (Tie(id=f"{one}{other}", source=one, target=other, kind=kind) for one, other in itertools.pairwise(ids))
    return Way(ids, tuple(ties))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Kysy ensin: Beta ry, joka tekee yhteistyötä toimijan Delta kanssa."),
        ("sv", "Fråga först: Beta ry, som samarbetar med Delta."),
        ("en", "Ask first: Beta ry, which works together with Delta."),
    ],
)
def test_whom_to_ask_first_and_how_they_know_the_sought(language: Language, words: str) -> None:
    assert introduction_text((way("a", "b", "d"),), ACTORS, language) == words


def test_a_longer_way_is_told_step_by_step_and_a_full_stop_comes_once() -> None:
    words = introduction_text((way("a", "b", "d", "c", kind=TieKind.MEMBER_OF),), ACTORS, "en")
    assert words == "Ask first: Beta ry, then Delta, which is a member of Cafe r.f."


def test_a_tie_is_told_from_the_side_that_it_runs_from() -> None:
    back = Way(("a", "b", "d"), (way("a", "b").ties[0], way("d", "b", kind=TieKind.FUNDS).ties[0]))
    assert introduction_text((back,), ACTORS, "fi") == "Kysy ensin: Beta ry, jota rahoittaa Delta."


def test_a_second_way_follows_the_first() -> None:
    assert introduction_text((way("a", "d"), way("a", "b", "d")), ACTORS, "fi") == (
        "Tunnette toisenne jo: yhteistyö. Voit kysyä myös: Beta ry, joka tekee yhteistyötä toimijan Delta kanssa."
    )
    assert introduction_text((way("a", "b", "d"), way("a", "d")), ACTORS, "en").endswith(
        "You also know each other directly: cooperation."
    )


@pytest.mark.parametrize("kind", TieKind)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_sort_of_tie_has_words_for_both_sides(kind: TieKind, language: Language) -> None:
    forth, back = (
        way("a", "b", "d", kind=kind),
        Way(("a", "b", "d"), (way("a", "b").ties[0], way("d", "b", kind=kind).ties[0])),
    )
    assert all("Delta" in introduction_text((one,), ACTORS, language) for one in (forth, back))
