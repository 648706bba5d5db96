"""The pages of maps, their files to take along, and what they load."""

from functools import partial
from typing import Final

from flask import Blueprint, Response, send_file, url_for

from graphsvc import drawing, service
from graphsvc.model import LANGUAGES, Language
from graphsvc.service import Context
from graphsvc.web.params import MapParameters, read_parameters

_ASSETS: Final = "/static/map"


def blueprint(context: Context) -> Blueprint:
    """The maps over a context."""
    maps = Blueprint("maps", __name__)
    rule = f"/<any({','.join(LANGUAGES)}):language>/maps/<map_name>"

    maps.add_url_rule(rule, "page", partial(_page, context))
    maps.add_url_rule(f"{rule}.html", "file", partial(_file, context))
    maps.add_url_rule(f"{_ASSETS}/<name>", "asset", _asset)
    return maps


def actor_address(language: Language, actor_id: str) -> str:
    """The address of an actor's page."""
    return url_for("pages.actor", language=language, actor_id=actor_id)


def _page(context: Context, language: Language, map_name: str) -> str:
    """A map as a page of the service."""
    parameters = read_parameters(MapParameters)
    drawn = service.network_map(
        context,
        map_name,
        on=parameters.on,
        focus=parameters.focus,
        language=language,
        actor_address=partial(actor_address, language),
    )
    return drawing.page(
        drawn,
        home_url=url_for("pages.ask", language=language),
        file_url=url_for("maps.file", language=language, map_name=map_name, on=parameters.on, focus=parameters.focus),
        assets_url=_ASSETS,
    )


def _file(context: Context, language: Language, map_name: str) -> Response:
    """A map as one file that needs no network."""
    parameters = read_parameters(MapParameters)
    page = service.map_file(context, map_name, on=parameters.on, focus=parameters.focus, language=language)
    stem = f"{map_name}-{parameters.focus}" if parameters.focus else map_name
    return Response(page, headers={"Content-Disposition": f'attachment; filename="{stem}-{language}.html"'})


def _asset(name: str) -> Response:
    return send_file(drawing.asset(name))
