"""Which words of a question may be an actor's name."""

import pytest

from graphsvc.asking.names import longest, name_runs
from graphsvc.asking.words import words_of


def test_every_run_of_words_may_be_a_name_without_case_and_legal_form() -> None:
    runs = name_runs(words_of("mitä Savon Muistilta ry saa"))
    assert runs["savon muisti"] in (range(1, 3), range(1, 4))
    assert runs["savon muistilta"] in (range(1, 3), range(1, 4))


def test_the_longest_of_names_that_share_words_is_kept() -> None:
    assert longest([range(1, 2), range(3), range(4, 5)]) == (range(3), range(4, 5))


def test_only_the_first_words_of_a_very_long_question_are_looked_at() -> None:
    assert len(name_runs(words_of("sana " * 100_000))) < 10_000


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("apua Kuopion Invalideilta", "kuopion invalidit"),
        ("Savon Kuuroille viesti", "savon kuurot"),
        ("kerho Kuopion Martoilla", "kuopion martat"),
        ("Lasten Kaverien kanssa", "lasten kaverit"),
        ("Savon Nuorilta", "savon nuoret"),
        ("Iin Kuurojen talo", "iin kuurot"),
    ],
)
def test_names_in_the_plural_are_known_in_their_cases(question: str, name: str) -> None:
    assert name in name_runs(words_of(question))
