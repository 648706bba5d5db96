"""Filters on an answer: the values that leave something, and how much each leaves."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graphsvc.model import Language
from graphsvc.service.answers import AskRequest, Choice, Filter
from graphsvc.service.search import Fit, Search
from graphsvc.texts import text

RADII_OFFERED_KM: Final = (10.0, 25.0, 50.0, 100.0, 200.0)


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of filter: what a fit has under it, and what is chosen."""

    values: Callable[[Fit], frozenset[str]]
    chosen: Callable[[AskRequest], str | None]

    def passes(self, fit: Fit, request: AskRequest) -> bool:
        """Whether a fit has what is chosen, if anything is."""
        chosen = self.chosen(request)
        return chosen is None or chosen in self.values(fit)


_SORTS: Final[Mapping[str, _Sort]] = {
    "only_for": _Sort(
        lambda fit: frozenset(group for offer in fit.candidate.offers for group in offer.target_groups),
        lambda request: request.only_for,
    ),
    "kind": _Sort(lambda fit: frozenset((fit.candidate.actor.kind,)), lambda request: request.kind),
    "sector": _Sort(lambda fit: frozenset(filter(None, (fit.candidate.actor.sector,))), lambda request: request.sector),
}


def filtered(search: Search, *, but: str | None = None) -> list[Fit]:
    """Those of the pool that pass the filters of the request, or all filters but one."""
    sorts = [sort for name, sort in _SORTS.items() if name != but]
    return [fit for fit in search.pool if all(sort.passes(fit, search.request) for sort in sorts)]


def filters(search: Search, language: Language) -> tuple[Filter, ...]:
    """The filters that would change the answer, or that are chosen."""
    found = [Filter(name, _choices(search, name, language)) for name in _SORTS]
    if search.has_radius:
        found.append(Filter("radius_km", tuple(_radii(search, language))))
    return tuple(one for one in found if len(one.choices) > 1 or any(choice.is_chosen for choice in one.choices))


def _choices(search: Search, name: str, language: Language) -> tuple[Choice, ...]:
    sort = _SORTS[name]
    chosen = sort.chosen(search.request)
    by_value: dict[str, list[Fit]] = {chosen: []} if chosen else {}
    for fit in filtered(search, but=name):
        for value in sort.values(fit):
            by_value.setdefault(value, []).append(fit)
    choices = (
        Choice(value, _label(search, name, value, language), search.amount(fits, search.radii_km), value == chosen)
        for value, fits in by_value.items()
    )
    left = [choice for choice in choices if choice.amount or choice.is_chosen]
    return tuple(sorted(left, key=lambda choice: (-choice.amount, choice.label)))


def _radii(search: Search, language: Language) -> Iterator[Choice]:
    fits = filtered(search)
    chosen = search.request.radius_km
    for radius in sorted({*RADII_OFFERED_KM, *((chosen,) if chosen is not None else ())}):
        amount = search.amount(fits, (radius,))
        if amount or radius == chosen:
            label = text(language, "asking.filter.radius_km", km=radius)
            yield Choice(f"{radius:g}", label, amount, radius == chosen)


def _label(search: Search, name: str, value: str, language: Language) -> str:
    if name == "only_for":
        return search.context.vocabulary.target_group(value).labels.in_language(language)
    if name == "kind":
        return text(language, f"kinds.actor.{value}", count=2)
    return text(language, f"kinds.sector.{value}")
