"""An actor's ties as its page tells them: read from its own end, current, planned, lapsed and ended ones apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import groupby

from graphsvc.model import Language, TieKind, alphabetical
from graphsvc.service import TieView
from graphsvc.texts import date_text, text


@dataclass(frozen=True, slots=True)
class Partnership:
    """A tie seen from one of its ends."""

    tie: TieView
    partner: str
    partner_label: str
    is_out: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The partnerships that share a word, e.g. all whom an actor funds."""

    word: str
    partnerships: tuple[Partnership, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """All ties of an actor, by whether they hold on the day; a plan has lapsed once its last day is past."""

    current: tuple[Group, ...]
    upcoming: tuple[Group, ...]
    planned: tuple[Group, ...]
    lapsed: tuple[Group, ...]
    ended: tuple[Group, ...]
    sources: tuple[str, ...]


def relations(actor_id: str, ties: Iterable[TieView], on: date, language: Language) -> Relations:
    """The ties of an actor, sorted for reading."""
    seen = tuple(_seen_from(actor_id, tie) for tie in ties)
    by_state: dict[str, list[Partnership]] = {field.name: [] for field in fields(Relations) if field.name != "sources"}
    for partnership in seen:
        by_state[_state(partnership.tie, on)].append(partnership)
    sources = dict.fromkeys(partnership.tie.source_name for partnership in seen if partnership.tie.source_name)
    return Relations(
        **{name: tuple(_groups(found, language)) for name, found in by_state.items()}, sources=tuple(sources)
    )


def period_text(language: Language, start: date | None, end: date | None) -> str:
    """From when to when, in words; whole years are written as years."""
    if start is None and end is None:
        return text(language, "pages.period.unknown")
    first = _start_text(language, start) if start else ""
    last = _end_text(language, end) if end else ""
    if first and first == last:
        return first
    return text(language, f"pages.period.{'both' if first and last else 'since' if first else 'until'}", start=first, end=last)  # fmt: skip


def _start_text(language: Language, start: date) -> str:
    return str(start.year) if (start.month, start.day) == (1, 1) else date_text(language, start)


def _end_text(language: Language, end: date) -> str:
    return str(end.year) if (end.month, end.day) == (12, 31) else date_text(language, end)


def _seen_from(actor_id: str, tie: TieView) -> Partnership:
    if actor_id == tie.source:
        return Partnership(tie, tie.target, tie.target_label, is_out=True)
    return Partnership(tie, tie.source, tie.source_label, is_out=not tie.kind.is_directed)


def _state(tie: TieView, on: date) -> str:
    is_past = tie.end_date is not None and tie.end_date < on
    if tie.planned:
        return "lapsed" if is_past else "planned"
    if tie.is_active:
        return "current"
    return "ended" if is_past else "upcoming"


def _groups(partnerships: list[Partnership], language: Language) -> Iterator[Group]:
    order = list(TieKind)
    partnerships.sort(key=lambda seen: (order.index(seen.tie.kind), not seen.is_out, alphabetical(seen.partner_label)))
    for (kind, is_out), found in groupby(partnerships, key=lambda seen: (seen.tie.kind, seen.is_out)):
        yield Group(text(language, f"kinds.tie.{kind}.{'out' if is_out else 'in'}"), tuple(found))
