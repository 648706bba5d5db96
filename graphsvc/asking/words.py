"""A question cut into words."""

import re
from dataclasses import dataclass
from typing import Final

from graphsvc.model import fold, folded_words

LONGEST_WORD: Final = 60
"""Longer words mean nothing: no word of the vocabularies is half as long."""
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written and folded; hyphens hold it together."""

    written: str
    folded: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.written[0].isupper()


def words_of(question: str) -> tuple[Word, ...]:
    """The words of a question, in order; time linear in its length. What folds to no letters is no word."""
    return tuple(Word(match[0], fold(match[0])) for match in _WORD.finditer(question) if folded_words(match[0]))


GENERIC: Final = frozenset(
    """
    tuki tukea apu auttaa auttaminen avustaminen tukeminen tukija toiminta ryhmä työ palvelu neuvonta neuvo neuvoja keskus
    yhdistys järjestö kerho ohjaus yhteistyö kumppani kumppanuus toimija tapahtuma tapaaminen kurssi leiri ilta piiri
    seura henkilö ihminen arki elämä asia juttu mahdollisuus paikka toimintaryhmä
    hjälp stöd verksamhet grupp grupper arbete tjänst tjänster förening föreningar rådgivning samarbete partner träff kurs
    help support aid activity activities group groups work service services association advice club organisation
    organization partner partners cooperation meeting course programme program
    """.split()
)
"""Words, in base form, that are about anything: they count inside an expression and never decide alone."""

GENERIC_FOLDED: Final = frozenset(fold(word) for word in GENERIC)

STOP: Final = frozenset(
    """
    ja tai seka kuka ketka keita kenelle mika mita missa mista mihin miten kuinka on ovat olla olen oma minun meidan
    etsin etsimme tarvitsen tarvitsemme haluan haluaisin loytyyko saako voi voisi kun koska jos jotain jotakin johonkin
    jarjestaa tarjoaa tekee lahella lahelta lahistolla lahistolta seudulla seudulta seutu
    alueella alueelta kunnassa kaupungissa ymparistossa varten kanssa ilman eroon irti
    taalla taalta taallapain lahellani lahistollani kanssamme tekisi tehda
    och eller vem vilka vad var hur som ar har i pa till av med for fran den det en ett jag vi oss min kan hjalper
    soker behover nara har narheten oss
    and or who what where how is are can could the a an in on of to with for near around close by from me my our
    we i need looking find does people us here nearby would
    """.split()
)
"""Folded words that carry no topic; they are not reported as ignored."""

NEAR_MARKERS: Final = frozenset(
    """
    lahella lahelta lahistolla lahistolta seudulla seudulta alueella alueelta kunnassa kaupungissa ymparistossa
    nara kring kommun stad trakten i in near around close at
    """.split()
)
"""Folded words beside which even an uncapitalised word may be a place."""
