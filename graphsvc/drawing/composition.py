"""From a specification and a subgraph to a map."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final

from graphsvc.drawing.arrangements import arranged
from graphsvc.drawing.ego_layout import ego_layout
from graphsvc.drawing.legend import legend
from graphsvc.drawing.municipality_layout import municipality_layout
from graphsvc.drawing.network_layout import network_layout
from graphsvc.drawing.offers import LineKind, MapActor, MapTie, MarkKind
from graphsvc.drawing.path_layout import path_layout
from graphsvc.drawing.result import MapDrawing, MapEdge, MapNode
from graphsvc.drawing.scene import Arrangement, Scene
from graphsvc.drawing.specification import OF_ALL, Layout
from graphsvc.drawing.summary import kind_counts, summary
from graphsvc.errors import NotFoundError
from graphsvc.model import Language
from graphsvc.texts import text

_LAYOUTS: Final[Mapping[Layout, Callable[[Scene], Arrangement]]] = {
    "network": network_layout,
    "municipality": municipality_layout,
    "ego": ego_layout,
    "path": path_layout,
}
_PARALLEL_APART: Final = 0.22
"""How much more each further tie of one pair is bent."""


def draw(scene: Scene, *, title: str, sources: tuple[str, ...]) -> MapDrawing:
    """The map of a scene; the same scene gives the same positions.

    Raises:
        NotFoundError: the focus is not in the subgraph, or a map that needs one has none.
    """
    specification, subgraph, focus = scene.specification, scene.subgraph, scene.focus
    if (focus is not None or specification.shows not in OF_ALL) and focus not in subgraph.actor_by_id:
        raise NotFoundError("actor", focus or "", field="focus")
    arrangement = arranged(scene, _LAYOUTS[specification.layout])
    bends = _bends(scene, arrangement)
    edges = _edges(scene, arrangement, subgraph.ties, bends)
    return MapDrawing(
        name=specification.name,
        layout=specification.layout,
        title=title,
        language=scene.language,
        on=subgraph.on,
        summary=summary(scene),
        focus=None if specification.layout == "path" else focus,
        is_bundled=sum(edge.between_groups for edge in edges) > specification.most_single_ties,
        nodes=tuple(_node(scene, arrangement, index) for index in scene.present),
        edges=edges,
        groups=arrangement.groups,
        bundles=arrangement.bundles,
        legend=legend(specification.theme, scene.language, {**_of_other_days(scene), **kind_counts(scene)}),
        sources=sources,
        further_nodes=tuple(_node(scene, arrangement, index) for index in scene.absent),
        further_edges=_edges(scene, arrangement, scene.other_days.ties, bends),
        depth=scene.depth,
    )


def _of_other_days(scene: Scene) -> Mapping[MarkKind, int]:
    """The kinds of those who are there on other days only: none on the day, but they are drawn when it is turned to."""
    return {actor.kind: 0 for actor in scene.other_days.actors}


def _node(scene: Scene, arrangement: Arrangement, index: int) -> MapNode:
    actor, detail, (x, y) = scene.actors[index], scene.detail(index), arrangement.spots[index]
    return MapNode(
        id=actor.id,
        label=scene.names[index],
        short_label=scene.short_name(index),
        label_side=arrangement.sides[index],
        kind=actor.kind,
        kind_label=_kind_word(scene.language, actor.kind),
        subtype=actor.subtype,
        subtype_label=_subtype_word(scene.language, actor),
        is_active=actor.is_active(scene.subgraph.on),
        ever_active=actor.is_active(actor.end_date or actor.start_date or scene.subgraph.on),
        start_date=actor.start_date,
        end_date=actor.end_date,
        sector=actor.sector,
        sector_label=text(scene.language, f"kinds.sector.{actor.sector}") if actor.sector else "",
        municipality=detail.municipality,
        topics=detail.topics,
        target_groups=detail.target_groups,
        x=x,
        y=y,
        size=scene.size(index),
        group=arrangement.group_of[index],
        ties=scene.ties(index),
        url=detail.url,
    )


def _kind_word(language: Language, kind: MarkKind) -> str:
    return text(language, "map.offers.topic" if kind == "topic" else f"kinds.actor.{kind}.one")


def _subtype_word(language: Language, actor: MapActor) -> str:
    return text(language, "map.offers.topic" if actor.kind == "topic" else f"kinds.subtype.{actor.subtype}")


def _edges(
    scene: Scene, arrangement: Arrangement, ties: Iterable[MapTie], bends: Mapping[str, float]
) -> tuple[MapEdge, ...]:
    return tuple(_edge(scene, arrangement, tie, bends[tie.id]) for tie in ties)


def _edge(scene: Scene, arrangement: Arrangement, tie: MapTie, bend: float) -> MapEdge:
    groups = arrangement.group_of
    noun, words_from_source, words_from_target = _tie_words(scene.language, tie.kind)
    return MapEdge(
        id=tie.id,
        source=tie.source,
        target=tie.target,
        kind=tie.kind,
        kind_label=noun,
        words_from_source=words_from_source,
        words_from_target=words_from_target,
        level=tie.level,
        start_date=tie.start_date,
        end_date=tie.end_date,
        basis=scene.basis_names.get(tie.basis or "", ""),
        description=tie.description,
        next_step=tie.next_step,
        source_name=tie.source_name,
        source_url=tie.source_url,
        bend=bend,
        between_groups=groups[scene.number[tie.source]] != groups[scene.number[tie.target]],
    )


@cache
def _tie_words(language: Language, kind: LineKind) -> tuple[str, str, str]:
    """What a kind of tie is, and its words as seen from its two ends."""
    words = "map.offers" if kind == "offers" else f"kinds.tie.{kind}"
    return (text(language, f"{words}.noun"), text(language, f"{words}.out"), text(language, f"{words}.in"))


def _bends(scene: Scene, arrangement: Arrangement) -> dict[str, float]:
    """How much each tie is bent: as the layout says of its pair, and away from other ties of the pair."""
    by_pair: defaultdict[tuple[str, str], list[MapTie]] = defaultdict(list)
    for tie in (*scene.subgraph.ties, *scene.other_days.ties):
        by_pair[min(tie.source, tie.target), max(tie.source, tie.target)].append(tie)
    bends: dict[str, float] = {}
    for (first, second), ties in by_pair.items():
        common = arrangement.bends.get((scene.number[first], scene.number[second]), 0.0)
        for place, tie in enumerate(ties):
            bend = common + _PARALLEL_APART * (place - (len(ties) - 1) / 2)
            bends[tie.id] = round(bend if tie.source == first else -bend, 3)
    return bends
