"""What a question says beside topics and places: that partners are sought, or that it is asked from "here"."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from graphsvc.asking.words import Word


class Purpose(StrEnum):
    """What is sought: help, or somebody to work with."""

    HELP = "help"
    PARTNERS = "partners"


_PARTNERS: Final = re.compile(
    r"(?<!\S)(tekisi(mme)? kanssamme|(yhteistyö|verkosto)?kumppan(i|e|uu)\w*|yhteistyötaho\w*|kanssamme"
    r"|(samarbets)?partner\w*|samarbeta|(tillsammans )?med oss"
    r"|cooperate|collaborat\w+|(work|together|team up) with us|join us)(?!\S)"
)
_HERE: Final = re.compile(
    r"(?<!\S)(täällä|täältä|(täällä|täältä)päin|lähelläni|lähistöllä(ni)?|lähettyvill\w+|lähiseudul\w+|lähellä"
    r"|omalla (paikkakunnalla|seudulla|alueella)(ni)?"
    r"|här|häromkring|i närheten|nära mig|på min ort"
    r"|here|nearby|near (me|here|us|by)|around here|close (by|to me)|in my (area|town|municipality))(?!\S)"
)


def purpose_of(words: Sequence[Word]) -> Purpose:
    """Whether help is sought or partners: "kuka tekisi kanssamme …", "samarbetspartner", "who would work with us"."""
    return Purpose.PARTNERS if _PARTNERS.search(_spoken(words)) else Purpose.HELP


def says_here(words: Sequence[Word]) -> bool:
    """Whether it is asked for what is near to the one who asks: "täällä", "lähelläni", "i närheten", "near me"."""
    return _HERE.search(_spoken(words)) is not None


def cue_words(words: Sequence[Word]) -> frozenset[str]:
    """The words, as written, that say one or the other."""
    spoken = _spoken(words)
    said = {word for cue in (_PARTNERS, _HERE) for found in cue.finditer(spoken) for word in found[0].split()}
    return frozenset(word.written for word in words if word.written.lower() in said)


def _spoken(words: Sequence[Word]) -> str:
    return " ".join(word.written.lower() for word in words)
