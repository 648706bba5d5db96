"""Questions to try: about what the store holds, and where somebody has it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple

from graphsvc.asking.understanding import Recognised, RecognisedPlace
from graphsvc.model import ActorFilter, Language, Window
from graphsvc.service.ask import interpret
from graphsvc.service.context import Context
from graphsvc.texts import text

_MOST_READ: Final = 500
"""Of so many actors the offers are read; examples need no more."""
_MOST_EXAMPLES: Final = 4


class _Examples(NamedTuple):
    """Questions, and the actors out of whose offers they were made, with their seats."""

    questions: tuple[str, ...]
    seats: Mapping[str, str]


def example_questions(context: Context, language: Language) -> tuple[str, ...]:
    """Questions in a reader's language that the service understands and that somebody answers to; none for an empty store.

    They stay the same while nobody out of whose offers they were made is written.
    """

    def work_out() -> _Examples:
        seats = _seats(context)
        return _Examples(tuple(islice(_questions(context, seats, language), _MOST_EXAMPLES)), seats)

    def renewed(last: _Examples, touched: frozenset[str]) -> _Examples:
        return last if last.seats and touched.isdisjoint(last.seats) else work_out()

    return context.keep_up(("example questions", context.day(), language), work_out, renewed).questions


def _questions(context: Context, seated: Mapping[str, str], language: Language) -> Iterator[str]:
    """The commonest topics first, each in a municipality of its own while there are others."""
    offered = _offered(context, seated)
    named: set[str] = set()
    for topic, _ in Counter(topic for topic, _ in offered.elements()).most_common():
        seats = Counter({seat: count for (one, seat), count in offered.items() if one == topic and seat not in named})
        for seat, _ in seats.most_common(1):
            words = _question(context, topic, seat, language)
            understood = interpret(context, words, language)
            if _ids(understood.topics) == {topic} and _ids(understood.places) == {seat}:
                named.add(seat)
                yield words


def _seats(context: Context) -> Mapping[str, str]:
    """Some actors that act on the day, with the municipalities that they sit in."""
    found = context.store.actors(ActorFilter(), Window(0, _MOST_READ)).items
    return {actor.id: actor.municipality for actor in found if actor.municipality and actor.is_active(context.day())}


def _offered(context: Context, seats: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """How many offers there are of each topic in each municipality where somebody has them to give."""
    offers = context.store.offers_of(seats)
    return Counter(
        (offer.topic, seats[offer.actor]) for offer in offers if not offer.places or seats[offer.actor] in offer.places
    )


def _question(context: Context, topic: str, seat: str, language: Language) -> str:
    place = context.vocabulary.places[seat]
    return text(
        language,
        "pages.ask.example",
        topic=context.vocabulary.topics[topic].labels.in_language(language),
        place=place.names.in_language(language),
        locative=place.forms.locative,
    )


def _ids(recognised: Iterable[Recognised | RecognisedPlace]) -> set[str]:
    return {one.id for one in recognised}
