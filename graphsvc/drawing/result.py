"""A map that has been drawn: frozen dataclasses that become JSON as they are."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from graphsvc.drawing.offers import LineKind, MarkKind
from graphsvc.drawing.specification import Layout, Shape
from graphsvc.model import Language, Point, Sector

LabelSide = Literal["below", "left", "right"]
GroupKind = Literal[
    "community", "scattered", "elsewhere", "isolated", "heading", "municipality", "placeless", "other_days"
]


@dataclass(frozen=True, slots=True)
class ActorDetails:
    """What a map tells of an actor beside its record: words in the reader's language, and its page's address."""

    topics: tuple[str, ...] = ()
    municipality: str = ""
    municipality_point: Point | None = None
    url: str = ""
    target_groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapNode:
    """An actor on a map; `x` to the right and `y` down in units of the drawing, `size` the radius of its mark.

    `ties` counts every tie it has on the map, parallel ones too. One that is not active stands there for a tie that is;
    between `start_date` and `end_date` it acts if it is `ever_active`.
    """

    id: str
    label: str
    short_label: str
    label_side: LabelSide
    kind: MarkKind
    kind_label: str
    subtype: str
    subtype_label: str
    is_active: bool
    ever_active: bool
    start_date: date | None
    end_date: date | None
    sector: Sector | None
    sector_label: str
    municipality: str
    topics: tuple[str, ...]
    target_groups: tuple[str, ...]
    x: float
    y: float
    size: float
    group: str
    ties: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEdge:
    """A tie on a map.

    `words_from_source` stand with a colon before the target's name, `words_from_target` before the
    source's. `bend` is vis-network's roundness −1..1, positive to the left of the way from source to
    target; `between_groups` says that its ends lie in two groups. `basis` is the name of what it rests on.
    """

    id: str
    source: str
    target: str
    kind: LineKind
    kind_label: str
    words_from_source: str
    words_from_target: str
    level: int
    start_date: date | None
    end_date: date | None
    basis: str
    description: str
    next_step: str
    source_name: str
    source_url: str
    bend: float
    between_groups: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MapGroup:
    """A disc of actors, or (with `radius` 0) a heading over some of them.

    `members` are ids, `count` is how many of them are on the map on its day. On an overview it has no members, and `url` is the address of its own map.
    """

    id: str
    label: str
    kind: GroupKind
    x: float
    y: float
    radius: float
    members: tuple[str, ...]
    count: int
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapBundle:
    """All ties between two groups as one line: `bend` is the way of its middle from the straight line, by its length."""

    source: str
    target: str
    count: int
    bend: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """How a kind of actor is drawn, and how many there are."""

    kind: MarkKind
    label: str
    shape: Shape
    colour: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDrawing:
    """A map, drawn: true `on` a day, in words of one language; `summary` says the same to those who cannot see it.

    `focus` is the actor that it opens with. The further nodes and edges are on the map on other days only;
    around a focus, `depth` is how many ties its actors are from it at most.
    """

    name: str
    layout: Layout | Literal["overview"]
    title: str
    language: Language
    on: date
    summary: str
    focus: str | None
    is_bundled: bool
    nodes: tuple[MapNode, ...]
    edges: tuple[MapEdge, ...]
    groups: tuple[MapGroup, ...]
    bundles: tuple[MapBundle, ...]
    legend: tuple[LegendEntry, ...]
    sources: tuple[str, ...]
    further_nodes: tuple[MapNode, ...] = ()
    further_edges: tuple[MapEdge, ...] = ()
    depth: int = 1
