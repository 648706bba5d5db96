"""XML of unknown origin, read piece by piece in little memory, without document types and entities."""

from collections.abc import Collection, Iterator
from typing import IO, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from graphsvc.errors import InvalidFileError

_CHUNK: Final = 1 << 16
_DEEPEST: Final = 100
_LONGEST_TAG: Final = 1 << 20


class XmlTooLargeError(ValueError):
    """A piece of XML is larger or deeper than any that people's files hold."""


class _Pieces:
    """Builds the elements that are wanted, each with what it holds, and forgets all others."""

    def __init__(self, wanted: Collection[str], most: int) -> None:
        self._wanted = wanted
        self._most = most
        self._depth = 0
        self._began = 0
        self._size = 0
        self._builder = TreeBuilder()
        self._names: dict[str, str] = {}
        self.ready: list[Element] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self._names.setdefault(tag, tag.rpartition("}")[2])
        self._depth += 1
        self._size += 1
        if self._depth > _DEEPEST or (self._began and self._size > self._most):
            raise XmlTooLargeError
        if not self._began and name in self._wanted:
            self._began, self._size, self._builder = self._depth, 0, TreeBuilder()
        if self._began:
            self._builder.start(name, {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def data(self, text: str) -> None:
        if self._began:
            self._builder.data(text)

    def end(self, tag: str) -> None:
        if self._began:
            self._builder.end(self._names[tag])
        if self._began == self._depth:
            self._began = 0
            self.ready.append(self._builder.close())
        self._depth -= 1

    def close(self) -> None:
        """Nothing is left to do: every piece was handed on."""


def pieces(stream: IO[bytes], file: str, wanted: Collection[str], *, most: int = 10_000) -> Iterator[Element]:
    """The elements with these names, without their namespaces, in order; `most` is how much one of them may hold.

    Raises:
        InvalidFileError: it is not well-formed, declares entities, or is larger in one piece than files of people are.
    """
    target = _Pieces(wanted, most)
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        for chunk in _chunks(stream):
            parser.feed(chunk)
            yield from target.ready
            target.ready.clear()
        parser.close()
        yield from target.ready
    except DefusedXmlException:
        raise InvalidFileError("xml_entities", file=file) from None
    except XmlTooLargeError:
        raise InvalidFileError("piece_too_large", file=file) from None
    except (ParseError, ValueError, LookupError) as error:
        raise InvalidFileError("file_damaged", file=file, reason=str(error)) from None


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in portions; a tag or a text that goes on and on is refused before it is kept."""
    run = 0
    while chunk := stream.read(_CHUNK):
        run = 0 if b">" in chunk else run + len(chunk)
        if run > _LONGEST_TAG:
            raise XmlTooLargeError
        yield chunk
