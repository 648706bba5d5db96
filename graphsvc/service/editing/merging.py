"""Actors that may be one: found, compared, and made one only when somebody says so."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from graphsvc.errors import InvalidInputError
from graphsvc.exchange import Duplicate, also_named, duplicates_among
from graphsvc.model import (
    LANGUAGES,
    Actor,
    ActorFilter,
    Correction,
    FollowUp,
    GraphData,
    Language,
    LocalText,
    Said,
    Tie,
    Window,
)
from graphsvc.service.context import Context, today
from graphsvc.service.editing.actors import actor_form
from graphsvc.service.editing.removing import hanging_on
from graphsvc.service.editing.saving import Edit, Form, Saved, again_when_overtaken, check_version, write
from graphsvc.service.import_memory import memory_of
from graphsvc.service.import_report import duplicate_view
from graphsvc.service.import_views import DuplicateView
from graphsvc.service.views import ActorSummary, Viewer
from graphsvc.texts import text

CHOSEN: Final[Mapping[str, tuple[str, ...]]] = {
    "type": ("kind", "subtype"),
    "sector": ("sector",),
    "status": ("status",),
    "municipality": ("municipality", "point"),
    "business_id": ("business_id",),
    "register_number": ("register_number",),
    "ptv_id": ("ptv_id",),
    "url": ("url",),
    "start": ("start_date",),
    "end": ("end_date",),
    "source": ("source_name", "source_url"),
}
"""The fields of which only one value can be kept, with the values that go with them."""
_UNTELLING: Final = frozenset({"organisation/organisation", "council/other_council"})
"""Types of actors of which nothing more is known."""
_MOST_ACTORS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Side:
    """One of two actors that are compared, its fields, and how much hangs on it."""

    actor: ActorSummary
    form: Form
    ties: int
    offers: int
    needs: int


@dataclass(frozen=True, slots=True)
class Merge:
    """Who stays and who goes into it, each as it was shown, and the fields of which the latter's values are taken."""

    kept: str
    gone: str
    versions: Mapping[str, str]
    taken: Collection[str] = ()


def duplicates(context: Context, language: Language) -> tuple[DuplicateView, ...]:
    """Actors of the store that may be one and the same, the surest first; without those that were said to be two."""

    def work_out() -> tuple[Duplicate, ...]:
        return duplicates_among(context.store.actors(ActorFilter(), Window(0, _MOST_ACTORS)).items)

    memory = memory_of(context)
    return tuple(
        duplicate_view(pair, language, (pair.new.id, pair.other.id), can_join=True)
        for pair in context.recall("duplicates", work_out)
        if memory.said_of(pair.new.id, pair.other.id) != "apart"
    )


def keep_apart(context: Context, one: str, other: str, language: Language) -> None:
    """Remember that two actors are not one, so that nobody is asked again.

    Raises:
        InvalidInputError: it is one and the same actor.
        NotFoundError: nobody bears one of the ids.
    """
    if one == other:
        raise InvalidInputError("merge_with_itself", field="other", value=other)
    context.store.correct(_said((context.store.actor(one), context.store.actor(other)), "apart", language))


def _said(actors: tuple[Actor, Actor], said: Said, language: Language) -> Correction:
    one, other = actors
    names = f"{one.names.in_language(language)} – {other.names.in_language(language)}"
    return Correction.of_pair((one.id, other.id), said, names)


def side(context: Context, actor_id: str, language: Language) -> Side:
    """What is to be compared of an actor.

    Raises:
        NotFoundError: nobody bears the id.
    """
    form = actor_form(context, actor_id, language)
    store = context.store
    actor = Viewer(context.vocabulary, language, context.day()).actor(store.actor(actor_id))
    amounts = (len(store.ties_of([actor_id], None)), len(store.offers_of([actor_id])), len(store.needs_of([actor_id])))
    return Side(actor, form, *amounts)


def proposed(sides: Sequence[Side]) -> Mapping[str, str]:
    """Who stays unless told otherwise ("kept"), and from whom the value of each field that only one can give is taken."""
    richest = sorted(sides, key=_riches, reverse=True)
    return {"kept": richest[0].actor.id} | {
        name: max(richest, key=lambda one: _tells(name, one.form.values.get(name, ""))).actor.id for name in CHOSEN
    }


def _riches(one: Side) -> tuple[int, ...]:
    """How much hangs on an actor and is known of it, the weightiest first."""
    values = one.form.values
    identifiers = sum(bool(values.get(name)) for name in ("business_id", "register_number", "ptv_id"))
    filled = sum(map(bool, values.values()))
    return one.ties, one.offers + one.needs, identifiers, _tells("type", values["type"]), filled


def _tells(name: str, value: str) -> int:
    return 0 if not value else 1 if name == "type" and value in _UNTELLING else 2


@again_when_overtaken
def merge(context: Context, wanted: Merge, language: Language) -> Saved:
    """Make two actors one: all ties, offers and needs move, and both names are kept.

    Raises:
        InvalidInputError: it is one and the same actor.
        ChangedMeanwhileError: somebody else has changed one of them since they were shown.
        NotFoundError: nobody bears one of the ids.
    """
    if wanted.kept == wanted.gone:
        raise InvalidInputError("merge_with_itself", field="gone", value=wanted.gone)
    version = context.store.version()
    kept, gone = (context.store.actor(one) for one in (wanted.kept, wanted.gone))
    for actor in (kept, gone):
        check_version(actor, Form({}, wanted.versions.get(actor.id, "")))
    before = replace(hanging_on(context, gone.id), actors=(kept, gone))
    after = _moved(before, kept.id, gone.id)
    merged = _merged(kept, gone, wanted.taken)
    names = {"kept": kept.names.in_language(language), "gone": gone.names.in_language(language)}
    title = text(language, "editing.history.merged", **names)
    follow_ups = _followed(context, kept.id, gone.id)
    said = (_said((kept, gone), "same", language),)
    edit = Edit(before, replace(after, actors=(merged,)), title, version, follow_ups, said)
    return Saved(kept.id, write(context, edit, language))


def _followed(context: Context, kept: str, gone: str) -> tuple[FollowUp, ...]:
    """What coordinators have set aside of the one that goes, now of the one that stays, where that has none of its own.

    It also stays under the id that goes, so that it is there when the merging is taken back.
    """
    known = context.store.follow_ups()
    followed = {one.actors for one in known}
    moved = (
        replace(one, actors=one.actors - {gone} | {kept})
        for one in known
        if gone in one.actors and kept not in one.actors
    )
    return tuple(one for one in moved if one.actors not in followed)


def _moved(data: GraphData, kept: str, gone: str) -> GraphData:
    """What hung on one actor, on the other; a tie between the two goes."""

    def moved(tie: Tie) -> dict[str, Any]:
        return {name: kept for name in ("source", "target", "basis") if getattr(tie, name) == gone}

    return GraphData(
        ties=tuple(replace(tie, **moved(tie)) for tie in data.ties if {tie.source, tie.target} != {kept, gone}),
        offers=tuple(replace(offer, actor=kept) for offer in data.offers),
        needs=tuple(replace(need, actor=kept) for need in data.needs),
    )


def _merged(kept: Actor, gone: Actor, taken: Collection[str]) -> Actor:
    values: dict[str, Any] = {}
    for field, attributes in CHOSEN.items():
        first, second = (gone, kept) if field in taken else (kept, gone)
        chosen = first if getattr(first, attributes[0]) else second
        values |= {name: getattr(chosen, name) for name in attributes}
    names = {one: getattr(kept.names, one) or getattr(gone.names, one) for one in LANGUAGES}
    assured = [day for day in (kept.assured_date, gone.assured_date) if day]
    merged = replace(
        kept,
        **values,
        names=LocalText(**names),
        descriptions=_descriptions(kept, gone),
        serves=tuple(dict.fromkeys((*kept.serves, *gone.serves))),
        contacts=tuple(dict.fromkeys((*kept.contacts, *gone.contacts))),
        assured_date=max(assured, default=None),
        modified_at=today(),
    )
    for name in filter(None, (getattr(gone.names, one) for one in LANGUAGES)):
        merged = also_named(merged, name)
    return merged


def _descriptions(kept: Actor, gone: Actor) -> LocalText:
    """What both say of themselves."""
    said = {
        one: " ".join(dict.fromkeys(filter(None, (getattr(kept.descriptions, one), getattr(gone.descriptions, one)))))
        for one in LANGUAGES
    }
    return LocalText(**said)
