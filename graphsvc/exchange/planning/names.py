"""Ids made from names, so that the same file gives the same ids every time."""

import hashlib
import re
from typing import Final

from graphsvc.model import folded_words
from graphsvc.model.records import is_id

_LOCAL: Final = re.compile(r"[A-Za-z]?\d+")
_LONGEST: Final = 80


def is_lasting(given: str) -> bool:
    """Whether an id in a file may be an actor's for good; "12" and "n7" count rows of their file only."""
    return is_id(given) and not _LOCAL.fullmatch(given)


def id_from_name(name: str, municipality: str | None) -> str:
    """An id that is a name in plain letters, and where it sits."""
    words = "_".join(folded_words(name))
    plain = words.encode("ascii", "ignore").decode().strip("_")
    if plain != words or not plain or len(plain) > _LONGEST:
        plain = f"{plain[:_LONGEST]}_{digest(name)}".strip("_")
    return f"{plain}.{municipality}" if municipality else plain


def id_of_entry(actor_id: str, topic: str) -> str:
    """The id of what an actor offers or needs under a topic."""
    joined = f"{actor_id}.{topic}"
    return joined if is_id(joined) else f"{actor_id[:_LONGEST]}.{digest(joined)}"


def id_of_tie(*parts: str) -> str:
    """The id of a tie that a file gives none."""
    return f"tie_{digest(*parts)}"


def digest(*parts: str) -> str:
    """Twelve signs that stand for texts of any length."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
