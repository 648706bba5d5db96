"""Identifiers as people write them."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from graphsvc.model.identifiers import check_business_id, check_ptv_id, check_register_number

_DIGITS: Final = re.compile(r"(?:FI)?(\d{7})-?(\d)", re.IGNORECASE)
_MANY_DIGITS: Final = re.compile(r"\d+")


def _business_id(text: str) -> str:
    match = _DIGITS.fullmatch(text.replace(" ", ""))
    return _checked(f"{match[1]}-{match[2]}" if match else text, check_business_id)


def _register_number(text: str) -> str:
    digits = "".join(_MANY_DIGITS.findall(text))
    return _checked(digits if text.replace(" ", "") == digits else text, check_register_number)


def _ptv_id(text: str) -> str:
    return _checked(text.lower(), check_ptv_id)


def _checked(value: str, check: Callable[[str], object]) -> str:
    check(value)
    return value


READ_IDENTIFIER: Final[Mapping[str, Callable[[str], str]]] = {
    "business_id": _business_id,
    "register_number": _register_number,
    "ptv_id": _ptv_id,
}
"""What reads the text of each column of identifiers; it raises InvalidInputError where that is none."""
