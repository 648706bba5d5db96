import pytest

from graphsvc import resources
from graphsvc.asking.inflection import read_paradigms
from graphsvc.asking.sayings import TopicWords, said, says, says_unknown
from graphsvc.model import Actor, ActorKind, LocalText
from graphsvc.vocabulary import shipped_vocabulary

WORDS = TopicWords(shipped_vocabulary(), read_paradigms(resources.folder("seed") / "forms" / "words.csv"))


def actor(name: str, description: LocalText = LocalText()) -> Actor:
    return Actor(
        id="a", kind=ActorKind.ORGANISATION, subtype="association", names=LocalText(name), descriptions=description
    )


@pytest.mark.parametrize(
    ("topic", "name", "word"),
    [
        ("mielenterveys", "Kuopion mielenterveysyhdistys", "mielenterveysyhdistys"),
        ("mielenterveys", "Mielenterveyden tuki", "Mielenterveyden"),
        ("muisti", "Savon Muisti ry", "Muisti"),
        ("suru", "Leskien leiri", "Leskien"),
        ("kerhot4h", "Siilin 4H", "4H"),
        ("muisti", "Minnessjukas vänner", "Minnessjukas"),
    ],
)
def test_a_name_says_a_topic_in_any_form_and_in_compounds(topic: str, name: str, word: str) -> None:
    assert said(actor(name), WORDS.wording((topic,))) == (word,)


@pytest.mark.parametrize("name", ["Erotuomarit", "Health and Happiness", "Kuopion Reippaat", "Ystävien ilta"])
def test_a_name_says_nothing_by_short_beginnings_or_by_a_word_out_of_several(name: str) -> None:
    for topic in ("ero", "soteuudistus", "tyollisyys", "muisti"):
        assert said(actor(name), WORDS.wording((topic,))) == ()


@pytest.mark.parametrize("name", ["Diakonia-ammattikorkeakoulu", "Diakoniakurssi"])
def test_a_school_or_course_called_by_a_topic_gives_no_such_help(name: str) -> None:
    wording = WORDS.wording(("diakonia",))
    assert said(actor(name), wording) == ()
    assert not says(actor(name), wording)
    assert said(actor("Kuopion diakoniakerho"), wording) == ("diakoniakerho",)


def test_who_provides_alone_for_a_family_is_not_said_to_be_lonely() -> None:
    loneliness = WORDS.wording(("yksinaisyys",))
    assert said(actor("Ensamförsörjarna"), loneliness) == ()
    assert said(actor("Ensamma tillsammans"), loneliness) == ("Ensamma",)


def test_descriptions_in_every_language_say_what_they_say_once() -> None:
    described = actor("Kerho", LocalText("Liikuntaa ja liikuntaa", "Motion", "Sport"))
    assert said(described, WORDS.wording(("liikunta",))) == ("Liikuntaa", "Motion", "Sport")


def test_every_topic_can_be_said() -> None:
    vocabulary = shipped_vocabulary()
    assert all(WORDS.wording((topic,)) != WORDS.wording(()) for topic in vocabulary.topics)


@pytest.mark.parametrize(
    ("word", "name"), [("savon", "Savo"), ("hupsulassa", "Hupsulan väki"), ("savo", "Savo-Karjala")]
)
def test_an_unknown_word_is_the_same_in_another_case(word: str, name: str) -> None:
    assert says_unknown(actor(name), word)


@pytest.mark.parametrize(("word", "name"), [("savon", "Savonlinnan kerho"), ("savon", "Savonia"), ("kuu", "Kuun väki")])
def test_an_unknown_word_is_not_the_beginning_of_another(word: str, name: str) -> None:
    assert not says_unknown(actor(name), word)
