from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.asking import ranking
from graphsvc.asking.ranking import Candidate, Question, Surroundings, Whereabouts
from graphsvc.model import Actor, ActorKind, LocalText, Offer, Point
from graphsvc.vocabulary import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
ON = date(2026, 1, 1)
IISALMI, KUOPIO, NORTH_SAVO = (VOCABULARY.places[place] for place in ("140", "297", "region:11"))


def actor(**fields: object) -> Actor:
    return Actor(id="a", kind=ActorKind.ORGANISATION, subtype="association", names=LocalText("A"), **fields)


def offer(topic: str = "vertaistuki", **fields: object) -> Offer:
    return Offer(id=f"o.{topic}", actor="a", topic=topic, **fields)


def question(*, topics: dict[tuple[str, ...], float] | None = None, groups: tuple[str, ...] = ()) -> Question:
    return Question(ON, topics or {("vertaistuki",): 1.0}, groups, (IISALMI,))


def test_weights_add_up_to_one() -> None:
    assert sum(ranking.WEIGHTS.values()) == pytest.approx(1)


def test_offering_all_that_is_asked_beats_offering_half() -> None:
    asked = question(topics={("vertaistuki",): 1.0, ("syopa",): 1.0})
    both = Candidate(actor(), (offer(), offer("syopa")))
    one = Candidate(actor(), (offer(),))
    assert (ranking.topic_part(both, asked), ranking.topic_part(one, asked)) == (1.0, 0.5)


def test_of_a_group_of_topics_the_best_one_counts() -> None:
    asked = question(topics={("vertaistuki", "syopa", "diabetes"): 1.0})
    assert ranking.topic_part(Candidate(actor(), (offer(),)), asked) == 1.0


def test_serving_just_the_asked_region_beats_serving_a_part_of_it() -> None:
    whole, part, wider = (
        ranking.nearness_part(
            Surroundings((NORTH_SAVO,), VOCABULARY).whereabouts(Candidate(actor(serves=(place,)), ()))
        )
        for place in ("region:11", "140", "country")
    )
    assert (whole, part, wider) == (1.0, 0.9, 0.8)


def test_an_offer_beats_a_name_that_says_the_topic_however_little_of_the_question_it_meets() -> None:
    asked = question(topics={("vertaistuki",): 0.9, ("syopa",): 0.6, ("diabetes",): 0.3})
    offering = Candidate(actor(), (offer("diabetes", is_stated=False),))
    saying = Candidate(actor(), says=frozenset({("diabetes",)}))
    with_words = Candidate(actor(), words=("Tapiiri",))
    parts = [ranking.topic_part(candidate, asked) for candidate in (offering, saying, with_words)]
    assert parts == pytest.approx([0.85 * 0.3 / 1.8, 0.5 * 0.3 / 1.8, 0.5 * 0.3 / 1.8])


def test_of_a_group_of_topics_one_that_is_said_counts_half() -> None:
    asked = question(topics={("vertaistuki", "syopa"): 1.0})
    assert ranking.topic_part(Candidate(actor(), says=frozenset(asked.topics)), asked) == 0.5


def test_an_inferred_offer_counts_less_than_a_stated_one_and_more_than_a_mention() -> None:
    stated, inferred = Candidate(actor(), (offer(),)), Candidate(actor(), (offer(is_stated=False),))
    mentioned = Candidate(actor(), (), ("vertaistuki",))
    parts = [ranking.topic_part(candidate, question()) for candidate in (stated, inferred, mentioned)]
    assert parts == sorted(parts, reverse=True)
    assert len(set(parts)) == 3


def test_naming_the_target_group_beats_being_for_everybody_beats_naming_another() -> None:
    asked = question(groups=("omaishoitajat",))
    named, open_to_all, another = (
        ranking.target_group_part(Candidate(actor(), (offer(target_groups=groups),)), asked)
        for groups in (("omaishoitajat",), ("kokovaesto",), ("nuoret",))
    )
    assert (named, open_to_all, another) == (1.0, 0.5, 0.0)


def test_nearness_falls_smoothly_and_is_half_at_fifty_km() -> None:
    parts = [ranking.nearness_part(Whereabouts(km, KUOPIO, None, 0.0, None)) for km in (0, 10, 50, 100, 500)]
    assert parts == sorted(parts, reverse=True)
    assert parts[2] == pytest.approx(0.5)


def test_sitting_in_the_place_is_nearest_and_serving_it_counts_by_how_wide_the_service_is() -> None:
    seated = ranking.nearness_part(
        Surroundings((IISALMI,), VOCABULARY).whereabouts(Candidate(actor(municipality="140"), ()))
    )
    serving = [
        ranking.nearness_part(Surroundings((IISALMI,), VOCABULARY).whereabouts(Candidate(actor(serves=(place,)), ())))
        for place in ("140", "subregion:111", "region:11", "country")
    ]
    assert seated == serving[0] == 1.0
    assert serving == sorted(serving, reverse=True)
    assert serving[-1] > 0.5


def test_an_offers_own_places_go_before_its_actors() -> None:
    local = Candidate(actor(serves=("country",)), (offer(places=("297",)),))
    assert Surroundings((IISALMI,), VOCABULARY).whereabouts(local).serves is None
    assert Surroundings((KUOPIO,), VOCABULARY).whereabouts(local).serves == KUOPIO


def test_being_inside_a_region_counts_as_near() -> None:
    inside = Surroundings((NORTH_SAVO,), VOCABULARY).whereabouts(Candidate(actor(municipality="140"), ()))
    assert (inside.seat, ranking.nearness_part(inside)) == (NORTH_SAVO, 1.0)


def test_distance_is_from_the_actors_own_point_before_its_municipalitys() -> None:
    own = Candidate(actor(municipality="091", point=Point(63.56, 27.19)), ())
    assert Surroundings((IISALMI,), VOCABULARY).whereabouts(own).distance_km == pytest.approx(0, abs=5)
    assert Surroundings((IISALMI,), VOCABULARY).whereabouts(Candidate(actor(), ())).distance_km is None


def test_closeness_halves_with_each_tie() -> None:
    assert [ranking.closeness_part(steps) for steps in (1, 2, 3, None)] == [1.0, 0.5, 0.25, 0.0]


def test_freshness_halves_in_eighteen_months_and_is_nought_when_nobody_vouched() -> None:
    assert ranking.freshness_part(date(2024, 7, 2), ON) == pytest.approx(0.5, abs=0.01)
    assert ranking.freshness_part(None, ON) == 0.0
    assert ranking.freshness_part(date(2026, 6, 1), ON) == 1.0


@given(st.dictionaries(st.sampled_from(sorted(ranking.WEIGHTS)), st.floats(0, 1), min_size=1))
def test_the_score_lies_between_the_least_and_the_greatest_part(parts: dict[str, float]) -> None:
    assert min(parts.values()) - 1e-9 <= ranking.score(parts) <= max(parts.values()) + 1e-9
