"""Which of the topics of a question go before others, by what sort of topics they are."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from graphsvc.asking.topic_index import Match
from graphsvc.asking.words import Word

STAGES_OF_LIFE: Final = frozenset("lapset nuoret lapsiperheet opiskelijat tyoikaiset ikaihmiset kokovaesto".split())
"""Target groups whose words say for whom alone; those of the others, such as the disabled, also say what."""
TOPICS_OF_STAGES: Final = frozenset({"ikaihmiset", "elakelaiset", "lapsiperheet", "nuorisotyo"})
"""Topics of those who are of some age, whatever they need."""
DANGERS: Final = frozenset({"itsemurha", "vakivalta", "seksuaalivakivalta"})
MANNERS: Final = frozenset(
    """
    vertaistuki kohtaamispaikka yksinaisyys kriisiapu uupumus kuntoutus nuorisotyo lapsiperheet
    etsivanuorisotyo kerhot4h jarjestotuki viestinta ammattiyhdistys
    """.split()
)
"""Topics that say how or where help is given, or what an illness brings: beside another, they are named second."""
NARROW: Final = frozenset(
    """
    mielenterveyskuntoutus mielenterveysomaiset paihdelaheiset syopa nuorisovaltuusto vammaisneuvosto
    kulttuurihyvinvointi
    """.split()
)
"""Topics of those of whom another topic may tell too: whose next of kin is ill, who is young and wants to be heard."""
AFFAIRS: Final = frozenset({"yhdenvertaisuus", "esteettomyys"})
"""Topics of what any organisation or place has to see to: "museon esteettömyys" is not about museums."""
SETTINGS: Final = frozenset(
    """
    ystavatoiminta lastensuojelu asuminen koulutus kotiseutu kylatoiminta jarjestokunta verkostot vaikuttaminen
    """.split()
)
"""Topics that say where and among whom somebody lives: beside another, they are often only told in passing."""
OWNERS: Final = frozenset(
    """
    museon kotiseutumuseon kirjaston teatterin kesateatterin kuoron orkesterin kirkon seurakunnan koulun paivakodin
    urheiluseuran liikuntaseuran jalkapalloseuran seuran palvelutalon palvelukodin hoivakodin hoitokodin vanhainkodin
    kylayhdistyksen kylatalon uimahallin urheiluhallin liikuntahallin urheilukentan
    museets bibliotekets teaterns korens kyrkans forsamlingens skolans idrottsforeningens idrottsklubbens klubbens
    servicehusets aldreboendets byaforeningens simhallens idrottshallens
    """.split()
)
"""Folded words that say of which place or club something is: "kirjaston kielikahvila" is about a language."""
_URGENCY: Final = 0.1
_A_LITTLE: Final = 0.06
_A_TRIFLE: Final = 0.04
_MORE: Final = {
    **dict.fromkeys(DANGERS, _URGENCY),
    **dict.fromkeys(NARROW, _A_LITTLE),
    **dict.fromkeys(AFFAIRS, _A_TRIFLE),
    **dict.fromkeys(SETTINGS, -_A_LITTLE),
    **dict.fromkeys(MANNERS, -_URGENCY),
}


def weighed(topics: Iterable[Match], words: Sequence[Word]) -> list[Match]:
    """Topics of `words`, each with its place: danger first, then what somebody has, then how and where help is given."""
    owned = frozenset(place for place, word in enumerate(words) if word.folded in OWNERS)
    return [replace(one, rank=one.rank + _more(one, owned)) for one in topics]


def _more(topic: Match, owned: Collection[int]) -> float:
    """How much more a topic weighs than another; less when all that tells it says whose another thing is."""
    return _MORE.get(topic.owner, 0.0) - (_URGENCY if topic.positions.issubset(owned) else 0.0)


def saying_only_whom(topics: Sequence[Match], groups: Sequence[Match], of_anything: Collection[int]) -> frozenset[str]:
    """The topics that rest only on words that say for whom, and those `of_anything`, at their positions.

    They rest on one, or are of a stage of life: "erityislasten vanhemmat" are two, and say what too.
    """
    resting = {topic.owner: topic.positions.difference(of_anything) for topic in topics if not topic.name}
    whom = _whom(groups)
    return frozenset(
        owner for owner, places in resting.items() if places <= whom and (len(places) == 1 or owner in TOPICS_OF_STAGES)
    )


def said_by(matches: Sequence[Match]) -> frozenset[int]:
    """The positions of the words that say what was matched."""
    return frozenset(position for match in matches for position in match.said)


def _whom(groups: Sequence[Match]) -> frozenset[int]:
    """The positions of words that only say for whom."""
    return _rested_on(groups) - _rested_on([group for group in groups if group.owner not in STAGES_OF_LIFE])


def _rested_on(matches: Sequence[Match]) -> frozenset[int]:
    return frozenset(position for match in matches for position in match.positions)
