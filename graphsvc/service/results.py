"""Those who fit, worded as results."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphsvc.asking.cues import Purpose
from graphsvc.asking.frames import Folded
from graphsvc.asking.reasons import (
    Reason,
    already_partner_reason,
    freshness_reason,
    name_reason,
    no_own_place_reason,
    partners_reason,
    reasons_for,
)
from graphsvc.asking.sayings import said
from graphsvc.model import Language, Place, PlaceLevel
from graphsvc.service.answers import Result
from graphsvc.service.context import today
from graphsvc.service.search import Fit, Search
from graphsvc.service.views import Viewer


def result(search: Search, found: Folded[Fit], language: Language) -> Result:
    """One who fits, with reasons, the introduction, and those of its frame that stand behind it."""
    fit, network = found.best, search.network
    actor = fit.candidate.actor
    viewer = Viewer(search.context.vocabulary, language, search.question.on)
    return Result(
        actor=viewer.actor(actor),
        score=fit.score,
        parts=fit.parts,
        distance_km=fit.where.distance_km,
        serves_place=_serves_all(fit, search.question.places),
        reasons=tuple(_reasons(search, found, language)),
        introduction=network.introduction(actor.id, language) if network else None,
        assured_date=actor.assured_date,
        same_frame=tuple(viewer.actor(behind.candidate.actor) for behind in found.behind),
    )


def _reasons(search: Search, found: Folded[Fit], language: Language) -> Iterator[Reason]:
    fit, network = found.best, search.network
    actor_id = fit.actor_id
    if fit.candidate.is_named:
        yield name_reason(language)
    candidate = replace(fit.candidate, words=(*fit.candidate.words, *_said(search, fit)))
    yield from reasons_for(candidate, fit.where, search.question, search.context.vocabulary, language)
    yield freshness_reason(fit.candidate.actor, search.question.on, today(), language)
    if search.question.places and _is_only_nationwide(found):
        yield no_own_place_reason(search.question.places[0], language)
    if network is None:
        return
    if search.understood.purpose is Purpose.PARTNERS and network.steps_to(actor_id) == 1:
        yield already_partner_reason(language)
    if shared := network.shared_partners(actor_id):
        yield partners_reason(shared, language)


def _said(search: Search, fit: Fit) -> Iterator[str]:
    """The words by which its name or description says the topics that it does not offer."""
    for asked in fit.candidate.says:
        yield from said(fit.candidate.actor, search.context.topic_words.wording(asked))


def _serves_all(fit: Fit, places: Sequence[Place]) -> bool:
    """Whether it serves a place that is or contains one of those asked."""
    served = fit.where.serves
    return served is not None and any(served.id in (place.id, *place.within) for place in places)


def _is_only_nationwide(found: Folded[Fit]) -> bool:
    """Whether it serves the whole country, and neither it nor another of its frame sits where help is wanted."""
    served = found.best.where.serves
    seated = any(fit.where.seat for fit in (found.best, *found.behind))
    return served is not None and served.level is PlaceLevel.COUNTRY and not seated
