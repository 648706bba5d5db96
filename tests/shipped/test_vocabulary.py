import csv
import re
from collections import Counter
from datetime import date

import pytest

from graphsvc import resources
from graphsvc.asking.precedence import DANGERS
from graphsvc.asking.understanding import Interpreter
from graphsvc.model import LANGUAGES, PlaceLevel, UrbanRural, WordRole, fold
from graphsvc.vocabulary import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
MUNICIPALITIES = {place.id: place for place in VOCABULARY.places.values() if place.level is PlaceLevel.MUNICIPALITY}
AREAS = {
    level: [place for place in VOCABULARY.places.values() if place.level is level]
    for level in PlaceLevel
    if level is not PlaceLevel.MUNICIPALITY
}


def test_all_of_finland_is_there() -> None:
    assert Counter(place.level for place in VOCABULARY.places.values()) == {
        PlaceLevel.MUNICIPALITY: 308,
        PlaceLevel.SUBREGION: 69,
        PlaceLevel.REGION: 19,
        PlaceLevel.WELLBEING_COUNTY: 23,
        PlaceLevel.COUNTRY: 1,
    }


@pytest.mark.parametrize("level", AREAS)
def test_every_municipality_lies_in_exactly_one_area_of_a_level(level: PlaceLevel) -> None:
    members = [member for area in AREAS[level] for member in area.members]
    assert sorted(members) == sorted(MUNICIPALITIES)


@pytest.mark.parametrize("level", AREAS)
def test_the_population_of_an_area_is_that_of_its_municipalities(level: PlaceLevel) -> None:
    for area in AREAS[level]:
        assert area.population == sum(MUNICIPALITIES[member].population for member in area.members), area.names.fi


def test_a_place_lies_within_the_areas_that_name_it() -> None:
    for area in (area for areas in AREAS.values() for area in areas):
        assert all(area.id in MUNICIPALITIES[member].within for member in area.members)


def test_ids_are_codes_and_levels() -> None:
    assert all(re.fullmatch(r"\d{3}", place_id) for place_id in MUNICIPALITIES)
    for level, areas in AREAS.items():
        ids = {area.id for area in areas}
        assert ids == ({"country"} if level is PlaceLevel.COUNTRY else {f"{level}:{area.code}" for area in areas})


def test_every_place_has_its_name_in_finnish_and_swedish_and_its_title_in_three_languages() -> None:
    for place in VOCABULARY.places.values():
        assert place.names.fi
        assert place.names.sv
        assert all(getattr(place.titles, language) for language in LANGUAGES), place.id


def test_every_point_lies_in_finland() -> None:
    for place in VOCABULARY.places.values():
        assert 59.5 < place.point.latitude < 70.1, place.names.fi
        assert 19.0 < place.point.longitude < 31.6, place.names.fi


def test_every_place_has_one_form_of_each_case_with_its_ending() -> None:
    endings = {"genitive": "n", "partitive": "[aä]", "locative": "(ss|ll)[aä]", "elative": "[sl]t[aä]"}
    for place in VOCABULARY.places.values():
        for case, ending in endings.items():
            assert re.fullmatch(rf"[\w -]+{ending}( Tl)?", getattr(place.forms, case)), (place.names.fi, case)


def test_the_forms_begin_like_the_name() -> None:
    unlike = [
        place.names.fi
        for place in VOCABULARY.places.values()
        for form in (place.forms.genitive, place.forms.partitive, place.forms.locative)
        if form[:2] != place.names.fi[:2]
    ]
    assert unlike == []


def test_municipalities_share_their_borders_and_have_a_class() -> None:
    for place in MUNICIPALITIES.values():
        assert place.id not in place.neighbours
        assert all(place.id in MUNICIPALITIES[other].neighbours for other in place.neighbours)
    classes = Counter(place.urban_rural for place in MUNICIPALITIES.values())
    assert classes == {UrbanRural.URBAN: 56, UrbanRural.SEMI_URBAN: 67, UrbanRural.RURAL: 185}
    assert MUNICIPALITIES["915"].neighbours == ("046", "090", "171", "420", "681", "740")


def test_sub_regions_are_called_as_people_call_them() -> None:
    titles = [
        (one.titles.fi or "", one.titles.sv or "") for one in VOCABULARY.places.values() if one.level == "subregion"
    ]
    assert {
        ("Pietarsaaren seutukunta", "Jakobstadsregionen"),
        ("Porin seutukunta", "Björneborgs ekonomiska region"),
    } <= {*titles}
    named = [
        swedish.removesuffix(" ekonomiska region") for _, swedish in titles if swedish.endswith(" ekonomiska region")
    ]
    assert not [name for name in named if name[-1] not in "aeiouyåäösx" and name != "Kuusiokunnat"]


def test_every_village_lies_in_a_municipality() -> None:
    assert len(VOCABULARY.villages) > 600
    assert {village.municipality for village in VOCABULARY.villages} <= set(MUNICIPALITIES)


def test_topics_and_target_groups_are_all_there() -> None:
    assert len(VOCABULARY.topics) == 120
    assert len(VOCABULARY.topic_groups) == 12
    assert len(VOCABULARY.target_groups) == 22


def test_every_topic_stands_in_a_group_and_every_group_has_topics() -> None:
    assert {topic.group for topic in VOCABULARY.topics.values()} == set(VOCABULARY.topic_groups)


def test_topics_and_target_groups_have_labels_and_synonyms_in_three_languages() -> None:
    for entry in (*VOCABULARY.topics.values(), *VOCABULARY.target_groups.values()):
        assert all(getattr(entry.labels, language) for language in LANGUAGES), entry.id
        assert set(entry.synonyms) == set(LANGUAGES), entry.id
        assert all(synonym == synonym.strip() for words in entry.synonyms.values() for synonym in words), entry.id


def test_plain_words_have_a_language_and_stand_once() -> None:
    with (resources.folder("seed") / "topics/words.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["language"], row["role"], row["word"]) for row in csv.DictReader(file)]
    assert {language for language, _, _ in rows} == set(LANGUAGES)
    assert len(rows) == len(set(rows))


def test_a_word_about_elsewhere_decides_no_topic_alone_though_it_be_a_synonym() -> None:
    elsewhere = VOCABULARY.plain_words[WordRole.ELSEWHERE]
    interpreter = Interpreter(VOCABULARY, resources.folder("seed") / "forms")
    assert elsewhere.isdisjoint(VOCABULARY.plain_words[WordRole.STOP])
    for entry in VOCABULARY.topics.values():
        for listed in entry.synonyms.values():
            for synonym in listed:
                assert fold(synonym) not in elsewhere or not interpreter.understand(synonym, "fi").topics


def test_every_topic_of_danger_has_the_emergency_number_and_a_helpline_in_every_language() -> None:
    for topic in (*DANGERS, "kriisiapu"):
        lines = [line for line in VOCABULARY.helplines if topic in line.topics]
        for language in LANGUAGES:
            numbers = [line.numbers[language] for line in lines if language in line.numbers]
            assert numbers[0] == "112"
            assert len(numbers) > 1


def test_every_helpline_says_where_its_numbers_are_from_and_when_that_was_seen() -> None:
    with (resources.folder("seed") / "helplines" / "helplines.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["source"].startswith("https://")
            assert date.fromisoformat(row["checked"])
