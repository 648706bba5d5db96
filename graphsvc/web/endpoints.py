"""How an endpoint of the API is declared: its path, its parameters and its result, once, for Flask and OpenAPI."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from flask import Blueprint, Response
from pydantic import TypeAdapter

from graphsvc.model import Language
from graphsvc.service import Context
from graphsvc.web.age import tell_age
from graphsvc.web.language import reader_language
from graphsvc.web.params import Parameters, read_parameters
from graphsvc.web.showing import shown_last

Given = TypeVar("Given", bound=Parameters)
InPath = ParamSpec("InPath")
Handler = Callable[Concatenate[Context, Any, Language, InPath], object]

API_ROOT: Final = "/api/v1"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One GET of the API; `path` in Flask's notation below `API_ROOT`; where it `takes_long` the last answer may do."""

    path: str
    parameters: type[Parameters]
    result: Any
    handler: Callable[..., object]
    headers: Mapping[str, str]
    takes_long: Callable[[Any], bool]

    @property
    def summary(self) -> str:
        """The first sentence of what the handler's docstring says."""
        return (self.handler.__doc__ or "").strip().splitlines()[0]


ENDPOINTS: Final[list[Endpoint]] = []


def endpoint(
    path: str,
    parameters: type[Parameters],
    result: Any,
    *,
    headers: Mapping[str, str] = MappingProxyType({}),
    takes_long: Callable[[Any], bool] = lambda _: False,
) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Declare a handler that is called with the context, the parameters, the language and what the path names.

    `headers` go with every answer. Where what is asked `takes_long`, the last answer is given while a newer one is made.
    """

    def declare(handler: Callable[..., object]) -> Callable[..., object]:
        ENDPOINTS.append(Endpoint(path, parameters, result, handler, headers, takes_long))
        return handler

    return declare


def register(blueprint: Blueprint, context: Context) -> None:
    """Serve every declared endpoint."""
    for declared in ENDPOINTS:
        blueprint.add_url_rule(declared.path, declared.handler.__name__, _view(declared, context))


@cache
def adapter(result: Any) -> TypeAdapter[Any]:
    """What writes a result as JSON and describes it."""
    return TypeAdapter(result)


def _view(declared: Endpoint, context: Context) -> Callable[..., Response]:
    def view(**in_path: str) -> Response:
        parameters = read_parameters(declared.parameters)

        def make() -> bytes:
            result = declared.handler(context, parameters, reader_language(), **in_path)
            tell_age(result)
            return adapter(declared.result).dump_json(result)

        made = shown_last(context, make)[0] if declared.takes_long(parameters) else make()
        return Response(made, 200, declared.headers, "application/json")

    return view
