"""Words made of the names of places: those who live there, what lies around, and the short names of everyday speech.

All folded. Finnish inhabitants: "jalasjärveläiset", "varkautelaisille", "eteläpohjalainen"; Swedish
surroundings, inhabitants and adjectives: "Åbotrakten", "vasabor", "österbottniska".
"""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Final

from graphsvc.asking.words import NEAR_MARKERS

Key = tuple[str, ...]

_INHABITANT: Final = re.compile(r"([a-z]{2,})lai(?:nen|s[eit][a-z]*)")
_OF_WATERS: Final = re.compile(r"([a-z]{2,}ve)ti(?:nen|s[eit][a-z]*)")
_NAMES_OF_STEMS: Final = (
    ("", ""), ("e", "i"), ("vete", "vesi"), ("te", "s"), ("is", "inen"), ("virto", "virrat"),
    ("spohja", "spohjanmaa"), ("lapohja", "lapohjanmaa"), ("kipohja", "kipohjanmaa"),
    ("thama", "thame"), ("tahama", "tahame"), ("ssuoma", "ssuomi"), ("kisuoma", "kisuomi"),
    ("skarja", "skarjala"), ("lakarja", "lakarjala"),
)  # fmt: skip
"""Ends of the stems of inhabitants, and of the names that they are made of: "lahte-lainen" of "Lahti"."""
_FINNISH_AREA: Final = re.compile(r"([a-z]{2,}n)(?:lahi)?seu(?:tu|tua|tuun|dun|dulla|dulta|dulle)")
_SWEDISH: Final = re.compile(
    r"([a-z]{3,}?)(?:s?(?:trakten|nejden|regionen|omradet)s?|bo(?:r|rna|rnas)?|are(?:n|na|nas)?|(?:i?sk)(?:a|t)?)"
)
_BOTTEN: Final = re.compile(r"([a-z]*osterbott)nisk(?:a|t)?")
_AREAS: Final = NEAR_MARKERS | {"based", "area", "region"}
_SIDES: Final = frozenset("ita lansi pohjois etela keski koillis luoteis kaakkois lounais yla ala suur kanta".split())
_ENDINGS: Final = tuple("n ssa sta lla lta lle ksi lainen laisia laiset laisten laisille".split())
_SHORT_NAMES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("hesa", "stadi", "hki", "hfors"), "091"),
    **dict.fromkeys(("manse", "tre"), "837"),
    **dict.fromkeys(("tku", "turkku"), "853"),
    **dict.fromkeys(("jkl", "jyväs"), "179"),
    **dict.fromkeys(("rollo", "roi"), "698"),
    "vantsku": "092",
    "lpr": "405",
    "jns": "167",
    "hml": "109",
    "sjk": "743",
    "kvl": "286",
    "mli": "491",
    "jeppis": "598",
    "ekis": "710",
    "turunmaa": "subregion:021",
    "åboland": "subregion:021",
    "pirha": "wellbeing_county:08",
    "varha": "wellbeing_county:05",
    "pohde": "wellbeing_county:19",
    "soite": "wellbeing_county:18",
    "hyvaks": "wellbeing_county:15",
    "keusote": "wellbeing_county:02",
    "siun sote": "wellbeing_county:14",
    "lapha": "wellbeing_county:21",
    "luvn": "wellbeing_county:03",
    **dict.fromkeys(("pääkaupunkiseutu", "pk-seutu", "pks"), "subregion:011"),
    **dict.fromkeys(("huvudstadsregionen", "capital region", "capital area"), "subregion:011"),
}
_STEMS: Final = {"tre": "tree", "jyväs": "jyväkse", "pääkaupunkiseutu": "pääkaupunkiseudu", "pk-seutu": "pk-seudu"}
"""Of those that do not inflect as they stand alone."""


def short_names() -> Iterator[tuple[str, str, set[str]]]:
    """Each short name, as written, with the id of the place and its forms."""
    for name, place_id in _SHORT_NAMES.items():
        stems = {name, f"{name} ", _STEMS.get(name, name)}
        forms = {stem + ending for stem in stems for ending in (*_ENDINGS, f"{stem[-1]}n")}
        yield name, place_id, {name, *forms}


def other_spellings(name: str) -> Iterator[str]:
    """How else a form is written: "eteläsavo" and "E-Savo" for "Etelä-Savo"; "Lahessa", as spoken, for "Lahdessa"."""
    if "hd" in name:
        yield name.replace("hd", "h")
    first, hyphen, rest = name.partition("-")
    if hyphen:
        yield first + rest
        yield f"{first[0]}-{rest}"


def origins(key: Key, names: Container[Key]) -> Iterator[Key]:
    """The names, by their words, of which one word (hyphens part it) may be made: "Tampere-based", "Itä-Porissa"."""
    first, *rest = key
    if rest and (rest[-1] in _AREAS or tuple(rest) in names):
        yield key[:-1]
    yield from ((*key[:-1], name) for name in _origins(key[-1]))
    if rest and first in _SIDES:
        yield tuple(rest)
        yield from ((*rest[:-1], name) for name in _origins(rest[-1]))


def _origins(word: str) -> Iterator[str]:
    if found := _INHABITANT.fullmatch(word):
        yield from _named_by(found[1])
    if found := _OF_WATERS.fullmatch(word):
        yield f"{found[1]}si"
    if found := _FINNISH_AREA.fullmatch(word):
        yield found[1]
    if found := _BOTTEN.fullmatch(word):
        yield f"{found[1]}en"
    if found := _SWEDISH.fullmatch(word):
        yield from (found[1], f"{found[1]}s")


def _named_by(stem: str) -> Iterator[str]:
    for end, name in _NAMES_OF_STEMS:
        if stem.endswith(end):
            yield stem.removesuffix(end) + name
