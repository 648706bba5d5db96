"""Tables as workbooks and as zipped CSV files."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from graphsvc.errors import InvalidFileError
from graphsvc.exchange.writing.escaping import check_length, guarded, sealed
from graphsvc.exchange.writing.tables import Table, Value
from graphsvc.model import Language

_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive, so that the same data give the same bytes."""
_BOM: Final = "\ufeff"


def write_workbook(path: Path, tables: Iterable[Table]) -> None:
    """Write tables as an Excel workbook; every text is a text, whatever it begins with.

    Raises:
        InvalidFileError: a text is longer than a cell.
    """
    workbook = Workbook(write_only=True)
    try:
        for table in tables:
            _write_sheet(workbook.create_sheet(table.name), table, path.name)
    except InvalidFileError:
        for sheet in workbook.worksheets:
            sheet.close()
        raise
    workbook.save(path)


def _write_sheet(sheet: Any, table: Table, file: str) -> None:
    sheet.freeze_panes = "A2"
    sheet.append([_heading(sheet, title) for title in table.headings])
    for number, row in enumerate(table.rows, start=2):
        for value in row:
            check_length(str(value), file, table.name, number)
        sheet.append([_cell(sheet, value) for value in row])


def write_zipped_csv(path: Path, tables: Iterable[Table]) -> None:
    """Write tables as CSV files in one archive: commas, UTF-8 with a byte order mark, as Excel wants it."""
    with zipfile.ZipFile(path, "w") as archive:
        for table in tables:
            with archive.open(zipped(table.file), "w", force_zip64=True) as stream:
                text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
                text.write(_BOM)
                writer = csv.writer(text)
                writer.writerow(table.headings)
                writer.writerows([guarded(sealed(str(value))) for value in row] for row in table.rows)
                text.flush()


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str | float | None]], language: Language) -> str:
    """A table as CSV that the spreadsheets of those who speak a language open by themselves.

    Where decimals have a comma, spreadsheets part the columns by semicolons. Begins with a byte order mark.
    """
    has_points = language == "en"
    stream = io.StringIO(newline="")
    stream.write(_BOM)
    writer = csv.writer(stream, delimiter="," if has_points else ";")
    writer.writerow(headings)
    for row in rows:
        cells = (value if isinstance(value, int) else _written(value, has_points=has_points) for value in row)
        writer.writerow(cells)
    return stream.getvalue()


def _written(value: str | float | None, *, has_points: bool) -> str:
    if isinstance(value, float):
        return str(value) if has_points else str(value).replace(".", ",")
    return guarded(value or "")


def zipped(name: str) -> zipfile.ZipInfo:
    """An entry of an archive, to be compressed."""
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _heading(sheet: Any, title: str) -> Any:
    cell = WriteOnlyCell(sheet, title)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Value) -> Any:
    """A cell; a text that looks like a formula or like an error of one says that it is none."""
    if not isinstance(value, str):
        return value
    text = sealed(value)
    if not text.startswith(("=", "#")):
        return text or None
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
