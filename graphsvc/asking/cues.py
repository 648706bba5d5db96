"""What a question says beside topics and places.

That partners are sought; that it is asked from "here", or how far from a place; that somebody lives in a place, or what sort of place it is.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from graphsvc.asking.words import Word


class Purpose(StrEnum):
    """What is sought: help, or somebody to work with."""

    HELP = "help"
    PARTNERS = "partners"


_PARTNERS: Final = re.compile(
    r"(?<!\S)(tekisi(mme)? kanssamme|(yhteistyö|verkosto)?kumppan(i|e|uu(?!s\w))\w*|yhteistyötaho\w*|kanssamme"
    r"|samarbetspartner\w*|partners|partnership\w*|samarbeta|(tillsammans )?med oss"
    r"|partner(organisation\w*| organi[sz]ations?)|(project|business) partner"
    r"|(söker|hittar?|vill ha|for|seek(ing)?|find(ing)?|need|want)( (a|an|en|ny|new|local|lokal))* partner"
    r"|cooperate|collaborat\w+|((work|together|team up) )?(?<!live )(?<!lives )(?<!living )with us|join us"
    r"|who (can|could|should|would|might) we (work|cooperate|collaborate) with"
    r"|samarbete(?! (med|mellan|för))|yhteistyötä)(?!\S)"
)
_HERE: Final = re.compile(
    r"(?<!\S)(täällä|täältä|(täällä|täältä)päin|lähelläni|lähistöllä(ni)?|lähettyvill\w+|lähiseudul\w+|lähellä"
    r"|omalla (paikkakunnalla|seudulla|alueella)(ni)?"
    r"|här|häromkring|i närheten|nära mig|på min ort"
    r"|here|nearby|near (me|here|us|by)|around here|close (by|to me)|in my (area|town|municipality))(?!\S)"
)
_RADIUS: Final = re.compile(
    r"(?<!\S)(?P<before>(enintään|korkeintaan|alle|inom|högst|max|within( a)?|at most|less than|up to) )?"
    r"(?P<km>\d{1,3}) ?(km:?n?|kilometr\w+|kilometer\w*)"
    r"(?P<after> (säteellä|sisällä|etäisyydellä|päässä|radie|omkrets|radius))?(?!\S)"
)
_LONGEST_RADIUS_KM: Final = 500.0
_INTRODUCED: Final = re.compile(
    r"(?<!\S)(esitel\w+|esittel\w+|introduce\w*|presentera\w*)( (meidät|meitä|minut|oss|mig|us|me|our association))?(?!\S)"
)

_LIVING: Final = re.compile(
    r"asu(n|t|u|mme|tte|vat|taan|in|imme|v[ai]\w*)|bor|bodde|bosatta?|liv(e|es|ed|ing)|based|residing"
)
_SORT_OF_PLACE: Final = re.compile(
    r"kun(ta|nan|taa|nassa|nasta|taan|nalla|nalta|nalle)|kaupun(ki|gin|kia|gissa|gista|kiin|gilla|gilta|gille)(seu\w+)?"
    r"|kommuns?|kommunen|stads?|staden|trakten|municipality|city|town|region"
)
_LITTLE_WORDS: Final = frozenset("in near around at i nara kring runt pa lahella".split())


def purpose_of(words: Sequence[Word]) -> Purpose:
    """Whether help is sought or partners: "kuka tekisi kanssamme …", "samarbetspartner", "who would work with us"."""
    return Purpose.PARTNERS if _PARTNERS.search(_spoken(words)) else Purpose.HELP


def says_here(words: Sequence[Word]) -> bool:
    """Whether it is asked for what is near to the one who asks: "täällä", "lähelläni", "i närheten", "near me"."""
    return _HERE.search(_spoken(words)) is not None


def radius_km(words: Sequence[Word]) -> float | None:
    """How far, at most, is looked for help where a question says it: "30 km säteellä", "inom 30 km", "within 30 km"."""
    found = next((one for one in _RADIUS.finditer(_spoken(words)) if one["before"] or one["after"]), None)
    radius = float(found["km"]) if found else 0.0
    return radius if 0 < radius <= _LONGEST_RADIUS_KM else None


def cue_words(words: Sequence[Word]) -> frozenset[str]:
    """The words, as written, that say one of these, or that somebody would be introduced."""
    spoken = _spoken(words)
    said = {
        word
        for cue in (_PARTNERS, _HERE, _INTRODUCED, _RADIUS)
        for found in cue.finditer(spoken)
        for word in found[0].split()
    }
    return frozenset(word.written for word in words if word.written.lower() in said)


def says_living(word: Word) -> bool:
    """Whether a word says that somebody lives somewhere."""
    return _LIVING.fullmatch(word.folded) is not None


def beside_places(words: Sequence[Word], places: Sequence[range]) -> frozenset[int]:
    """The positions of words that only say of a place that somebody lives there, or of which sort it is.

    "Asun Siilinjärvellä" is not about housing, "Iin kunta" not about municipalities.
    """
    return frozenset(place for named in places for place in _beside(words, named))


def _beside(words: Sequence[Word], named: range) -> Iterator[int]:
    before = named.start - 1
    while before >= 0 and words[before].folded in _LITTLE_WORDS:
        before -= 1
    if before >= 0 and says_living(words[before]):
        yield before
    if named.stop < len(words) and any(one.fullmatch(words[named.stop].folded) for one in (_LIVING, _SORT_OF_PLACE)):
        yield named.stop


def _spoken(words: Sequence[Word]) -> str:
    return " ".join(word.written.lower() for word in words)
