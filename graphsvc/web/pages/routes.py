"""The addresses of the pages, and what each asks the service."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from flask import Blueprint, redirect, url_for
from pydantic import Field
from werkzeug.wrappers import Response

from graphsvc import service
from graphsvc.asking.ranking import WEIGHTS
from graphsvc.asking.understanding import RecognisedPlace
from graphsvc.model import LANGUAGES, ActorFilter, ActorKind, Language, PlaceLevel, folded_words
from graphsvc.service import Context, MapRequest, TieView
from graphsvc.web import coordinator
from graphsvc.web.language import reader_language
from graphsvc.web.pages import lists, pictures
from graphsvc.web.pages.ask import ask, asker_name, hatch, tray
from graphsvc.web.pages.relations import period_text, relations
from graphsvc.web.pages.shell import page
from graphsvc.web.pages.steps import Step
from graphsvc.web.params import ActorsParameters, Identifier, OnDay, read_parameters
from graphsvc.web.showing import shown

Page = TypeVar("Page", str | Response, bytes)


_LANGUAGE: Final = f"/<any({','.join(LANGUAGES)}):language>"


class ActorParameters(OnDay):
    """On which day an actor is shown, and who wants to reach it."""

    from_: Identifier | None = Field(None, alias="from")


def blueprint(context: Context) -> Blueprint:
    """The pages over a context."""
    pages = Blueprint("pages", __name__)
    pages.add_url_rule("/", "root", _root)
    pages.add_url_rule(f"{_LANGUAGE}/", ask.__name__, _view(ask, context))
    for path, handler in _ROUTES:
        pages.add_url_rule(f"{_LANGUAGE}{path}", handler.__name__, _shown(handler, context))
    for route in coordinator.ROUTES:
        rule = f"{_LANGUAGE}{route.path}"
        pages.add_url_rule(rule, route.handler.__name__, _view(route.handler, context), methods=route.methods)
    return pages


def actors(context: Context, language: Language) -> str:
    """All actors by name, with a search."""
    parameters = read_parameters(ActorsParameters)
    wanted = parameters.wanted(context.vocabulary)
    found = service.list_actors(context, wanted, parameters.page, parameters.per_page, language)
    place = _place_in(context, parameters.q, language) if not found.total_items else None
    if place:
        seated = _seated_in(place, parameters.q, wanted)
        found = service.list_actors(context, seated, parameters.page, parameters.per_page, language)
    return page(
        "actors.html",
        context,
        language,
        found=lists.checked(found),
        resting=found.total_items - _active(context, wanted.kind) if wanted == ActorFilter(kind=wanted.kind) else 0,
        q=parameters.q,
        place=place,
        kind=parameters.kind,
        kinds=ActorKind,
    )


def actor(context: Context, language: Language, actor_id: str) -> str:
    """What an actor does, for whom, where and with whom."""
    parameters = read_parameters(ActorParameters)
    on = context.day(parameters.on)
    detail = service.actor_detail(context, actor_id, on, language)
    ties = service.all_ties_of_actor(context, actor_id, on, language)
    asker = parameters.from_ if parameters.from_ != actor_id else None
    return page(
        "actor.html",
        context,
        language,
        on=on,
        chosen_day=parameters.on,
        actor=detail,
        relations=relations(actor_id, ties, on, language),
        actors_tied={end for tie in ties for end in (tie.source, tie.target)},
        period=partial(period_text, language),
        asker=asker_name(context, asker, language),
        asker_id=asker,
        way=service.paths(context, asker, actor_id, on, language) if asker else None,
        picture=pictures.actor_picture(context, actor_id, _partners(actor_id, ties), on, language),
    )


def places(context: Context, language: Language) -> str:
    """All places, region by region."""
    entries = service.places(context, language)
    return page("places.html", context, language, regions=lists.regions(entries), others=lists.other_areas(entries))


def place(context: Context, language: Language, place_id: str) -> str:
    """Who sits in a place, and who serves it from elsewhere."""
    detail = service.place_detail(context, place_id, language)
    map_name = "network" if detail.place.level is PlaceLevel.MUNICIPALITY else "municipalities"
    return page(
        "place.html",
        context,
        language,
        detail=detail,
        map_name=map_name,
        picture=pictures.place_picture(context, detail.seated.total, MapRequest(map_name, place=place_id), language),
    )


def topics(context: Context, language: Language) -> str:
    """All topics, group by group."""
    groups = lists.topic_groups(service.topics(context, language))
    return page("topics.html", context, language, groups=groups)


def topic(context: Context, language: Language, topic_id: str) -> str:
    """Who offers a topic, and what is near it in meaning."""
    return page("topic.html", context, language, detail=service.topic_detail(context, topic_id, language))


def about(context: Context, language: Language) -> str:
    """What this is, and where the data come from."""
    return page(
        "about.html", context, language, about=service.about(context, language), weights=WEIGHTS, kinds=ActorKind
    )


def accessibility(context: Context, language: Language) -> str:
    """What works for whom, and what does not yet."""
    return page("accessibility.html", context, language)


def privacy(context: Context, language: Language) -> str:
    """That nothing is gathered of those who read."""
    return page("privacy.html", context, language)


_ROUTES: Final[tuple[tuple[str, Callable[..., str]], ...]] = (
    (f"/hatch/<any({','.join(Step)}):step>", hatch),
    ("/tray", tray),
    ("/actors", actors),
    ("/actors/<actor_id>", actor),
    ("/places", places),
    ("/places/<place_id>", place),
    ("/topics", topics),
    ("/topics/<topic_id>", topic),
    ("/about", about),
    ("/accessibility", accessibility),
    ("/privacy", privacy),
)


def _view(handler: Callable[..., Page], context: Context) -> Callable[..., Page]:
    def view(language: Language, **in_path: str) -> Page:
        return handler(context, language, **in_path)

    return view


def _shown(handler: Callable[..., str], context: Context) -> Callable[..., bytes]:
    def view(language: Language, **in_path: str) -> bytes:
        return shown(context, context.store.version(), lambda: handler(context, language, **in_path))

    return view


def _place_in(context: Context, words: str, language: Language) -> RecognisedPlace | None:
    """The place that is surely named in a search."""
    places = context.interpreter.understand(words, language).places
    return next((place for place in places if place.score == 1), None)


def _seated_in(place: RecognisedPlace, words: str, wanted: ActorFilter) -> ActorFilter:
    """Those that sit in a place which the search names, and fit its other words."""
    others = folded_words(words.replace(place.text, " "))
    if place.level is PlaceLevel.MUNICIPALITY:
        return replace(wanted, words=others, municipality=place.id)
    return replace(wanted, words=others, region=place.id)


def _active(context: Context, kind: ActorKind | None) -> int:
    """How many actors of a kind, or of any, act on the day."""
    counts = context.counts(context.day())
    return counts.actors_by_kind.get(kind, 0) if kind else counts.actors


def _root() -> Response:
    response = redirect(url_for("pages.ask", language=reader_language()))
    response.vary.add("Accept-Language")
    return response


def _partners(actor_id: str, ties: Iterable[TieView]) -> int:
    return len({end for tie in ties if tie.is_active for end in (tie.source, tie.target)} - {actor_id})
