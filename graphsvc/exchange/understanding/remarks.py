"""Rows of lists that are no actors: sums, remarks, and headings between the rows; and cells that say nothing."""

import re
from functools import cache
from typing import Final

from graphsvc.exchange.understanding.catalogue import expressions, folded_expressions, is_word, key_of

_DAY: Final = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b")


def is_sum(label: str) -> bool:
    """Whether a name is none but says that the row counts the others: "Yhteensä", "Yhteensä 3 yhdistystä"."""
    first, _, rest = key_of(label).partition(" ")
    return first in folded_expressions("total") and (not rest or any(map(str.isdigit, rest)))


def is_remark(label: str) -> bool:
    """Whether a name that stands alone in its row is a remark: "Lähde: yhdistysrekisteri", "Päivitetty 12.3.2025"."""
    return label.startswith("*") or bool(_remark().match(label) or _DAY.search(label))


def says_something(text: str) -> bool:
    """Whether a text is more than signs or a word for nobody."""
    return any(map(str.isalnum, text)) and not is_word("nobody", text)


@cache
def _remark() -> re.Pattern[str]:
    words = "|".join(map(re.escape, expressions("word")["remark"]))
    return re.compile(rf"(?:{words})\s?[:!.]", re.IGNORECASE)
