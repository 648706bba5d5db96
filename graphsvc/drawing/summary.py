"""A map in words, for those who do not see it."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from graphsvc.drawing.offers import MarkKind
from graphsvc.drawing.scene import Scene
from graphsvc.model import ActorKind, Language
from graphsvc.texts import list_text, text

_MOST_NAMED: Final = 3


def summary(scene: Scene) -> str:
    """How many actors of which kind and how many ties there are, who has most, how many have none here, and who is left out."""
    alone = (_elsewhere(scene), _isolated(scene), _left_out(scene))
    return " ".join(part for part in (scene.words, _counted(scene), _resting(scene), _most_tied(scene), *alone) if part)


def kind_counts(scene: Scene) -> Mapping[MarkKind, int]:
    """How many actors there are of each kind."""
    return Counter(actor.kind for actor in scene.subgraph.actors)


def _counted(scene: Scene) -> str:
    kinds, ties = dict(kind_counts(scene)), len(scene.subgraph.ties)
    if topics := kinds.pop("topic", 0):
        words = text(scene.language, "map.offers.counted", topics=topics, count=ties)
        return f"{_actors_in_words(scene.language, kinds)} {words}"
    return counts_in_words(scene.language, kinds, ties)


def counts_in_words(language: Language, kinds: Mapping[MarkKind, int], ties: int) -> str:
    """How many actors of which kind there are, and how many ties, if any."""
    actors = _actors_in_words(language, kinds)
    return f"{actors} {text(language, 'map.summary.ties', count=ties)}" if ties else actors


def _actors_in_words(language: Language, kinds: Mapping[MarkKind, int]) -> str:
    named = [text(language, f"kinds.actor_count.{kind}", count=kinds[kind]) for kind in ActorKind if kinds.get(kind)]
    if not named:
        return text(language, "map.summary.nobody")
    total = text(language, "map.summary.actors", count=sum(kinds.values()))
    return text(language, "map.summary.actors_by_kind", actors=total, kinds=list_text(language, named))


def _resting(scene: Scene) -> str:
    """Those that do not act on the day and are there for their ties."""
    actors = (scene.actors[index] for index in scene.present if scene.ties(index))
    count = sum(not actor.is_active(scene.subgraph.on) for actor in actors)
    return text(scene.language, "map.summary.resting", count=count) if count else ""


def _most_tied(scene: Scene) -> str:
    topics = [index for index in scene.present if scene.actors[index].kind == "topic"]
    order = sorted(topics or scene.present, key=lambda index: (-scene.ties(index), scene.names[index]))
    named = [f"{scene.names[index]} ({scene.ties(index)})" for index in order[:_MOST_NAMED] if scene.ties(index)]
    key = "map.offers.most" if topics else "map.summary.most_tied"
    return text(scene.language, key, names=list_text(scene.language, named)) if named else ""


def _elsewhere(scene: Scene) -> str:
    count = len(scene.tied_elsewhere)
    return text(scene.language, "map.summary.elsewhere", count=count) if count else ""


def _isolated(scene: Scene) -> str:
    count = sum(scene.ties(index) == 0 for index in scene.present) - len(scene.tied_elsewhere)
    return text(scene.language, "map.summary.isolated", count=count) if count else ""


def _left_out(scene: Scene) -> str:
    return text(scene.language, "map.summary.left_out", count=scene.left_out) if scene.left_out else ""
