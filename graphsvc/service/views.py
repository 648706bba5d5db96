"""What the service answers with: records worded in the reader's language, ready for a page or for JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from graphsvc.model import (
    Actor,
    ActorKind,
    Confirmation,
    Language,
    LocalText,
    Need,
    Offer,
    Place,
    PlaceLevel,
    Point,
    Sector,
    Status,
    Tie,
    TieKind,
    Vocabulary,
)
from graphsvc.model.outlines import ActorOutline

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A page of a list; pages are numbered from 1 and `size` is how many items this one holds."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: tuple[Item, ...]


def page_of(items: tuple[Item, ...], total: int, number: int, per_page: int) -> Page[Item]:
    """The page `number` of `total` items, of which it holds `items`; a list without items has one empty page."""
    pages = max(1, -(-total // per_page))
    return Page(total, pages, number, len(items), number == 1, number >= pages, not items, items)


def cut(items: Sequence[Item], number: int, per_page: int) -> Page[Item]:
    """The page `number` of a list that is all at hand."""
    start = (number - 1) * per_page
    return page_of(tuple(items[start : start + per_page]), len(items), number, per_page)


@dataclass(frozen=True, slots=True)
class ActorSummary:
    """An actor as lists show it; `municipality` is a code, `name` and `municipality_name` in the reader's language."""

    id: str
    name: str
    kind: ActorKind
    subtype: str
    sector: Sector | None
    municipality: str | None
    municipality_name: str | None
    status: Status | None
    is_active: bool
    assured_date: date | None


@dataclass(frozen=True, slots=True)
class PlaceSummary:
    """A place as lists show it; `name` tells it from a town of the same name."""

    id: str
    level: PlaceLevel
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A topic, group or target group with its label in the reader's language."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer or a need; `description_language` is the language that the description is in."""

    id: str
    topic: Labelled
    target_groups: tuple[Labelled, ...]
    places: tuple[PlaceSummary, ...]
    description: str
    description_language: Language
    is_stated: bool
    source_name: str


@dataclass(frozen=True, slots=True)
class TieView:
    """A tie with its ends' names; `is_active` on the day asked, `basis_name` where what it rests on is known."""

    id: str
    kind: TieKind
    source: str
    source_label: str
    target: str
    target_label: str
    start_date: date | None
    end_date: date | None
    level: int
    basis: str | None
    basis_name: str | None
    description: str
    next_step: str
    planned: bool
    is_active: bool
    source_name: str
    source_url: str
    recorded_at: date | None
    confirmed_by: Confirmation


@dataclass(frozen=True, slots=True)
class ContactView:
    """How to reach a role in an actor."""

    role: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorDetail(ActorSummary):
    """An actor with all that is known of it; `frames_above` are those it is part or member of, nearest first."""

    names: LocalText
    description: str
    description_language: Language
    point: Point | None
    serves: tuple[PlaceSummary, ...]
    business_id: str | None
    register_number: str | None
    ptv_id: str | None
    contacts: tuple[ContactView, ...]
    url: str
    start_date: date | None
    end_date: date | None
    modified_at: date | None
    source_name: str
    source_url: str
    on: date
    offers: tuple[OfferView, ...]
    needs: tuple[OfferView, ...]
    frames_above: tuple[ActorSummary, ...]
    frames_below: tuple[ActorSummary, ...]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Words records in one language, as they are on one day."""

    vocabulary: Vocabulary
    language: Language
    on: date

    def actor(self, actor: Actor | ActorOutline) -> ActorSummary:
        """An actor as lists show it."""
        return ActorSummary(
            id=actor.id,
            name=actor.names.in_language(self.language),
            kind=actor.kind,
            subtype=actor.subtype,
            sector=actor.sector,
            municipality=actor.municipality,
            municipality_name=self.municipality_name(actor),
            status=actor.status,
            is_active=actor.is_active(self.on),
            assured_date=actor.assured_date,
        )

    def municipality_name(self, actor: Actor | ActorOutline) -> str | None:
        """The name of the municipality that the actor sits in."""
        if actor.municipality is None:
            return None
        return self.vocabulary.places[actor.municipality].names.in_language(self.language)

    def place(self, place: Place) -> PlaceSummary:
        """A place as lists show it."""
        return PlaceSummary(place.id, place.level, place.code, place.titles.in_language(self.language))

    def topic(self, topic_id: str) -> Labelled:
        """A topic or `group:` with its label."""
        return Labelled(topic_id, self.vocabulary.topic_labels(topic_id).in_language(self.language))

    def target_group(self, group_id: str) -> Labelled:
        """A target group with its label."""
        return Labelled(group_id, self.vocabulary.target_groups[group_id].labels.in_language(self.language))

    def offer(self, entry: Offer | Need) -> OfferView:
        """An offer or a need."""
        return OfferView(
            id=entry.id,
            topic=self.topic(entry.topic),
            target_groups=tuple(self.target_group(group) for group in entry.target_groups),
            places=tuple(self.place(self.vocabulary.places[place]) for place in entry.places),
            description=entry.description.in_language(self.language),
            description_language=entry.description.language_for(self.language),
            is_stated=entry.is_stated,
            source_name=entry.source_name,
        )

    def tie(self, tie: Tie, names: Mapping[str, str]) -> TieView:
        """A tie; `names` are those of its ends and of what it rests on, by id; an end without one bears its id."""
        return TieView(
            id=tie.id,
            kind=tie.kind,
            source=tie.source,
            source_label=names.get(tie.source, tie.source),
            target=tie.target,
            target_label=names.get(tie.target, tie.target),
            start_date=tie.start_date,
            end_date=tie.end_date,
            level=tie.level,
            basis=tie.basis,
            basis_name=names.get(tie.basis) if tie.basis else None,
            description=tie.description,
            next_step=tie.next_step,
            planned=tie.planned,
            is_active=tie.is_active(self.on),
            source_name=tie.source_name,
            source_url=tie.source_url,
            recorded_at=tie.recorded_at,
            confirmed_by=tie.confirmed_by,
        )
