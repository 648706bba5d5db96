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
from graphsvc.web.showing import shown

Given = TypeVar("Given", bound=Parameters)
InPath = ParamSpec("InPath")
Handler = Callable[Concatenate[Context, Any, Language, InPath], object]

API_ROOT: Final = "/api/v1"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One GET of the API; `path` in Flask's notation below `API_ROOT`; `is_shown` where the answer is kept as it is."""

    path: str
    parameters: type[Parameters]
    result: Any
    handler: Callable[..., object]
    headers: Mapping[str, str]
    is_shown: bool

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
    is_shown: bool = False,
) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Declare a handler that is called with the context, the parameters, the language and what the path names.

    `headers` go with every answer; `is_shown` where it is made once for all who ask, until the graph changes.
    """

    def declare(handler: Callable[..., object]) -> Callable[..., object]:
        ENDPOINTS.append(Endpoint(path, parameters, result, handler, headers, is_shown))
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
        def make() -> bytes:
            parameters = read_parameters(declared.parameters)
            result = declared.handler(context, parameters, reader_language(), **in_path)
            tell_age(result)
            return adapter(declared.result).dump_json(result)

        made = shown(context, context.store.version(), make) if declared.is_shown else make()
        return Response(made, 200, declared.headers, "application/json")

    return view
