"""The records of invented actors and events."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from graphsvc.invention import cast, naming
from graphsvc.invention.cast import Local, Standing, Traits
from graphsvc.invention.chance import Chance
from graphsvc.invention.plan import DAY, Plan, Town
from graphsvc.model import (
    COUNTRY_ID,
    LANGUAGES,
    Actor,
    ActorKind,
    Event,
    Language,
    LocalText,
    Place,
    Point,
    Sector,
    Status,
)
from graphsvc.texts import text

SOURCE: Final = "Keksitty – påhittad – invented"
"""The source of every record; a source has no language of its own."""
_OLDEST: Final = date(1925, 1, 1)
_ASSURED_WITHIN: Final = timedelta(days=5 * 365)
_KM_PER_DEGREE: Final = 111.2


def actors(plan: Plan) -> Iterator[Actor]:
    """All actors: municipalities with their councils, counties, national bodies, districts, projects, local ones."""
    for town in plan.towns:
        yield _municipality(plan, town)
        yield from (_council(plan, town, subtype) for subtype in cast.councils(plan, town))
    yield from (_county(plan, county) for county in plan.counties)
    for topic, bodies in enumerate(plan.national):
        label = plan.vocabulary.topics[plan.words.topics[topic].id].labels
        yield from (_national(plan, topic, number, label) for number in range(bodies))
    for region_id, topic in sorted(plan.districts):
        yield _district(plan, plan.vocabulary.places[region_id], topic)
    yield from (_project(plan, number) for number in range(plan.projects))
    labels = [plan.vocabulary.topics[topic.id].labels for topic in plan.words.topics]
    about = [_texts("description", topic=label) for label in labels]
    yield from (_local(plan, local, about[local.topic]) for local in cast.local_organisations(plan))


def events(plan: Plan) -> Iterator[Event]:
    """All events."""
    for number in range(plan.events):
        town, day = cast.event_town(plan, number)
        place = plan.towns[town].place
        names = _texts("event", place=place.names, locative=place.forms.locative)
        yield Event(id=cast.event_id(number), names=names, municipality=place.id, start_date=day, end_date=day)


def _texts(key: str, **values: object) -> LocalText:
    """A text in three languages; values that are texts themselves are taken in the same language."""

    def worded(language: Language) -> str:
        shown = {
            name: value.in_language(language) if isinstance(value, LocalText) else value
            for name, value in values.items()
        }
        return text(language, f"invention.{key}", **shown)

    return LocalText(*map(worded, LANGUAGES))


def _actor(plan: Plan, actor_id: str, **fields: Any) -> Actor:
    """An actor, vouched for on some day of the last years, most of them lately."""
    chance = plan.chance("assured", actor_id)
    assured = DAY - _ASSURED_WITHIN * chance.fraction() ** 2
    modified = assured if chance.happens(0.7) else None
    return Actor(id=actor_id, source_name=SOURCE, assured_date=assured, modified_at=modified, **fields)


def _municipality(plan: Plan, town: Town) -> Actor:
    place = town.place
    return _actor(
        plan,
        cast.municipality_id(town),
        kind=ActorKind.MUNICIPALITY,
        subtype="municipality",
        sector=Sector.PUBLIC,
        names=_texts("municipality", place=place.names, genitive=place.forms.genitive),
        municipality=place.id,
        serves=(place.id,),
        status=Status.ACTIVE,
    )


def _council(plan: Plan, town: Town, subtype: str) -> Actor:
    place = town.place
    return _actor(
        plan,
        cast.council_id(town, subtype),
        kind=ActorKind.COUNCIL,
        subtype=subtype,
        sector=Sector.PUBLIC,
        names=_texts(subtype, place=place.names, genitive=place.forms.genitive),
        municipality=place.id,
        serves=(place.id,),
        status=Status.ACTIVE,
    )


def _county(plan: Plan, county: Place) -> Actor:
    return _actor(
        plan,
        cast.county_id(county),
        kind=ActorKind.ORGANISATION,
        subtype="wellbeing_county",
        sector=Sector.PUBLIC,
        names=_texts("wellbeing_county", place=county.titles),
        serves=(county.id,),
        status=Status.ACTIVE,
        start_date=date(2023, 1, 1),
    )


def _national(plan: Plan, topic: int, number: int, label: LocalText) -> Actor:
    subtype = cast.national_subtype(plan, topic, number)
    return _actor(
        plan,
        cast.national_id(plan, topic, number),
        kind=ActorKind.ORGANISATION,
        subtype=subtype,
        sector=Sector.THIRD,
        names=naming.national_names(plan, topic, number, subtype, label.en),
        descriptions=_texts("description", topic=label),
        serves=(COUNTRY_ID,),
        status=Status.ACTIVE,
    )


def _district(plan: Plan, region: Place, topic: int) -> Actor:
    actor_id = cast.district_id(plan, region, topic)
    seats = [town for town in plan.towns if town.region.id == region.id]
    seat = seats[plan.chance("seat", actor_id).first_of(len(seats))]
    return _actor(
        plan,
        actor_id,
        kind=ActorKind.ORGANISATION,
        subtype="district",
        sector=Sector.THIRD,
        names=naming.district_names(plan, topic, region),
        municipality=seat.place.id,
        serves=(region.id,),
        status=Status.ACTIVE,
    )


def _project(plan: Plan, number: int) -> Actor:
    project = cast.project(plan, number)
    town = plan.towns[project.town]
    return _actor(
        plan,
        project.id,
        kind=ActorKind.PROJECT,
        subtype=project.subtype,
        names=naming.project_names(plan, project.topic, number, project.subtype),
        municipality=town.place.id,
        serves=(town.region.id,),
        start_date=project.start,
        end_date=project.end,
    )


def _local(plan: Plan, local: Local, about: LocalText) -> Actor:
    one = cast.traits(plan, local)
    town = plan.towns[local.town]
    chance = plan.chance("record", one.id)
    number = town.firsts[local.topic] + local.rank
    name = naming.local_name(plan, local.topic, number, one.subtype, one.language)
    return _actor(
        plan,
        one.id,
        kind=ActorKind.ORGANISATION,
        subtype=one.subtype,
        sector=plan.words.sorts[one.subtype].sector,
        names=LocalText(**{one.language: name}),
        descriptions=LocalText(**{one.language: getattr(about, one.language)}),
        municipality=town.place.id if one.has_seat else None,
        point=_point(town.place.point, chance) if one.has_seat and chance.happens(0.5) else None,
        serves=_serves(plan, town, one, chance),
        **_life(one.standing, chance),
    )


def _point(centre: Point, chance: Chance) -> Point:
    """A point a few kilometres from the centre, more often near than far."""
    km, angle = 6 * chance.fraction() ** 2, 2 * math.pi * chance.fraction()
    north = km * math.cos(angle) / _KM_PER_DEGREE
    east = km * math.sin(angle) / (_KM_PER_DEGREE * math.cos(math.radians(centre.latitude)))
    return Point(round(centre.latitude + north, 5), round(centre.longitude + east, 5))


def _serves(plan: Plan, town: Town, one: Traits, chance: Chance) -> tuple[str, ...]:
    """Nothing said, the own municipality, it with a neighbour, or the whole region."""
    drawn = chance.fraction()
    if not one.has_seat or drawn < 0.06:
        return (town.region.id,)
    if drawn < 0.2:
        return (town.place.id, plan.towns[town.near[chance.step(town.near_steps)]].place.id)
    return (town.place.id,) if drawn < 0.55 else ()


def _life(standing: Standing, chance: Chance) -> dict[str, Any]:
    """Status and period: those that have ended have an end or are inactive, of many no start is known."""
    years = chance.fraction() ** 0.5
    start = _OLDEST + (DAY - timedelta(days=200) - _OLDEST) * years if chance.happens(0.6) else None
    if standing is not Standing.ENDED:
        return {"status": Status.ACTIVE if chance.happens(0.8) else None, "start_date": start}
    if chance.happens(0.4):
        return {"status": Status.INACTIVE, "start_date": start}
    end = chance.day(start or date(2015, 1, 1), DAY - timedelta(days=1))
    return {"status": Status.DEFUNCT, "start_date": start, "end_date": end}
