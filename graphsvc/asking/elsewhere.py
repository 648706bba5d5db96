"""Which topics of a question are meant though words of it are about something else, such as shopping or travel."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from graphsvc.asking.known_words import ENDING, HEAD, Readings
from graphsvc.asking.topic_index import Match
from graphsvc.asking.words import Word
from graphsvc.model import Topic, fold

_UNMISTAKABLE: Final = frozenset({"mieli", "sairaus", "vamma", "turva"})
"""Groups of topics whose words nobody uses when shopping or travelling."""
_FULL_NAME: Final = 10
"""Letters of a Finnish or Swedish name in one word that is said of nothing else: "vertaistuki"."""
_SHORT: Final = 4
"""Words that carry something, of a question that is about each of them."""


class Elsewhere:
    """The words that say what a question is about when it is about nothing here."""

    def __init__(self, words: Collection[str], silent: Collection[str], topics: Mapping[str, Topic]) -> None:
        """`words` are the folded known words about something else, `silent` those that carry nothing."""
        self._words = words
        self._silent = silent
        self._topics = topics
        names = {fold(name) for one in topics.values() for name in (one.labels.fi, one.labels.sv)}
        self._names = frozenset(name for name in names if name.isalnum() and len(name) >= _FULL_NAME)

    def meant(self, topics: Sequence[Match], words: Sequence[Word], readings: Sequence[Readings]) -> tuple[Match, ...]:
        """Those of the topics that are meant; what a topic's full name says always is."""
        elsewhere = self._about_elsewhere(words, readings)
        if not elsewhere:
            return tuple(topics)
        is_short = sum(word.folded not in self._silent for word in words) <= _SHORT
        named = {
            place for place, one in enumerate(readings) if any(one[name] == 1 for name in self._names & one.keys())
        }
        return tuple(
            topic
            for topic in topics
            if topic.positions & named or self._is_certain(topic, elsewhere, is_short=is_short)
        )

    def _about_elsewhere(self, words: Sequence[Word], readings: Sequence[Readings]) -> frozenset[int]:
        """The positions of words about something else; the first part of a compound does not say what it is about.

        No part of a name does: "Päiväranta" is about neither day nor shore.
        """
        return frozenset(
            place
            for place, (asked, one) in enumerate(zip(words, readings, strict=True))
            if any(self._tells(word, sure, is_name=place > 0 and asked.is_capitalised) for word, sure in one.items())
        )

    def _tells(self, word: str, sure: float, *, is_name: bool) -> bool:
        return word in self._words and sure != HEAD and (sure >= ENDING or not is_name)

    def _is_certain(self, topic: Match, elsewhere: AbstractSet[int], *, is_short: bool) -> bool:
        """Whether a topic is meant though words at other positions are about something else.

        Several words are more than one of those, and a single one in a long question nobody asks when shopping. In a
        short question they must be more than all of those.
        """
        if is_short:
            return len(topic.positions) > max(1, len(elsewhere - topic.positions))
        return len(topic.positions) > 1 or self._topics[topic.owner].group in _UNMISTAKABLE
