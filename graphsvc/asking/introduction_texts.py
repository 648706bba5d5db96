"""Introductions in words: whom to ask first, and whom each of them knows."""

from collections.abc import Mapping, Sequence

from graphsvc.asking.introductions import Way
from graphsvc.model import Actor, Language
from graphsvc.texts import text


def introduction_text(ways: Sequence[Way], actors: Mapping[str, Actor], language: Language) -> str:
    """The ways in words, first to last; that there is none where there is no way."""
    if not ways:
        return text(language, "asking.introduction.none")
    names = {actor_id: actor.names.in_language(language) for actor_id, actor in actors.items()}
    first, *others = ways
    return " ".join(
        (_sentence(first, "", names, language), *(_sentence(way, "_also", names, language) for way in others))
    )


def _sentence(way: Way, also: str, names: Mapping[str, str], language: Language) -> str:
    """Whom to ask, one after the other, and how the last of them knows the actor that is sought."""
    if len(way.actors) == 2:
        tie = text(language, f"kinds.tie.{way.ties[0].kind}.noun")
        return text(language, f"asking.introduction.direct{also}", tie=tie)
    first, *others, sought = way.actors[1:]
    last = way.ties[-1]
    side = "in" if last.source == sought else "out"
    then = (text(language, "asking.introduction.then", name=names[other]) for other in others)
    knows = text(language, f"asking.introduction.{last.kind}.{side}", name=names[sought]).removesuffix(".")
    chain = ", ".join((names[first], *then, knows))
    return text(language, f"asking.introduction.through{also}", chain=chain)
