"""The closed lists: every word that a record may use for a kind, a status or a level."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Literal, TypeVar

from graphsvc.errors import InvalidInputError

Language = Literal["fi", "sv", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("fi", "sv", "en")


class ActorKind(StrEnum):
    """What sort of node an actor is."""

    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"
    COUNCIL = "council"
    PROJECT = "project"


class Sector(StrEnum):
    """The sector that an actor belongs to."""

    PUBLIC = "public"
    THIRD = "third"
    PRIVATE = "private"
    PARISH = "parish"
    EDUCATION = "education"


class Status(StrEnum):
    """Whether an actor acts; `None` where nobody has said."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"


class TieKind(StrEnum):
    """The closed list of cooperation ties; all but `cooperates_with` run from source to target."""

    COOPERATES_WITH = "cooperates_with"
    MEMBER_OF = "member_of"
    PART_OF = "part_of"
    FUNDS = "funds"
    COORDINATES = "coordinates"
    IMPLEMENTS = "implements"
    PARTICIPATES_IN = "participates_in"
    HOSTS = "hosts"
    SUPPORTS = "supports"
    ADVISES = "advises"
    SUCCEEDS = "succeeds"

    @property
    def is_directed(self) -> bool:
        """Whether the tie reads differently from its two ends."""
        return self is not TieKind.COOPERATES_WITH


class Confirmation(StrEnum):
    """Which ends of a tie have confirmed it."""

    NEITHER = "neither"
    ONE = "one"
    BOTH = "both"


class PlaceLevel(StrEnum):
    """The levels of places, smallest first."""

    MUNICIPALITY = "municipality"
    SUBREGION = "subregion"
    REGION = "region"
    WELLBEING_COUNTY = "wellbeing_county"
    COUNTRY = "country"


class UrbanRural(StrEnum):
    """The statistical grouping of municipalities: how much of the people live in built-up areas, and in how large ones."""

    URBAN = "urban"
    SEMI_URBAN = "semi_urban"
    RURAL = "rural"


class WordRole(StrEnum):
    """What a word that is no topic does in a question.

    A stop word carries nothing, as it stands. Of the others, in all their forms: a generic word is about anything
    and may be missing from an expression; a pale one must be there and never decides alone; beside a word about
    elsewhere, a single word about a topic is not enough, nor are as few as those in a short question; an ordinary one
    means nothing, and is not taken for a misspelt word about a topic.
    """

    STOP = "stop"
    GENERIC = "generic"
    PALE = "pale"
    ELSEWHERE = "elsewhere"
    ORDINARY = "ordinary"


LEVELS: Final[range] = range(5)
"""0 not known, 1 share information, 2 work together informally, 3 formal on one thing, 4 formal on several."""

SUBTYPES: Final[Mapping[ActorKind, tuple[str, ...]]] = {
    ActorKind.ORGANISATION: (
        "association", "federation", "district", "branch", "club", "group", "collective", "foundation",
        "parish", "company", "cooperative", "school", "day_care_centre", "library", "cultural_centre",
        "health_centre", "youth_workshop", "public_body", "municipal_unit", "wellbeing_county", "network",
        "steering_group", "team", "unit", "meeting_place", "platform", "funder", "organisation",
    ),
    ActorKind.MUNICIPALITY: ("municipality", "collective"),
    ActorKind.COUNCIL: (
        "elderly_council", "disability_council", "elderly_and_disability_council", "youth_council",
        "other_council",
    ),
    ActorKind.PROJECT: ("project", "programme", "collective"),
}  # fmt: skip

Word = TypeVar("Word", bound=StrEnum)


def closed(words: type[Word], field: str, value: str) -> Word:
    """`value` as a member of a closed list.

    Raises:
        InvalidInputError: it is not one; the error lists those that are.
    """
    try:
        return words(value)
    except ValueError:
        raise InvalidInputError("not_in_list", field=field, value=value, allowed=", ".join(words)) from None
