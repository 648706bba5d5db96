"""Reports as tables: what a coordinator opens in a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Final

from graphsvc import exchange
from graphsvc.analysis.bridges import ROLES
from graphsvc.analysis.health import MEASURES, Health
from graphsvc.model import Language
from graphsvc.service.reports.base import GROUPINGS, Report
from graphsvc.service.reports.bridges import BridgesReport
from graphsvc.service.reports.changes import ChangesReport
from graphsvc.service.reports.ending import EndingReport
from graphsvc.service.reports.gaps import GapsReport
from graphsvc.service.reports.health import HealthReport
from graphsvc.service.reports.municipality import MunicipalityReport
from graphsvc.service.reports.pairs import PairsReport, SuggestionsReport
from graphsvc.service.reports.people import IsolatedReport
from graphsvc.service.reports.project_end import ProjectEndReport
from graphsvc.service.reports.suggesting import Suggestion
from graphsvc.service.views import ActorSummary, TieView
from graphsvc.texts import text

Cell = str | int | float | None
Row = Mapping[str, Cell]
_CONTACTS: Final = 3


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of tables in one language."""

    language: Language

    def __call__(self, key: str) -> str:
        return text(self.language, f"network.sheet.{key}")

    def heading(self, column: str) -> str:
        """The heading of a column; measures and roles bear the names that they have elsewhere."""
        sort, _, name = column.partition(".")
        if sort == "measure":
            return text(self.language, f"reports.measure.{name}")
        if sort in ("ei_index", "expected"):
            return f"{self(f'column.{sort}')} {text(self.language, f'reports.by.{name}')}"
        return self(f"column.{column}")


def report_csv(report: Report, language: Language) -> str:
    """A report as CSV with headings in the reader's language; below the table its day and what it means."""
    words = _Words(language)
    rows = list(_rows(report, words))
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    headings = [words.heading(column) for column in columns] or [words("empty")]
    told = ("", text(language, "reports.print.on", day=report.on), report.definition)
    cells: Iterable[Sequence[Cell]] = (
        *([row.get(column) for column in columns] for row in rows),
        *([line] for line in told),
    )
    return exchange.csv_text(headings, cells, language)


@singledispatch
def _rows(report: Report, words: _Words) -> Iterable[Row]:
    """The rows of a report, by column."""
    raise NotImplementedError(type(report))


@_rows.register
def _(report: HealthReport, words: _Words) -> Iterator[Row]:
    yield _measured(words("asked"), report, _day(report.on))
    for end in ("least", "most"):
        yield {
            "part": words(end),
            **{f"measure.{name}": getattr(spread, end) for name, spread in report.robustness.items()},
        }
    if report.compared:
        yield _measured(words("asked"), report.compared, _day(report.compared.on))
    for part in report.parts:
        yield _measured(part.label, part, _day(report.on))


@_rows.register
def _(report: BridgesReport, words: _Words) -> Iterator[Row]:
    for point in report.cut_off:
        amount = len(point.cut_off)
        yield {"finding": words("cut_point"), **_actor(point.actor), "cut_off": amount, "text": point.text}
    for link in report.only_links:
        ends = {**_actor(link.actors[0]), **_other(link.actors[1])}
        yield {"finding": words("bridge"), **ends, "cut_off": link.cut_off, "text": link.text}
    for broker in report.brokers:
        measures = {
            "betweenness_centrality": broker.betweenness_centrality,
            "constraint": broker.constraint,
            **{role: (broker.roles or {}).get(role) for role in ROLES},
        }
        yield {"finding": words("broker"), **_actor(broker.actor), "text": broker.text, **measures}


@_rows.register
def _(report: GapsReport, words: _Words) -> Iterator[Row]:
    for gap in report.gaps:
        yield {
            "finding": words(gap.kind),
            "place": gap.place.name,
            "place_id": gap.place.id,
            "population": gap.population,
            "topic": gap.topic.label,
            "topic_id": gap.topic.id,
            "helpers": gap.helpers,
            "nearest_km": _kilometres(gap.nearest_km),
            "unanswered": gap.unanswered,
            "text": gap.text,
        }
    for need in report.unmet_needs:
        yield {
            "finding": words("needed"),
            "place": need.place.name,
            "place_id": need.place.id,
            "topic": need.topic.label,
            "topic_id": need.topic.id,
            "nearest_km": _kilometres(need.nearest_km),
            "needed_by": _names(need.actors),
        }
    for one in report.group.competences if report.group else ():
        yield {
            "finding": words("group_offers" if one.offered_by else "group_lacks"),
            "topic": one.topic.label,
            "topic_id": one.topic.id,
            "needed_by": _names(one.needed_by),
            "offered_by": _names(one.offered_by),
        }


@_rows.register
def _(report: ChangesReport, words: _Words) -> Iterator[Row]:
    for change, ties in (("began", report.began), ("ended", report.ended)):
        for tie in ties:
            yield {"change": words(change), **_tie(tie, words)}
    for change, actors in (("out_of_isolation", report.out_of_isolation), ("into_isolation", report.into_isolation)):
        for actor in actors:
            yield {"change": words(change), **_actor(actor)}


@_rows.register
def _(report: IsolatedReport, words: _Words) -> Iterator[Row]:
    unlinked = {council.id for council in report.unlinked_councils}
    for one in report.actors:
        contacts = {
            f"contact_{number}": _contact(suggestion)
            for number, suggestion in enumerate(one.suggestions[:_CONTACTS], start=1)
        }
        marks = {"only_time_limited": one.only_time_limited, "unlinked_council": one.actor.id in unlinked}
        marked = {name: words("yes") if is_so else "" for name, is_so in marks.items()}
        yield {**_actor(one.actor), "ties": one.ties, **marked, **contacts}
        unlinked.discard(one.actor.id)
    for council in report.unlinked_councils:
        if council.id in unlinked:
            yield {**_actor(council), "unlinked_council": words("yes")}


@_rows.register
def _(report: SuggestionsReport, _words: _Words) -> Iterator[Row]:
    for one in report.suggestions:
        introduction = one.introduction.text if one.introduction else ""
        yield {
            **_actor(one.actor),
            "score": one.score,
            "reasons": "; ".join(reason.text for reason in one.reasons),
            "introduction": introduction,
        }


@_rows.register
def _(report: PairsReport, words: _Words) -> Iterator[Row]:
    for pair in report.pairs:
        reasons = "; ".join(reason.text for reason in pair.reasons)
        yield {**_actor(pair.actors[0]), **_other(pair.actors[1]), "score": pair.score, "reasons": reasons}
    for actor in report.unpaired:
        yield {**_actor(actor), "other": words("unpaired")}


@_rows.register
def _(report: ProjectEndReport, words: _Words) -> Iterator[Row]:
    yield from ({"finding": words("summary"), "text": sentence} for sentence in report.summary)
    yield from ({"finding": words("lost_tie"), **_tie(tie, words)} for tie in report.lost_ties)
    yield from ({"finding": words("alone"), **_actor(actor)} for actor in report.alone)
    for help_ in report.lost_help:
        place = help_.place.name if help_.place else ""
        yield {"finding": words("lost_help"), "topic": help_.topic.label, "place": place}
    for repair in report.repairs:
        reasons = "; ".join(reason.text for reason in repair.reasons)
        ends = {**_actor(repair.actors[0]), **_other(repair.actors[1])}
        yield {"finding": words("repair"), **ends, "score": repair.score, "text": reasons}
    for one in report.successors:
        yield {"finding": words("successor"), **_actor(one.actor), "score": one.score, "text": one.text}


@_rows.register
def _(report: EndingReport, _words: _Words) -> Iterator[Row]:
    for one in report.actors:
        yield {**_actor(one.actor), "end": _day(one.end_date), "ties": one.ties}


@_rows.register
def _(report: MunicipalityReport, words: _Words) -> Iterator[Row]:
    for finding, actors in (("seated", report.seated), ("serving", report.serving), ("isolated", report.isolated)):
        yield from ({"finding": words(finding), **_actor(actor)} for actor in actors)
    for council in report.councils:
        linked = words("linked" if council.is_linked else "not_linked")
        yield {"finding": words("council"), **_actor(council.actor), "text": linked}
    for one in report.topics:
        yield {"finding": words("offered"), "topic": one.topic.label, "seated": one.seated, "serving": one.serving}
    for missing in report.missing:
        yield {"finding": words("missing"), "topic": missing.topic.label, "similar": missing.similar}
    for to in report.pairs_to:
        yield {"finding": words("pairs_to"), "place": to.municipality.name, "pairs": to.pairs}


def _measured(part: str, measured: Health, day: str) -> Row:
    return {
        "part": part,
        "day": day,
        **{f"measure.{name}": getattr(measured, name) for name in MEASURES},
        **{f"ei_index.{by}": measured.ei_index[by].value for by in GROUPINGS},
        **{f"expected.{by}": measured.ei_index[by].expected for by in GROUPINGS},
    }


def _actor(actor: ActorSummary) -> Row:
    return {"actor": actor.name, "id": actor.id, "municipality": actor.municipality_name}


def _other(actor: ActorSummary) -> Row:
    return {"other": actor.name, "other_id": actor.id}


def _tie(tie: TieView, words: _Words) -> Row:
    return {
        "actor": tie.source_label,
        "id": tie.source,
        "tie": text(words.language, f"kinds.tie.{tie.kind}.noun"),
        "other": tie.target_label,
        "other_id": tie.target,
        "start": _day(tie.start_date),
        "end": _day(tie.end_date),
        "basis": tie.basis_name,
        "source": tie.source_name,
    }


def _names(actors: Iterable[ActorSummary]) -> str:
    return "; ".join(actor.name for actor in actors)


def _contact(suggestion: Suggestion) -> str:
    return f"{suggestion.actor.name} ({'; '.join(reason.text for reason in suggestion.reasons)})"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _kilometres(km: float | None) -> Cell:
    return None if km is None else round(km)
