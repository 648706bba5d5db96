"""A municipality's landscape as it is printed."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graphsvc.model import Actor, ActorKind, GraphData, Offer, Sector, Tie, TieKind
from graphsvc.store import open_store
from graphsvc.vocabulary import shipped_vocabulary
from tests.browser.conftest import OpenPage, serving
from tests.contract.records import actor, offer, tie

pytestmark = pytest.mark.browser
HERE = "091"
ELSEWHERE = ("858", "753", "235", "245", "257", "434", "444", "505", "543", "638")
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
NAME = "Etelä-Karjalan kilpirauhasyhdistyksen vertaistukiryhmä {}"


def actors() -> Iterator[Actor]:
    """Three hundred seated here in every sector, councils, a project of each month, some that serve it from elsewhere."""
    for number in range(300):
        sector = list(Sector)[number % 5]
        yield actor(f"a{number}", NAME.format(number), municipality=HERE, sector=sector)
    for number in range(12):
        council = {"kind": ActorKind.COUNCIL, "subtype": "other_council", "municipality": HERE}
        yield actor(f"c{number}", f"Vanhus- ja vammaisneuvosto, jonka nimi on pitkä {number}", **council)
        project = {"kind": ActorKind.PROJECT, "subtype": "project", "municipality": HERE}
        end = date(2026, number + 1, 1)
        yield actor(f"p{number}", f"Hanke, jonka nimi on pitkä ja päättyy {number}", end_date=end, **project)
    for number in range(60):
        yield actor(f"e{number}", NAME.format(number), subtype="federation", municipality="049", serves=(HERE,))
    for code in ("837", "092", *ELSEWHERE):
        yield actor(f"m{code}", f"Toimija {code}", municipality=code)


def offers() -> Iterator[Offer]:
    """Every topic, for everybody, and some that only the others have."""
    vocabulary = shipped_vocabulary()
    groups = tuple(vocabulary.target_groups)
    for number, topic in enumerate(vocabulary.topics):
        rest = number % 10 == 0
        for one in ("m837", "m092") if rest else (f"a{number}", f"e{number % 60}"):
            yield offer(f"o.{one}.{topic}", one, topic, target_groups=groups)


def ties() -> Iterator[Tie]:
    """Branches of federations elsewhere, and cooperation inside and with eleven municipalities."""
    for number in range(60):
        yield tie(f"b{number}", f"a{number}", f"e{number}", kind=TieKind.MEMBER_OF)
    for number in range(299):
        yield tie(f"t{number}", f"a{number}", f"a{number + 1}")
    for code in ELSEWHERE:
        yield tie(f"m{code}", "a1", f"m{code}")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_full_municipality_fits_on_two_sheets(tmp_path: Path, open_page: OpenPage, language: str) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'full.db'}")
    store.merge(GraphData(actors=tuple(actors()), offers=tuple(offers()), ties=tuple(ties())))
    with serving(store) as site:
        page = open_page(f"{site}/{language}/coordinator/landscapes/{HERE}?on=2026-01-01")
        paper = page.pdf(prefer_css_page_size=True)
    store.close()
    assert len(PAGE.findall(paper)) == 2
