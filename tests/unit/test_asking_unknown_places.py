import pytest

from graphsvc.asking.unknown_places import unknown_places


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("learn Finnish in Hömppälä", ("Hömppälä",)),
        ("stöd nära Hömppälä", ("Hömppälä",)),
        ("tukea Hömppälässä", ("Hömppälässä",)),
        ("tukea Hömppälän lähellä", ("Hömppälän",)),
    ],
)
def test_an_unknown_word_that_stands_where_a_place_stands_is_told_as_one(
    question: str, places: tuple[str, ...]
) -> None:
    assert unknown_places(question, question.split()) == places


@pytest.mark.parametrize("question", ["help in Tigrinya", "camp in July", "help with Hömppä", "interested in xyzzy"])
def test_languages_months_and_ordinary_words_are_no_places(question: str) -> None:
    assert unknown_places(question, question.split()) == ()


def test_a_word_that_was_understood_is_no_unknown_place() -> None:
    assert unknown_places("tukea Kuopiossa", ("tukea",)) == ()
