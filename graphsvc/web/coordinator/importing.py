"""From a coordinator's own list to the network: choose a file, look at what it says, bring it in."""

from functools import partial
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from flask import Response, make_response, redirect, request, send_file
from pydantic import Field
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from graphsvc import service
from graphsvc.errors import InvalidInputError
from graphsvc.model import Language
from graphsvc.service import Answers, Context, DraftView, ImportReport
from graphsvc.texts import reason_text, text
from graphsvc.web.coordinator import import_history
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.shell import address
from graphsvc.web.params import Parameters, WholeNumber, Words, read_form

_FORM_BYTES: Final = 1 << 20
"""What a form with files holds beside them."""
_REFRESH_SECONDS: Final = 2
_MOST_SHEETS, _MOST_COLUMNS, _MOST_LINES = 30, 120, 100
"""How much of a file's report a page shows."""
_LONGEST_WHO: Final = 100


class Confirmation(Parameters):
    """Who brings the files in, and which graph the dry run was for."""

    version: WholeNumber = Field(ge=0, le=1 << 62)
    who: Words = Field("", max_length=_LONGEST_WHO)


def importing(context: Context, language: Language) -> str:
    """Where a file is chosen, and what was brought in before."""
    return _start_page(context, language)


def upload_import(context: Context, language: Language) -> AnyResponse:
    """Take files and look at them; those that nobody could use are refused at once."""
    request.max_content_length = (context.limits.megabytes << 20) + _FORM_BYTES
    try:
        files = [(one.filename, one.stream) for one in request.files.getlist("files") if one.filename]
    except RequestEntityTooLarge:
        error = InvalidInputError("file_too_large", field="files", most=context.limits.megabytes)
        return _refused(context, language, [reason_text(language, error)], HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if not files:
        return _refused(context, language, [text(language, "importing.none_chosen")], HTTPStatus.BAD_REQUEST)
    draft_id = service.add_draft(context, files)
    report = service.view_draft(context, draft_id, language).report
    if report and report.is_refused and not report.sheets:
        service.drop_draft(context, draft_id)
        reasons = [_reason(one.file, one.sheet, one.row, one.reason, language) for one in report.refused]
        return _refused(context, language, reasons, HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect(address(language, "import_draft", draft_id=draft_id), HTTPStatus.SEE_OTHER)


def import_draft(context: Context, language: Language, draft_id: str) -> AnyResponse:
    """What was understood, column by column, and what would become of it."""
    view = service.view_draft(context, draft_id, language)
    if view.report is None:
        page = coordinator_page("import_working.html", context, language, view=view)
        return Response(page, headers={"Refresh": str(_REFRESH_SECONDS)})
    if view.import_id:
        return redirect(address(language, "import_entry", import_id=view.import_id, new="1"), HTTPStatus.SEE_OTHER)
    page = coordinator_page("import_draft.html", context, language, **_shown(context, language, view, view.report))
    return Response(page, HTTPStatus.UNPROCESSABLE_ENTITY if view.report.is_refused else HTTPStatus.OK)


def answer_import(context: Context, language: Language, draft_id: str) -> AnyResponse:
    """Read the files anew as a person says, and show again what would become of them."""
    service.answer_draft(context, draft_id, _answers())
    return redirect(address(language, "import_draft", draft_id=draft_id), HTTPStatus.SEE_OTHER)


def confirm_import(context: Context, language: Language, draft_id: str) -> AnyResponse:
    """Bring the files in, unless something was chosen whose outcome nobody has seen yet."""
    confirmation = read_form(Confirmation)
    is_unseen = service.answer_draft(context, draft_id, _answers())
    if not is_unseen:
        service.write_draft(context, draft_id, confirmation.who.strip(), confirmation.version, language)
    back = address(language, "import_draft", draft_id=draft_id, unseen="1" if is_unseen else "")
    return redirect(back, HTTPStatus.SEE_OTHER)


def cancel_import(context: Context, language: Language, draft_id: str) -> AnyResponse:
    """Delete the files that wait."""
    service.drop_draft(context, draft_id)
    return redirect(address(language, "importing"), HTTPStatus.SEE_OTHER)


def import_template(_context: Context, language: Language) -> Response:
    """A workbook to fill in."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        service.write_template(path, language)
        content = BytesIO(path.read_bytes())
    name = f"{text(language, 'importing.template_name')}.xlsx"
    return send_file(content, as_attachment=True, download_name=name)


def _start_page(context: Context, language: Language, errors: list[str] | None = None) -> str:
    rows = import_history.history_rows(context, language)
    return coordinator_page(
        "import.html",
        context,
        language,
        errors=errors or [],
        most=context.limits.megabytes,
        rows=rows[: import_history.LATEST],
        has_more=len(rows) > import_history.LATEST,
    )


def _refused(context: Context, language: Language, reasons: list[str], status: HTTPStatus) -> Response:
    return make_response(_start_page(context, language, reasons), status)


def _reason(file: str, sheet: str | None, row: int | None, reason: str, language: Language) -> str:
    place = f"{file} ({sheet})" if sheet else file
    key = "errors.in_row" if row else "errors.in_file"
    return text(language, key, file=place, row=str(row), message=reason)


def _shown(context: Context, language: Language, view: DraftView, report: ImportReport) -> dict[str, Any]:
    """What the page of a draft needs beside its report."""
    changes = report.changes[:_MOST_LINES]
    return {
        "view": view,
        "report": report,
        "sheets": report.sheets[:_MOST_SHEETS],
        "most_columns": _MOST_COLUMNS,
        "most_lines": _MOST_LINES,
        "has_news": any(report.added.values()) or any(report.changed.values()),
        "undecided": sum(1 for one in view.pairs if one.said is None and one.pair.can_join),
        "is_unseen": "unseen" in request.args,
        "names": service.actor_names(context, {one for change in changes for one in change.actors}, language),
        "column_label": partial(service.column_label, language),
        "column_choices": partial(service.column_choices, language),
        "value": partial(service.shown_value, context, language),
    }


def _answers() -> Answers:
    """What the form says; fields that it does not know are passed over."""
    roles: dict[int, str] = {}
    columns: dict[tuple[int, int], str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for name, value in request.form.items():
        match name.split("-"):
            case ["role", number] if number.isdecimal():
                roles[int(number)] = value
            case ["column", number, place] if number.isdecimal() and place.isdecimal():
                columns[int(number), int(place)] = value
            case ["pair", _] if value.count("|") == 2:
                said, new, other = value.split("|")
                pairs[new, other] = said
    return Answers(roles, columns, pairs)


ROUTES: Final = (
    Route("/import", importing),
    Route("/import", upload_import, ("POST",)),
    Route("/import/template.xlsx", import_template),
    *import_history.ROUTES,
    Route("/import/<draft_id>", import_draft),
    Route("/import/<draft_id>", answer_import, ("POST",)),
    Route("/import/<draft_id>/confirm", confirm_import, ("POST",)),
    Route("/import/<draft_id>/cancel", cancel_import, ("POST",)),
)
