"""Who can help with X near Y: understand, search, explain, and say when there is nobody."""

import difflib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import Final, overload

import numpy as np

from graphsvc.asking import ranking
from graphsvc.asking.cues import cue_words
from graphsvc.asking.names import abbreviations, is_abbreviated, longest, name_runs
from graphsvc.asking.topic_index import SAYS_ONLY_WHOM
from graphsvc.asking.understanding import Recognised, Understood
from graphsvc.asking.words import Word, words_of
from graphsvc.errors import InvalidInputError, NotFoundError, StoreUnavailableError
from graphsvc.model import Actor, ActorKind, Language, SayingQuery, Wording, name_key
from graphsvc.service.answers import Answer, AnswerPage, AskRequest, Findings, Result, answer_page
from graphsvc.service.askers import with_own_topics
from graphsvc.service.context import Context, today
from graphsvc.service.danger import urgent
from graphsvc.service.filters import filtered, filters
from graphsvc.service.nobody import nobody
from graphsvc.service.results import result
from graphsvc.service.search import Search, Settled
from graphsvc.service.views import Labelled
from graphsvc.texts import list_text

_MOST_LIKE: Final = 3
_LIKE: Final = 0.8
"""How alike (0..1, difflib) a name is to one that may be meant."""


def interpret(context: Context, words: str, language: Language) -> Understood:
    """What is understood of a question, the actors that it names included."""
    spoken = words_of(words)
    understood = context.interpreter.understand(words, language)
    named = _actors_named(context, spoken, understood)
    positions = frozenset(position for run, actor in named.items() for position in run if not _is_place(actor))
    if positions:
        understood = context.interpreter.understand(words, language, positions)
    meant = cue_words(spoken) | {spoken[position].written for run in named for position in run}
    return replace(
        understood,
        actors=tuple(Recognised(actor.id, actor.names.in_language(language), 1.0) for actor in named.values()),
        ignored=tuple(word for word in understood.ignored if word not in meant),
    )


def _actors_named(context: Context, words: Sequence[Word], understood: Understood) -> dict[range, Actor]:
    """The actors that a question names, by the positions of the words; of those who share a name, the first.

    A single word is a name only where it means nothing else.
    """
    runs = {
        key: run
        for key, run in name_runs(words).items()
        if len(run) > 1 or words[run.start].written in understood.ignored
    }
    by_run = _abbreviated(context, words, understood)
    for actor in context.store.actors_named(tuple(runs)) if runs else ():
        for name in filter(None, (actor.names.fi, actor.names.sv, actor.names.en)):
            if run := runs.get(name_key(name)):
                by_run.setdefault(run, actor)
    return {run: by_run[run] for run in longest(by_run)}


def _abbreviated(context: Context, words: Sequence[Word], understood: Understood) -> dict[range, Actor]:
    """The actors that are called by the abbreviation which stands in brackets after their name: "THL"."""
    by_run: dict[range, Actor] = {}
    for short, run in abbreviations(words).items():
        if words[run.start].written in understood.ignored:
            wanted = SayingQuery(on=context.day(), wordings=(Wording(words=frozenset((short,))),))
            found = (actor for actor in context.store.who_says(wanted) if is_abbreviated(actor, short))
            by_run.update((run, actor) for actor in islice(found, 1))
    return by_run


def _is_place(actor: Actor) -> bool:
    """Whether its name is a place's too, so that both may be meant."""
    return actor.kind is ActorKind.MUNICIPALITY or actor.subtype == "wellbeing_county"


def place_named(context: Context, name: str, language: Language) -> str:
    """The id of the place that a person names by its id or its name, in any case.

    Raises:
        NotFoundError: none is recognised.
    """
    if name in context.vocabulary.places:
        return name
    found = context.interpreter.understand(name[:1].upper() + name[1:], language).places
    if not found and (like := places_like(context, name)):
        raise NotFoundError("place_like", name, field="near", found=list_text(language, like))
    if not found:
        raise NotFoundError("place_name", name, field="near")
    return found[0].id


def places_like(context: Context, name: str) -> tuple[str, ...]:
    """The names of the places that a misspelt name is most like."""
    places = context.vocabulary.places.values()
    titles = {title.casefold(): title for place in places for title in (place.titles.sv, place.titles.fi)}
    return tuple(titles[like] for like in difflib.get_close_matches(name.casefold(), titles, _MOST_LIKE, _LIKE))


def ask(context: Context, request: AskRequest, language: Language) -> Answer:
    """Who can help with what is asked, near where it is asked; what nobody can help with is counted.

    Raises:
        InvalidInputError: nothing is asked.
        NotFoundError: the vocabulary lacks an id that was chosen, or nobody bears the asker's id.
    """
    answer = _asked(context, request, language)
    _count(context, request, answer)
    return answer


def ask_page(context: Context, request: AskRequest, language: Language, number: int, per_page: int) -> AnswerPage:
    """A page of the answer that `ask` gives; worked out anew only after the graph has changed, counted on the first."""
    key = (context.day(), request, language, number, per_page)
    page = context.answers.recall(
        context.store.version(), key, lambda: answer_page(_asked(context, request, language), number, per_page)
    )
    if number == 1:
        _count(context, request, page)
    return page


def _asked(context: Context, request: AskRequest, language: Language) -> Answer:
    if not request.is_asked:
        raise InvalidInputError("missing_parameter", field="q", value="")
    if request.asker is not None:
        context.actor(request.asker, "from")
    understood = _understood(context, request, language)
    radius_km = understood.radius_km if request.radius_km is None else request.radius_km
    return _answer(Search(context, understood, replace(request, radius_km=radius_km)), language)


def count(search: Search) -> int:
    """How many results a search has."""
    return search.amount(filtered(search), search.radii_km)


def _understood(context: Context, request: AskRequest, language: Language) -> Understood:
    """What was chosen goes before what was written; topics that only say for whom are left to the target groups."""
    written = interpret(context, request.words, language)
    chosen = context.interpreter.chosen(request.topics, request.target_groups, request.places, language)
    if request.only_for is not None:
        context.vocabulary.target_group(request.only_for)
    places = chosen.places or written.places
    understood = replace(
        written,
        topics=chosen.topics or tuple(topic for topic in written.topics if topic.score > SAYS_ONLY_WHOM),
        target_groups=chosen.target_groups or written.target_groups,
        places=places,
        purpose=request.purpose or written.purpose,
        lacks_place=written.lacks_place and not places,
    )
    return with_own_topics(context, understood, request.asker, language)


def _answer(search: Search, language: Language) -> Answer:
    settled = search.settle(filtered(search), search.radii_km)
    everybody = search.settle(np.ones(len(search.pool), np.bool_), search.radii_km)
    unfiltered = len(everybody.positions)
    return Answer(
        understood=search.understood,
        urgent=urgent(search.context.vocabulary, search.understood, language),
        on=search.question.on,
        results=_Results(search, settled, language),
        radius_km=settled.radius_km if search.has_radius else None,
        widened=search.has_radius and settled.radius_km != search.radii_km[0],
        weights=ranking.WEIGHTS,
        nobody=None if unfiltered else nobody(search, language),
        unfiltered=unfiltered,
        lacking=_lacking(search, everybody),
        filters=filters(search, language),
    )


def _lacking(search: Search, everybody: Settled) -> tuple[Labelled, ...]:
    """The topics, of several that were asked, that nobody within the radius offers; none where nobody is there at all."""
    fits = search.pool.fits[everybody.listed]
    if (
        len(search.understood.topics) == 1
        or search.understood.is_of_asker
        or not len(fits)
        or search.pool.is_named[everybody.listed].any()
    ):
        return ()
    vocabulary = search.context.vocabulary
    is_found = {asked: fits[:, number].any() for number, asked in enumerate(search.question.topics)}
    lacking = (topic for topic in search.understood.topics if not is_found[vocabulary.topics_under(topic.id)])
    return tuple(Labelled(topic.id, topic.label) for topic in lacking)


def _count(context: Context, request: AskRequest, found: Findings) -> None:
    """Count a question that nobody can answer, by its topic and its places; a store that cannot write is let be."""
    understood = found.understood
    has_own_radius = request.radius_km is not None or understood.radius_km is not None
    if not found.nobody or has_own_radius or not context.counts_unanswered:
        return
    if not understood.is_of_asker and (understood.topics or understood.places):
        topics = [topic.id for topic in understood.topics[:1]]
        places = [place.id for place in understood.places]
        with suppress(StoreUnavailableError):
            context.store.count_unanswered(topics, places, today())


class _Results(Sequence[Result]):
    """Those who fit as results, each worked out when it is looked at."""

    def __init__(self, search: Search, settled: Settled, language: Language) -> None:
        self._search = search
        self._settled = settled
        self._language = language

    def __len__(self) -> int:
        return len(self._settled.positions)

    @overload
    def __getitem__(self, wanted: int) -> Result: ...
    @overload
    def __getitem__(self, wanted: slice) -> tuple[Result, ...]: ...
    def __getitem__(self, wanted: int | slice) -> Result | tuple[Result, ...]:
        if not isinstance(wanted, slice):
            return self[wanted : wanted + 1 or None][0]
        positions = self._settled.positions[wanted].tolist()
        found = self._search.folded(self._settled, positions)
        return tuple(result(self._search, one, self._language) for one in found)
