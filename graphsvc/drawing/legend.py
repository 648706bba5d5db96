"""The kinds of actors on a map: how each is drawn, and how many there are."""

from collections.abc import Mapping

from graphsvc.drawing.offers import MarkKind
from graphsvc.drawing.result import LegendEntry
from graphsvc.drawing.specification import Theme
from graphsvc.model import Language
from graphsvc.texts import text


def legend(theme: Theme, language: Language, counts: Mapping[MarkKind, int]) -> tuple[LegendEntry, ...]:
    """The kinds that are counted, in the order of the theme."""
    return tuple(
        LegendEntry(
            kind=kind,
            label=text(language, f"map.kinds.{kind}"),
            shape=mark.shape,
            colour=mark.colour,
            count=counts[kind],
        )
        for kind, mark in theme.marks.items()
        if kind in counts
    )
