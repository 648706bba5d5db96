"""Identifiers that organisations bear, and the rules by which they are checked."""

import re
from typing import Final

from graphsvc.errors import InvalidInputError

_BUSINESS_ID: Final = re.compile(r"\d{7}-\d")
_BUSINESS_ID_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2)
_REGISTER_NUMBER: Final = re.compile(r"\d{1,3}(\.\d{3}){0,2}|\d{1,7}")
_PTV_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def check_business_id(value: str) -> None:
    """Check a Finnish business id (Y-tunnus) `1234567-8` by its check digit.

    Rule of the Finnish Patent and Registration Office: weights 7 9 10 5 8 4 2 modulo 11; a remainder
    of 1 is never given, 0 gives the check digit 0, any other gives 11 minus itself.

    Raises:
        InvalidInputError: the form or the check digit is wrong.
    """
    if not _BUSINESS_ID.fullmatch(value):
        raise InvalidInputError("business_id_form", field="business_id", value=value)
    remainder = sum(int(digit) * weight for digit, weight in zip(value[:7], _BUSINESS_ID_WEIGHTS, strict=True)) % 11
    if remainder == 1 or int(value[-1]) != (11 - remainder) % 11:
        raise InvalidInputError("business_id_check_digit", field="business_id", value=value)


def check_register_number(value: str) -> None:
    """Check a number of the Finnish register of associations: one to seven digits, dots between thousands.

    Raises:
        InvalidInputError: it has another form.
    """
    if not _REGISTER_NUMBER.fullmatch(value):
        raise InvalidInputError("register_number_form", field="register_number", value=value)


def check_ptv_id(value: str) -> None:
    """Check an id of the Finnish Service Catalogue (PTV): a UUID in lower case.

    Raises:
        InvalidInputError: it has another form.
    """
    if not _PTV_ID.fullmatch(value):
        raise InvalidInputError("ptv_id_form", field="ptv_id", value=value)
