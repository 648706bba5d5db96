"""Why an actor is in the list: as data, and as a sentence in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from graphsvc.asking.ranking import Candidate, Question, Whereabouts
from graphsvc.model import Actor, Language, Offer, Place, PlaceLevel, Vocabulary
from graphsvc.texts import date_text, list_text, quoted_text, text

_DAYS_A_MONTH: Final = 30.44
_PARTNERS_NAMED: Final = 3

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason: its kind, its sentence, and the values that the sentence was made from."""

    kind: str
    text: str
    values: Mapping[str, Value] = field(hash=False)


def reasons_for(
    candidate: Candidate, where: Whereabouts, question: Question, vocabulary: Vocabulary, language: Language
) -> tuple[Reason, ...]:
    """Every reason that needs no network: topics, target groups, words and place."""
    return (
        *_topic_reasons(candidate, vocabulary, language),
        *_target_group_reasons(candidate, question, vocabulary, language),
        *_word_reasons(candidate, language),
        *_place_reasons(where, _seat(candidate.actor, where, vocabulary), language),
    )


def partners_reason(partners: Sequence[Actor], language: Language) -> Reason:
    """That asker and actor have partners in common."""
    named = list_text(language, [partner.names.in_language(language) for partner in partners[:_PARTNERS_NAMED]])
    sentence = text(language, "asking.reason.shared_partners", count=len(partners), partners=named)
    return Reason("shared_partners", sentence, {"count": len(partners)})


def name_reason(language: Language) -> Reason:
    """That the question names the actor."""
    return Reason("name", text(language, "asking.reason.name"), {})


def already_partner_reason(language: Language) -> Reason:
    """That asker and actor work together already."""
    return Reason("partner_already", text(language, "asking.reason.partner_already"), {})


def no_own_place_reason(place: Place, language: Language) -> Reason:
    """That the actor serves the asked place without sitting there."""
    sentence = text(language, "asking.reason.no_own_place", locative=locative(place, language))
    return Reason("no_own_place", sentence, {"place": place.id})


def freshness_reason(actor: Actor, on: date, today: date, language: Language) -> Reason:
    """When somebody last vouched for the record: how long ago on the day asked, or where that is not today, the date."""
    assured = actor.assured_date
    if assured is None:
        return Reason("freshness", text(language, "asking.reason.never_confirmed"), {"assured_date": None})
    values: dict[str, Value] = {"assured_date": assured.isoformat(), "days": (on - assured).days}
    months = round((on - assured).days / _DAYS_A_MONTH)
    if on != today or assured > on:
        sentence = text(language, "asking.reason.confirmed_on", day=date_text(language, assured))
    elif months < 1:
        sentence = text(language, "asking.reason.confirmed_lately")
    elif months < 24:
        sentence = text(language, "asking.reason.confirmed_months_ago", count=months)
    else:
        sentence = text(language, "asking.reason.confirmed_years_ago", count=months // 12)
    return Reason("freshness", sentence, values)


def _topic_reasons(candidate: Candidate, vocabulary: Vocabulary, language: Language) -> Iterator[Reason]:
    for offer in candidate.offers:
        topic = vocabulary.topics[offer.topic].labels.in_language(language)
        key = "topic" if offer.is_stated else "topic_inferred"
        sentence = text(language, f"asking.reason.{key}", topic=topic, description=_description(offer, language))
        yield Reason("topic", sentence, {"topic": offer.topic, "offer": offer.id, "is_stated": offer.is_stated})


def _description(offer: Offer, language: Language) -> str:
    """What is offered in the reader's language; without it, the topic stands alone."""
    described: str = getattr(offer.description, language)
    return f" – {described}" if described else ""


def _target_group_reasons(
    candidate: Candidate, question: Question, vocabulary: Vocabulary, language: Language
) -> Iterator[Reason]:
    named = {group for offer in candidate.offers for group in offer.target_groups}
    for group in question.target_groups:
        if group in named:
            label = vocabulary.target_groups[group].labels.in_language(language)
            sentence = text(language, "asking.reason.target_group", target_group=label)
            yield Reason("target_group", sentence, {"target_group": group})


def _word_reasons(candidate: Candidate, language: Language) -> Iterator[Reason]:
    if candidate.words:
        sentence = text(language, "asking.reason.words", words=quoted_text(language, candidate.words))
        yield Reason("words", sentence, {"words": " ".join(candidate.words)})


def _seat(actor: Actor, where: Whereabouts, vocabulary: Vocabulary) -> Place | None:
    """The municipality of the seat, where that lies in an asked place."""
    return vocabulary.places[actor.municipality] if where.seat and actor.municipality else None


def _place_reasons(where: Whereabouts, seat: Place | None, language: Language) -> Iterator[Reason]:
    if seat:
        sentence = text(language, "asking.reason.seat", locative=locative(seat, language))
        yield Reason("seat", sentence, {"place": seat.id})
    if where.serves and where.serves is not seat:
        yield Reason("serves_place", _serves_sentence(where.serves, language), {"place": where.serves.id})
    if where.distance_km is not None and where.distance_from and not seat:
        elative = place_from(where.distance_from, language)
        shown = round(where.distance_km) or 1
        sentence = text(language, "asking.reason.distance", km=shown, elative=elative)
        yield Reason(
            "distance", sentence, {"place": where.distance_from.id, "distance_km": round(where.distance_km, 1)}
        )


def _serves_sentence(place: Place, language: Language) -> str:
    if place.level is PlaceLevel.COUNTRY:
        return text(language, "asking.reason.serves_country")
    whole = "serves" if place.level is PlaceLevel.MUNICIPALITY else "serves_all"
    return text(
        language, f"asking.reason.{whole}", place=place.titles.in_language(language), locative=locative(place, language)
    )


def locative(place: Place, language: Language) -> str:
    """In the place: "Iisalmessa", "in Iisalmi"; in Swedish, whose preposition depends on the place, its bare name."""
    if language == "fi":
        return place.forms.locative
    return text(language, "asking.in_place", place=place.titles.in_language(language))


def place_from(place: Place, language: Language) -> str:
    """From the place: "Iisalmesta", "från Idensalmi", "from Iisalmi"."""
    if language == "fi":
        return place.forms.elative
    return text(language, "asking.from_place", place=place.titles.in_language(language))
