"""The HTTP API under /api/v1: each handler asks the service one thing."""

from functools import partial
from typing import TypeVar

from flask import Blueprint, Response

from graphsvc import service
from graphsvc.asking.understanding import Understood
from graphsvc.drawing import MapDrawing
from graphsvc.model import Language
from graphsvc.service import (
    ActorDetail,
    ActorSummary,
    AnswerPage,
    AskRequest,
    Completions,
    Context,
    MapAddresses,
    Neighbourhood,
    Page,
    Paths,
    PlaceEntry,
    TargetGroupEntry,
    TieView,
    TopicEntry,
)
from graphsvc.web import (
    api_docs,
    endpoints,
    exports,  # noqa: F401 - declares its endpoint
    reports,  # noqa: F401 - declares its endpoints
)
from graphsvc.web.endpoints import API_ROOT, endpoint
from graphsvc.web.maps import actor_address, map_request, shows_many
from graphsvc.web.openapi import document
from graphsvc.web.params import (
    ActorsParameters,
    AskParameters,
    CompletionsParameters,
    InterpretParameters,
    MapParameters,
    NeighbourhoodParameters,
    OnDay,
    Paged,
    PagedOnDay,
    PathsParameters,
    TiesParameters,
)

Item = TypeVar("Item")


def blueprint(context: Context) -> Blueprint:
    """The API over a context."""
    api = Blueprint("api", __name__, url_prefix=API_ROOT)
    endpoints.register(api, context)
    openapi = document(endpoints.ENDPOINTS)
    api.add_url_rule("/openapi.json", "openapi", lambda: Response(openapi, mimetype="application/json"))
    api.add_url_rule("/docs", "docs", lambda: api_docs.page(openapi))
    return api


def ask_request(parameters: AskParameters) -> AskRequest:
    """The question that the parameters ask."""
    return AskRequest(
        words=parameters.q,
        topics=parameters.topic,
        target_groups=parameters.target_group,
        places=parameters.place,
        radius_km=parameters.radius_km,
        asker=parameters.from_,
        purpose=parameters.purpose,
        kind=parameters.kind,
        sector=parameters.sector,
        only_for=parameters.only_for,
    )


@endpoint("/interpret", InterpretParameters, Understood)
def interpret(context: Context, parameters: InterpretParameters, language: Language) -> Understood:
    """What is understood of a question."""
    return service.interpret(context, parameters.q, language)


@endpoint("/completions", CompletionsParameters, Completions)
def completions(context: Context, parameters: CompletionsParameters, language: Language) -> Completions:
    """What a question that is still being typed may become: topics, target groups, places and actors."""
    return service.completions(context, parameters.q, language, parameters.only)


@endpoint("/ask", AskParameters, AnswerPage)
def ask(context: Context, parameters: AskParameters, language: Language) -> AnswerPage:
    """Who can help with what is asked, best first, with reasons."""
    return service.ask_page(context, ask_request(parameters), language, parameters.page, parameters.per_page)


@endpoint("/actors", ActorsParameters, Page[ActorSummary])
def actors(context: Context, parameters: ActorsParameters, language: Language) -> Page[ActorSummary]:
    """Actors, active or not, by name."""
    wanted = parameters.wanted(context.vocabulary)
    return service.list_actors(context, wanted, parameters.page, parameters.per_page, language)


@endpoint("/actors/<actor_id>", OnDay, ActorDetail)
def actor(context: Context, parameters: OnDay, language: Language, actor_id: str) -> ActorDetail:
    """An actor with what it offers and needs, and the frames above and below it."""
    return service.actor_detail(context, actor_id, parameters.on, language)


@endpoint("/actors/<actor_id>/ties", PagedOnDay, Page[TieView])
def actor_ties(context: Context, parameters: PagedOnDay, language: Language, actor_id: str) -> Page[TieView]:
    """The ties of an actor that are active on a day."""
    return _cut(service.ties_of_actor(context, actor_id, parameters.on, language), parameters)


@endpoint("/actors/<actor_id>/neighbourhood", NeighbourhoodParameters, Neighbourhood)
def actor_neighbourhood(
    context: Context, parameters: NeighbourhoodParameters, language: Language, actor_id: str
) -> Neighbourhood:
    """The actors within some ties of an actor, and every tie among them."""
    return service.neighbourhood(context, actor_id, parameters.depth, parameters.on, language)


@endpoint("/ties", TiesParameters, Page[TieView])
def ties(context: Context, parameters: TiesParameters, language: Language) -> Page[TieView]:
    """The ties that are active on a day."""
    return service.list_ties(
        context, parameters.kind, parameters.page, parameters.per_page, on=parameters.on, language=language
    )


@endpoint("/ties/<tie_id>", OnDay, TieView)
def tie(context: Context, parameters: OnDay, language: Language, tie_id: str) -> TieView:
    """One tie, active or not."""
    return service.tie_detail(context, tie_id, parameters.on, language)


@endpoint("/places", Paged, Page[PlaceEntry])
def places(context: Context, parameters: Paged, language: Language) -> Page[PlaceEntry]:
    """Every place, municipalities first."""
    return _cut(service.places(context, language), parameters)


@endpoint("/topics", Paged, Page[TopicEntry])
def topics(context: Context, parameters: Paged, language: Language) -> Page[TopicEntry]:
    """Every topic, group by group."""
    return _cut(service.topics(context, language), parameters)


@endpoint("/target_groups", Paged, Page[TargetGroupEntry])
def target_groups(context: Context, parameters: Paged, language: Language) -> Page[TargetGroupEntry]:
    """Every target group."""
    return _cut(service.target_groups(context, language), parameters)


@endpoint("/paths", PathsParameters, Paths)
def paths(context: Context, parameters: PathsParameters, language: Language) -> Paths:
    """The introduction paths from one actor to another."""
    return service.paths(context, parameters.from_, parameters.to, parameters.on, language)


@endpoint("/maps/<map_name>", MapParameters, MapDrawing, takes_long=shows_many)
def network_map(context: Context, parameters: MapParameters, language: Language, map_name: str) -> MapDrawing:
    """A map's data: positions, marks, legend and a summary in words."""
    return service.network_map(
        context, map_request(map_name, parameters), language, MapAddresses(partial(actor_address, language))
    )


def _cut(items: tuple[Item, ...], parameters: Paged) -> Page[Item]:
    return service.cut(items, parameters.page, parameters.per_page)
