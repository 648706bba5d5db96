"""What every question to the service needs."""

from collections.abc import Callable, Hashable, Sequence, Sized
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final, TypeVar

from graphsvc import resources
from graphsvc.asking.frames import frame_parts
from graphsvc.asking.inflection import read_paradigms
from graphsvc.asking.sayings import TopicWords, says
from graphsvc.asking.understanding import Interpreter
from graphsvc.errors import NotFoundError
from graphsvc.model import Actor, Counts, PartOf, SayingQuery, TieKind, Vocabulary
from graphsvc.service.drafts import Drafts
from graphsvc.service.known_actors import KnownActors
from graphsvc.service.last_answers import LastAnswers
from graphsvc.service.memory import LastingMemory, Memory
from graphsvc.settings import ImportLimits
from graphsvc.store import GraphStore
from graphsvc.vocabulary import shipped_vocabulary

Value = TypeVar("Value")
Pairs = tuple[tuple[str, str], ...]

MOST_RECORDS_KEPT: Final = 1_500_000
"""How many records, or what is told of each, all large things together have that are kept: all of Finland on one day."""
_LEAST_RECORDS: Final = 1000
_MOST_TOUCHED: Final = 500
"""When writes touched more actors, what is known of all is worked out anew."""
MOST_RESULTS_KEPT: Final = 10_000
"""How many results all the pages of answers have together that are kept; some thirty megabytes."""
MOST_ROWS_KEPT: Final = 800_000
"""How many offers all crowds have together that are kept; some eighty megabytes."""
MOST_BYTES_SHOWN: Final = 24 << 20
"""How many bytes all pages have together that are kept as they were shown."""
_MOST_BYTES_MAPPED: Final = 16 << 20
"""How many bytes all maps have together that are kept while newer ones are drawn."""
_MAP_PATIENCE_SECONDS: Final = 0.2
_MAP_REST: Final = 4.0
"""A map that takes long is drawn anew for a fifth of the time at most."""


@dataclass(frozen=True, slots=True)
class Context:
    """The store, the vocabulary and what understands questions; made once, shared by all threads.

    `limits` say how large people's files may be, and `drafts` are those that wait to be imported. `counts_unanswered`
    says whether questions that nobody can answer are counted, by topic and place. `memory` keeps few large things,
    `answers` the pages of answers, `crowds` those who offer or say what was asked, through writes that touch few of
    them; `shown` pages as they were sent, `known` the actors that were looked at last;
    `last_answers` are reports and `last_maps` maps that take long.
    """

    store: GraphStore
    vocabulary: Vocabulary
    interpreter: Interpreter
    memory: Memory
    answers: Memory
    crowds: LastingMemory
    shown: Memory
    known: KnownActors
    last_answers: LastAnswers
    last_maps: LastAnswers
    counts_unanswered: bool
    limits: ImportLimits
    drafts: Drafts

    @classmethod
    def over(
        cls, store: GraphStore, *, counts_unanswered: bool = True, limits: ImportLimits = ImportLimits()
    ) -> "Context":
        """A context over a store with the vocabulary that ships."""
        vocabulary = shipped_vocabulary()
        return cls(
            store,
            vocabulary,
            _shipped_interpreter(),
            Memory(MOST_RECORDS_KEPT, _records),
            Memory(MOST_RESULTS_KEPT, lambda page: 1 + len(page.contents)),
            LastingMemory(MOST_ROWS_KEPT, len),
            Memory(MOST_BYTES_SHOWN, len),
            KnownActors(store, vocabulary.topics),
            LastAnswers(),
            LastAnswers(_MAP_PATIENCE_SECONDS, most=_MOST_BYTES_MAPPED, weigh=len, rest=_MAP_REST),
            counts_unanswered,
            limits,
            Drafts(),
        )

    @property
    def topic_words(self) -> TopicWords:
        """The words by which names and descriptions say topics."""
        return _shipped_topic_words()

    def day(self, asked: date | None = None) -> date:
        """The day asked for, or else the store's reference day, or else today."""
        return asked or self.recall("reference day", self.store.reference_day) or today()

    def counts(self, on: date) -> Counts:
        """How much there is on a day; counted anew only after the graph has changed."""
        return self.recall(("counts", on), lambda: self.store.counts(on))

    def saying(self, topics: Sequence[str], on: date) -> tuple[Actor, ...]:
        """Those whose names or descriptions say one of these topics, and who offer nothing under them."""
        wording = self.topic_words.wording(topics)
        found = self.store.who_says(SayingQuery(on=on, wordings=(wording,), topics=tuple(topics)))
        return tuple(actor for actor in found if says(actor, wording))

    def frame_parts(self, on: date) -> Pairs:
        """Who is part of whom on a day."""

        def renewed(last: Pairs, touched: frozenset[str]) -> Pairs:
            ties = [tie for tie in self.store.ties_of(touched, on) if tie.kind is TieKind.PART_OF]
            ends = self.store.actors_by_id({end for tie in ties for end in (tie.source, tie.target)})
            subtypes = {actor.id: actor.subtype for actor in ends}
            new = frame_parts(
                PartOf(tie.source, subtypes[tie.source], tie.target, subtypes[tie.target]) for tie in ties
            )
            return tuple(sorted({*(pair for pair in last if touched.isdisjoint(pair)), *new}))

        return self.keep_up(("frame parts", on), lambda: frame_parts(self.store.parts(on)), renewed)

    def recall(self, key: Hashable, work_out: Callable[[], Value]) -> Value:
        """What was worked out of the graph as it is now, under a key; worked out anew after the graph has changed."""
        return self.memory.recall(self.store.version(), key, work_out)

    def keep_up(
        self, key: Hashable, work_out: Callable[[], Value], renew: Callable[[Value, frozenset[str]], Value]
    ) -> Value:
        """What was worked out of the graph, under a key; after a write made of the last and the actors touched since."""

        def renewed(last: Value, since: int) -> Value:
            touched = self.store.touched_since(since)
            if touched is None or len(touched) > _MOST_TOUCHED:
                return work_out()
            return renew(last, touched) if touched else last

        return self.crowds.recall(self.store.version(), key, work_out, renewed)

    def actor(self, actor_id: str, field: str) -> Actor:
        """The actor that a parameter names.

        Raises:
            NotFoundError: nobody bears the id; names the parameter.
        """
        try:
            return self.store.actor(actor_id)
        except NotFoundError:
            raise NotFoundError("actor", actor_id, field=field) from None


def _records(value: object) -> int:
    """What a large thing weighs: a record or what is told of one, each; a thousand at least, as things are few."""
    return max(_LEAST_RECORDS, len(value) if isinstance(value, Sized) else 0)


@cache
def _shipped_interpreter() -> Interpreter:
    return Interpreter(shipped_vocabulary(), resources.folder("seed") / "forms")


@cache
def _shipped_topic_words() -> TopicWords:
    return TopicWords(shipped_vocabulary(), read_paradigms(resources.folder("seed") / "forms" / "words.csv"))


def today() -> date:
    """The day by the machine's own clock and time zone."""
    return datetime.now().astimezone().date()
