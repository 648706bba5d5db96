"""The pages of maps, their files to take along, and what they load."""

from calendar import isleap
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import flask
from flask import Blueprint, Response, send_file, url_for
from markupsafe import Markup

from graphsvc import drawing, service
from graphsvc.drawing import EmbedFrame, MapDrawing, PageFrame, PageLink, PrintFrame
from graphsvc.model import LANGUAGES, Language
from graphsvc.service import Context, MapAddresses, MapRequest
from graphsvc.texts import moment_text, text
from graphsvc.web import policy
from graphsvc.web.coordinators import is_loopback
from graphsvc.web.language import LANGUAGE_NAMES
from graphsvc.web.params import MapParameters, SheetParameters, read_parameters
from graphsvc.web.showing import shown, shown_last

_ASSETS: Final = "/static/map"
_SIZES: Final = ("A4", "A3")
_YEARS: Final = 4
"""So many years before the day of a map, and after it, one step leads to."""
_MOST_TURNED: Final = 20_000
"""Of a part of the network with more actors, another day takes long; of the whole they are only counted."""
_AGE: Final = Markup("<!-- age -->")
"""Where the page of a map tells how old it is, once it is older than what was written last."""
_FILES: Final = {"html": "text/html", "svg": "image/svg+xml", "png": "image/png"}
"""The kinds of files that a map can be taken along as, and their media types."""


def blueprint(context: Context) -> Blueprint:
    """The maps over a context."""
    maps = Blueprint("maps", __name__)
    rule = f"/<any({','.join(LANGUAGES)}):language>/maps/<map_name>"

    maps.add_url_rule(rule, "page", partial(_shown_page, context))
    maps.add_url_rule(f"{rule}/embed", "embed", partial(_embed, context))
    maps.add_url_rule(f"{rule}/print", "print", partial(_print, context))
    maps.add_url_rule(f"{rule}.html", "html", partial(_html, context))
    maps.add_url_rule(f"{rule}.svg", "svg", partial(_svg, context))
    maps.add_url_rule(f"{rule}.png", "png", partial(_png, context))
    maps.add_url_rule(f"{_ASSETS}/<name>", "asset", _asset)
    return maps


def actor_address(language: Language, actor_id: str) -> str:
    """The address of an actor's page."""
    return url_for("pages.actor", language=language, actor_id=actor_id)


def map_request(name: str, parameters: MapParameters) -> MapRequest:
    """What is asked of the service."""
    return MapRequest(name, parameters.on, parameters.focus, parameters.place, parameters.to, parameters.depth)


def shows_many(asked: MapParameters) -> bool:
    """Whether a map is of all or of a place, and may take long."""
    return asked.focus is None


def _shown_page(context: Context, language: Language, map_name: str) -> bytes:
    if not shows_many(read_parameters(MapParameters)):
        return shown(context, context.store.version(), lambda: _page(context, language, map_name))
    made, moment = shown_last(context, lambda: _page(context, language, map_name).encode())
    if moment is None:
        return made
    told = text(language, "map.as_of", moment=moment_text(language, moment))
    return made.replace(_AGE.encode(), Markup('<p class="note">{}</p>').format(told).encode(), 1)


def _page(context: Context, language: Language, map_name: str) -> str:
    """A map as a page of the service."""
    request = map_request(map_name, read_parameters(MapParameters))
    drawn = service.network_map(context, request, language, _addresses("page", request, language))
    return drawing.page(drawn, _frame(context, request, language, drawn))


def _addresses(endpoint: str, request: MapRequest, language: Language) -> MapAddresses:
    """Where the marks of a map lead; `endpoint` is that of the maps of places."""
    state = _kept(request)
    return MapAddresses(
        actor=partial(actor_address, language),
        topic=lambda topic: url_for("pages.topic", language=language, topic_id=topic),
        place=lambda place: _address(endpoint, language, request.name, {**state, "place": place}),
    )


def _embed(context: Context, language: Language, map_name: str) -> Response:
    """A map for the pages of others: it may be shown anywhere, and sends nothing anywhere."""
    version = context.store.version()
    response = Response(shown(context, version, lambda: _embedded(context, language, map_name)))
    response.headers["Content-Security-Policy"] = policy.EMBEDDED
    return response


def _embedded(context: Context, language: Language, map_name: str) -> str:
    request = map_request(map_name, read_parameters(MapParameters))
    drawn = service.network_map(context, request, language, _addresses("embed", request, language))
    whole = _address("page", language, map_name, _state(request))
    return drawing.page(drawn, EmbedFrame(assets=_ASSETS, ego=_ego(request, language), whole=whole))


def _print(context: Context, language: Language, map_name: str) -> str:
    """A map on a page to print."""
    parameters = read_parameters(SheetParameters)
    request = map_request(map_name, parameters)
    state = _state(request)
    sizes = tuple(
        PageLink(
            size, "" if size == parameters.size else _address("print", language, map_name, {**state, "size": size})
        )
        for size in _SIZES
    )
    whole = _address("page", language, map_name, state)
    frame = PrintFrame(assets=_ASSETS, whole=whole, sizes=sizes)
    return drawing.print_page(service.network_map(context, request, language), frame, parameters.size)


def _frame(context: Context, request: MapRequest, language: Language, drawn: MapDrawing) -> PageFrame:
    """Where the page of a map leads."""
    kept, here = _kept(request), _state(request)
    return PageFrame(
        assets=_ASSETS,
        home=url_for("pages.ask", language=language),
        ego=_ego(request, language),
        files=tuple(
            PageLink(text(language, f"map.file.{kind}"), _address(kind, language, request.name, here))
            for kind in (*service.map_files(), "print")
        ),
        languages=tuple(
            PageLink(name, "" if to == language else _address("page", to, request.name, here), to)
            for to, name in LANGUAGE_NAMES.items()
        ),
        views=tuple(
            PageLink(
                text(language, f"map.names.{name}"),
                "" if name == request.name else _address("page", language, name, here),
            )
            for name in service.map_names(context, request)
        ),
        places=service.map_places(context, request, language),
        place=request.place or "",
        kept={name: value for name, value in kept.items() if value},
        step=_step(request, language),
        years=_years(request, language, drawn.on) if _turns_on_server(request, drawn) else (),
        code=_code(request, language, drawn.title),
        is_local=is_loopback(urlsplit(flask.request.host_url).hostname),
        age=_AGE,
    )


def _turns_on_server(request: MapRequest, drawn: MapDrawing) -> bool:
    """Whether the page lacks what a slider needs, and the server finds another day within a few seconds."""
    is_quick = request.place is None or sum(group.count for group in drawn.groups) <= _MOST_TURNED
    return drawn.layout == "overview" and is_quick


def _years(request: MapRequest, language: Language, on: date) -> tuple[PageLink, ...]:
    """To the same day some years before and after, up to this year; the address is empty where the reader is."""
    state = _state(request)
    last = max(on.year, min(on.year + _YEARS, service.today().year))
    return tuple(
        PageLink(
            str(year),
            "" if year == on.year else _address("page", language, request.name, {**state, "on": f"{year}-{on:%m-%d}"}),
        )
        for year in range(on.year - _YEARS, last + 1)
        if (on.month, on.day) != (2, 29) or isleap(year)
    )


def _step(request: MapRequest, language: Language) -> PageLink | None:
    """To the map around an actor with the partners of its partners, and back from there."""
    if drawing.load_map(request.name).shows != "around":
        return None
    further = request.depth == 1
    address = _address("page", language, request.name, {**_kept(request), "depth": "2" if further else ""})
    return PageLink(text(language, "map.step.further" if further else "map.step.nearer"), address)


def _ego(request: MapRequest, language: Language) -> str:
    """The start of the address of a map around an actor, whose id follows."""
    address = _address("page", language, "ego", {"on": _kept(request)["on"]})
    return f"{address}{'&' if request.on else '?'}focus="


def _code(request: MapRequest, language: Language, title: str) -> str:
    """What others put into their pages to show the map there."""
    address = flask.request.host_url.rstrip("/") + _address("embed", language, request.name, _state(request))
    code = Markup('<iframe src="{}" title="{}" width="100%" height="640" loading="lazy"></iframe>')
    return str(code.format(address, title))


def _state(request: MapRequest) -> dict[str, str]:
    """What stands in a map's address."""
    return {**_kept(request), "place": request.place or ""}


def _kept(request: MapRequest) -> dict[str, str]:
    """What else than the place stands in a map's address."""
    return {
        "on": request.on.isoformat() if request.on else "",
        "focus": request.focus or "",
        "to": request.to or "",
        "depth": str(request.depth) if request.depth > 1 else "",
    }


def _address(endpoint: str, language: Language, name: str, state: Mapping[str, str]) -> str:
    given = {key: value for key, value in state.items() if value}
    return url_for(f"maps.{endpoint}", language=language, map_name=name, **given)  # type: ignore[arg-type]


def _html(context: Context, language: Language, map_name: str) -> Response:
    """A map as one file that needs no network."""
    request = map_request(map_name, read_parameters(MapParameters))
    return _file(service.map_file(context, request, language), request, language, "html")


def _svg(context: Context, language: Language, map_name: str) -> Response:
    """A map as a picture to print."""
    parameters = read_parameters(SheetParameters)
    request = map_request(map_name, parameters)
    return _file(service.map_sheet(context, request, language, parameters.size), request, language, "svg")


def _png(context: Context, language: Language, map_name: str) -> Response:
    """A map as a picture to print, in pixels."""
    parameters = read_parameters(SheetParameters)
    request = map_request(map_name, parameters)
    return _file(service.map_png(context, request, language, parameters.size), request, language, "png")


def _file(content: str | bytes, request: MapRequest, language: Language, ending: str) -> Response:
    stem = "-".join(part for part in (request.name, request.focus, request.to, request.place, language) if part)
    response = Response(content, mimetype=_FILES[ending])
    response.headers.set("Content-Disposition", "attachment", filename=f"{stem}.{ending}".replace(":", "-"))
    return response


def _asset(name: str) -> Response:
    return send_file(drawing.asset(name))
