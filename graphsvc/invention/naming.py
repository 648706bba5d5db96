"""Names that sound right and belong to nobody: made-up places, and what is done there."""

from typing import Final

from graphsvc.invention.plan import Plan
from graphsvc.invention.words import NAME_LANGUAGES, PlaceParts, Sort, TopicWords
from graphsvc.model import Language, LocalText, Place

_STRIDE: Final = 7919
"""A prime that divides no number of made-up places, so that steps of it reach every one of them."""
_VOWELS: Final = frozenset("aeiouyäöå")


def local_name(plan: Plan, topic: int, number: int, subtype: str, language: Language) -> str:
    """The name of a local organisation, the `number`th of its topic: "Kuusenkerkän Omaishoitoyhdistys ry"."""
    words = plan.words.topics[topic]
    genitive = _made_up(plan, topic, number, language)[1]
    return f"{genitive} {_what(words, plan.words.sorts[subtype], language, by_people=not number % 2)}"


def national_names(plan: Plan, topic: int, number: int, subtype: str, label: str) -> LocalText:
    """The names of a national body in three languages; `label` is its topic in English."""
    sort = plan.words.sorts[subtype]
    words = plan.words.topics[topic]
    places = {language: _made_up(plan, topic + 1, number, language) for language in NAME_LANGUAGES}
    fi, sv = (f"{places[language][1]} {_what(words, sort, language)}" for language in NAME_LANGUAGES)
    return LocalText(fi, sv, f"{places['fi'][0]} {sort.endings.en} for {label}")


def district_names(plan: Plan, topic: int, region: Place) -> LocalText:
    """The names of a district: those of its federation's place, the region's and what it does."""
    words, sort = plan.words.topics[topic], plan.words.sorts["district"]
    fi, sv = (_made_up(plan, topic + 1, 0, language)[1] for language in NAME_LANGUAGES)
    return LocalText(
        f"{fi} {region.forms.genitive} {_what(words, sort, 'fi')}",
        f"{sv} {_what(words, sort, 'sv')}, {region.names.sv}",
    )


def project_names(plan: Plan, topic: int, number: int, subtype: str) -> LocalText:
    """The names of a project: "Omaishoitohanke Utunaava"."""
    words, sort = plan.words.topics[topic], plan.words.sorts[subtype]
    fi, sv = (f"{_what(words, sort, one)} {_made_up(plan, topic + 2, number, one)[0]}" for one in NAME_LANGUAGES)
    return LocalText(fi, sv)


def _made_up(plan: Plan, row: int, number: int, language: Language) -> tuple[str, str]:
    """The `number`th made-up place of a row, as it stands and in the genitive; no two of a row are alike."""
    parts = plan.words.places[language]
    amount = len(parts.first) * len(parts.last)
    rounds, turn = divmod(number, amount)
    drawn = (turn * _STRIDE + int(plan.chance("names", row).fraction() * amount)) % amount
    first, last = divmod(drawn, len(parts.last))
    before, after = _round(parts, rounds)
    name, genitive = parts.last[last]
    stem = f"{before}{parts.first[first]}"
    return f"{_joined(stem, name)}{after}", f"{_joined(stem, genitive)}{after}"


def _round(parts: PlaceParts, rounds: int) -> tuple[str, str]:
    """What tells the places of a further round from those of the first: "Ylä-", and a numeral when all were used."""
    numerals, before = divmod(rounds, len(parts.before) + 1)
    word = ("", *parts.before)[before]
    return word if word.endswith("-") or not word else f"{word} ", f" {numerals + 1}" if numerals else ""


def _what(words: TopicWords, sort: Sort, language: Language, *, by_people: bool = False) -> str:
    """What follows the place in a name: the people of an association, or else the stem of the topic with an ending."""
    ending = getattr(sort.endings, language)
    if not ending.startswith("~"):
        return str(ending)
    ending = ending.removeprefix("~")
    legal_form = ending.partition(" ")[2]
    if by_people and legal_form in ("ry", "rf"):
        return f"{getattr(words.people, language)} {legal_form}"
    return _joined(getattr(words.stems, language), ending)


def _joined(stem: str, ending: str) -> str:
    """A compound word, with a hyphen between two vowels that are alike; a stem that ends in a space stays apart."""
    hyphen = "-" if stem[-1] == ending[0] and stem[-1] in _VOWELS else ""
    return f"{stem}{hyphen}{ending}"
