"""What coordinators corrected in files: recalled when others are read, noted when they come in, and forgotten."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graphsvc.exchange import Choices, Duplicate, Pair, Plan, Remembered, are_invented, key_of
from graphsvc.model import About, Correction, Said
from graphsvc.service.context import Context
from graphsvc.service.drafts import Draft
from graphsvc.service.import_views import DuplicateView, ImportReport, SheetView

SAID: Final[Mapping[str, Said]] = {"same": "same", "apart": "apart"}
"""What may be said of two actors."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What headings were said to be, by the role of their sheet and folded, and what was said of pairs of actors."""

    headings: Remembered
    pairs: Mapping[Pair, Said]

    def said_of(self, one: str, other: str) -> Said | None:
        """What was said of two actors."""
        return self.pairs.get((min(one, other), max(one, other)))

    def same(self, plan: Plan, choices: Choices) -> tuple[Duplicate, ...]:
        """The pairs that a plan asks about, that can be one and were said to be, now or else before."""
        return tuple(
            pair
            for pair in plan.duplicates
            if pair.new.id not in plan.whole
            and choices.said.get(plan.lasting(pair), self.said_of(pair.new.id, pair.other.id)) == "same"
        )

    def told(self, report: ImportReport) -> ImportReport:
        """The report, with what is remembered of its pairs."""
        return replace(report, joined=self._told(report.joined), duplicates=self._told(report.duplicates))

    def _told(self, views: Iterable[DuplicateView]) -> tuple[DuplicateView, ...]:
        return tuple(replace(view, remembered=self.said_of(view.actor.id, view.candidate.id)) for view in views)


def memory_of(context: Context) -> Recalled:
    """All that is remembered."""
    headings: dict[str, dict[str, str | None]] = defaultdict(dict)
    pairs: dict[Pair, Said] = {}
    for one in context.store.corrections():
        if one.about is About.HEADING:
            headings[one.one][one.other] = one.said or None
        else:
            pairs[one.one, one.other] = SAID[one.said]
    return Recalled(headings, pairs)


def corrections_in(draft: Draft) -> tuple[Correction, ...]:
    """What a person said of the files that wait, that may be asked of other files again."""
    sheets = {sheet.number: sheet for sheet in draft.last.sheets} if draft.last else {}
    headings = (
        Correction.of_heading(sheets[number].role or "", key_of(heading), column, heading)
        for number, choices in draft.choices.sheets.items()
        if number in sheets and _has_headings(sheets[number])
        for heading, column in choices.columns.items()
        if key_of(heading)
    )
    pairs = (*draft.last.joined, *draft.last.duplicates) if draft.last else ()
    said = ((view, draft.choices.said.get(view.lasting)) for view in pairs)
    return (*headings, *(pair_correction(view, answer) for view, answer in said if answer))


def pair_correction(view: DuplicateView, said: Said) -> Correction:
    """What was said of two actors that are shown side by side."""
    words = f"{view.candidate.name} – {view.actor.name}"
    return Correction.of_pair((view.actor.id, view.candidate.id), said, words)


def _has_headings(sheet: SheetView) -> bool:
    return bool(sheet.role) and not are_invented(tuple(column.heading for column in sheet.columns))


def remembered(context: Context) -> tuple[Correction, ...]:
    """All that is remembered of what coordinators corrected."""
    return context.store.corrections()


def forget(context: Context, about: About, one: str, other: str) -> None:
    """Forget what was said of a heading (by role, and folded) or of two actors (by their ids)."""
    context.store.forget(Correction(about, one, other, "", ""))
