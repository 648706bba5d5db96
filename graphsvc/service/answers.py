"""What is asked, and what is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from graphsvc.asking.cues import Purpose
from graphsvc.asking.reasons import Reason
from graphsvc.asking.understanding import Understood
from graphsvc.model import ActorKind, Sector
from graphsvc.service.danger import Urgent
from graphsvc.service.paths import Introduction
from graphsvc.service.views import ActorSummary, Labelled, Page, cut


@dataclass(frozen=True, slots=True)
class AskRequest:
    """A question in words, or by ids, and the filters put on its results.

    `asker` is the id of the actor that asks, `radius_km` a radius of one's own, `purpose` what was chosen rather
    than written. Filters: `kind`, `sector`, and `only_for`, the id of a target group that an offer must name.
    """

    words: str = ""
    topics: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    radius_km: float | None = None
    asker: str | None = None
    purpose: Purpose | None = None
    kind: ActorKind | None = None
    sector: Sector | None = None
    only_for: str | None = None

    @property
    def is_asked(self) -> bool:
        """Whether anything is: that partners are sought is enough, as they may be for what the asker does."""
        seeks_partners = self.purpose is Purpose.PARTNERS
        return bool(self.words.strip() or self.topics or self.target_groups or self.places or seeks_partners)


@dataclass(frozen=True, slots=True)
class Result:
    """An actor that can help; `score` and `parts` 0..1, `distance_km` None without a point or a place.

    `same_frame` are those that fit too and that it is part of, or that are part of it.
    """

    actor: ActorSummary
    score: float
    parts: Mapping[str, float]
    distance_km: float | None
    serves_place: bool
    reasons: tuple[Reason, ...]
    introduction: Introduction | None
    assured_date: date | None
    same_frame: tuple[ActorSummary, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A topic close in meaning to the one that was asked, with those who offer it to the target groups that were."""

    topic: Labelled
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Nobody:
    """What to do when nobody fits.

    Who offers what is close in meaning to the same people, the nearest beyond the radius, topics that are close in
    meaning, and who knows the area and may be asked anyway. `offered` are the asked topics that somebody offers somewhere.
    """

    related: Related | None
    nearest: tuple[Result, ...]
    related_topics: tuple[Labelled, ...]
    ask_anyway: tuple[Result, ...]
    offered: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, and how many results are left with it and all other filters."""

    value: str
    label: str
    amount: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter (`kind`, `sector`, `only_for` or `radius_km`) with the values that leave something."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What an answer says beside its results.

    `urgent` are the numbers to call where the question is about danger.
    `radius_km` was searched (None without a municipality), `widened` when it had to grow; `unfiltered` is how many
    results there are without the filters; `nobody` is there when that is none; `lacking` are the topics, of several,
    that none of the results offers.
    """

    understood: Understood
    urgent: tuple[Urgent, ...]
    on: date
    radius_km: float | None
    widened: bool
    weights: Mapping[str, float]
    nobody: Nobody | None
    unfiltered: int
    lacking: tuple[Labelled, ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True, kw_only=True)
class Answer(Findings):
    """Who can help, best first."""

    results: Sequence[Result]


@dataclass(frozen=True, kw_only=True)
class AnswerPage(Findings, Page[Result]):
    """A page of the results of an answer, with the rest of the answer."""


def answer_page(answer: Answer, number: int, per_page: int) -> AnswerPage:
    """One page of an answer."""
    page = cut(answer.results, number, per_page)
    return AnswerPage(
        **{field.name: getattr(page, field.name) for field in fields(page)},
        **{field.name: getattr(answer, field.name) for field in fields(Findings)},
    )
