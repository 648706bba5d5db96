"""What a person says of files, over what is understood of them without being told."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from graphsvc.exchange.reading.sheets import Role
from graphsvc.model import Said

Remembered = Mapping[str, Mapping[str, str | None]]
Pair = tuple[str, str]
REMOVED: Final = ""
"""In the place of a value, that the whole record was removed."""


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """What one sheet is and what its headings mean; a column that is None leaves its heading out.

    `remembered` is what headings were said to be in other files, by the role of their sheet and folded.
    """

    role: Role | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)
    is_left_out: bool = False
    remembered: Remembered = field(default_factory=dict)


NO_CHOICES: Final = SheetChoices()


@dataclass(frozen=True, slots=True)
class ByHand:
    """What was made of a value by hand, when last (ISO 8601), and the values that it had before."""

    after: Any
    done_at: str
    before: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices for sheets by number, counted from 0 through all files; which actors are one and the same.

    `same` leads from the id of an actor that the import would add to the id of the one that is meant; `said` holds what
    was said for this import of pairs, by what they go by however columns are read, None where that was taken back;
    `remembered` is as in SheetChoices; `by_hand` are the values that people changed, by the kind and id of the record.
    """

    sheets: Mapping[int, SheetChoices] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[Pair, Said | None] = field(default_factory=dict)
    remembered: Remembered = field(default_factory=dict)
    by_hand: Mapping[tuple[str, str], Mapping[str, ByHand]] = field(default_factory=dict)

    def of_sheet(self, number: int) -> SheetChoices:
        """What was said of a sheet, now and before."""
        return replace(self.sheets.get(number, NO_CHOICES), remembered=self.remembered)

    def meant(self, actor_id: str) -> str:
        """The id of the actor that is meant in the end."""
        seen = {actor_id}
        while (other := self.same.get(actor_id)) is not None and other not in seen:
            actor_id = other
            seen.add(other)
        return actor_id
