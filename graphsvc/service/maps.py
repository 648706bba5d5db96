"""Maps: which part of the network is drawn, and what is told of each actor on it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from graphsvc import drawing
from graphsvc.drawing import ActorDetails, MapDrawing, MapSpecification, Scene
from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.model import Language, Place, PlaceLevel, Subgraph, alphabetical
from graphsvc.service.context import Context
from graphsvc.service.views import Viewer
from graphsvc.texts import text

ActorAddress = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class MapRequest:
    """Which map on which day; `focus` is the actor in its middle, `place` the place whose actors it shows."""

    name: str
    on: date | None = None
    focus: str | None = None
    place: str | None = None


def network_map(
    context: Context, request: MapRequest, language: Language, actor_address: ActorAddress = lambda _: ""
) -> MapDrawing:
    """A map of the network on a day; `actor_address` gives the address of an actor's page by its id.

    Raises:
        NotFoundError: no map bears the name, nobody bears the id in `focus`, or no place that in `place`.
        InvalidInputError: the map has an actor in the middle, and none is named.
    """
    specification = drawing.load_map(request.name)
    if specification.layout == "place":
        raise NotFoundError("map", request.name, field="name")
    subgraph = _subgraph(context, specification, request)
    details = _details(context, subgraph, language, actor_address)
    return drawing.draw(
        Scene(specification, subgraph, details, language, request.focus),
        title=_title(context, specification, request, language),
        sources=tuple(source for dataset in context.store.datasets() for source in dataset.sources),
    )


def map_file(context: Context, request: MapRequest, language: Language) -> str:
    """A map as one HTML file that needs no network; raises as `network_map` does."""
    return drawing.page(network_map(context, request, language))


def map_sheet(context: Context, request: MapRequest, language: Language) -> str:
    """A map as an SVG to print, with title, day, legend and sources; raises as `network_map` does."""
    return drawing.sheet(network_map(context, request, language))


def map_names(request: MapRequest) -> tuple[str, ...]:
    """The maps that one may go on to from this one: an ego map only with an actor in the middle."""
    names = ("network", "municipalities", "ego")
    return names if request.focus else names[:2]


def map_places(context: Context, request: MapRequest, language: Language) -> tuple[tuple[str, str], ...]:
    """Ids and names of the places that this map may be limited to: the regions by name, and the one that it is; none of an ego map."""
    if drawing.load_map(request.name).layout == "ego":
        return ()
    places = context.vocabulary.places.values()
    shown = [place for place in places if place.level is PlaceLevel.REGION or place.id == request.place]
    named = [(place.id, place.titles.in_language(language)) for place in shown]
    return tuple(sorted(named, key=lambda one: alphabetical(one[1])))


def _subgraph(context: Context, specification: MapSpecification, request: MapRequest) -> Subgraph:
    day = context.day(request.on)
    if request.focus:
        context.actor(request.focus, "focus")
    if specification.layout == "ego":
        if not request.focus:
            raise InvalidInputError("missing_parameter", field="focus", value="")
        return context.store.neighbourhood(request.focus, 1, day)
    whole = context.store.subgraph(day)
    return _limited(context, whole, context.vocabulary.place(request.place)) if request.place else whole


def _limited(context: Context, subgraph: Subgraph, place: Place) -> Subgraph:
    """The actors that sit in a place, or serve it or a part of it and nothing wider, and the ties among them."""
    places = context.vocabulary.places
    parts = {place.id, *(other.id for other in places.values() if place.id in other.within)}
    actors = tuple(
        actor
        for actor in subgraph.actors
        if actor.municipality in place.members or (actor.serves and parts.issuperset(actor.serves))
    )
    inside = {actor.id for actor in actors}
    ties = tuple(tie for tie in subgraph.ties if tie.source in inside and tie.target in inside)
    return Subgraph(subgraph.on, actors, ties)


def _details(
    context: Context, subgraph: Subgraph, language: Language, actor_address: ActorAddress
) -> Mapping[str, ActorDetails]:
    viewer = Viewer(context.vocabulary, language, subgraph.on)
    topics: dict[str, dict[str, None]] = defaultdict(dict)
    for offer in context.store.offers_of(subgraph.actor_by_id):
        topics[offer.actor][viewer.topic(offer.topic).label] = None
    return {
        actor.id: ActorDetails(
            topics=tuple(topics[actor.id]),
            municipality=viewer.municipality_name(actor) or "",
            municipality_point=context.vocabulary.places[actor.municipality].point if actor.municipality else None,
            url=actor_address(actor.id),
        )
        for actor in subgraph.actors
    }


def _title(context: Context, specification: MapSpecification, request: MapRequest, language: Language) -> str:
    if specification.layout == "ego" and request.focus:
        return context.actor(request.focus, "focus").names.in_language(language)
    if request.place:
        return context.vocabulary.place(request.place).titles.in_language(language)
    titles = [dataset.titles.in_language(language) for dataset in context.store.datasets()]
    return titles[0] if len(titles) == 1 else text(language, "map.network_title")
