"""What the asking part makes of the words in people's files."""

from collections.abc import Sequence
from typing import Final

from graphsvc.asking.understanding import Interpreter, Recognised
from graphsvc.model import Language

_SURE: Final = 0.7
_MOST: Final = 3
_LONGEST: Final = 500


class InterpreterGuesses:
    """Ids of what a cell says in words of its own; only what is read surely."""

    def __init__(self, interpreter: Interpreter, language: Language) -> None:
        """`language` is the reader's, which decides nothing but the labels."""
        self._interpreter = interpreter
        self._language = language

    def topics(self, text: str) -> tuple[str, ...]:
        """The topics that a text is about, best first."""
        return _sure(self._interpreter.understand(text[:_LONGEST], self._language).topics)

    def target_groups(self, text: str) -> tuple[str, ...]:
        """The target groups that a text names, best first."""
        return _sure(self._interpreter.understand(text[:_LONGEST], self._language).target_groups)

    def places(self, text: str) -> tuple[str, ...]:
        """The place that a text is the name of, in whatever form it stands."""
        understood = self._interpreter.understand(text[:1].upper() + text[1:_LONGEST], self._language)
        is_name = len(understood.places) == 1 and not understood.ignored and not understood.topics
        return (understood.places[0].id,) if is_name else ()


def _sure(recognised: Sequence[Recognised]) -> tuple[str, ...]:
    return tuple(one.id for one in recognised if one.score >= _SURE)[:_MOST]
