"""The parser of the command line, which speaks the reader's language."""

import argparse
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final, NoReturn

from graphsvc.errors import GraphsvcError, InvalidFileError
from graphsvc.model import Language
from graphsvc.texts import error_text, text

WRONG_USAGE: Final = 2
_MOST: Final = 1_000_000
_OPTION: Final = r"argument (?P<name>[^:]+): "
_SAID: Final[Mapping[str, re.Pattern[str]]] = {
    "required": re.compile(r"the following arguments are required: (?P<name>.+)"),
    "unrecognized": re.compile(r"unrecognized arguments: (?P<name>.+)"),
    "choice": re.compile(_OPTION + r"invalid choice: '?(?P<value>.*?)'? \(choose from (?P<allowed>.+)\)"),
    "value_missing": re.compile(_OPTION + r"expected .+ argument"),
    "no_number": re.compile(_OPTION + r"invalid int value: '(?P<value>.*)'"),
    "own": re.compile(_OPTION + r"(?P<reason>.+)"),
}
"""What argparse says in English, by the key of our sentence for it."""

_ARGUMENTS: Final[Mapping[object, str]] = {
    "q": "WORDS",
    "map": "NAME",
    "near": "--near",
    "from": "--from",
    "place": "--place",
    "topic": "--topic",
    "actor": "--actor",
    "focus": "--focus",
    "format": "--format",
}
"""What people type on the command line for what the service calls so; in capitals by the key of its stand-in."""


def told(error: GraphsvcError, language: Language) -> str:
    """What went wrong, with the arguments called as on the command line."""
    name = _ARGUMENTS.get(error.details.get("field"))
    if name and not isinstance(error, InvalidFileError):
        error.details["field"] = stand_in(language, name) if name.isupper() else name
    return error_text(language, error)


def stand_in(language: Language, name: str) -> str:
    """What stands for a value in help, by its English word: "FILE"."""
    return text(language, f"command_line.stand_in.{name}")


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors are in the reader's language."""

    def __init__(self, *, language: Language, **settings: Any) -> None:
        """`settings` are those of argparse."""
        self.language = language
        super().__init__(**settings, add_help=False, formatter_class=partial(_Help, language=language))
        self._positionals.title = self._word("positionals")
        self._optionals.title = self._word("options")
        self.add_argument("-h", "--help", action="help", help=self._word("help"))

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """Add an argument as argparse does; what stands for its value is in the reader's language."""
        if metavar := settings.get("metavar"):
            settings["metavar"] = stand_in(self.language, metavar)
        return super().add_argument(*names, **settings)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how the command is used."""
        self.exit(WRONG_USAGE, f"{self._told(message)}\n{self.format_usage()}")

    def day(self, given: str) -> date:
        """The type of arguments that are days.

        Raises:
            ArgumentTypeError: it is no day.
        """
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise argparse.ArgumentTypeError(self._sentence("day", value=given)) from None

    def amount(self, given: str) -> int:
        """The type of arguments that say how many, at least one.

        Raises:
            ArgumentTypeError: it is no number, or too small or large.
        """
        if not given.isdecimal() or not 1 <= int(given) <= _MOST:
            raise argparse.ArgumentTypeError(self._sentence("amount", value=given))
        return int(given)

    def between(self, least: int, most: int) -> Callable[[str], int]:
        """The type of arguments that are whole numbers from `least` to `most`."""

        def read(given: str) -> int:
            if not given.isdecimal() or not least <= int(given) <= most:
                words = text(self.language, "command_line.between", value=given, least=least, most=most)
                raise argparse.ArgumentTypeError(words)
            return int(given)

        return read

    def _told(self, message: str) -> str:
        for key, pattern in _SAID.items():
            if match := pattern.fullmatch(message):
                found = match.groupdict()
                if key == "own":
                    return f"{found['name']}: {found['reason']}"
                return self._sentence(key, **{name: value.replace("'", "") for name, value in found.items()})
        return self._sentence("other")

    def _sentence(self, key: str, **blanks: object) -> str:
        return text(self.language, f"cli.usage.{key}", **blanks)

    def _word(self, key: str) -> str:
        return text(self.language, f"cli.usage_word.{key}")


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str, *, language: Language) -> None:
        super().__init__(prog)
        self._usage = text(language, "cli.usage_word.usage")

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, f"{self._usage}: " if prefix is None else prefix)
