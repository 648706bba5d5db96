"""Reports that are kept, for they take long where there is much: nobody waits for one that was made before."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from graphsvc.service.reports.base import NetworkOfDay, Report

Given = ParamSpec("Given")
Made = TypeVar("Made", bound=Report)
Maker = Callable[Concatenate[NetworkOfDay, Given], Made]


def kept(
    beside: Callable[[NetworkOfDay], Hashable] = lambda _: None,
) -> Callable[[Maker[Given, Made]], Maker[Given, Made]]:
    """Keep what a function reports, and give the last report, with `as_of`, while a newer one takes long to make.

    `beside` is what the report tells that is no part of the graph: a report that was made beside something else
    is never given.
    """

    def declare(make: Maker[Given, Made]) -> Maker[Given, Made]:
        @wraps(make)
        def give(network: NetworkOfDay, /, *given: Given.args, **named: Given.kwargs) -> Made:
            asked = (make.__name__, network.on, network.language, given, tuple(sorted(named.items())), beside(network))
            last = network.context.last_answers.answer(network.version, asked, lambda: make(network, *given, **named))
            return last.value if last.version >= network.version else replace(last.value, as_of=last.begun)

        return give

    return declare
