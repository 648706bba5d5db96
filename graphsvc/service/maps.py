"""Maps: which part of the network is drawn, and what is told of each actor on it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc import drawing
from graphsvc.drawing import ActorDetails, MapDrawing, MapSpecification, OtherDays, Scene, SheetSize
from graphsvc.errors import NotFoundError
from graphsvc.model import (
    Actor,
    ActorKind,
    Language,
    PlaceLevel,
    SeatCounts,
    Subgraph,
    Tie,
    alphabetical,
)
from graphsvc.service.context import Context
from graphsvc.service.map_days import other_days
from graphsvc.service.map_offers import offer_graph, silent_words, topic_details
from graphsvc.service.map_parts import MapRequest, NetworkPart, part_of_network
from graphsvc.service.overviews import overview_scene, seat_counts
from graphsvc.service.place_networks import MOST_ON_MAP, place_crowd
from graphsvc.service.views import Viewer
from graphsvc.texts import text


@dataclass(frozen=True, slots=True)
class MapAddresses:
    """The addresses of the pages of actors and topics by their ids, and of the map of a place by its."""

    actor: Callable[[str], str] = lambda _: ""
    topic: Callable[[str], str] = lambda _: ""
    place: Callable[[str], str] = lambda _: ""


_NO_ADDRESSES: Final = MapAddresses()


def network_map(
    context: Context, request: MapRequest, language: Language, addresses: MapAddresses = _NO_ADDRESSES
) -> MapDrawing:
    """A map of the network on a day.

    Raises:
        NotFoundError: no map bears the name, nobody bears the id in `focus` or `to`, or no place that in `place`.
        InvalidInputError: the map needs an actor that is not named.
    """
    specification = drawing.load_map(request.name)
    if specification.layout == "place":
        raise NotFoundError("map", request.name, field="name")
    if counts := _crowd(context, specification, request):
        return _overview(context, request, counts, language, addresses)
    part = part_of_network(context, specification, request, language)
    if len(part.subgraph.actors) > MOST_ON_MAP:
        return _overview(context, request, seat_counts(part.subgraph), language, addresses)
    title = _title(context, specification, request, language)
    return drawing.draw(_scene(context, request, part, language, addresses), title=title, sources=_sources(context))


def _crowd(context: Context, specification: MapSpecification, request: MapRequest) -> SeatCounts | None:
    """Who sits where in the network or in a place's, counted by the store, when a map cannot hold them one by one."""
    if request.focus:
        context.actor(request.focus, "focus")
    if specification.shows not in drawing.OF_ALL:
        return None
    day = context.day(request.on)
    if request.place:
        return place_crowd(context, context.vocabulary.place(request.place), day)
    counts = context.recall(("seat counts", day), lambda: context.store.seat_counts(day))
    return counts if sum(counts.actors.values()) > MOST_ON_MAP else None


def _overview(
    context: Context, request: MapRequest, counts: SeatCounts, language: Language, addresses: MapAddresses
) -> MapDrawing:
    specification, day = drawing.load_map(request.name), context.day(request.on)
    scene = overview_scene(context, specification, counts, day, language, addresses.place)
    title = _title(context, specification, request, language)
    return drawing.overview(scene, title=title, sources=_sources(context))


def _scene(
    context: Context, request: MapRequest, part: NetworkPart, language: Language, addresses: MapAddresses
) -> Scene:
    specification, subgraph = drawing.load_map(request.name), part.subgraph
    if specification.shows == "offers":
        return _offer_scene(context, specification, subgraph, language, addresses)
    others = other_days(context, specification, request, subgraph) if not part.left_out else OtherDays()
    return Scene(
        specification,
        subgraph,
        actor_details(context, subgraph.on, (*subgraph.actors, *others.actors), language, addresses.actor),
        language,
        request.focus,
        left_out=part.left_out,
        words=part.words,
        other_days=others,
        depth=request.depth,
        basis_names=_basis_names(context, (*subgraph.ties, *others.ties), language),
        elsewhere=_tied_elsewhere(context, subgraph) if request.place else frozenset(),
    )


def _tied_elsewhere(context: Context, subgraph: Subgraph) -> frozenset[str]:
    """Those without a tie among these actors that have one with somebody else."""
    alone = subgraph.actor_by_id.keys() - {end for tie in subgraph.ties for end in (tie.source, tie.target)}
    return frozenset(context.store.actors_tied(alone, subgraph.on))


def _offer_scene(
    context: Context,
    specification: MapSpecification,
    subgraph: Subgraph,
    language: Language,
    addresses: MapAddresses,
) -> Scene:
    graph = offer_graph(context, subgraph, language)
    offering = [actor for actor in subgraph.actors if actor.id in graph.actor_by_id]
    details = actor_details(context, graph.on, offering, language, addresses.actor)
    topics = topic_details(graph, language, addresses.topic)
    words = silent_words(subgraph, graph, language)
    return Scene(specification, graph, {**details, **topics}, language, words=words)


def _basis_names(context: Context, ties: Iterable[Tie], language: Language) -> Mapping[str, str]:
    bases = {tie.basis for tie in ties if tie.basis}
    events = {event.id: event.names for event in context.store.events(bases)}
    actors = {actor.id: actor.names for actor in context.store.actors_by_id(bases)}
    return {basis: names.in_language(language) for basis, names in (events | actors).items()}


def map_file(context: Context, request: MapRequest, language: Language) -> str:
    """A map as one HTML file that needs no network; raises as `network_map` does."""
    return drawing.page(network_map(context, request, language))


def map_sheet(context: Context, request: MapRequest, language: Language, size: SheetSize = "A3") -> str:
    """A map as an SVG to print, with title, day, legend and sources; raises as `network_map` does."""
    return drawing.sheet(network_map(context, request, language), size)


def map_png(context: Context, request: MapRequest, language: Language, size: SheetSize = "A3") -> bytes:
    """The sheet as a PNG; raises as `network_map` does, and NotFoundError where no typeface is installed."""
    return drawing.sheet_png(network_map(context, request, language), size)


def map_files() -> tuple[str, ...]:
    """The kinds of files that a map can be taken along as here."""
    return ("html", "svg", "png") if drawing.has_typeface() else ("html", "svg")


def map_names(context: Context, request: MapRequest) -> tuple[str, ...]:
    """The maps that one may go on to from this one: those around an actor, or between two, where they are named."""
    shown: set[str] = set(drawing.OF_ALL)
    if request.focus:
        is_project = context.actor(request.focus, "focus").kind is ActorKind.PROJECT
        shown |= {"around"} | ({"basis"} if is_project else set()) | ({"way"} if request.to else set())
    maps = [drawing.load_map(name) for name in drawing.map_names()]
    offered = (specification for specification in maps if specification.order and specification.shows in shown)
    return tuple(specification.name for specification in sorted(offered, key=lambda one: one.order))


def map_places(context: Context, request: MapRequest, language: Language) -> tuple[tuple[str, str], ...]:
    """Ids and names of the places that a map of all may be limited to: the regions by name, and the one that it is."""
    if drawing.load_map(request.name).shows not in drawing.OF_ALL:
        return ()
    places = context.vocabulary.places.values()
    shown = [place for place in places if place.level is PlaceLevel.REGION or place.id == request.place]
    named = [(place.id, place.titles.in_language(language)) for place in shown]
    return tuple(sorted(named, key=lambda one: alphabetical(one[1])))


def _sources(context: Context) -> tuple[str, ...]:
    return tuple(source for dataset in context.store.datasets() for source in dataset.sources)


def actor_details(
    context: Context, on: date, actors: Sequence[Actor], language: Language, actor_address: Callable[[str], str]
) -> Mapping[str, ActorDetails]:
    """What is told of each actor on a map, by its id."""
    viewer = Viewer(context.vocabulary, language, on)
    topics: dict[str, dict[str, None]] = defaultdict(dict)
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for offer in context.store.offers_in_brief([actor.id for actor in actors]):
        topics[offer.actor][viewer.topic(offer.topic).label] = None
        groups[offer.actor] |= {viewer.target_group(group).label: None for group in offer.target_groups}
    return {
        actor.id: ActorDetails(
            topics=tuple(topics[actor.id]),
            target_groups=tuple(groups[actor.id]),
            municipality=viewer.municipality_name(actor) or "",
            municipality_point=context.vocabulary.places[actor.municipality].point if actor.municipality else None,
            url=actor_address(actor.id),
        )
        for actor in actors
    }


def _title(context: Context, specification: MapSpecification, request: MapRequest, language: Language) -> str:
    if specification.shows not in drawing.OF_ALL:
        ends = [end for end in (request.focus, request.to if specification.shows == "way" else None) if end]
        return " → ".join(context.actor(end, "focus").names.in_language(language) for end in ends)
    if request.place:
        return context.vocabulary.place(request.place).titles.in_language(language)
    titles = [dataset.titles.in_language(language) for dataset in context.store.datasets()]
    return titles[0] if len(titles) == 1 else text(language, "map.network_title")
