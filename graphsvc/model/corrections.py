"""What coordinators corrected in their files, remembered for the next ones."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Self

Said = Literal["same", "apart"]
"""What may be said of two actors."""


class About(StrEnum):
    """What a correction is about."""

    HEADING = "heading"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Correction:
    """What was said of two things that stand for one question.

    Of a heading: the role of its sheet, the folded heading, and the column that it is, "" where it is left out. Of two
    actors that may be one: their ids, the smaller first, and whether they are the "same" or stay "apart". `words` is
    how people call it: the heading as it was written, or both names.
    """

    about: About
    one: str
    other: str
    said: str
    words: str

    @classmethod
    def of_heading(cls, role: str, folded: str, column: str | None, words: str) -> Self:
        """What a heading of sheets of a role is; None where it is left out."""
        return cls(About.HEADING, role, folded, column or "", words)

    @classmethod
    def of_pair(cls, actors: tuple[str, str], said: Said, words: str) -> Self:
        """Whether two actors are one."""
        return cls(About.PAIR, min(actors), max(actors), said, words)
