"""Invented names belong to nobody."""

from collections import Counter
from itertools import product

import pytest

from graphsvc import resources
from graphsvc.exchange import read_dataset
from graphsvc.invention import invent, naming
from graphsvc.invention.words import NAME_LANGUAGES, shipped_words
from graphsvc.model import Language, fold, name_key
from graphsvc.vocabulary import shipped_vocabulary


@pytest.mark.parametrize("language", NAME_LANGUAGES)
def test_no_made_up_place_bears_the_name_of_a_place_or_village(language: Language) -> None:
    vocabulary, parts = shipped_vocabulary(), shipped_words().places[language]
    real = {fold(name) for place in vocabulary.places.values() for name in (place.names.fi, place.names.sv)}
    real |= {fold(village.name) for village in vocabulary.villages}
    made_up = {fold(first + last) for first, (last, _) in product(parts.first, parts.last)}
    assert len(made_up) == len(parts.first) * len(parts.last)
    assert made_up & real == set()


def test_the_words_know_every_topic_and_every_subtype_that_they_use() -> None:
    words, vocabulary = shipped_words(), shipped_vocabulary()
    assert [topic.id for topic in words.topics] == list(vocabulary.topics)
    for topic in words.topics:
        assert topic.stems.fi and topic.stems.sv and topic.people.fi and topic.people.sv, topic.id  # noqa: PT018
        assert set(topic.target_groups) <= vocabulary.target_groups.keys(), topic.id
        assert not topic.sort or topic.sort in words.sorts, topic.id
    assert words.swedish.keys() <= vocabulary.places.keys()


def test_no_two_local_organisations_of_a_topic_share_a_name_however_many_there_are() -> None:
    plan = invent(shipped_vocabulary(), 30, 1).plan
    for language in NAME_LANGUAGES:
        names = {naming.local_name(plan, 5, number, "club", language) for number in range(50_000)}
        assert len(names) == 50_000


def test_no_two_actors_share_a_name_and_none_is_named_like_one_of_the_real_sample() -> None:
    actors = tuple(invent(shipped_vocabulary(), 2000, 1).records()["actors"])
    names = Counter(name_key(actor.names.in_language("fi")) for actor in actors)
    assert [name for name, amount in names.items() if amount > 1] == []
    sample = read_dataset(resources.folder("seed") / "partnerships")
    assert names.keys() & {name_key(actor.names.in_language("fi")) for actor in sample.actors} == set()


@pytest.mark.parametrize(
    ("stem", "ending", "name"),
    [
        ("Omaishoito", "osasto", "Omaishoito-osasto"),
        ("Omaishoito", "yhdistys ry", "Omaishoitoyhdistys ry"),
        ("Ehkäisevän päihdetyön ", "yksikkö", "Ehkäisevän päihdetyön yksikkö"),
        ("Kamratstöds", "stiftelse sr", "Kamratstödsstiftelse sr"),
    ],
)
def test_compound_words_are_written_as_they_should_be(stem: str, ending: str, name: str) -> None:
    assert naming._joined(stem, ending) == name
