"""All of a crowd are ranked as each alone would be."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.asking import ranking
from graphsvc.asking.crowd import Crowd, Row, bare_row, crowd_of, together
from graphsvc.asking.lineup import Asked, Lineup, line_up
from graphsvc.asking.ranking import Candidate, Question, Surroundings
from graphsvc.model import Actor, ActorKind, Area, BoundingBox, LocalText, Offer, OfferOutline, Point, Sector
from graphsvc.vocabulary import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
ON = date(2026, 1, 1)
PARTS = (("b", "a"), ("b", "c"))
TOPICS = ("vertaistuki", "omaishoito", "liikunta")
GROUPS = ("nuoret", "lapset", "kokovaesto")
PLACES = ("297", "140", "region:11", "wellbeing_county:11", "country")

places = st.sets(st.sampled_from([one for one in PLACES if one in VOCABULARY.places])).map(
    lambda some: tuple(sorted(some))
)
points = st.none() | st.builds(Point, st.floats(60, 70), st.floats(20, 30))


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    """An actor that offers, says or is named something."""
    actor = Actor(
        id=draw(st.text("abcd", min_size=1, max_size=3)),
        kind=ActorKind.ORGANISATION,
        subtype="association",
        names=LocalText("A"),
        sector=draw(st.none() | st.sampled_from(Sector)),
        municipality=draw(st.none() | st.sampled_from(["297", "140", "091", "890"])),
        point=draw(points),
        serves=draw(places),
        assured_date=draw(st.none() | st.dates(date(2015, 1, 1), date(2026, 6, 1))),
    )
    offers = tuple(
        Offer(
            id=f"{actor.id}.{number}",
            actor=actor.id,
            topic=draw(st.sampled_from(TOPICS)),
            target_groups=draw(st.sets(st.sampled_from(GROUPS)).map(tuple)),
            places=draw(places),
            is_stated=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    says = draw(st.sets(st.sampled_from([("vertaistuki",), ("omaishoito", "liikunta")])))
    is_named = draw(st.booleans()) if offers or says else True
    return Candidate(actor, offers, draw(st.sampled_from([(), ("pizza",)])), is_named, frozenset(says))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question about some of the topics, groups and places."""
    topics = draw(st.sets(st.sampled_from([("vertaistuki",), ("omaishoito", "liikunta")])))
    wanted = draw(st.sets(st.sampled_from([one for one in PLACES if one in VOCABULARY.places])))
    return Question(
        ON,
        {topic: draw(st.sampled_from([0.5, 0.9, 1.0])) for topic in sorted(topics)},
        tuple(sorted(draw(st.sets(st.sampled_from(GROUPS))))),
        tuple(VOCABULARY.places[place] for place in sorted(wanted)),
    )


def outline(actor: Actor, offer: Offer) -> OfferOutline:
    """An offer as a store outlines it."""
    return bare_row(actor).outline._replace(
        topic=offer.topic,
        is_stated=offer.is_stated,
        target_groups=offer.target_groups,
        places=tuple(sorted(offer.places or actor.serves)),
    )


def rows(candidate: Candidate, question: Question) -> list[Row]:
    """What a crowd knows of a candidate."""
    found = [Row(outline(candidate.actor, offer)) for offer in candidate.offers]
    topics = list(question.topics)
    found += [bare_row(candidate.actor, says=topics.index(said)) for said in candidate.says if said in topics]
    found += [bare_row(candidate.actor, says=-1)] * (not found)
    return found + [bare_row(candidate.actor, is_named=True)] * candidate.is_named


def lined_up(some: list[Candidate], question: Question) -> tuple[Crowd, Lineup]:
    """Candidates as a lineup."""
    crowd = crowd_of([row for one in some for row in rows(one, question)], VOCABULARY)
    with_words = [one.actor.id for one in some if one.words]
    has_radius = any(place.id in ("297", "140") for place in question.places)
    asked = Asked(question, Surroundings(question.places, VOCABULARY), VOCABULARY, has_radius, with_words)
    return crowd, line_up(crowd, np.ones(len(crowd), np.bool_), asked)


def parts_alone(candidate: Candidate, question: Question, *, asks_topic: bool) -> dict[str, float]:
    """The parts of a candidate by the rules for one."""
    where = Surroundings(question.places, VOCABULARY).whereabouts(candidate)
    parts = {"freshness": ranking.freshness_part(candidate.actor.assured_date, ON)}
    if asks_topic:
        parts["topic"] = ranking.topic_part(candidate, question)
    if question.target_groups:
        parts["target_group"] = ranking.target_group_part(candidate, question)
    if question.places:
        parts["nearness"] = ranking.nearness_part(where)
    return {"topic": 1.0} if candidate.is_named else parts


@given(st.lists(candidates(), max_size=6, unique_by=lambda one: one.actor.id), questions())
def test_all_at_once_score_as_each_alone(some: list[Candidate], question: Question) -> None:
    crowd, lineup = lined_up(some, question)
    asks_topic = bool(question.topics) or any(one.words or one.is_named for one in some)
    assert [crowd.ids[number] for number in lineup.number] == sorted(one.actor.id for one in some)
    for candidate, score, distance in zip(
        sorted(some, key=lambda one: one.actor.id), lineup.score, lineup.distance, strict=True
    ):
        alone = ranking.score(parts_alone(candidate, question, asks_topic=asks_topic))
        where = Surroundings(question.places, VOCABULARY).whereabouts(candidate)
        assert score == pytest.approx(alone)
        assert distance == pytest.approx(float("inf") if where.distance_km is None else where.distance_km)


def test_a_crowd_that_was_put_together_ranks_as_one_that_was_made_whole() -> None:
    near = Actor(
        id="b", kind=ActorKind.ORGANISATION, subtype="club", names=LocalText("B"), municipality="297", serves=("297",)
    )
    far = Actor(id="a", kind=ActorKind.ORGANISATION, subtype="club", names=LocalText("A"), municipality="091")
    question = Question(ON, {("vertaistuki",): 1.0}, (), (VOCABULARY.places["297"],))
    first = [Row(outline(near, Offer(id="o", actor="b", topic="vertaistuki", places=("140",))))]
    others = [bare_row(far, is_named=True), bare_row(near, is_named=True)]
    one, other = (crowd_of(some, VOCABULARY) for some in (first, others))
    whole = together([crowd_of(first + others, VOCABULARY)], PARTS)
    asked = Asked(question, Surroundings(question.places, VOCABULARY), VOCABULARY, has_radius=True)
    expected = line_up(whole, np.ones(len(whole), np.bool_), asked)
    for crowd in (
        one.joined(other, PARTS),
        together([one, other], PARTS),
        together([whole, crowd_of((), VOCABULARY)], PARTS),
    ):
        found = line_up(crowd, np.ones(len(crowd), np.bool_), asked)
        assert crowd.parts.tolist() == whole.parts.tolist() == [[1, 0]]
        assert crowd.ids == whole.ids == ("a", "b")
        assert (found.score.tolist(), found.distance.tolist()) == (expected.score.tolist(), expected.distance.tolist())
        assert found.is_local.tolist() == [False, True]


def test_an_area_holds_rows_by_point_seat_and_the_places_that_they_are_for() -> None:
    def row(name: str, **fields: object) -> Row:
        return bare_row(
            Actor(id=name, kind=ActorKind.ORGANISATION, subtype="club", names=LocalText("A"), **fields)  # type: ignore[arg-type]
        )

    crowd = crowd_of(
        [
            row("a", point=Point(62.9, 27.7)),
            row("b", municipality="297"),
            row("c", serves=("region:11", "091")),
            row("d", municipality="091", serves=("091",)),
            row("e"),
        ],
        VOCABULARY,
    )
    held = crowd.within(Area(frozenset(("297", "region:11")), BoundingBox(62.8, 27.6, 63.0, 27.8)), VOCABULARY)
    assert held.tolist() == [True, True, True, False, False]
