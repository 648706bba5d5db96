"""What was corrected in files and is remembered: listed, and forgotten one by one."""

from http import HTTPStatus
from typing import Final

from flask import redirect, request
from werkzeug.wrappers import Response

from graphsvc import service
from graphsvc.model import About, Language
from graphsvc.service import Context, column_label
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.shell import address
from graphsvc.web.params import Parameters, Words, read_form


class Forgotten(Parameters):
    """What is to be forgotten: a heading by role, and folded; or a pair by its ids."""

    about: About
    one: Words
    other: Words


def remembered(context: Context, language: Language) -> str:
    """Everything that is remembered."""
    found = service.remembered(context)
    return coordinator_page(
        "import_remembered.html",
        context,
        language,
        headings=[one for one in found if one.about is About.HEADING],
        pairs=[one for one in found if one.about is About.PAIR],
        heading_of=lambda one: column_label(language, one.said, one.one),
        was_forgotten="forgotten" in request.args,
    )


def forget_remembered(context: Context, language: Language) -> Response:
    """Forget one of it."""
    wanted = read_form(Forgotten)
    service.forget(context, wanted.about, wanted.one, wanted.other)
    return redirect(address(language, "remembered", forgotten="1"), HTTPStatus.SEE_OTHER)


ROUTES: Final = (
    Route("/import/remembered", remembered),
    Route("/import/remembered/forget", forget_remembered, ("POST",)),
)
