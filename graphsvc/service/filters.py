"""Filters on an answer: the values that leave something, and how much each leaves."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from graphsvc.asking.crowd import KINDS, SECTORS, Flags
from graphsvc.model import Language
from graphsvc.service.answers import AskRequest, Choice, Filter
from graphsvc.service.search import Search
from graphsvc.texts import text

RADII_OFFERED_KM: Final = (10.0, 25.0, 50.0, 100.0, 200.0)
_SORTS: Final = ("only_for", "kind", "sector")


def filtered(search: Search, *, but: str | None = None) -> Flags:
    """Those of the pool that pass the filters of the request, or all filters but one."""
    passing = np.ones(len(search.pool), np.bool_)
    for name in _SORTS:
        chosen = _chosen(search.request, name)
        if name != but and chosen is not None:
            passing &= _values(search, name)[chosen]
    return passing


def _chosen(request: AskRequest, name: str) -> str | None:
    return {"only_for": request.only_for, "kind": request.kind, "sector": request.sector}[name]


def _values(search: Search, name: str) -> Mapping[str, Flags]:
    """Who of the pool has each value under a filter."""
    pool = search.pool
    if name == "kind":
        return {kind: pool.kind == number for number, kind in enumerate(KINDS)}
    if name == "sector":
        return {sector: pool.sector == number for number, sector in enumerate(SECTORS)}
    groups = search.context.vocabulary.target_groups
    return {group: (pool.groups >> number & 1) == 1 for number, group in enumerate(groups)}


def filters(search: Search, language: Language) -> tuple[Filter, ...]:
    """The filters that would change the answer, or that are chosen."""
    found = [Filter(name, _choices(search, name, language)) for name in _SORTS]
    if search.has_radius:
        found.append(Filter("radius_km", tuple(_radii(search, language))))
    return tuple(one for one in found if len(one.choices) > 1 or any(choice.is_chosen for choice in one.choices))


def _choices(search: Search, name: str, language: Language) -> tuple[Choice, ...]:
    chosen, passing = _chosen(search.request, name), filtered(search, but=name)
    amounts = {
        value: search.amount(passing & has, search.radii_km)
        for value, has in _values(search, name).items()
        if value == chosen or (passing & has).any()
    }
    left = [
        Choice(value, _label(search, name, value, language), amount, value == chosen)
        for value, amount in amounts.items()
        if amount or value == chosen
    ]
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
