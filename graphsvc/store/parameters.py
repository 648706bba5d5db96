"""What is asked, as parameters of statements."""

from collections.abc import Iterable, Iterator

from graphsvc.model import Area, Wording


def beginnings(words: Iterable[str]) -> Iterator[Wording]:
    """That each word begins a word."""
    return (Wording(beginnings=frozenset((word,))) for word in words)


def area_parameters(area: Area | None) -> dict[str, object]:
    """The places of an area and the edges of its box; None for each that it lacks."""
    box = area.box if area else None
    return {
        "places": sorted(area.places) if area else None,
        "south": box.south if box else None,
        "west": box.west if box else None,
        "north": box.north if box else None,
        "east": box.east if box else None,
    }
