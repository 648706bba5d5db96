"""What a store keeps: actors, ties, offers, needs, events and the data sets that they came from."""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, Final
from urllib.parse import urlsplit

from graphsvc.errors import InvalidInputError
from graphsvc.model import identifiers
from graphsvc.model.kinds import LANGUAGES, LEVELS, SUBTYPES, ActorKind, Confirmation, Sector, Status, TieKind
from graphsvc.model.places import Point
from graphsvc.model.text import LocalText

_ID: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.:-]{0,98}[A-Za-z0-9_])?")
_UNKEEPABLE: Final = re.compile("[\x00\ud800-\udfff]")
_IDENTIFIER_CHECKS: Final[Mapping[str, Callable[[str], None]]] = {
    "business_id": identifiers.check_business_id,
    "register_number": identifiers.check_register_number,
    "ptv_id": identifiers.check_ptv_id,
}


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return _ID.fullmatch(text) is not None


def is_web_address(text: str) -> bool:
    """Whether a text is an address that begins with http:// or https://."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _check_id(field: str, value: str) -> None:
    if not _ID.fullmatch(value):
        raise InvalidInputError("id_form", field=field, value=value)


def _check_texts(record: Any) -> None:
    """No text holds a NUL or half a surrogate pair, which not every store can keep."""
    # what can be printed needs no search, which takes ten times as long
    if not "".join(filter(None, _READ_TEXTS[type(record)](record))).isprintable():
        _search_texts(record)


def _search_texts(record: Any) -> None:
    for path, text in zip(_TEXT_PATHS[type(record)], _READ_TEXTS[type(record)](record), strict=True):
        if text and _UNKEEPABLE.search(text):
            field = path.partition(".")[0]
            raise InvalidInputError("control_character", field=field, value=_UNKEEPABLE.sub("\ufffd", text))


def _check_period(start: date | None, end: date | None) -> None:
    if start and end and end < start:
        raise InvalidInputError("ends_before_start", field="end_date", value=end, start=start)


def _check_url(field: str, value: str) -> None:
    if value and not is_web_address(value):
        raise InvalidInputError("url_form", field=field, value=value)


def acts_on(day: date, status: Status | None, start: date | None, end: date | None) -> bool:
    """Whether an actor acts on a day: a known end decides; without one, `inactive` and `defunct` do not act."""
    if status is Status.INACTIVE or (status is Status.DEFUNCT and end is None):
        return False
    return _runs_on(day, start, end)


def _runs_on(day: date, start: date | None, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach a role in an actor ("office", "chair of the council"); never a private person."""

    role: str
    email: str = ""
    phone: str = ""

    def __post_init__(self) -> None:
        """Raises InvalidInputError when the role or the e-mail address holds a semicolon, which parts them in files."""
        _check_texts(self)
        if ";" in self.role + self.email:
            raise InvalidInputError("contact_form", field="contacts", value=f"{self.role} {self.email}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A node that acts: an organisation, a municipality, a council or a project.

    `municipality` is the three-digit code of its seat, `serves` the ids of the places it works in,
    `assured_date` the day on which somebody last vouched for the record. Unknown is `None` or empty.

    Raises:
        InvalidInputError: on making, when a value breaks a rule; names the field, the value and the rule.
    """

    id: str
    kind: ActorKind
    subtype: str
    names: LocalText
    descriptions: LocalText = LocalText()
    sector: Sector | None = None
    municipality: str | None = None
    point: Point | None = None
    serves: tuple[str, ...] = ()
    business_id: str | None = None
    register_number: str | None = None
    ptv_id: str | None = None
    contacts: tuple[Contact, ...] = ()
    url: str = ""
    status: Status | None = None
    start_date: date | None = None
    end_date: date | None = None
    assured_date: date | None = None
    modified_at: date | None = None
    source_name: str = ""
    source_url: str = ""

    def __post_init__(self) -> None:
        """Check every rule that needs nothing but the actor itself."""
        _check_texts(self)
        _check_id("id", self.id)
        if not self.names:
            raise InvalidInputError("name_missing", field="names", value=self.id)
        if self.subtype not in SUBTYPES[self.kind]:
            allowed = ", ".join(SUBTYPES[self.kind])
            raise InvalidInputError("not_in_list", field="subtype", value=self.subtype, allowed=allowed)
        for name, check in _IDENTIFIER_CHECKS.items():
            if (value := getattr(self, name)) is not None:
                check(value)
        _check_period(self.start_date, self.end_date)
        _check_url("url", self.url)
        _check_url("source_url", self.source_url)

    def is_active(self, day: date) -> bool:
        """Whether it acts on `day`: a known end decides; without one, `inactive` and `defunct` do not act."""
        return acts_on(day, self.status, self.start_date, self.end_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Cooperation between two actors; two actors may hold several, none is merged away.

    `level` is one of `LEVELS`, `basis` the id of the project or event without which the tie would not
    exist, `planned` a tie that somebody means to make but that is not known to be there.

    Raises:
        InvalidInputError: on making, when a value breaks a rule; names the field, the value and the rule.
    """

    id: str
    source: str
    target: str
    kind: TieKind
    start_date: date | None = None
    end_date: date | None = None
    level: int = 0
    basis: str | None = None
    description: str = ""
    next_step: str = ""
    planned: bool = False
    source_name: str = ""
    source_url: str = ""
    recorded_at: date | None = None
    confirmed_by: Confirmation = Confirmation.NEITHER

    def __post_init__(self) -> None:
        """Check every rule that needs nothing but the tie itself."""
        _check_texts(self)
        _check_id("id", self.id)
        _check_id("source", self.source)
        _check_id("target", self.target)
        if self.source == self.target:
            raise InvalidInputError("tie_to_itself", field="target", value=self.target)
        if self.level not in LEVELS:
            raise InvalidInputError("out_of_range", field="level", value=self.level, least=LEVELS[0], most=LEVELS[-1])
        _check_period(self.start_date, self.end_date)
        _check_url("source_url", self.source_url)

    def is_active(self, day: date) -> bool:
        """Whether it is no plan, has started by `day` (or has no start) and has not ended before it."""
        return not self.planned and _runs_on(day, self.start_date, self.end_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfferOrNeed:
    """What offers and needs share.

    `places` are the places it is for; where empty, those that the actor serves. `is_stated` is false
    where the source does not say it and it was inferred from the actor's nature.
    """

    id: str
    actor: str
    topic: str
    target_groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    description: LocalText = LocalText()
    is_stated: bool = True
    source_name: str = ""

    def __post_init__(self) -> None:
        """Raises InvalidInputError when an id has not the form of one."""
        _check_texts(self)
        _check_id("id", self.id)
        _check_id("actor", self.actor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(_OfferOrNeed):
    """Something that an actor offers under a topic, for target groups, in places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(_OfferOrNeed):
    """Something that an actor needs under a topic, for target groups, in places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An evening or workshop in which actors meet and ties begin."""

    id: str
    names: LocalText
    municipality: str | None = None
    start_date: date | None = None
    end_date: date | None = None

    def __post_init__(self) -> None:
        """Raises InvalidInputError when the id, the name or the period breaks its rule."""
        _check_texts(self)
        _check_id("id", self.id)
        if not self.names:
            raise InvalidInputError("name_missing", field="names", value=self.id)
        _check_period(self.start_date, self.end_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Where records came from, and the day that they are true for.

    `years` is the span that the sources describe ("2017–2024"); `day` becomes the store's reference day.
    """

    name: str
    titles: LocalText
    descriptions: LocalText = LocalText()
    sources: tuple[str, ...] = ()
    licence: str = ""
    years: str = ""
    day: date | None = None


def _text_paths(record_type: type[Any]) -> Iterator[str]:
    for field in dataclasses.fields(record_type):
        if field.type is LocalText:
            yield from (f"{field.name}.{language}" for language in LANGUAGES)
        elif field.type in (str, str | None):
            yield field.name


_TEXT_PATHS: Final = {
    record_type: tuple(_text_paths(record_type)) for record_type in (Contact, Actor, Tie, Offer, Need, Event)
}
"""Where the texts of a record are; found once, as records are many."""
_READ_TEXTS: Final[Mapping[type, Callable[[Any], tuple[str | None, ...]]]] = {
    record_type: attrgetter(*paths) for record_type, paths in _TEXT_PATHS.items()
}
