"""Maps: which part of the network is drawn, and what is told of each actor on it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc import drawing
from graphsvc.drawing import ActorDetails, MapDrawing, MapSpecification, Scene
from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.model import (
    Area,
    Language,
    OfferQuery,
    Place,
    PlaceLevel,
    Subgraph,
    TieKind,
    Window,
    alphabetical,
)
from graphsvc.service.context import Context
from graphsvc.service.overviews import overview_scene
from graphsvc.service.views import Viewer
from graphsvc.service.vocabularies import seated_in
from graphsvc.texts import text

MOST_ON_MAP: Final = 5_000
"""With more actors than this a map shows municipalities, or of a single one those with most ties."""
_MOST_SEATED: Final = 200_000


@dataclass(frozen=True, slots=True)
class MapAddresses:
    """The address of an actor's page by its id, and of the map of a place by its."""

    actor: Callable[[str], str] = lambda _: ""
    place: Callable[[str], str] = lambda _: ""


_NO_ADDRESSES: Final = MapAddresses()


@dataclass(frozen=True, slots=True)
class MapRequest:
    """Which map on which day; `focus` is the actor in its middle, `place` the place whose actors it shows."""

    name: str
    on: date | None = None
    focus: str | None = None
    place: str | None = None


def network_map(
    context: Context, request: MapRequest, language: Language, addresses: MapAddresses = _NO_ADDRESSES
) -> MapDrawing:
    """A map of the network on a day.

    Raises:
        NotFoundError: no map bears the name, nobody bears the id in `focus`, or no place that in `place`.
        InvalidInputError: the map has an actor in the middle, and none is named.
    """
    specification = drawing.load_map(request.name)
    if specification.layout == "place":
        raise NotFoundError("map", request.name, field="name")
    whole = _subgraph(context, specification, request)
    title, sources = _title(context, specification, request, language), _sources(context)
    if len(whole.actors) > MOST_ON_MAP and not _is_one_municipality(context, request):
        scene = overview_scene(context, specification, whole, language, addresses.place)
        return drawing.overview(scene, title=title, sources=sources)
    subgraph = _best_tied(whole)
    details = _details(context, subgraph, language, addresses.actor)
    left_out = len(whole.actors) - len(subgraph.actors)
    return drawing.draw(
        Scene(specification, subgraph, details, language, request.focus, left_out), title=title, sources=sources
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
    if request.place:
        return _of_place(context, context.vocabulary.place(request.place), day)
    return context.store.subgraph(day)


def _of_place(context: Context, place: Place, on: date) -> Subgraph:
    """The actors that sit in a place, or serve it or a part of it and nothing wider, and the ties among them."""
    store, places = context.store, context.vocabulary.places
    parts = frozenset({place.id, *(other.id for other in places.values() if place.id in other.within)})
    found = {actor.id: actor for actor in store.actors(seated_in(place), Window(0, _MOST_SEATED)).items}
    offering = (match.actor for match in store.who_offers(OfferQuery(on=on, area=Area(parts))))
    found |= {actor.id: actor for actor in offering if actor.serves and parts.issuperset(actor.serves)}
    ties = store.ties_among(found, tuple(TieKind), on)
    tied = {end for tie in ties for end in (tie.source, tie.target)}
    actors = (found[actor_id] for actor_id in sorted(found))
    return Subgraph(on, tuple(actor for actor in actors if actor.is_active(on) or actor.id in tied), ties)


def _is_one_municipality(context: Context, request: MapRequest) -> bool:
    return request.place is not None and context.vocabulary.place(request.place).level is PlaceLevel.MUNICIPALITY


def _best_tied(subgraph: Subgraph) -> Subgraph:
    """The actors with most ties, as many as a map holds, and the ties among them."""
    if len(subgraph.actors) <= MOST_ON_MAP:
        return subgraph
    counts = Counter(end for tie in subgraph.ties for end in (tie.source, tie.target))
    kept = {
        actor.id for actor in sorted(subgraph.actors, key=lambda actor: (-counts[actor.id], actor.id))[:MOST_ON_MAP]
    }
    ties = tuple(tie for tie in subgraph.ties if tie.source in kept and tie.target in kept)
    return Subgraph(subgraph.on, tuple(actor for actor in subgraph.actors if actor.id in kept), ties)


def _sources(context: Context) -> tuple[str, ...]:
    return tuple(source for dataset in context.store.datasets() for source in dataset.sources)


def _details(
    context: Context, subgraph: Subgraph, language: Language, actor_address: Callable[[str], str]
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
