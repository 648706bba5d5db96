"""What the form of a name tells for sure of its bearer: "ry" is an association, "Kuopion kaupunki" a municipality."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graphsvc.model import ActorKind, Place, PlaceLevel, Sector, Vocabulary, folded_words

LONGEST_NAME: Final = 300
_LAST_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("ry", "rf", "r y", "r f"), "association"),
    **dict.fromkeys(("oy", "oyj", "ab", "abp"), "company"),
    "sr": "foundation",
    "srk": "parish",
}
_LAST_PARTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("saatio", "stiftelse", "stiftelsen"), "foundation"),
    **dict.fromkeys(("seurakunta", "seurakuntayhtyma", "forsamling", "samfallighet"), "parish"),
}
_SECTORS: Final[Mapping[str, Sector]] = {
    "association": Sector.THIRD,
    "foundation": Sector.THIRD,
    "company": Sector.PRIVATE,
    "parish": Sector.PARISH,
}
_TOWNS: Final = frozenset({"kaupunki", "kunta", "stad", "kommun"})
_MUNICIPALITY: Final = {"kind": ActorKind.MUNICIPALITY, "subtype": "municipality", "sector": Sector.PUBLIC}


def said_by_name(name: str, vocabulary: Vocabulary) -> Mapping[str, Any]:
    """The kind, subtype and sector that a name tells, by the keys of `graphsvc.model.flat`; nothing where none."""
    words = folded_words(name)
    if not words[1:]:
        return {}
    if words[-1] in _TOWNS:
        return _MUNICIPALITY if _is_municipality(words[:-1], vocabulary) else {}
    last = _LAST_WORDS.get(words[-1]) or _LAST_WORDS.get(" ".join(words[-2:]))
    subtype = last or next((said for end, said in _LAST_PARTS.items() if words[-1].endswith(end)), None)
    return {"kind": ActorKind.ORGANISATION, "subtype": subtype, "sector": _SECTORS[subtype]} if subtype else {}


def _is_municipality(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    places = (place for place in vocabulary.places.values() if place.level is PlaceLevel.MUNICIPALITY)
    return any(words == folded_words(name) for place in places for name in _before_town(place))


def _before_town(place: Place) -> Iterator[str]:
    yield from (place.forms.genitive, place.names.fi, place.names.sv, f"{place.names.sv}s")
