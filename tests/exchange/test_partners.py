"""Lists that people keep say what each actor does and with whom it works."""

import pytest

from graphsvc.service import Context
from tests.exchange.conftest import Import


def tied(context: Context) -> set[frozenset[str]]:
    data = context.store.export()
    names = {actor.id: actor.names.fi for actor in data.actors}
    assert {tie.kind for tie in data.ties} <= {"cooperates_with"}
    return {frozenset((names[tie.source], names[tie.target])) for tie in data.ties}


@pytest.mark.parametrize("heading", ["Kumppanit", "yhteistyökumppanit", "partners", "samarbetspartner", "Partner"])
def test_a_column_of_partners_is_ties_and_proposes_those_that_nobody_knows(
    take: Import, context: Context, heading: str
) -> None:
    text = f'nimi,kunta,{heading}\nMartat,Kuopio,"Nuoret; Kuopion kaupunki, sote"\nNuoret,Kuopio,"Martat, Vanhat"\nVanhat,Kuopio,-\n'
    report = take(list_csv=text)
    assert tied(context) == {
        frozenset(pair) for pair in (("Martat", "Nuoret"), ("Martat", "Kuopion kaupunki, sote"), ("Nuoret", "Vanhat"))
    }
    assert [one.name for one in report.proposed] == ["Kuopion kaupunki, sote"]
    assert (report.added["ties"], report.added["actors"], report.refused) == (3, 4, ())
    again = take(list_csv=text)
    assert (sum(again.added.values()), sum(again.changed.values())) == (0, 0)


def test_a_partner_whose_tie_the_file_tells_more_of_is_no_second_tie(take: Import, context: Context) -> None:
    ties = "mistä,mihin,taso\nNuoret,Martat,3\n"
    assert take(a_csv="nimi,kumppanit\nMartat,Nuoret\nNuoret,\n", b_csv=ties).added["ties"] == 1
    assert [tie.level for tie in context.store.export().ties] == [3]


@pytest.mark.parametrize("heading", ["Mitä tekee", "toiminta", "What they do", "vad gör"])
def test_what_an_actor_does_is_its_description_and_what_it_offers(take: Import, context: Context, heading: str) -> None:
    report = take(list_csv=f'nimi,{heading}\nMartat,"Vertaistuki, xyzzy"\n')
    data = context.store.export()
    assert data.actors[0].descriptions.fi == "Vertaistuki, xyzzy"
    assert [offer.topic for offer in data.offers] == ["vertaistuki"]
    assert [(one.column, one.value, one.code) for one in report.warnings] == [("does", "xyzzy", "doing_not_understood")]


def test_names_of_topics_alone_are_no_description_beside_what_an_actor_offers(take: Import, context: Context) -> None:
    report = take(list_csv='nimi,kuvaus,mitä tekee\nMartat,Vanha seura,"vertaistuki, liikunta"\n')
    assert context.store.export().actors[0].descriptions.fi == "Vanha seura"
    assert report.warnings == ()


@pytest.mark.parametrize("heading", ["mitä tekee", "tarjoaa"])
def test_a_phrase_that_is_read_as_topics_by_its_words_is_told_once(take: Import, heading: str) -> None:
    phrase = "kyläiltoja ja kokoustila vuokralle"
    report = take(list_csv=f"nimi,{heading}\nMartat,{phrase}\nNuoret,{phrase}\nLapset,liikuntaryhmiä\n")
    (told,) = report.warnings
    assert (told.row, told.code, told.value) == (2, "read_as", phrase)
    assert "housing and homelessness" in told.reason


def test_what_an_actor_does_follows_its_description(take: Import, context: Context) -> None:
    take(list_csv="nimi,kuvaus,mitä tekee\nMartat,Vanha seura.,Neuvoo\n")
    assert context.store.export().actors[0].descriptions.fi == "Vanha seura. Neuvoo"


def test_each_topic_of_a_list_keeps_only_the_words_that_were_read_as_it(take: Import, context: Context) -> None:
    take(list_csv='nimi,tarjoaa\nMartat,"Päihdetyötä, vertaistukea, liikuntaryhmiä"\n')
    words = [offer.description.fi for offer in context.store.export().offers]
    assert len(words) > 1
    assert not any("," in one for one in words)


@pytest.mark.parametrize(
    "cell",
    [
        "tekee yhteistyötä: Nuoret, Vanhat",
        "Yhteistyökumppanit: Nuoret; Vanhat",
        "Yhteistyössä mm.: Nuoret\nVanhat",
        "samarbetar med bl.a.: Nuoret, Vanhat",
        "works with: Nuoret; Vanhat",
    ],
)
def test_words_of_cooperation_before_a_colon_are_no_part_of_a_name(take: Import, context: Context, cell: str) -> None:
    report = take(list_csv=f'nimi,kumppanit\nMartat,"{cell}"\n')
    assert tied(context) == {frozenset(("Martat", "Nuoret")), frozenset(("Martat", "Vanhat"))}
    assert "read_as" not in [one.code for one in report.warnings]


def test_words_of_a_tie_before_a_colon_tell_its_kind_and_are_told(take: Import, context: Context) -> None:
    cell = "Rahoittajana: Kunta, STEA; jäsen: Keskusliitto; yhteistyö: Nuoret; SPR: Kuopion osasto"
    report = take(list_csv=f'nimi,kumppanit\nMartat,"{cell}"\n')
    data = context.store.export()
    names = {actor.id: actor.names.fi for actor in data.actors}
    assert {(names[tie.source], tie.kind, names[tie.target]) for tie in data.ties} == {
        ("Kunta", "funds", "Martat"), ("STEA", "funds", "Martat"), ("Martat", "member_of", "Keskusliitto"),
        ("Martat", "cooperates_with", "Nuoret"), ("Martat", "cooperates_with", "SPR: Kuopion osasto"),
    }  # fmt: skip
    told = [one.value for one in report.warnings if one.code == "read_as"]
    assert told == ["jäsen"]
    assert {one.column for one in report.warnings} == {"partners"}


def test_a_partner_without_its_legal_form_is_the_only_one_of_that_name_and_it_is_told(
    take: Import, context: Context
) -> None:
    take(first_csv="nimi\nVanhat ry\n")
    report = take(list_csv='nimi,kumppanit\nMartat,"Nuoret, Vanhat, Apu ry"\nNuoret ry,\nApu oy,\n')
    assert tied(context) == {frozenset(("Martat", one)) for one in ("Nuoret ry", "Vanhat ry", "Apu ry")}
    assert [one.name for one in report.proposed] == ["Apu ry"]
    told = [one.reason for one in report.warnings if one.value in ("Nuoret", "Vanhat")]
    assert "was read as Nuoret ry" in told[0]
    assert "was read as Vanhat ry" in told[1]


@pytest.mark.parametrize(
    "cell",
    [
        "tekee yhteistyötä Eka ry:n kanssa; Toka ry",
        "Samarbetar med Eka ry, Toka ry",
        "Eka ry ja Toka ry",
        "yhteistyö: Eka ry & Toka ry",
    ],
)
def test_associations_are_found_amid_words(take: Import, context: Context, cell: str) -> None:
    take(list_csv=f'nimi,kumppanit\nMartat,"{cell}"\n')
    assert tied(context) == {frozenset(("Martat", "Eka ry")), frozenset(("Martat", "Toka ry"))}


def test_a_name_that_holds_an_and_stays_one(take: Import, context: Context) -> None:
    take(list_csv='nimi,kumppanit\nMartat,"Kunta ja seurakunta, Äiti ja lapsi ry, Partner Oy"\n')
    names = ("Kunta ja seurakunta", "Äiti ja lapsi ry", "Partner Oy")
    assert tied(context) == {frozenset(("Martat", one)) for one in names}


MARKED = ("1) A 2) B", "- A\n- B", "• A\n• B", "1. A\n2. B", "mm. A, B", "- A, B", "t.ex. A; B")


def test_marks_before_names_are_no_part_of_them(take: Import, context: Context) -> None:
    rows = "".join(f'Kerho {number},"{cell}"\n' for number, cell in enumerate(MARKED))
    take(list_csv=f"nimi,kumppanit\n{rows}")
    assert tied(context) == {frozenset((f"Kerho {number}", one)) for number in range(len(MARKED)) for one in "AB"}


@pytest.mark.parametrize("cell", ["ei ole", "Ei vielä.", "-", "inga", "none", "N/A"])
def test_nobody_is_no_partner(take: Import, context: Context, cell: str) -> None:
    report = take(list_csv=f'nimi,kumppanit\nMartat,"{cell}"\n')
    assert (tied(context), report.added["actors"], report.warnings) == (set(), 1, ())


@pytest.mark.parametrize("name", ["Kuopion 3. sektorin liitto", "4H-yhdistys", "Ei tupakkaa ry", "Mm-kerho"])
def test_a_name_with_a_number_or_such_a_word_stays_whole(take: Import, context: Context, name: str) -> None:
    take(list_csv=f'nimi,kumppanit\nMartat,"{name}"\n')
    assert tied(context) == {frozenset(("Martat", name))}


def test_rows_that_differ_in_their_partners_alone_are_one_actor_with_all_of_these(
    take: Import, context: Context
) -> None:
    report = take(list_csv="nimi,kunta,kumppanit\nMartat,Kuopio,Nuoret\nMartat,Kuopio,Lapset\n")
    assert report.added["actors"] == 3
    assert tied(context) == {frozenset(("Martat", "Nuoret")), frozenset(("Martat", "Lapset"))}
