"""What is told of a record that breaks a rule, and of what becomes of it."""

from collections.abc import Mapping
from typing import Final

from graphsvc.errors import InvalidFileError, InvalidInputError
from graphsvc.exchange.understanding.findings import Where
from graphsvc.model import Actor, Tie

TIE_LEFT_OUT: Final = "tie_ends_before_start"
"""The code of a tie that ends before it starts: it stays out, for without its end it would be in force."""
_ENDS_BEFORE_START: Final[Mapping[type, str]] = {Tie: TIE_LEFT_OUT, Actor: "end_left_out"}


def breach(record_type: type, where: Where, error: InvalidInputError) -> InvalidFileError:
    """The breach, in a file with what becomes of the record; a form, whose sheet is no file, is not saved anyway."""
    is_left_out = error.code == "ends_before_start" and where.sheet.file
    code = _ENDS_BEFORE_START.get(record_type) if is_left_out else None
    return where.problem(code, error.field, error.value, start=error.details["start"]) if code else where.same(error)
