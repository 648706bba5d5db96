"""Actors that may be one are shown, never merged silently; rows that mean a known actor change it."""

from graphsvc.exchange import Choices
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


def test_rows_that_are_said_to_be_one_actor_keep_what_both_say(take: Import, context: Context) -> None:
    text = (
        "nimi,kunta,kuvaus,tarjoaa,toiminta-alue,kotisivu\n"
        "Martat,Kuopio,Kahvihetkiä,vertaistuki,Kuopio,https://one.example\n"
        "Nuoret,,,,,\n"
        "Martat,Kuopio,Neuvontaa.,ystävätoiminta,Iisalmi,https://other.example\n"
    )
    (pair,) = take(list_csv=text, dry_run=True).duplicates
    chosen = Choices(same={pair.actor.id: pair.candidate.id})
    report = take(list_csv=text, choices=chosen)
    martat = context.store.actor(pair.candidate.id)
    assert martat.descriptions.fi == "Kahvihetkiä. Neuvontaa."
    assert martat.serves == ("297", "140")
    assert {offer.topic for offer in context.store.offers_of([martat.id])} == {"vertaistuki", "ystavatoiminta"}
    assert [(one.row, one.column, one.code) for one in report.warnings] == [(4, "url", "rows_differ")]
    again = take(list_csv=text, choices=chosen)
    assert (again.added, again.changed) == (NONE, NONE)


def test_rows_that_mean_one_known_actor_keep_what_both_say(take: Import, context: Context) -> None:
    context.store.merge(GraphData(actors=(actor("two", "Martat", municipality=KUOPIO),)))
    take(list_csv="nimi,kunta,kuvaus\nMartat,Kuopio,yksi\nMartat,Kuopio,toinen\n")
    assert context.store.actor("two").descriptions.fi == "yksi. toinen"
