"""The words of a language in the place of our codes and ids in tables, wherever they are read back as the same."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final

from graphsvc.exchange.reading.sheets import Role
from graphsvc.exchange.understanding import catalogue
from graphsvc.exchange.understanding.catalogue import key_of
from graphsvc.exchange.understanding.lists import joined, parted
from graphsvc.exchange.understanding.vocabulary import Found, KnownTerms
from graphsvc.model import SUBTYPES, Actor, ActorKind, Language, Vocabulary
from graphsvc.texts import text

Said = Callable[[Any], str]
_LISTS: Final = frozenset({"serves", "offers", "needs", "target_groups"})


class _NoGuesses:
    """Nothing is guessed: a word that stands for an id is to be its name."""

    def topics(self, _text: str, /) -> tuple[str, ...]:
        return ()

    def target_groups(self, _text: str, /) -> tuple[str, ...]:
        return ()

    def places(self, _text: str, /) -> tuple[str, ...]:
        return ()


class Words:
    """What stands in the cells of a table for those who read it in a language."""

    def __init__(self, actors: Iterable[Actor], vocabulary: Vocabulary, language: Language) -> None:
        """Ties call an actor by its name where no other of the actors bears it."""
        self._language = language
        self._terms = KnownTerms(vocabulary, _NoGuesses())
        self._vocabulary = vocabulary
        self._names = _names(actors)
        self._of_records: Mapping[str, Said] = {
            "topic": cache(self._topic),
            "target_groups": cache(self._group),
            **dict.fromkeys(("places", "municipality"), cache(self._place)),
        }
        self._said: Mapping[Role, Mapping[str, Said]] = {
            Role.ELEMENTS: {
                "type": cache(self._kind),
                "sector": self._word("sector", catalogue.sectors()),
                "status": self._word("status", catalogue.statuses()),
                **dict.fromkeys(("municipality", "serves"), cache(self._place)),
                **dict.fromkeys(("offers", "needs"), cache(self._topic)),
                "target_groups": cache(self._group),
            },
            Role.CONNECTIONS: {
                **dict.fromkeys(("from", "to"), self._name),
                "type": cache(self._tie),
                "strength": cache(self._level),
                "direction": cache(self._first),
                "planned": lambda _: self._first("yes"),
                "confirmed_by": self._word("confirmation", catalogue.confirmations()),
            },
        }

    def of(self, role: Role, cells: Mapping[str, Any]) -> dict[str, Any]:
        """The cells of a row by column, in words."""
        said = dict(cells)
        for column, word in self._said[role].items():
            if (cell := cells.get(column)) not in (None, ""):
                said[column] = joined(map(word, parted(cell))) if column in _LISTS else word(cell)
        if role is Role.ELEMENTS:
            said["subtype"] = self._subtype(ActorKind(cells["type"]), cells["subtype"])
        return said

    def _name(self, actor_id: str) -> str:
        return self._names.get(actor_id, actor_id)

    def of_record(self, key: str, cell: str) -> str:
        """A cell of a sheet of whole records, in words."""
        if key == "is_stated":
            return self._first("yes" if cell == "true" else "no")
        word = self._of_records.get(key)
        return joined(map(word, parted(cell))) if word and cell else cell

    def _word(self, table: str, meant: Mapping[str, Any]) -> Said:
        def word(code: str) -> str:
            said = text(self._language, f"kinds.{table}.{code}")
            return said if meant.get(key_of(said)) == code else code

        return cache(word)

    def _kind(self, code: str) -> str:
        said = text(self._language, f"kinds.actor.{code}.one")
        return said if catalogue.actor_types().get(key_of(said), ("",))[0] == code else code

    def _subtype(self, kind: ActorKind, code: str) -> str:
        said = text(self._language, f"kinds.subtype.{code}")
        key = key_of(said)
        is_other = any(key_of(other) == key != key_of(code) for other in SUBTYPES[kind])
        return said if catalogue.actor_types().get(key) == (kind, code) and not is_other else code

    def _tie(self, code: str) -> str:
        said = text(self._language, f"kinds.tie.{code}.out")
        return said if catalogue.tie_kinds().get(key_of(said)) == (code, False) else code

    def _level(self, level: int) -> str:
        said = text(self._language, f"kinds.level.{level}")
        return said if catalogue.levels().get(key_of(said)) == level else str(level)

    def _first(self, key: str) -> str:
        return text(self._language, f"exchange.word.{key}").split("|")[0]

    def _place(self, place_id: str) -> str:
        return self._checked(place_id, self._terms.names((place_id,)).in_language(self._language), self._terms.places)

    def _group(self, group: str) -> str:
        return self._checked(group, self._terms.names((group,)).in_language(self._language), self._terms.target_groups)

    def _topic(self, topic: str) -> str:
        label = self._vocabulary.topic_labels(topic).in_language(self._language)
        return self._checked(topic, label, self._terms.topics)

    def _checked(self, code: str, said: str, read: Callable[[str], Found]) -> str:
        return said if read(said) == Found((code,)) else code


def _names(actors: Iterable[Actor]) -> dict[str, str]:
    """The names that only one actor bears, and that are nobody's id, by the ids of those actors."""
    names = {actor.id: actor.names.in_language(actor.names.language_for("fi")) for actor in actors}
    times = Counter(names.values())
    return {
        actor_id: name
        for actor_id, name in names.items()
        if times[name] == 1 and name not in names and name == name.strip()
    }
