"""What coordinators corrected in their files, remembered for the next ones."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class About(StrEnum):
    """What a correction is about."""

    HEADING = "heading"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Correction:
    """What was said of two things that stand for one question.

    Of a heading: the role of its sheet, the folded heading, and the column that it is, "" where it is left out. Of two
    actors that may be one: their ids, the smaller first, and the id of the one that is meant, "" where they are two.
    """

    about: About
    one: str
    other: str
    said: str

    @classmethod
    def of_heading(cls, role: str, heading: str, column: str | None) -> Self:
        """What a heading of sheets of a role is; None where it is left out."""
        return cls(About.HEADING, role, heading, column or "")

    @classmethod
    def of_pair(cls, actors: tuple[str, str], meant: str | None) -> Self:
        """Which of two actors is meant; None where they are two."""
        return cls(About.PAIR, min(actors), max(actors), meant or "")
