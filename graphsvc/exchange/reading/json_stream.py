"""JSON of unknown origin, read item by item in little memory."""

import json
from collections.abc import Iterator
from typing import IO, Any, Final, NamedTuple, NoReturn

from graphsvc.errors import InvalidFileError

_CHUNK: Final = 1 << 20
_LARGEST_ITEM: Final = 1 << 23
_BLANKS: Final = " \t\r\n"


class Part(NamedTuple):
    """A value of the outermost object under its `key`, or an item of a list in it, numbered from 1."""

    key: str
    number: int
    value: Any


class _NotANumberError(ValueError):
    pass


def _refuse_constant(name: str) -> NoReturn:
    raise _NotANumberError(name)


def parts(stream: IO[str], file: str) -> Iterator[Part]:
    """The values of a JSON object, lists item by item; or the items of a list, under an empty key.

    Raises:
        InvalidFileError: it is no JSON, holds NaN or Infinity, is nested too deeply, or one item is huge.
    """
    text = _Text(stream, file)
    try:
        if text.peek() == "[":
            yield from text.items("")
        elif text.take("{"):
            while text.peek() != "}":
                key = str(text.value())
                text.expect(":")
                if text.peek() == "[":
                    yield from text.items(key)
                else:
                    yield Part(key, 0, text.value())
                if not text.take(","):
                    break
            text.expect("}")
        if text.peek():
            raise text.damaged("Extra data")
    except _NotANumberError as error:
        raise InvalidFileError("json_constant", file=file, row=text.line(), value=str(error)) from None
    except UnicodeDecodeError:
        raise InvalidFileError("not_text", file=file) from None
    except RecursionError:
        raise InvalidFileError("json_too_deep", file=file, row=text.line()) from None


class _Text:
    """The part of a text that is being read."""

    def __init__(self, stream: IO[str], file: str) -> None:
        self._stream = stream
        self._file = file
        self._decoder = json.JSONDecoder(parse_constant=_refuse_constant)
        self._waiting = ""
        self._place = 0
        self._lines = 1
        self._is_whole = False

    def line(self) -> int:
        return self._lines + self._waiting.count("\n", 0, self._place)

    def damaged(self, reason: str) -> InvalidFileError:
        return InvalidFileError("file_damaged", file=self._file, row=self.line(), reason=reason)

    def peek(self) -> str:
        """The next sign that is no blank; empty at the end."""
        while True:
            while self._place < len(self._waiting):
                sign = self._waiting[self._place]
                if sign not in _BLANKS:
                    return sign
                self._place += 1
            if not self._fill():
                return ""

    def take(self, sign: str) -> bool:
        is_next = self.peek() == sign
        self._place += is_next
        return is_next

    def expect(self, sign: str) -> None:
        if not self.take(sign):
            raise self.damaged(f"Expecting '{sign}'")

    def items(self, key: str) -> Iterator[Part]:
        self.expect("[")
        number = 0
        while self.peek() != "]":
            number += 1
            yield Part(key, number, self.value())
            if not self.take(","):
                break
        self.expect("]")

    def value(self) -> Any:
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._waiting, self._place)
            except json.JSONDecodeError as error:
                if not self._fill():
                    raise self.damaged(error.msg) from None
            except _NotANumberError:
                raise
            except ValueError as error:
                raise self.damaged(str(error)) from None
            else:
                if end < len(self._waiting) or not self._fill():
                    self._place = end
                    return value

    def _fill(self) -> bool:
        """Read on; whether there was more."""
        if len(self._waiting) - self._place > _LARGEST_ITEM:
            raise InvalidFileError("piece_too_large", file=self._file, row=self.line())
        more = "" if self._is_whole else self._stream.read(_CHUNK)
        self._is_whole = not more
        self._lines += self._waiting.count("\n", 0, self._place)
        self._waiting = self._waiting[self._place :] + more
        self._place = 0
        return bool(more)
