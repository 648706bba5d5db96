"""The forms that `make forms` writes are those of the words and names that ship."""

import csv
import re

import pytest

from graphsvc import resources
from graphsvc.model import fold
from graphsvc.vocabulary import shipped_vocabulary

FORMS = resources.folder("seed") / "forms"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words(name: str) -> dict[str, set[str]]:
    with (FORMS / name).open(encoding="utf-8", newline="") as file:
        return {
            row["word"]: {row["beginning"] + ending for ending in row["endings"].split("|")}
            for row in csv.DictReader(file)
        }


def test_every_finnish_word_of_the_vocabularies_has_its_forms() -> None:
    vocabulary = shipped_vocabulary()
    known = words("words.csv")
    for listed in (*vocabulary.topics.values(), *vocabulary.target_groups.values()):
        for text in (listed.labels.fi, *listed.synonyms["fi"]):
            missing = {word for word in map(fold, WORD.findall(text)) if word not in known}
            assert not missing, f"{text}: run make forms"


def test_every_finnish_plain_word_that_is_no_stop_word_has_its_forms() -> None:
    with (resources.folder("seed") / "topics/words.csv").open(encoding="utf-8", newline="") as file:
        plain = {row["word"] for row in csv.DictReader(file) if row["language"] == "fi" and row["role"] != "stop"}
    assert words("words.csv").keys() >= set(map(fold, plain)), "run make forms"


def test_every_finnish_place_name_has_its_forms() -> None:
    vocabulary = shipped_vocabulary()
    known = words("places.csv")
    names = {place.names.fi for place in vocabulary.places.values()} | {place.name for place in vocabulary.villages}
    assert not {name for name in names if fold(name) not in known}, "run make forms"


@pytest.mark.parametrize("name", ["words.csv", "places.csv"])
def test_every_word_stands_once(name: str) -> None:
    assert len(words(name)) == len((FORMS / name).read_text(encoding="utf-8").splitlines()) - 1


def test_forms_are_those_that_finnish_has() -> None:
    known = words("words.csv")
    assert {"syopa", "syovan", "syopaa", "syopaan", "syovissa"} <= known["syopa"]
    assert {"omaishoitajille", "omaishoitajien"} <= known["omaishoitaja"]
    assert {"iisalmessa", "iisalmelle", "iisalmeen"} <= words("places.csv")["iisalmi"]
