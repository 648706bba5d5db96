"""What the form of a name tells of a new actor is understood where nothing else is said."""

import pytest

from graphsvc.service import Context
from tests.exchange.conftest import Import


@pytest.mark.parametrize(
    ("name", "subtype", "sector"),
    [
        ("Kuopion Omaishoitajat ry", "association", "third"),
        ("Marthaföreningen r.f.", "association", "third"),
        ("Kuopion kaupunki", "municipality", "public"),
        ("Vasa stad", "municipality", "public"),
        ("Siilinjärven kunta", "municipality", "public"),
        ("Setlementtisäätiö sr", "foundation", "third"),
        ("Vanhusten säätiö", "foundation", "third"),
        ("Hoiva Oy", "company", "private"),
        ("Kuopion seurakunta", "parish", "parish"),
        ("Seurakuntien ystävät", "organisation", None),
        ("Iloinen kaupunki", "organisation", None),
        ("Suuri osuuskunta", "organisation", None),
        ("Ry", "organisation", None),
    ],
)
def test_the_form_of_a_name_tells_type_and_sector(
    take: Import, context: Context, name: str, subtype: str, sector: str | None
) -> None:
    take(list_csv=f"nimi,kumppanit\n{name},\nMartat,Toinen {name}\n")
    found = {actor.names.fi: (actor.subtype, actor.sector) for actor in context.store.export().actors}
    assert found[name] == (subtype, sector)
    if subtype not in ("organisation", "municipality"):
        assert found[f"Toinen {name}"] == (subtype, sector)


def test_what_a_row_says_goes_before_its_name(take: Import, context: Context) -> None:
    take(list_csv="nimi,tyyppi\nKanava ry,hanke\n")
    (actor,) = context.store.export().actors
    assert (actor.kind, actor.sector) == ("project", None)


def test_a_known_actor_keeps_its_type_when_a_list_names_it(take: Import, context: Context) -> None:
    take(list_csv="nimi,tyyppi,sektori\nKanava ry,piiri,julkinen\n")
    take(other_csv="nimi,kuvaus\nKanava ry,neuvoo\n")
    (actor,) = context.store.export().actors
    assert (actor.subtype, actor.sector, actor.descriptions.fi) == ("district", "public", "neuvoo")
