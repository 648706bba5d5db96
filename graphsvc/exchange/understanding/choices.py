"""What a person says of files, over what is understood of them without being told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from graphsvc.exchange.reading.sheets import Role


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """What one sheet is and what its headings mean; a column that is None leaves its heading out."""

    role: Role | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)
    is_left_out: bool = False


NO_CHOICES: Final = SheetChoices()


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices for sheets by number, counted from 0 through all files; which actors are one and the same.

    `same` leads from the id of an actor that the import would add to the id of the one that is meant.
    """

    sheets: Mapping[int, SheetChoices] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)

    def meant(self, actor_id: str) -> str:
        """The id of the actor that is meant in the end."""
        seen = {actor_id}
        while (other := self.same.get(actor_id)) is not None and other not in seen:
            actor_id = other
            seen.add(other)
        return actor_id
