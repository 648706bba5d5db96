"""Where a coordinator takes the network out, in whole or in part, as a file of any format."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from flask import send_file
from pydantic import Field
from werkzeug.wrappers import Response

from graphsvc import service
from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.model import ActorKind, Language, Sector
from graphsvc.service import LACKING, Context, ExportRequest
from graphsvc.texts import error_text
from graphsvc.web.coordinator.frame import coordinator_page
from graphsvc.web.exports import PartOnDay
from graphsvc.web.pages.lists import topic_groups
from graphsvc.web.params import read_parameters

Format = Literal["xlsx", "csv.zip", "json", "graphml", "gexf", "kumu.json", "hsds.zip"]
_FORMATS: Final[tuple[Format, ...]] = ("xlsx", "csv.zip", "json", "kumu.json", "graphml", "gexf", "hsds.zip")
"""Those that most people want first."""


class FileParameters(PartOnDay):
    """Which file is wanted; without a format, the page that asks for it."""

    file_format: Format | None = Field(None, alias="format", description="The ending of the file.")


def exporting(context: Context, language: Language) -> Response:
    """The file that is wanted, or the page that asks which."""
    parameters = read_parameters(FileParameters)
    problem = ""
    if parameters.file_format:
        try:
            return _file(context, parameters.request(context, language, parameters.file_format))
        except (InvalidInputError, NotFoundError) as error:
            problem = error_text(language, error)
    html = coordinator_page(
        "edit_export.html",
        context,
        language,
        problem=problem,
        asked=parameters,
        formats=_FORMATS,
        lacking=LACKING,
        groups=topic_groups(service.topics(context, language)),
        sectors=Sector,
        kinds=ActorKind,
    )
    return Response(html, 400 if problem else 200, mimetype="text/html")


def _file(context: Context, request: ExportRequest) -> Response:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"graphsvc-{context.day(request.on):%Y-%m-%d}.{request.file_format}"
        service.export(context, path, request)
        return send_file(io.BytesIO(path.read_bytes()), as_attachment=True, download_name=path.name)
