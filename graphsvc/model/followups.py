"""What coordinators remember of their work: whom, and which suggested pairs, they have set aside, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """Why an actor or a suggested pair is set aside."""

    CONTACTED = "contacted"
    DECLINED = "declined"
    KNOWS = "knows"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What came of an actor of the work list (one id), or of a pair that was suggested (two), and on which day."""

    actors: frozenset[str]
    outcome: Outcome
    day: date

    @property
    def is_pair(self) -> bool:
        """Whether it is about two actors rather than about one."""
        return len(self.actors) > 1
