"""Actors that may be one are shown, never merged silently; rows that mean a known actor change it."""

from graphsvc.model import GraphData, LocalText
from graphsvc.service import Context
from tests.contract.records import KUOPIO, actor
from tests.exchange.conftest import NONE, Import


def pairs(report_duplicates: object) -> set[tuple[str, str]]:
    return {(one.actor.name, one.candidate.name) for one in report_duplicates}  # type: ignore[attr-defined]


def test_namesakes_in_a_file_stay_apart_and_are_shown(take: Import) -> None:
    report = take(list_csv="nimi,kunta,kuvaus\nMartat,Kuopio,yksi\nMartat,Kuopio,toinen\n")
    assert report.added["actors"] == 2
    assert pairs(report.duplicates) == {("Martat", "Martat")}


def test_the_legal_form_and_a_letter_do_not_hide_a_duplicate(take: Import, context: Context) -> None:
    context.store.merge(
        GraphData(actors=(actor("there", names=LocalText("Kuopion Omaishoitajat ry", "Kuopio närståendevårdare rf")),))
    )
    report = take(list_csv="nimi\nKuopion Omaishoitajat\nSavon Nuorisoseura\nSavon Nuorisoseurat\n")
    assert report.added["actors"] == 3
    assert pairs(report.duplicates) == {
        ("Kuopion Omaishoitajat", "Kuopion Omaishoitajat ry"),
        ("Savon Nuorisoseurat", "Savon Nuorisoseura"),
    } or pairs(report.duplicates) == {
        ("Kuopion Omaishoitajat", "Kuopion Omaishoitajat ry"),
        ("Savon Nuorisoseura", "Savon Nuorisoseurat"),
    }


def test_other_municipalities_other_identifiers_and_series_are_no_duplicates(take: Import) -> None:
    report = take(
        list_csv="nimi,kunta,y-tunnus\nMartat,Kuopio,\nMartat,Iisalmi,\nTuki ry,,0201256-6\nTuki ry,,1069622-4\n"
        "Kerho numero 1,,\nKerho numero 2,,\n"
    )
    assert report.added["actors"] == 6
    assert report.duplicates == ()


def test_an_identifier_or_the_whole_name_means_the_known_actor(take: Import, context: Context) -> None:
    context.store.merge(
        GraphData(
            actors=(actor("one", "Vanha nimi ry", business_id="0201256-6"), actor("two", "Martat", municipality=KUOPIO))
        )
    )
    report = take(list_csv="nimi,y-tunnus,kuvaus\nUusi nimi ry,0201256-6,neuvoo\nMARTAT,,laulaa\n")
    assert (report.added, report.changed["actors"], report.duplicates) == (NONE, 2, ())
    assert context.store.actor("one").descriptions.fi == "neuvoo"
    assert context.store.actor("one").names.fi == "Vanha nimi ry"
    assert context.store.actor("two").names.fi == "Martat"


def test_a_partial_list_takes_nothing_away(take: Import, context: Context) -> None:
    context.store.merge(GraphData(actors=(actor("two", "Martat", municipality=KUOPIO, url="https://example.fi"),)))
    report = take(list_csv="id,nimi,kunta,kotisivu\ntwo,Martat,,\n")
    assert (report.added, report.changed) == (NONE, NONE)
    assert report.unchanged["actors"] == 1
