"""Identifiers as people write them."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from graphsvc.errors import InvalidInputError
from graphsvc.model.identifiers import check_business_id, check_ptv_id, check_register_number

_DIGITS: Final = re.compile(r"(?:FI)?(\d{6,7})[-‐‑–]?(\d)", re.IGNORECASE)
"""Of a number that a spreadsheet took for a quantity the zero that it begins with is gone."""
_MANY_DIGITS: Final = re.compile(r"\d+")
_ZEROS: Final = re.compile(r"[0.-]+")


def _business_id(text: str) -> str:
    match = _DIGITS.fullmatch(text.replace(" ", ""))
    return f"{match[1].zfill(7)}-{match[2]}" if match else text


def _register_number(text: str) -> str:
    digits = "".join(_MANY_DIGITS.findall(text))
    return digits if text.replace(" ", "") == digits else text


def _reader(field: str, read: Callable[[str], str], check: Callable[[str], object]) -> Callable[[str], str]:
    def read_checked(text: str) -> str:
        value = read(text)
        if _ZEROS.fullmatch(value):  # stands for "not known", and would make one of all that bear it
            raise InvalidInputError(f"{field}_form", field=field, value=text)
        check(value)
        return value

    return read_checked


READ_IDENTIFIER: Final[Mapping[str, Callable[[str], str]]] = {
    "business_id": _reader("business_id", _business_id, check_business_id),
    "register_number": _reader("register_number", _register_number, check_register_number),
    "ptv_id": _reader("ptv_id", str.lower, check_ptv_id),
}
"""What reads the text of each column of identifiers; it raises InvalidInputError where that is none."""
