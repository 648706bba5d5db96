"""Long headings, as the questions of surveys are: what they may mean, by the words in them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from graphsvc.exchange.understanding.catalogue import expressions, key_of

_FEWEST_WORDS: Final = 3


def guessed(headings: Sequence[str], known: Collection[str]) -> Mapping[str, str]:
    """The columns of actors that long headings seem to mean, each once, where no other heading is `known` to mean it."""
    found: dict[str, str] = {}
    for heading in headings:
        column = _meant(key_of(heading))
        is_taken = column in known or column in found.values()
        if column and (column == "person" or not is_taken):
            found[heading] = column
    return found


def _meant(key: str) -> str | None:
    """The first column of the texts of which a word in the heading begins as one of its words does."""
    if len(key.split()) < _FEWEST_WORDS:
        return None
    return next(
        (
            column
            for column, beginnings in expressions("question").items()
            if any(f" {key_of(one)}" in f" {key}" for one in beginnings)
        ),
        None,
    )
