"""The forms in which place names stand in sentences.

Finnish forms are derived from the genitive, partitive and locative that the vocabulary carries: the
weak stem takes -ssa -sta -lla -lta -lle -ksi, the strong stem the illative (ISK § 91–94).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from graphsvc.model import CaseForms, Place

_VOWELS: Final = "aeiouyäö"
_ENDINGS: Final = ("ssa", "sta", "lla", "lta", "lle", "ksi", "n")


def place_forms(place: Place) -> frozenset[str]:
    """Every form of a place's names that a question may hold, as written in a text."""
    return frozenset[str]().union(*forms_by_name(place).values())


def forms_by_name(place: Place) -> Mapping[str, frozenset[str]]:
    """The same forms, by the name that they are forms of."""
    names = dict.fromkeys(filter(None, (place.names.fi, place.names.sv, place.names.en)))
    finnish = {place.names.fi: finnish_forms(place.names.fi, place.forms)}
    return {name: frozenset({name, *_genitive(name), *finnish.get(name, ())} - {""}) for name in names}


def _genitive(name: str) -> Iterator[str]:
    """The Swedish and English genitive, as far as it differs."""
    if not name.endswith("s"):
        yield f"{name}s"


def finnish_forms(name: str, forms: CaseForms) -> Iterator[str]:
    """The inflected forms of a Finnish place name, in both case series."""
    yield from (forms.genitive, forms.partitive, forms.locative, forms.elative)
    back = "a" in forms.locative[-1:] or forms.locative.endswith("a Tl")
    stems = {forms.genitive.removesuffix("n"), forms.locative[:-3]}
    for stem in stems:
        yield from (stem + (ending if back else ending.replace("a", "ä")) for ending in _ENDINGS)
    yield from _illatives(name, forms)
    if "lla" in forms.locative[:-3]:
        yield from (forms.locative.replace("lla", ending) for ending in ("lta", "lle"))


def _illatives(name: str, forms: CaseForms) -> Iterator[str]:
    partitive = forms.partitive
    if partitive.endswith(("tta", "ttä")) and name.endswith("s"):
        yield f"{partitive[:-3]}teen"
    elif partitive.endswith(("ta", "tä")) and name and name[-1] in _VOWELS:
        yield f"{name}seen" if name[-1] == name[-2:-1] else f"{name}{name[-1]}n"
    elif partitive[-2:-1] and partitive[-2] in _VOWELS:
        yield f"{partitive[:-1]}{partitive[-2]}n"
