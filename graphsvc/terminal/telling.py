"""Reports as lines that a person reads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch

from graphsvc.analysis.health import Health
from graphsvc.model import Language
from graphsvc.service import ActorSummary, TieView
from graphsvc.service.reports import (
    MEASURES,
    BridgesReport,
    ChangesReport,
    EndingReport,
    GapsReport,
    HealthReport,
    IsolatedReport,
    MunicipalityReport,
    PairsReport,
    ProjectEndReport,
    Report,
    Suggestion,
    SuggestionsReport,
)
from graphsvc.texts import measure_text, text


@dataclass(frozen=True, slots=True)
class _Words:
    """The texts of the reports in one language."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        return text(self.language, f"reports.{key}", **values)

    def number(self, value: float) -> str:
        return measure_text(self.language, value)


def lines(report: Report, language: Language) -> Iterator[str]:
    """The lines of a report: its day, what it says, and at the end what it means and does not mean."""
    words = _Words(language)
    yield words("print.on", day=report.on)
    yield from _told(report, words)
    yield ""
    yield report.definition


@singledispatch
def _told(report: Report, words: _Words) -> Iterable[str]:
    """What a report says; each sort of report is told in its own way."""
    raise NotImplementedError(type(report))


@_told.register
def _(report: HealthReport, words: _Words) -> Iterator[str]:
    yield from report.warnings
    for name in MEASURES:
        value = _measure(report, name, words)
        yield f"{words(f'measure.{name}')}: {value}"
        if name in report.meanings:
            yield f"   {report.meanings[name]}"
    yield words("measure.ei_index")
    for by, index in report.ei_index.items():
        value = _or_reason(report, f"ei_index.{by}", index.value, words)
        if index.value is not None and index.expected is not None:
            value = words("print.expected", value=value, expected=words.number(index.expected))
        yield f"   {words(f'by.{by}')}: {value}"
    core = _or_reason(report, "core_periphery", report.core_periphery.correlation, words)
    yield f"{words('measure.core_periphery')}: {core}"
    yield from _names(report.core_periphery.actors)
    if report.compared:
        yield from _titled(words("print.compared", day=report.compared.on), _in_short(report.compared, words))
    for part in report.parts:
        yield from _titled(f"{part.label}:", _in_short(part, words))


@_told.register
def _(report: IsolatedReport, words: _Words) -> Iterator[str]:
    yield words("print.listed", shown=len(report.actors), total=report.total)
    for number, one in enumerate(report.actors, start=1):
        limited = f", {words('print.time_limited')}" if one.only_time_limited else ""
        yield f"\n{number}. {_name(one.actor)} ({words('print.ties', count=one.ties)}{limited})"
        yield from _suggestions(one.suggestions, "   ")
    yield from _titled(words("print.unlinked_councils"), _names(report.unlinked_councils))


@_told.register
def _(report: SuggestionsReport, words: _Words) -> Iterator[str]:
    yield _name(report.actor)
    yield from _titled(words("print.first_contacts"), _suggestions(report.suggestions, ""))


@_told.register
def _(report: PairsReport, words: _Words) -> Iterator[str]:
    for pair in report.pairs:
        yield f"\n{_name(pair.actors[0])} – {_name(pair.actors[1])}"
        yield from (f"   {reason.text}" for reason in pair.reasons)
    yield from _titled(words("print.unpaired"), _names(report.unpaired))


@_told.register
def _(report: BridgesReport, words: _Words) -> Iterator[str]:
    yield from _titled(words("print.cut_off"), (f"   {point.text}" for point in report.cut_off))
    links = (f"   {link.text}" for link in report.only_links)
    yield from _titled(words("print.bridges", count=len(report.bridges)), links)
    brokers = (
        f"   {_name(one.actor)} {words.number(one.betweenness_centrality)}: {one.text}" for one in report.brokers
    )
    yield from _titled(words("print.brokers"), brokers)


@_told.register
def _(report: ProjectEndReport, words: _Words) -> Iterator[str]:
    yield _name(report.actor)
    yield from (f"   {sentence}" for sentence in report.summary)
    yield from _titled(words("print.alone"), _names(report.alone))
    lost = (f"   {help_.topic.label}{f', {help_.place.name}' if help_.place else ''}" for help_ in report.lost_help)
    yield from _titled(words("print.lost_help"), lost)
    repairs = (f"   {_name(one.actors[0])} – {_name(one.actors[1])}" for one in report.repairs)
    yield from _titled(words("print.repairs"), repairs)
    successors = (f"   {_name(one.actor)}: {one.text}" for one in report.successors)
    yield from _titled(words("print.successors"), successors)


@_told.register
def _(report: EndingReport, words: _Words) -> Iterator[str]:
    for one in report.actors:
        ends, ties = words("print.ends", day=one.end_date), words("print.ties", count=one.ties)
        yield f"{_name(one.actor)}: {ends}, {ties}"
    for event in report.events:
        ends, ties = words("print.ends", day=event.end_date), words("print.ties", count=event.ties)
        yield f"{event.name} [{event.id}]: {ends}, {ties}"


@_told.register
def _(report: GapsReport, words: _Words) -> Iterator[str]:
    yield words("print.listed", shown=len(report.gaps), total=report.total)
    yield from (f"{gap.place.name}, {gap.topic.label}: {gap.text}" for gap in report.gaps)
    nowhere = (f"   {topic.label}" for topic in report.offered_nowhere)
    yield from _titled(words("print.offered_nowhere"), nowhere)


@_told.register
def _(report: MunicipalityReport, words: _Words) -> Iterator[str]:
    yield report.place.name
    freshness = report.freshness
    yield words("print.freshness", fresh=freshness.fresh, old=freshness.old, never=freshness.never)
    yield words("print.pairs_inside", count=report.pairs_inside)
    yield from _titled(words("print.seated"), _names(report.seated))
    yield from _titled(words("print.serving"), _names(report.serving))
    yield from _titled(words("print.topics"), (f"   {one.topic.label}" for one in report.topics))
    councils = (
        f"   {_name(one.actor)}: {words('print.linked' if one.is_linked else 'print.not_linked')}"
        for one in report.councils
    )
    yield from _titled(words("print.councils"), councils)
    yield from _titled(words("print.compared"), (f"   {one.place.name}" for one in report.similar))
    yield from _titled(words("print.missing"), (f"   {one.topic.label}" for one in report.missing))


@_told.register
def _(report: ChangesReport, words: _Words) -> Iterator[str]:
    yield from _titled(words("print.began", count=len(report.began)), map(_tie, report.began))
    yield from _titled(words("print.ended", count=len(report.ended)), map(_tie, report.ended))
    yield from _titled(words("print.out_of_isolation"), _names(report.out_of_isolation))
    yield from _titled(words("print.into_isolation"), _names(report.into_isolation))


def _in_short(measured: Health, words: _Words) -> Iterator[str]:
    for name in MEASURES:
        value = getattr(measured, name)
        yield f"   {words(f'measure.{name}')}: {'–' if value is None else words.number(value)}"


def _measure(report: HealthReport, name: str, words: _Words) -> str:
    value = _or_reason(report, name, getattr(report, name), words)
    if (spread := report.robustness.get(name)) is None:
        return value
    least, most = (words.number(end) for end in (spread.least, spread.most))
    return words("print.range", value=value, least=least, most=most)


def _or_reason(report: HealthReport, name: str, value: float | None, words: _Words) -> str:
    if value is None:
        return words("print.undefined", reason=report.undefined[name])
    return words.number(value)


def _suggestions(suggestions: Sequence[Suggestion], indent: str) -> Iterator[str]:
    for suggestion in suggestions:
        yield f"{indent}→ {_name(suggestion.actor)}"
        yield from (f"{indent}     {reason.text}" for reason in suggestion.reasons)
        if suggestion.introduction:
            yield f"{indent}     {suggestion.introduction.text}"


def _titled(title: str, told: Iterable[str]) -> Iterator[str]:
    """A title with its lines; nothing where there are none."""
    if found := tuple(told):
        yield f"\n{title}"
        yield from found


def _names(actors: Iterable[ActorSummary]) -> Iterator[str]:
    return (f"   {_name(actor)}" for actor in actors)


def _name(actor: ActorSummary) -> str:
    return f"{actor.name} [{actor.id}]"


def _tie(tie: TieView) -> str:
    return f"   {tie.source_label} – {tie.target_label}"
