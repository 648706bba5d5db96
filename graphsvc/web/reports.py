"""The reports of the API: each handler asks the service one thing."""

from typing import Final, Literal

from pydantic import Field

from graphsvc.model import ActorKind, Language, PlaceLevel, Sector
from graphsvc.service import Context, Page, UnansweredView, cut
from graphsvc.service import reports as service
from graphsvc.service import unanswered as unanswered_questions
from graphsvc.service.reports import (
    LIMITS,
    BridgesReport,
    ChangesReport,
    EndingReport,
    GapKind,
    GapsReport,
    GapsRequest,
    HealthReport,
    IsolatedReport,
    MunicipalityReport,
    NetworkOfDay,
    PairsReport,
    Part,
    ProjectEndReport,
    SuggestionsReport,
)
from graphsvc.web.endpoints import endpoint
from graphsvc.web.params import MOST_PER_PAGE, Day, Identifier, OnDay, Paged, WholeNumber

MOST_PARTICIPANTS: Final = 200
Grouping = Literal["municipality", "subregion", "region", "wellbeing_county", "sector"]


class PartParameters(OnDay):
    """Of which part of the network, on a day."""

    place: Identifier | None = Field(None, description="Id of a place that holds the seat, or all that is served.")
    topic: Identifier | None = Field(None, description="Id of a topic, or of a `group:`, that is offered.")
    sector: Sector | None = Field(None, description="Sector.")
    kind: ActorKind | None = Field(None, description="Kind of actor.")

    @property
    def part(self) -> Part:
        """The part of the network that is asked for."""
        return Part(place=self.place, topic=self.topic, sector=self.sector, kind=self.kind)


class HealthParameters(PartParameters):
    """Which part, and beside which other day."""

    compare_on: Day | None = Field(None, description="Another day to compare with.")
    compare_parts: Grouping | None = Field(
        None, description="Which parts to compare: the sectors, or the places of a level in or around the place."
    )


class IsolatedParameters(PartParameters):
    """Whose isolation."""

    limit: WholeNumber = Field(
        LIMITS["isolated"], ge=1, le=MOST_PER_PAGE, description="How many actors are listed at most."
    )


class BridgesParameters(PartParameters):
    """Which part, and how brokers are told."""

    by: Grouping = Field("municipality", description="The groups among which brokers have roles.")
    limit: WholeNumber = Field(
        LIMITS["bridges"], ge=1, le=MOST_PER_PAGE, description="How many brokers are listed at most."
    )


class SuggestionsParameters(OnDay):
    """For whom partners are suggested."""

    actor: Identifier = Field(description="The id of the actor.")
    limit: WholeNumber = Field(
        LIMITS["suggestions"], ge=1, le=MOST_PER_PAGE, description="How many partners are suggested at most."
    )


class PairsParameters(OnDay):
    """Across which areas pairs are suggested."""

    place: Identifier = Field(description="Id of the place that holds the seat of one.")
    other_place: Identifier = Field(description="Id of the place that holds the seat of the other.")
    limit: WholeNumber = Field(
        LIMITS["pairs"], ge=1, le=MOST_PER_PAGE, description="How many pairs are suggested at most."
    )


class ProjectEndParameters(OnDay):
    """Whose end."""

    actor: Identifier = Field(description="The id of the actor that would leave.")
    limit: WholeNumber = Field(
        100, ge=1, le=MOST_PER_PAGE, description="How many lost introductions are listed at most."
    )


class ChangesParameters(PartParameters):
    """Since when."""

    since: Day = Field(description="The day to compare with.")
    basis: Identifier | None = Field(None, description="The id of the project or event that ties rest on.")


class GapsParameters(OnDay):
    """Where, and in what."""

    place: Identifier | None = Field(None, description="Id of a place whose parts are looked at; else the country.")
    topic: Identifier | None = Field(None, description="Id of a topic, or of a `group:`.")
    by: PlaceLevel | None = Field(
        None, description="Level of the places; else municipalities of the place, or regions."
    )
    kind: GapKind | None = Field(None, description="Only gaps of this kind.")
    group: Identifier | None = Field(
        None, description="The id of an actor, to look at what its group needs against what its members offer."
    )
    limit: WholeNumber = Field(LIMITS["gaps"], ge=1, le=MOST_PER_PAGE, description="How many gaps are listed at most.")

    @property
    def wanted(self) -> GapsRequest:
        """The gaps that are asked for."""
        return GapsRequest(place=self.place, topic=self.topic, by=self.by, kind=self.kind, group=self.group)


class EveningParameters(OnDay):
    """Who comes to an evening."""

    actor: tuple[Identifier, ...] = Field(
        min_length=2, max_length=MOST_PARTICIPANTS, description="The ids of the participants."
    )


@endpoint("/reports/isolated", IsolatedParameters, IsolatedReport)
def isolated(context: Context, parameters: IsolatedParameters, language: Language) -> IsolatedReport:
    """The actors with no tie, one tie or only time-limited ties, each with three first contacts."""
    return service.isolated_report(
        NetworkOfDay(context, parameters.on, language), part=parameters.part, limit=parameters.limit
    )


@endpoint("/reports/bridges", BridgesParameters, BridgesReport)
def bridges(context: Context, parameters: BridgesParameters, language: Language) -> BridgesReport:
    """The actors and ties that hold the network together, and the brokers."""
    return service.bridges_report(
        NetworkOfDay(context, parameters.on, language), part=parameters.part, by=parameters.by, limit=parameters.limit
    )


@endpoint("/reports/health", HealthParameters, HealthReport)
def health(context: Context, parameters: HealthParameters, language: Language) -> HealthReport:
    """The state of the network, or of a part of it, in numbers."""
    return service.health_report(
        NetworkOfDay(context, parameters.on, language),
        part=parameters.part,
        compare_on=parameters.compare_on,
        compare_parts=parameters.compare_parts,
    )


@endpoint("/reports/suggestions", SuggestionsParameters, SuggestionsReport)
def suggestions(context: Context, parameters: SuggestionsParameters, language: Language) -> SuggestionsReport:
    """Possible partners for an actor, best first."""
    return service.suggestions_report(
        NetworkOfDay(context, parameters.on, language), parameters.actor, limit=parameters.limit
    )


@endpoint("/reports/pairs", PairsParameters, PairsReport)
def pairs(context: Context, parameters: PairsParameters, language: Language) -> PairsReport:
    """The best pairs across two areas, each actor in one pair at most."""
    network = NetworkOfDay(context, parameters.on, language)
    return service.pairs_report(network, parameters.place, parameters.other_place, limit=parameters.limit)


@endpoint("/reports/evening", EveningParameters, PairsReport)
def evening(context: Context, parameters: EveningParameters, language: Language) -> PairsReport:
    """The best set of pairs among those who come to an evening."""
    return service.evening_report(NetworkOfDay(context, parameters.on, language), parameters.actor)


@endpoint("/reports/project-end", ProjectEndParameters, ProjectEndReport)
def project_end(context: Context, parameters: ProjectEndParameters, language: Language) -> ProjectEndReport:
    """What would go if an actor left, and what would make it good."""
    return service.project_end_report(
        NetworkOfDay(context, parameters.on, language), parameters.actor, limit=parameters.limit
    )


@endpoint("/reports/ending", PartParameters, EndingReport)
def ending(context: Context, parameters: PartParameters, language: Language) -> EndingReport:
    """The actors that end within a year, the next to end first."""
    return service.ending_report(NetworkOfDay(context, parameters.on, language), part=parameters.part)


@endpoint("/reports/gaps", GapsParameters, GapsReport)
def gaps(context: Context, parameters: GapsParameters, language: Language) -> GapsReport:
    """Where nobody helps with a topic, or only one, or only somebody whose end is known."""
    return service.gaps_report(
        NetworkOfDay(context, parameters.on, language), parameters.wanted, limit=parameters.limit
    )


@endpoint("/reports/changes", ChangesParameters, ChangesReport)
def changes(context: Context, parameters: ChangesParameters, language: Language) -> ChangesReport:
    """What changed between two days."""
    network = NetworkOfDay(context, parameters.on, language)
    return service.changes_report(network, parameters.since, part=parameters.part, basis=parameters.basis)


@endpoint("/reports/municipality/<municipality_code>", OnDay, MunicipalityReport)
def municipality(context: Context, parameters: OnDay, language: Language, municipality_code: str) -> MunicipalityReport:
    """A municipality's landscape: who acts there, on what, with whom, and what is missing."""
    return service.municipality_report(NetworkOfDay(context, parameters.on, language), municipality_code)


@endpoint("/reports/unanswered", Paged, Page[UnansweredView])
def unanswered(context: Context, parameters: Paged, language: Language) -> Page[UnansweredView]:
    """What people look for in vain: questions that nobody could answer, by topic, place and month."""
    return cut(unanswered_questions(context, language), parameters.page, parameters.per_page)
