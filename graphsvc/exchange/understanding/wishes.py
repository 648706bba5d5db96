"""What a row says that its actor offers, needs and does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from graphsvc.exchange.understanding.actor_rows import Wish, wish
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.exchange.understanding.remarks import says_something
from graphsvc.exchange.understanding.vocabulary import Found, KnownTerms

_MOST_WORDS: Final = 2
"""How many words an item of what an actor does may have to be taken for a word that ought to be a topic."""
_NOTHING: Final = Found()


@dataclass(frozen=True, slots=True)
class WishReader:
    """Reads the texts of one row by their columns; `public` gives a text without what is a person's."""

    where: Where
    texts: Mapping[str, str]
    terms: KnownTerms
    findings: Findings
    public: Callable[[str, str], str]

    def wishes(self, column: str) -> tuple[Wish, ...]:
        """What a column lists; what is no topic is left out and told."""
        found = self._found(column)
        for item in filter(says_something, found.unknown):
            self.findings.warn(self.where.problem("topic_not_understood", column, item))
        return self._wishes(column, found)

    def offers(self) -> tuple[Wish, ...]:
        """What the actor offers, and what is understood of what it does: its other words are kept in its description."""
        said = self.wishes("offers")
        topics = {one.topic for one in said}
        does = self._found("does")
        for item in filter(says_something, does.unknown):
            if len(item.split()) <= _MOST_WORDS:
                self.findings.warn_once(self.where.problem("doing_not_understood", "does", item))
        return (*said, *(one for one in self._wishes("does", does) if one.topic not in topics))

    def description(self) -> str:
        """What describes the actor: of what it does only what is not said by the names of topics alone."""
        does = self._found("does")
        columns = ("description", "does") if does.guessed or does.unknown else ("description",)
        texts = (self.public(column, self.texts.get(column, "")) for column in columns)
        several = [text for text in texts if text]
        return ". ".join((*(text.rstrip(" .") for text in several[:-1]), *several[-1:]))

    def _found(self, column: str) -> Found:
        said = self.texts.get(column, "")
        return self.terms.topics(said) if said else _NOTHING

    def _wishes(self, column: str, found: Found) -> tuple[Wish, ...]:
        for item, senses in found.guessed:
            if " " in item:  # of several words, a single one may have been taken for what the others do not mean
                told = self.terms.topic_names(senses)
                self.findings.warn_once(self.where.problem("read_as", column, item, found=told))
        words = {topic: ", ".join(item for item, senses in found.guessed if topic in senses) for topic in found.ids}
        return tuple(wish(topic, self.public(column, said)) for topic, said in words.items())
