"""A workbook to fill in: headings and help in the reader's language, drop-down lists, a row as an example."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from graphsvc.errors import InvalidFileError, os_reason
from graphsvc.exchange.understanding.catalogue import heading
from graphsvc.model import LEVELS, SUBTYPES, Language, PlaceLevel, Sector, TieKind, Vocabulary, alphabetical
from graphsvc.texts import text

_ACTORS: Final = (
    "label", "type", "description", "municipality", "serves", "business_id", "url", "email", "offers", "needs",
    "target_groups", "start", "end",
)  # fmt: skip
_TIES: Final = ("from", "to", "type", "strength", "start", "end", "basis", "description", "next_step")
_TABLES: Final[Mapping[str, tuple[str, ...]]] = {"element": _ACTORS, "connection": _TIES}
_LISTED: Final[Mapping[tuple[str, str], str]] = {
    ("element", "type"): "types",
    ("element", "municipality"): "municipalities",
    ("element", "offers"): "topics",
    ("element", "needs"): "topics",
    ("element", "target_groups"): "target_groups",
    ("connection", "type"): "ties",
    ("connection", "strength"): "levels",
}
_ROWS: Final = 2000
_WIDTH: Final = 24
_HEAD: Final = PatternFill("solid", fgColor="DDE8F0")


def write_template(path: Path, vocabulary: Vocabulary, language: Language) -> None:
    """Write the workbook.

    Raises:
        InvalidFileError: the file cannot be written.
    """
    workbook = Workbook()
    lists = _lists(vocabulary, language)
    _write_help(workbook.active, language)
    for table in _TABLES:
        _write_table(workbook, table, lists, language)
    _write_lists(workbook, lists, language)
    try:
        workbook.save(path)
    except OSError as error:
        raise InvalidFileError("file_unwritable", file=str(path), reason=os_reason(error)) from None


def _lists(vocabulary: Vocabulary, language: Language) -> dict[str, list[str]]:
    """What can be chosen in each drop-down list."""
    subtypes = dict.fromkeys(subtype for several in SUBTYPES.values() for subtype in several)
    seats = [place for place in vocabulary.places.values() if place.level is PlaceLevel.MUNICIPALITY]
    return {
        "types": _sorted(text(language, f"kinds.subtype.{subtype}") for subtype in subtypes if subtype != "collective"),
        "municipalities": _sorted(place.names.in_language(language) for place in seats),
        "topics": _sorted(topic.labels.in_language(language) for topic in vocabulary.topics.values()),
        "target_groups": _sorted(group.labels.in_language(language) for group in vocabulary.target_groups.values()),
        "ties": [text(language, f"kinds.tie.{kind}.out") for kind in TieKind],
        "levels": [str(level) for level in LEVELS],
        "sectors": [text(language, f"kinds.sector.{sector}") for sector in Sector],
    }


def _sorted(labels: Any) -> list[str]:
    return sorted(dict.fromkeys(labels), key=alphabetical)


def _write_help(sheet: Any, language: Language) -> None:
    """The first sheet: what to write where. Its name says that it is not meant to be imported."""
    sheet.title = f"{text(language, 'exchange.template.help')} (ignore)"
    sheet.column_dimensions["A"].width = _WIDTH
    sheet.column_dimensions["B"].width = 4 * _WIDTH
    lines: list[tuple[str, str]] = [(text(language, "exchange.template.title"), "")]
    lines += [("", text(language, f"exchange.template.{key}")) for key in ("fill", "several", "private", "levels")]
    for table, columns in _TABLES.items():
        lines.append((text(language, f"exchange.template.{table}"), ""))
        lines += [(heading(language, table, one), text(language, f"exchange.help_{table}.{one}")) for one in columns]
    for row in lines:
        sheet.append(row)
        sheet.cell(sheet.max_row, 1).font = Font(bold=not row[1])
        sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True)


def _write_table(workbook: Any, table: str, lists: Mapping[str, Sequence[str]], language: Language) -> None:
    sheet = workbook.create_sheet(text(language, f"exchange.template.{table}"))
    sheet.append([heading(language, table, column) for column in _TABLES[table]])
    sheet.freeze_panes = "A2"
    for place, column in enumerate(_TABLES[table], start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.cell(1, place).fill = _HEAD
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTH
        if listed := _LISTED.get((table, column)):
            sheet.add_data_validation(_choice(listed, lists, get_column_letter(place), language))


def _choice(listed: str, lists: Mapping[str, Sequence[str]], letter: str, language: Language) -> DataValidation:
    """A drop-down list that proposes; words of one's own, and several with a bar between, may be written too."""
    column = get_column_letter(list(lists).index(listed) + 1)
    name = _lists_title(language)
    formula = f"'{name}'!${column}$1:${column}${len(lists[listed])}"
    choice = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    choice.add(f"{letter}2:{letter}{_ROWS}")
    return choice


def _lists_title(language: Language) -> str:
    return f"{text(language, 'exchange.template.lists')} (ignore)"


def _write_lists(workbook: Any, lists: Mapping[str, Sequence[str]], language: Language) -> None:
    sheet = workbook.create_sheet(_lists_title(language))
    for place, labels in enumerate(lists.values(), start=1):
        for row, label in enumerate(labels, start=1):
            sheet.cell(row, place, label)
