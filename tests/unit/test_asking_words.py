import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc import resources
from graphsvc.asking.cues import cue_words
from graphsvc.asking.place_forms import place_forms
from graphsvc.asking.precedence import (
    AFFAIRS,
    DANGERS,
    MANNERS,
    NARROW,
    SETTINGS,
    STAGES_OF_LIFE,
    TOPICS_OF_STAGES,
)
from graphsvc.asking.understanding import Interpreter
from graphsvc.asking.words import words_of
from graphsvc.model import LANGUAGES, Language
from graphsvc.vocabulary import shipped_vocabulary

INTERPRETER = Interpreter(shipped_vocabulary(), resources.folder("seed") / "forms")


def place_of(question: str) -> str | None:
    places = INTERPRETER.understand(question, "fi").places
    return places[0].id if places else None


def test_words_keep_their_hyphens_and_know_their_capitals() -> None:
    words = words_of("Etsin MT-kuntoutujille toimintaa, Pohjois-Savosta!")
    assert [word.folded for word in words] == ["etsin", "mt-kuntoutujille", "toimintaa", "pohjois-savosta"]
    assert [word.is_capitalised for word in words] == [True, True, False, True]


def test_place_names_are_read_in_all_their_common_cases() -> None:
    forms = ("Kuopio", "Kuopion", "Kuopiota", "Kuopiossa", "Kuopiosta", "Kuopioon", "Kuopiolla", "Kuopiolta")
    assert {place_of(f"vertaistukea {form}") for form in forms} == {"297"}


def test_places_of_two_parts_are_read_as_one() -> None:
    assert place_of("apua Koskella Tl") == "284"
    assert place_of("apua Uudeltamaalta") == "region:01"
    assert place_of("help in North Savo") == "region:11"
    assert place_of("tukea Pohjois-Savon hyvinvointialueella") == "wellbeing_county:13"


def test_the_country_is_a_place_only_with_a_capital() -> None:
    assert place_of("apua koko Suomessa") == "country"
    assert place_of("suomen kielen harjoittelua") is None


def test_names_that_are_words_need_a_sign_that_they_are_places() -> None:
    assert place_of("kerhoja salossa ja muualla kivassa paikassa") is None
    assert place_of("lasten kerhoja Salossa") == "734"
    assert place_of("kerhoja salossa lähellä kotia") == "734"


def test_names_are_spelt_with_their_diacritics_or_without_but_never_with_more() -> None:
    assert place_of("apua Jyvaskylassa") == "179"
    assert place_of("Lahden päihdepalvelut nuorille") == "398"
    assert place_of("Lähden lenkille nuorten kanssa") is None
    assert place_of("jag vill vända livet") is None


def test_the_capital_of_the_first_word_is_no_sign_of_a_place() -> None:
    first_words = ("Missä", "Mistä", "Miksi", "Tällä", "Siitä", "Inga", "Stora", "Sound", "Hello", "Limit", "Kotona")
    assert {place_of(f"{word} jotain ja muuta") for word in first_words} == {None}
    assert place_of("Suomen kielen harjoittelua maahanmuuttajille") is None
    assert place_of("Salossa kerhoja lapsille") == "734"


def test_prepositions_and_pronouns_are_no_places() -> None:
    for question in (
        "I am ill and in need",
        "at home on my own",
        "under one roof",
        "På egen hand i livet",
        "inga vänner",
    ):
        assert place_of(question) is None


def test_long_names_are_read_by_one_edit_without_a_capital_too() -> None:
    assert place_of("päihdetyötä kuopiosa") == "297"
    assert place_of("apua jyväskyässä masennukseen") == "179"
    assert place_of("rauhassa ja kaikista asioista") is None


def test_misspelt_capitalised_names_are_read_by_one_edit_and_clitics_are_taken_off() -> None:
    assert place_of("tukea Kuopissa") == "297"
    assert place_of("tukea Jyväskylästäkin") == "179"
    assert place_of("stöd i Tammerfrs") == "837"
    assert place_of("Tukea kotiin") is None


def test_a_misspelt_name_that_is_a_long_word_too_is_read_where_it_would_be_if_spelt_right() -> None:
    assert {place_of(asked) for asked in ("Varkuas", "ruoka-apua varkuas", "tukea Varkuadessa")} == {"915"}
    assert place_of("polkupyörän varkudesta selvittiin") is None


def test_a_place_in_the_name_of_a_school_is_not_a_place_that_was_asked_for() -> None:
    assert place_of("Lapin ammattikorkeakoulu") is None
    assert place_of("apua Lapissa") == "region:19"


def test_sub_regions_are_read_and_the_whole_country() -> None:
    assert place_of("kerhoja Ylä-Savossa") == "subregion:111"
    assert place_of("neuvontaa koko maassa") == "country"


def test_villages_need_a_capital() -> None:
    assert place_of("kerhoja Nilsiässä") == "297"
    assert place_of("pitkät linjat ja isot tulli-asiat") is None


def test_every_municipality_is_read_from_its_given_case_forms() -> None:
    vocabulary = shipped_vocabulary()
    for place in vocabulary.places.values():
        if len(place.members) == 1 and place.level == "municipality":
            for form in (place.names.fi, place.forms.genitive, place.forms.partitive, place.forms.locative):
                assert place_of(f"Apua paikasta {form}") == place.id, form


def test_forms_never_hold_an_empty_string() -> None:
    assert all("" not in place_forms(place) for place in shipped_vocabulary().places.values())


def test_what_is_wanted_goes_before_for_whom() -> None:
    understood = INTERPRETER.understand("kulttuuria ikäihmisille", "fi")
    assert [(topic.id, topic.score) for topic in understood.topics] == [
        ("kulttuurihyvinvointi", 1.0),
        ("ikaihmiset", 0.5),
    ]
    assert [group.id for group in understood.target_groups] == ["ikaihmiset"]
    assert [topic.id for topic in INTERPRETER.understand("jotain vanhuksille", "fi").topics] == ["ikaihmiset"]


def test_words_that_are_about_anything_never_decide_alone() -> None:
    for question in ("tukea", "apua", "toimintaa", "stöd", "help", "ryhmä"):
        assert INTERPRETER.understand(question, "fi").topics == ()


def topics_of(question: str) -> list[str]:
    return [topic.id for topic in INTERPRETER.understand(question, "fi").topics]


def test_pale_words_decide_with_another_word_of_their_expression_and_never_alone() -> None:
    assert topics_of("green care farms") == ["luontolahtoisyys"]
    assert topics_of("green houses") == []
    assert topics_of("matalan kynnyksen paikka")[0] == "kohtaamispaikka"


def test_the_words_of_an_expression_may_stand_apart_and_inflected_anew() -> None:
    assert topics_of("mieheni on kuollut")[0] == topics_of("kuoli viime vuonna mies")[0] == "suru"


def test_expressions_that_deny_something_need_the_denial() -> None:
    assert topics_of("emme jaksa enää")[0] == "uupumus"
    assert "uupumus" not in topics_of("jaksa")


def test_beside_a_word_about_elsewhere_a_single_word_is_not_enough() -> None:
    assert topics_of("kirja junasta") == topics_of("musiikkia hotellissa") == topics_of("book a hotel") == []
    assert topics_of("musiikkia") == ["musiikki"]


def test_in_a_short_question_fewer_words_than_those_about_elsewhere_are_not_enough() -> None:
    assert topics_of("blood pressure too high") == topics_of("blood pressure monitor") == ["sydan"]
    assert topics_of("blood pressure monitor price") == []


def test_ordinary_words_are_not_taken_for_misspelt_ones() -> None:
    assert topics_of("keittiö") == topics_of("kitchen") == topics_of("jordgubbe") == []


def test_a_condition_says_what_and_a_stage_of_life_for_whom_alone() -> None:
    assert topics_of("kuoroja kuulovammaisille") == ["musiikki", "kuulovamma"]
    assert topics_of("kuulovammaisille kuoro") == ["kuulovamma", "musiikki"]
    assert topics_of("lapsille kulttuuria")[0] == "kulttuurihyvinvointi"
    assert topics_of("vapaaehtoiseksi vanhusten luokse")[0] == "vapaaehtoistoiminta"
    assert set(shipped_vocabulary().target_groups) >= STAGES_OF_LIFE


def test_a_compound_that_only_says_for_whom_may_have_a_topic_in_it() -> None:
    assert topics_of("masennuspotilaan puoliso")[0] == "masennus"


def test_topics_that_fit_as_well_stand_in_the_order_of_the_question() -> None:
    assert topics_of("kuoro ja psoriasis") == ["musiikki", "iho"]
    assert topics_of("psoriasis ja kuoro") == ["iho", "musiikki"]


def test_danger_goes_first_and_the_manner_of_help_after_what_somebody_has() -> None:
    assert topics_of("he hits me and I need somewhere to sleep") == ["vakivalta", "asuminen"]
    assert topics_of("kamratgrupp för bulimi") == ["syomishairio", "vertaistuki"]
    assert topics_of("vertaistukea") == ["vertaistuki"]


def test_where_somebody_lives_and_learns_goes_after_what_is_wrong_and_the_narrow_topic_before_the_wide_one() -> None:
    assert topics_of("ahdistaa niin etten pääse luennolle")[:2] == ["masennus", "koulutus"]
    assert topics_of("kylän nuorilla pyörii kannabista")[0] == "huumeet"
    assert topics_of("valtuuston päätös nuvan aloitteesta")[0] == "nuorisovaltuusto"


def test_words_that_stand_together_go_before_as_many_that_stand_far_apart() -> None:
    assert topics_of("I do not know how to use computer and online forms")[0] == "digituki"


def test_topics_and_dangers_that_are_ranked_exist_and_none_is_ranked_twice() -> None:
    assert set(shipped_vocabulary().topics) >= AFFAIRS | DANGERS | MANNERS | NARROW | SETTINGS | TOPICS_OF_STAGES
    ranked = (AFFAIRS, DANGERS, MANNERS, NARROW, SETTINGS)
    assert len(frozenset[str]().union(*ranked)) == sum(map(len, ranked))


def test_ordinary_words_decide_about_nothing_alone_but_do_with_another() -> None:
    assert topics_of("kaunis ruoka") == topics_of("kaunis") == []
    assert topics_of("ruoka loppu")[0] == "ruokaapu"


@pytest.mark.parametrize("question", ["ruokaa", "food", "mat", "clothes", "tarvitsen vaatteita", "hjälp med mat"])
def test_what_somebody_needs_may_be_said_in_one_word(question: str) -> None:
    assert topics_of(question) == ["ruokaapu"]


def test_a_word_alone_that_nobody_needs_means_nothing() -> None:
    assert topics_of("thai food delivery") == topics_of("hyvää ruokaa ravintolassa") == topics_of("kaunis") == []


def test_what_any_place_has_to_see_to_goes_before_the_place() -> None:
    assert topics_of("museon esteettömyyskartoitus")[0] == topics_of("teatterin esteettömyys")[0] == "esteettomyys"
    assert topics_of("urheiluseuran yhdenvertaisuussuunnitelma")[0] == "yhdenvertaisuus"


def test_a_generic_first_word_is_needed_and_a_generic_last_one_may_be_missing() -> None:
    assert "vapaaehtoistoiminta" not in topics_of("jotain vanhuksille")
    assert topics_of("auttaa vanhuksia")[0] == "vapaaehtoistoiminta"


def test_a_form_of_a_generic_word_in_a_label_does_not_decide() -> None:
    assert topics_of("järjestöjen") == topics_of("leirille") == []


def test_names_of_places_are_no_misspelt_topics() -> None:
    assert topics_of("jotain salossa kotona") == []


def test_little_words_are_no_misspelt_topics() -> None:
    assert topics_of("välillä väsyttää") == ["uupumus"]


def test_who_lives_in_a_place_does_not_ask_for_housing() -> None:
    for question in ("asun Siilinjärvellä", "jag bor i Vasa", "I live in Tampere", "Kuopiossa asuva"):
        assert topics_of(question) == []
    assert topics_of("asunto Siilinjärvellä") == ["asuminen"]


def test_what_sort_of_place_it_is_belongs_to_the_place() -> None:
    for question in ("Iin kunta", "Oulun kaupunki", "Vasa stad"):
        understood = INTERPRETER.understand(question, "fi")
        assert understood.topics == understood.ignored == ()
        assert len(understood.places) == 1


def test_who_moved_to_the_country_does_not_ask_all_over_it() -> None:
    for question in ("just moved to Finland", "muutin juuri Suomeen"):
        assert place_of(question) is None
        assert topics_of(question)[0] == "kotoutuminen"
    assert place_of("peer support in Finland") == "country"


def test_a_mother_who_is_ill_makes_no_family_with_children() -> None:
    def groups_of(question: str) -> set[str]:
        return {group.id for group in INTERPRETER.understand(question, "fi").target_groups}

    assert "lapsiperheet" not in groups_of("äidillä on Alzheimer") | groups_of("my mother has dementia")
    assert "lapsiperheet" in groups_of("äidin syöpä ja pienet lapset")
    assert "lapsiperheet" in groups_of("äiti ja vauva")


def test_words_that_ask_for_partners_are_no_topic() -> None:
    assert topics_of("vi vill samarbeta kring musik") == ["musiikki"]
    assert topics_of("etsimme yhteistyökumppania nuorisotyöhön") == ["nuorisotyo"]
    assert topics_of("etsimme yhteistyökumppaneita") == []
    assert topics_of("yhdistysten verkostotapaaminen") == ["verkostot"]


def test_legal_forms_mean_nothing() -> None:
    understood = INTERPRETER.understand("Savon Muisti ry", "fi")
    assert [topic.id for topic in understood.topics] == ["muisti"]
    assert understood.target_groups == ()


def test_a_larger_place_comes_after_one_in_it() -> None:
    places = INTERPRETER.understand("stöd i Österbotten nära Vasa", "sv").places
    assert [place.id for place in places] == ["905", "region:15"]


def test_former_municipalities_and_localities_are_read() -> None:
    assert place_of("kerhoja Riistavedellä") == "297"
    assert place_of("Kuusankoskella") == "286"
    assert place_of("Nummelassa") == "927"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_means_its_topic_and_no_word_of_it_is_ignored(language: Language) -> None:
    for topic in shipped_vocabulary().topics.values():
        label = topic.labels.in_language(language)
        understood = INTERPRETER.understand(label, language)
        assert topic.id in [found.id for found in understood.topics[:2]]
        assert cue_words(words_of(label)).issuperset(understood.ignored)


def test_only_words_that_say_nothing_of_what_was_understood_are_ignored() -> None:
    assert INTERPRETER.understand("masennusta, ahdistusta ja pizzaa Kuopiossa", "fi").ignored == ("pizzaa",)


def test_a_compound_that_was_written_apart_goes_before_its_parts() -> None:
    assert topics_of("perhe kahvila")[0] == topics_of("perhekahvila")[0] == "lapsiperheet"


def test_letters_that_fold_to_nothing_are_no_words() -> None:
    assert INTERPRETER.understand("\ufe70", "fi").ignored == ()


def test_a_word_without_end_means_nothing_and_costs_little() -> None:
    for letter in "aA":
        word = letter * 1_000_000
        understood = INTERPRETER.understand(f"{word} vertaistukea", "fi")
        assert [topic.id for topic in understood.topics] == ["vertaistuki"]
        assert understood.ignored == (word,)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=400))
def test_any_text_is_answered_without_an_error(question: str) -> None:
    understood = INTERPRETER.understand(question, "fi")
    assert all(0 <= topic.score <= 1 for topic in understood.topics)


def test_two_words_that_say_for_whom_may_say_what_too() -> None:
    assert topics_of("erityislasten vanhempien oma ryhmä")[0] == "erityislapset"
    assert topics_of("senior citizens' council")[0] == "vanhusneuvosto"


def test_where_help_is_given_goes_after_what_it_is_about() -> None:
    assert topics_of("mistä pieni yhdistys saa rahaa toimintaansa")[0] == "rahoitus"
    assert topics_of("laskut menivät ulosottoon eikä palkka riitä")[0] == "velkaneuvonta"


def test_a_spouse_called_partner_is_none_to_work_with() -> None:
    assert topics_of("min partner slår mig")[0] == "vakivalta"
    assert topics_of("my partner drinks every weekend")[0] == "paihdelaheiset"


def test_an_expression_of_little_words_keeps_them_all() -> None:
    assert topics_of("kukaan ei kaipaa minua") == ["yksinaisyys"]
    assert topics_of("kukaan ei") == []


def test_words_that_mean_something_else_in_another_language_do_not_decide() -> None:
    assert topics_of("mitä teen") == topics_of("små saker") == topics_of("hur kan jag nå er") == []
    assert topics_of("in the same situation") == ["vertaistuki"]


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("vertaistukea sairastuneelle", ["kipu", "vertaistuki"]),
        ("vertaistukea kipuun", ["kipu", "vertaistuki"]),
        ("vertaistukea ja diabetes", ["diabetes", "vertaistuki"]),
        ("lapsiperheiden tukea ja omaishoitoa", ["omaishoito", "lapsiperheet"]),
        ("stöd för barnfamiljer och närståendevård", ["omaishoito", "lapsiperheet"]),
        ("ikäihmisten toiminta ja alkoholi", ["alkoholi", "ikaihmiset"]),
    ],
)
def test_of_several_needs_none_that_is_called_by_its_name_is_lost(question: str, topics: list[str]) -> None:
    found = INTERPRETER.understand(question, "fi").topics
    assert sorted(topic.id for topic in found if topic.score > 0.5) == sorted(topics)


def test_a_name_within_the_name_of_a_narrower_topic_is_no_need_of_its_own() -> None:
    assert topics_of("ehkäisevä päihdetyö") == ["ehkaisevapaihde"]


@pytest.mark.parametrize(
    ("question", "topic", "place"),
    [
        ("vertastukee kuopiosa", "vertaistuki", "297"),
        ("Mie oon masentunna, mistä apua Kuopiossa", "masennus", "297"),
        ("oon väsynnä", "uupumus", None),
        ("mie oon yksinäine", "yksinaisyys", None),
        ("peer suport kuopoi", "vertaistuki", "297"),
    ],
)
def test_spoken_and_misspelt_words_are_read(question: str, topic: str, place: str | None) -> None:
    understood = INTERPRETER.understand(question, "fi")
    assert ([one.id for one in understood.topics], place_of(question)) == ([topic], place)
    assert understood.ignored == ()


def test_who_grieves_is_not_taken_to_be_lonely_or_to_be_dying() -> None:
    understood = INTERPRETER.understand("surevalle tukea lapsen kuoleman jälkeen", "fi")
    assert understood.topics[0].id == "suru"
    assert "yksinaiset" not in {group.id for group in understood.target_groups}


def test_topics_that_unknown_words_look_like_are_those_of_the_first_few() -> None:
    alike = INTERPRETER.alike(("xyzzyx", "vertastukki"), "fi")
    assert alike[0].id == "vertaistuki"
    assert INTERPRETER.alike(("xyzzyx",) * 3 + ("vertastukki",), "fi") == ()
