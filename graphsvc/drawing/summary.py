"""A map in words, for those who do not see it."""

from collections import Counter
from typing import Final

from graphsvc.drawing.scene import Scene
from graphsvc.model import ActorKind, Language
from graphsvc.texts import list_text, text

_MOST_NAMED: Final = 3


def summary(scene: Scene) -> str:
    """How many actors of which kind and how many ties there are, who has most, and how many have none."""
    return " ".join(part for part in (_actors(scene), _ties(scene), _most_tied(scene), _isolated(scene)) if part)


def kind_counts(scene: Scene) -> dict[ActorKind, int]:
    """How many actors there are of each kind that the theme knows, in its order."""
    counts = Counter(actor.kind for actor in scene.subgraph.actors)
    return {kind: counts[kind] for kind in scene.specification.theme.marks}


def _actors(scene: Scene) -> str:
    language = scene.language
    kinds = [_counted(language, kind, count) for kind, count in kind_counts(scene).items() if count]
    if not kinds:
        return text(language, "map.summary.nobody")
    total = text(language, "map.summary.actors", count=len(scene.subgraph.actors))
    return text(language, "map.summary.actors_by_kind", actors=total, kinds=list_text(language, kinds))


def _counted(language: Language, kind: ActorKind, count: int) -> str:
    return text(language, f"kinds.actor_count.{kind}", count=count)


def _ties(scene: Scene) -> str:
    return text(scene.language, "map.summary.ties", count=len(scene.subgraph.ties))


def _most_tied(scene: Scene) -> str:
    order = sorted(range(len(scene.names)), key=lambda index: (-scene.ties(index), scene.names[index]))
    named = [f"{scene.names[index]} ({scene.ties(index)})" for index in order[:_MOST_NAMED] if scene.ties(index)]
    return text(scene.language, "map.summary.most_tied", names=list_text(scene.language, named)) if named else ""


def _isolated(scene: Scene) -> str:
    count = sum(scene.ties(index) == 0 for index in range(len(scene.names)))
    return text(scene.language, "map.summary.isolated", count=count) if count else ""
