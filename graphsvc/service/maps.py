"""Maps: which part of the network is drawn, and what is told of each actor on it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date

from graphsvc import drawing
from graphsvc.drawing import ActorDetails, MapDrawing, MapSpecification, Scene
from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.model import Actor, Language, Subgraph
from graphsvc.service.context import Context
from graphsvc.service.views import Viewer
from graphsvc.texts import text

ActorAddress = Callable[[str], str]


def network_map(
    context: Context,
    name: str,
    *,
    on: date | None,
    focus: str | None,
    language: Language,
    actor_address: ActorAddress = lambda _: "",
) -> MapDrawing:
    """A map of the network on a day; `actor_address` gives the address of an actor's page by its id.

    Raises:
        NotFoundError: no map bears the name, or nobody bears the id in `focus`.
        InvalidInputError: the map has an actor in the middle, and none is named.
    """
    specification = drawing.load_map(name)
    if specification.layout == "place":
        raise NotFoundError("map", name, field="name")
    day = context.day(on)
    focused = context.actor(focus, "focus") if focus else None
    subgraph = _subgraph(context, specification, focused, day)
    details = _details(context, subgraph, language, actor_address)
    return drawing.draw(
        Scene(specification, subgraph, details, language, focus),
        title=_title(context, focused if specification.layout == "ego" else None, language),
        sources=tuple(source for dataset in context.store.datasets() for source in dataset.sources),
    )


def map_file(context: Context, name: str, *, on: date | None, focus: str | None, language: Language) -> str:
    """A map as one HTML file that needs no network.

    Raises:
        NotFoundError: no map bears the name, or nobody bears the id in `focus`.
        InvalidInputError: the map has an actor in the middle, and none is named.
    """
    return drawing.page(network_map(context, name, on=on, focus=focus, language=language))


def _subgraph(context: Context, specification: MapSpecification, focused: Actor | None, on: date) -> Subgraph:
    if specification.layout == "network":
        return context.store.subgraph(on)
    if focused is None:
        raise InvalidInputError("missing_parameter", field="focus", value="")
    return context.store.neighbourhood(focused.id, 1, on)


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
            url=actor_address(actor.id),
        )
        for actor in subgraph.actors
    }


def _title(context: Context, focused: Actor | None, language: Language) -> str:
    if focused:
        return focused.names.in_language(language)
    titles = [dataset.titles.in_language(language) for dataset in context.store.datasets()]
    return titles[0] if len(titles) == 1 else text(language, "map.network_title")
