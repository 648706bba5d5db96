"""Maps of places: the results of a question where they sit."""

from collections.abc import Sequence
from typing import Final

from graphsvc import drawing
from graphsvc.asking.ranking import actor_point
from graphsvc.drawing import NumberedActor, PlaceScene, Town
from graphsvc.model import Language, Place, PlaceLevel
from graphsvc.service.answers import Findings, Result
from graphsvc.service.context import Context
from graphsvc.service.search import RADII_KM
from graphsvc.texts import list_text, text

_ANSWER_WIDTH: Final = 420
_WHERE: Final = ("seat", "distance", "serves_place")
"""The reasons that say where an actor is, the most telling first."""


def answer_map(
    context: Context, answer: Findings, results: Sequence[Result], language: Language, *, first: int = 1
) -> str:
    """Results of an answer on a map, as SVG, numbered from `first`; each mark leads to `#result-` and the actor's id."""
    asked = [context.vocabulary.places[place.id] for place in answer.understood.places]
    label = list_text(language, [place.label for place in answer.understood.places])
    return drawing.place_svg(
        PlaceScene(
            specification=drawing.load_map("answer"),
            language=language,
            title=text(language, "map.place.answer" if asked else "map.place.answer_anywhere", place=label),
            middles=tuple(_town(place, language, is_asked=True) for place in asked if _is_municipality(place)),
            towns=_towns(context, asked, language),
            actors=_numbered(context, answer, results, first),
            reach_km=answer.radius_km or RADII_KM[0],
        ),
        width=_ANSWER_WIDTH,
    )


def _is_municipality(place: Place) -> bool:
    return place.level is PlaceLevel.MUNICIPALITY


def _towns(context: Context, asked: Sequence[Place], language: Language) -> tuple[Town, ...]:
    """All municipalities; asked are those of the larger places, or all when no place is asked."""
    places = context.vocabulary.places.values()
    inside = {member for place in asked if not _is_municipality(place) for member in place.members}
    return tuple(
        _town(place, language, is_asked=place.id in inside or not asked) for place in places if _is_municipality(place)
    )


def _town(place: Place, language: Language, *, is_asked: bool) -> Town:
    return Town(place.names.in_language(language), place.point, place.population, is_asked)


def _numbered(context: Context, answer: Findings, results: Sequence[Result], first: int) -> tuple[NumberedActor, ...]:
    actors = {actor.id: actor for actor in context.store.actors_by_id([result.actor.id for result in results])}
    return tuple(
        NumberedActor(
            id=result.actor.id,
            number=number,
            words=_words(number, result),
            town=result.actor.municipality_name or "",
            point=actor_point(actors[result.actor.id], context.vocabulary),
            is_far=answer.nobody is None and _is_far(context, answer, result),
        )
        for number, result in enumerate(results, start=first)
    )


def _words(number: int, result: Result) -> str:
    reasons = {reason.kind: reason.text for reason in result.reasons}
    where = next((reasons[kind] for kind in _WHERE if kind in reasons), "")
    return f"{number}. {result.actor.name}" + (f": {where}" if where else "")


def _is_far(context: Context, answer: Findings, result: Result) -> bool:
    """Whether an actor serves the places asked without sitting in one of them or near them."""
    asked = [context.vocabulary.places[place.id] for place in answer.understood.places]
    if not asked or any(result.actor.municipality in place.members for place in asked):
        return False
    return result.distance_km is None or result.distance_km > (answer.radius_km or 0.0)
