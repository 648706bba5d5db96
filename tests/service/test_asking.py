"""Asking in an invented region whose answers are known, on each engine."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graphsvc import service
from graphsvc.asking.cues import Purpose
from graphsvc.model import ActorKind, GraphData, LocalText, Sector, TieKind
from graphsvc.service import Answer, AskRequest, Context, Result
from graphsvc.store import GraphStore
from tests.contract.records import IISALMI, KUOPIO, POHJOIS_SAVO, VARKAUS, actor, offer, tie

SIILINJARVI, UTSJOKI = "749", "890"
REGION = GraphData(
    actors=(
        actor("liitto", "Muistiväen liitto ry", subtype="federation", municipality="091", serves=("country",)),
        actor("yhdistys", "Pohjois-Savon Muistiväki ry", municipality=KUOPIO, serves=(POHJOIS_SAVO,)),
        actor("osasto", "Siilinjärven muistikerho", subtype="branch", municipality=SIILINJARVI),
        actor("toinen_osasto", "Varkauden muistikerho", subtype="branch", municipality=VARKAUS),
        actor("verkosto", "Järjestöpirtti", subtype="network", serves=(POHJOIS_SAVO,)),
        actor("kaupunki", "Iisalmen kaupunki", kind=ActorKind.MUNICIPALITY, subtype="municipality", municipality=IISALMI, sector=Sector.PUBLIC),
        actor("kuoro", "Kuopion Laulupuu ry", municipality=KUOPIO, sector=Sector.THIRD),
        actor("lopettanut", "Savon Sampo ry", municipality=KUOPIO, end_date=date(2010, 1, 1)),
    ),
    ties=(
        tie("t1", "osasto", "yhdistys", kind=TieKind.PART_OF),
        tie("t2", "toinen_osasto", "yhdistys", kind=TieKind.PART_OF),
        tie("t3", "kuoro", "verkosto"),
        tie("t4", "verkosto", "yhdistys"),
        tie("t5", "kuoro", "liitto", kind=TieKind.MEMBER_OF),
    ),
    offers=(
        *(offer(f"o.{one}", one, "muisti") for one in ("liitto", "yhdistys", "osasto", "toinen_osasto")),
        offer("o.verkosto", "verkosto", "verkostot"),
        offer("o.kuoro", "kuoro", "musiikki", target_groups=("ikaihmiset",)),
        offer("o.lopettanut", "lopettanut", "muisti"),
    ),
)  # fmt: skip

Ask = Callable[..., Answer]


@pytest.fixture
def context(store: GraphStore) -> Context:
    store.merge(REGION)
    return Context.over(store)


@pytest.fixture
def ask(context: Context) -> Ask:
    def asked(words: str = "", **fields: Any) -> Answer:
        return service.ask(context, AskRequest(words, **fields), "fi")

    return asked


def found(answer: Answer) -> list[str]:
    return [result.actor.id for result in answer.results]


def kinds(result: Result) -> set[str]:
    return {reason.kind for reason in result.reasons}


def test_a_branch_and_its_association_stand_in_the_list_once(ask: Ask) -> None:
    answer = ask("muistisairaille Siilinjärvellä")
    assert found(answer)[0] == "osasto"
    assert "yhdistys" not in found(answer)
    assert [behind.id for behind in answer.results[0].same_frame] == ["yhdistys"]


def test_two_branches_of_an_association_both_stand_in_the_list(ask: Ask) -> None:
    assert {"osasto", "toinen_osasto"} <= set(found(ask("muistisairaille Siilinjärvellä", radius_km=200)))


def test_a_national_body_is_present_and_says_that_it_has_no_place_of_its_own_there(ask: Ask) -> None:
    by_id = {result.actor.id: result for result in ask("muistisairaille Siilinjärvellä").results}
    said = [reason.text for reason in by_id["liitto"].reasons if reason.kind == "no_own_place"]
    assert said == ["Ei omaa toimipaikkaa Siilinjärvellä"]
    assert by_id["liitto"].serves_place
    assert "no_own_place" not in kinds(by_id["osasto"])


@pytest.mark.parametrize(
    "words",
    ["Pohjois-Savon Muistiväki ry", "pohjois-savon muistivaki", "mitä Pohjois-Savon Muistiväki ry:ltä saa", "Pohjois-Savon muistiväen liitto ry"],
)  # fmt: skip
def test_an_actor_is_found_by_its_name_however_it_is_written(ask: Ask, words: str) -> None:
    answer = ask(words)
    assert found(answer)[0] in ("yhdistys", "liitto")
    assert "name" in kinds(answer.results[0])


def test_a_place_in_the_name_of_an_actor_is_not_where_help_is_wanted(ask: Ask) -> None:
    understood = ask("Kuopion Laulupuu Varkaudessa").understood
    assert [place.id for place in understood.places] == [VARKAUS]
    assert [named.id for named in understood.actors] == ["kuoro"]


def test_a_city_that_is_named_is_both_an_actor_and_a_place(ask: Ask) -> None:
    understood = ask("Iisalmen kaupunki").understood
    assert [place.id for place in understood.places] == [IISALMI]
    assert [named.id for named in understood.actors] == ["kaupunki"]


def test_an_actor_that_has_ended_is_named_but_is_no_result(ask: Ask) -> None:
    answer = ask("Savon Sampo ry")
    assert [named.id for named in answer.understood.actors] == ["lopettanut"]
    assert "lopettanut" not in found(answer)


def test_where_nobody_helps_those_who_know_the_area_may_be_asked(ask: Ask) -> None:
    answer = ask("digitukea Iisalmessa")
    assert answer.nobody is not None
    assert [result.actor.id for result in answer.nobody.ask_anyway] == ["kaupunki", "verkosto"]


def test_nobody_is_sent_to_a_company_to_a_group_of_many_or_to_who_advises_associations(
    context: Context, ask: Ask
) -> None:
    company = actor("yritys", "Neuvo Oy", subtype="company", sector=Sector.PRIVATE, municipality=IISALMI)
    many = actor("kunnat", "Savon kunnat", kind=ActorKind.MUNICIPALITY, subtype="collective", serves=(IISALMI,))
    adviser = actor("neuvoja", "Yhdistysten apu ry", municipality=IISALMI)
    offers = (
        offer("o1", "yritys", "verkostot"),
        offer("o2", "kunnat", "jarjestokunta"),
        offer("o3", "neuvoja", "jarjestotuki"),
    )
    context.store.merge(GraphData(actors=(company, many, adviser), offers=offers))
    answer = ask("digitukea Iisalmessa")
    assert answer.nobody is not None
    assert [result.actor.id for result in answer.nobody.ask_anyway] == ["kaupunki", "verkosto"]


def test_where_nobody_helps_the_nearest_beyond_is_told(ask: Ask) -> None:
    answer = ask("kuoroja Utsjoella")
    assert answer.nobody is not None
    assert [result.actor.id for result in answer.nobody.nearest] == ["kuoro"]
    assert answer.nobody.nearest[0].distance_km == pytest.approx(780, abs=5)


def test_what_nobody_can_help_with_is_counted_by_topic_and_place_and_nothing_else_is(
    ask: Ask, context: Context
) -> None:
    ask("kuoroja Utsjoella")
    ask("kuoroja Utsjoella kiitos")
    ask("kuoroja Kuopiossa")
    ask("asdf qwerty")
    counted = [(one.topic, one.place, one.amount) for one in context.store.unanswered()]
    assert counted == [("musiikki", UTSJOKI, 2)]


def test_counting_can_be_turned_off(store: GraphStore) -> None:
    service.ask(Context.over(store, counts_unanswered=False), AskRequest("kuoroja Utsjoella"), "fi")
    assert store.unanswered() == ()


def test_those_who_seek_partners_are_not_sent_to_their_own_frame(ask: Ask) -> None:
    answer = ask("kuka tekisi kanssamme muistityötä Siilinjärvellä", asker="yhdistys")
    assert answer.understood.purpose is Purpose.PARTNERS
    assert found(answer) == ["liitto"]


def test_those_who_seek_partners_are_told_whom_they_know_already(ask: Ask) -> None:
    answer = ask("kumppania verkostotyöhön Pohjois-Savossa", asker="kuoro")
    assert found(answer) == ["verkosto"]
    assert "partner_already" in kinds(answer.results[0])


@pytest.mark.parametrize("words", ["kumppania", "kenen kanssa voisimme tehdä yhteistyötä", "samarbetspartner"])
def test_partners_sought_for_nothing_in_particular_are_sought_for_what_the_asker_does_where_it_is(
    ask: Ask, words: str
) -> None:
    understood = ask(words, asker="yhdistys").understood
    assert [topic.id for topic in understood.topics] == ["muisti"]
    assert [place.id for place in understood.places] == [KUOPIO]
    assert understood.is_of_asker


def test_a_place_that_is_named_goes_before_the_place_of_who_seeks_partners(ask: Ask) -> None:
    understood = ask("kumppania Varkaudesta", asker="yhdistys").understood
    assert [place.id for place in understood.places] == [VARKAUS]


def test_who_asks_for_help_or_for_a_topic_is_not_answered_with_its_own(ask: Ask) -> None:
    assert not ask("apua", asker="yhdistys").understood.topics
    assert [topic.id for topic in ask("kumppania musiikkiin", asker="yhdistys").understood.topics] == ["musiikki"]


def test_what_the_asker_does_itself_is_not_counted_as_looked_for_in_vain(ask: Ask, context: Context) -> None:
    assert ask("kumppania Utsjoelta", asker="kuoro").nobody
    assert context.store.unanswered() == ()


def test_the_word_for_partners_gives_no_topic(ask: Ask) -> None:
    assert ask("samarbetspartner").understood.topics == ()


def test_a_question_from_here_without_a_place_says_that_it_lacks_one(ask: Ask) -> None:
    assert ask("kuoroja täällä lähellä").understood.lacks_place
    assert not ask("kuoroja täällä lähellä", places=(KUOPIO,)).understood.lacks_place


def test_filters_that_leave_nothing_say_how_many_there_are_without_them(ask: Ask) -> None:
    answer = ask("kuoroja Kuopiossa", sector=Sector.PUBLIC)
    assert (found(answer), answer.unfiltered, answer.nobody) == ([], 1, None)
    assert [(choice.value, choice.amount) for one in answer.filters if one.name == "sector" for choice in one.choices] == [
        ("third", 1), ("public", 0)
    ]  # fmt: skip


def test_a_name_is_told_in_every_language_it_has(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a", names=LocalText("Merituuli ry", "Havsbrisen rf", "")),)))
    understood = service.interpret(Context.over(store), "vad gör Havsbrisen rf", "sv")
    assert [named.label for named in understood.actors] == ["Havsbrisen rf"]


@pytest.mark.parametrize(
    "question",
    [
        "kuka voi esitellä meidät THL:lle",
        "vem kunde presentera oss för THL",
        "who could introduce us to THL",
        "VeKe, THL",
    ],
)
def test_an_actor_is_found_by_the_abbreviation_after_its_name(store: GraphStore, question: str) -> None:
    institute = actor("thl", names=LocalText("Terveyden ja hyvinvoinnin laitos (THL)", "", ""))
    store.merge(GraphData(actors=(institute, actor("kurssi", names=LocalText("THL-kurssit ry", "", "")))))
    answer = service.ask(Context.over(store), AskRequest(question), "fi")
    assert found(answer) == ["thl"]
    assert answer.understood.ignored == (("VeKe",) if "VeKe" in question else ())


def test_what_means_nothing_here_is_not_answered_with_everybody_of_a_place(ask: Ask) -> None:
    answer = ask("pizza Kuopiossa")
    assert found(answer) == []
    assert answer.nobody is not None
    assert answer.nobody.nearest == ()
    assert found(ask("Kuopio"))


def test_a_radius_of_ones_own_is_not_counted_as_a_question_in_vain(ask: Ask, context: Context) -> None:
    ask("kuoroja Siilinjärvellä", radius_km=1)
    assert context.store.unanswered() == ()


def test_without_a_place_nobody_is_named_as_knowing_the_area(ask: Ask) -> None:
    answer = ask("digitukea")
    assert answer.nobody is not None
    assert answer.nobody.ask_anyway == ()


def test_in_the_whole_country_those_who_serve_it_come_first_and_no_distance_is_told(ask: Ask) -> None:
    answer = ask("muistisairaille koko Suomi")
    assert answer.understood.ignored == ()
    assert found(answer)[0] == "liitto"
    assert {result.distance_km for result in answer.results} == {None}
    assert {result.actor.id for result in answer.results if result.serves_place} == {"liitto"}


def test_a_place_that_is_named_twice_is_understood_once(ask: Ask) -> None:
    assert [place.id for place in ask("muistisairaille Nilsiässä ja Kuopiossa").understood.places] == [KUOPIO]


def test_a_name_that_says_the_topic_is_found_below_an_offer_and_says_why(context: Context, ask: Ask) -> None:
    named = actor("nimi", "Kuopion digitukiyhdistys", municipality=KUOPIO)
    offering = actor("tarjoaja", "Kuopion olohuone ry", municipality=KUOPIO)
    context.store.merge(
        GraphData(actors=(named, offering), offers=(offer("o.d", "tarjoaja", "digituki", is_stated=False),))
    )
    answer = ask("digitukea Kuopiossa")
    assert found(answer) == ["tarjoaja", "nimi"]
    assert {reason.text for reason in answer.results[1].reasons} >= {
        "Nimessä tai kuvauksessa mainitaan ”digitukiyhdistys”"
    }


def test_a_word_that_means_nothing_is_sought_whole_or_in_another_case(context: Context, ask: Ask) -> None:
    context.store.merge(GraphData(actors=(actor("n", "Hupsulan väki"), actor("m", "Hupsulanmäen väki"))))
    answer = ask("Hupsulassa")
    assert found(answer) == ["n"]
    assert "words" in kinds(answer.results[0])


def test_of_equal_scores_the_whole_stands_before_its_part(context: Context, ask: Ask) -> None:
    whole, part = (actor(one, one, subtype="association", municipality=IISALMI) for one in ("zz_kokonaisuus", "aa_osa"))
    context.store.merge(
        GraphData(
            actors=(whole, part),
            ties=(tie("osana", "aa_osa", "zz_kokonaisuus", kind=TieKind.PART_OF),),
            offers=(offer("o1", "aa_osa", "digituki"), offer("o2", "zz_kokonaisuus", "digituki")),
        )
    )
    answer = ask("digitukea Iisalmessa")
    assert found(answer)[0] == "zz_kokonaisuus"
    assert [behind.id for behind in answer.results[0].same_frame] == ["aa_osa"]


def test_a_word_that_means_nothing_adds_nobody_to_those_who_offer_what_is_asked(context: Context, ask: Ask) -> None:
    named = actor("n", "Hupsulan väki", municipality=IISALMI)
    offering = actor("m", "Hupsulan digikerho", municipality=IISALMI)
    context.store.merge(GraphData(actors=(named, offering), offers=(offer("o.m", "m", "digituki"),)))
    answer = ask("digitukea Iisalmessa Hupsulassa")
    assert found(answer) == ["m"]
    assert "words" in kinds(answer.results[0])


def test_a_network_by_name_alone_is_not_said_to_know_the_area(context: Context, ask: Ask) -> None:
    context.store.merge(GraphData(actors=(actor("nimi", "Iisalmen verkosto", municipality=IISALMI),)))
    answer = ask("digitukea Iisalmessa")
    assert answer.nobody is not None
    assert "nimi" not in {result.actor.id for result in answer.nobody.ask_anyway}
