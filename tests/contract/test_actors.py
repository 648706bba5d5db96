"""actor, actors_by_id, actors."""

from datetime import date

import pytest

from graphsvc.errors import NotFoundError
from graphsvc.model import ActorFilter, ActorKind, GraphData, LocalText, Sector, Slice, Status, Window
from graphsvc.store import GraphStore
from tests.contract.records import ALL, HELSINKI, IISALMI, KUOPIO, POHJOIS_SAVO, UUSIMAA, actor, ids, need, offer

ENDED = {"status": Status.DEFUNCT, "end_date": date(2001, 1, 1)}


def found(store: GraphStore, **wanted: object) -> list[str]:
    """The ids of the actors that fit, and a check that they are counted right."""
    part = store.actors(ActorFilter(**wanted), ALL)
    assert part.total == len(part.items)
    return ids(part.items)


def test_an_actor_is_found_by_its_id_whether_active_or_not(store: GraphStore) -> None:
    ended = actor("ended", **ENDED)
    store.merge(GraphData(actors=(ended, actor("other"))))
    assert store.actor("ended") == ended


def test_an_unknown_actor_is_not_found(store: GraphStore) -> None:
    with pytest.raises(NotFoundError) as caught:
        store.actor("nobody")
    assert caught.value.what == "actor"


def test_actors_by_id_come_once_in_the_order_of_their_ids_without_unknown_ones(store: GraphStore) -> None:
    store.merge(GraphData(actors=tuple(map(actor, ("b", "a10", "a2", "B", "a.1", "a_1", "a-1")))))
    asked = ["b", "nobody", "a2", "a10", "a2", "B", "a_1", "a.1", "a-1"]
    assert ids(store.actors_by_id(asked)) == ["B", "a-1", "a.1", "a10", "a2", "a_1", "b"]


def test_no_ids_give_no_actors(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a"),)))
    assert store.actors_by_id(()) == ()


def test_actors_are_listed_by_finnish_first_name_as_the_alphabet_has_it_then_id(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=(
                actor("a", "Öljy"),
                actor("b", "aamu"),
                actor("h", "Åbo"),
                actor("c", names=LocalText(sv="Ändring")),
                actor("d", names=LocalText(fi="Zorro", sv="Aaa", en="Aaa")),
                actor("f", "Sama"),
                actor("e", "sama"),
                actor("g", names=LocalText(sv="", en="Äbc")),
            )
        )
    )
    assert found(store) == ["b", "e", "f", "d", "h", "g", "c", "a"]


def test_names_in_any_script_come_in_the_order_of_their_characters(store: GraphStore) -> None:
    names = {"a": "😀", "b": "\ufffd", "c": "zz", "d": "ж", "e": "漢", "f": "אב", "g": "𞤀"}
    store.merge(GraphData(actors=tuple(actor(actor_id, name) for actor_id, name in names.items())))
    assert found(store) == ["c", "d", "f", "e", "b", "g", "a"]


def test_actors_are_listed_whether_active_or_not(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a", status=Status.INACTIVE), actor("b", **ENDED), actor("c"))))
    assert found(store) == ["a", "b", "c"]


def test_a_window_gives_its_part_and_the_whole_number(store: GraphStore) -> None:
    store.merge(GraphData(actors=tuple(actor(letter) for letter in "abcde")))
    part = store.actors(ActorFilter(), Window(2, 2))
    assert (ids(part.items), part.total) == (["c", "d"], 5)


def test_a_window_past_the_end_is_empty_and_knows_the_whole_number(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a"), actor("b"))))
    part = store.actors(ActorFilter(), Window(2, 50))
    assert (part.items, part.total) == ((), 2)


def test_a_filter_of_kind_subtype_or_sector_gives_those_actors(store: GraphStore) -> None:
    project = actor("project", kind=ActorKind.PROJECT, subtype="programme", sector=Sector.PUBLIC)
    store.merge(GraphData(actors=(project, actor("club", subtype="club", sector=Sector.THIRD), actor("unknown"))))
    assert found(store, kind=ActorKind.PROJECT) == ["project"]
    assert found(store, subtype="club") == ["club"]
    assert found(store, sector=Sector.THIRD) == ["club"]
    assert found(store, kind=ActorKind.PROJECT, sector=Sector.THIRD) == []


def test_a_municipality_is_that_of_the_seat_not_one_that_is_served(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=(
                actor("sits", municipality=KUOPIO),
                actor("serves", municipality=IISALMI, serves=(KUOPIO,)),
                actor("nowhere"),
            )
        )
    )
    assert found(store, municipality=KUOPIO) == ["sits"]


def test_a_region_holds_the_municipality_of_the_seat(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=(
                actor("iisalmi", municipality=IISALMI),
                actor("kuopio", municipality=KUOPIO),
                actor("helsinki", municipality=HELSINKI, serves=(POHJOIS_SAVO,)),
                actor("nowhere"),
            )
        )
    )
    assert found(store, region=POHJOIS_SAVO) == ["iisalmi", "kuopio"]
    assert found(store, region=UUSIMAA) == ["helsinki"]
    assert found(store, region="country") == ["helsinki", "iisalmi", "kuopio"]
    assert found(store, region="wellbeing_county:13") == ["iisalmi", "kuopio"]
    assert found(store, region=KUOPIO) == []


def test_topics_match_an_offer_under_one_of_them_and_never_a_need(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=tuple(map(actor, ("both", "one", "needs", "none"))),
            offers=(
                offer("1", "both", "koulutus"),
                offer("2", "both", "viestinta"),
                offer("3", "one", "viestinta"),
                offer("4", "none", "rahoitus"),
            ),
            needs=(need("5", "needs", "koulutus"),),
        )
    )
    assert found(store, topics=("koulutus", "viestinta")) == ["both", "one"]
    assert found(store, topics=("koulutus",)) == ["both"]


def test_every_word_must_begin_a_word_of_a_name_or_a_description_in_any_language(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=(
                actor("fi", "Kuopion Mielenterveysseura"),
                actor("sv", names=LocalText(fi="x", sv="Förening för mental hälsa")),
                actor("en", descriptions=LocalText(en="Peer support, every week")),
            )
        )
    )
    assert found(store, words=("mielen",)) == ["fi"]
    assert found(store, words=("kuopion", "mielenterveysseura")) == ["fi"]
    assert found(store, words=("mielen", "mental")) == []
    assert found(store, words=("halsa",)) == ["sv"]
    assert found(store, words=("week", "peer", "supp")) == ["en"]


def test_the_first_by_name_of_those_who_say_words_are_those_that_a_list_begins_with(store: GraphStore) -> None:
    names = {"1": "Örön kerho", "2": "Kerho Aura", "3": "Aura, kerho", "4": "Aurinko", "5": "Åbo kerho"}
    known = [actor(actor_id, name) for actor_id, name in names.items()]
    store.merge(GraphData(actors=(*known, actor("6", "Zeta", descriptions=LocalText("Kerho, joka auraa")))))
    listed = found(store, words=("kerh",))
    assert listed == ["3", "2", "6", "5", "1"]
    assert ids(store.actors_with_words(("kerh",), 3)) == listed[:3]
    assert ids(store.actors_with_words(("Kerh", "AUR"), 9)) == ["3", "2", "6"]


def test_a_word_inside_another_does_not_match(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a", "Kuopion Mielenterveysseura"),)))
    assert found(store, words=("seura",)) == []


def test_words_match_with_their_diacritics_folded_on_both_sides(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a", "Äänekosken Ŋåšša Ïdrættsförening"), actor("b", "Aanekoski"))))
    assert found(store, words=("aanekosk",)) == ["b", "a"]
    assert found(store, words=("Äänekosk", "NÅ")) == ["a"]
    assert found(store, words=("idraettsf",)) == ["a"]


@pytest.mark.parametrize(
    "word",
    [
        "and",
        "or",
        "not",
        "near",
        "to",
        "ja",
        "on",
        "och",
        "kirjoissakin",
        "running",
        "0",
        "²",
        "漢",
        "ж",
        "𞤀",
        "א",
        "ꭰ",
    ],
)
def test_no_word_is_an_operator_and_every_script_has_words(store: GraphStore, word: str) -> None:
    store.merge(GraphData(actors=(actor("a", f"x {word} y"), actor("b", "x y"))))
    assert found(store, words=(word,)) == ["a"]
    assert found(store, words=("x", word, "y")) == ["a"]


@pytest.mark.parametrize(
    "word", ['"', "'", "x*", "(x", "x)", "x:", "-x", "+x", "x~", "x^2", "\\x", "x/", "{x", "[x", "!x"]
)
def test_signs_in_words_are_passed_over(store: GraphStore, word: str) -> None:
    store.merge(GraphData(actors=(actor("a", "x 2"), actor("b", "x2 2"))))
    assert found(store, words=(word,)) == ["a", "b"]


def test_words_of_a_changed_name_match_and_those_of_the_old_one_no_more(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a", "Vanha nimi"),)))
    store.merge(GraphData(actors=(actor("a", "Uusi nimi"),)))
    assert found(store, words=("uusi",)) == ["a"]
    assert found(store, words=("vanha",)) == []
    store.delete_actor("a")
    assert found(store, words=("uusi",)) == []


def test_all_parts_of_a_filter_hold_together(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=(
                actor("fits", "Kerho", municipality=KUOPIO, sector=Sector.THIRD),
                actor("elsewhere", "Kerho", municipality=HELSINKI, sector=Sector.THIRD),
                actor("other-word", "Seura", municipality=KUOPIO, sector=Sector.THIRD),
                actor("offers-nothing", "Kerho", municipality=KUOPIO, sector=Sector.THIRD),
            ),
            offers=tuple(offer(name, name) for name in ("fits", "elsewhere", "other-word")),
        )
    )
    wanted = {"region": POHJOIS_SAVO, "sector": Sector.THIRD, "topics": ("koulutus",), "words": ("kerho",)}
    assert found(store, **wanted) == ["fits"]


def test_actors_are_found_by_a_name_in_any_language_whatever_its_legal_form(store: GraphStore) -> None:
    named = (
        actor("c", names=LocalText("Kuopion Kerho ry", "Kuopio Klubb r.f.", "Kuopio Club")),
        actor("b", "KUOPION KERHO", **ENDED),
        actor("a", names=LocalText(sv="Kuopion kerho")),
        actor("other", "Kuopion Kerholaiset ry"),
    )
    store.merge(GraphData(actors=named))
    assert store.actors_named(["kuopion kerho"]) == (named[2], named[1], named[0])
    for key in ("kuopio klubb", "kuopio club"):
        assert store.actors_named([key, key, "nobody"]) == (named[0],)


def test_an_actor_comes_once_whose_names_have_several_of_the_keys(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a", names=LocalText("Kerho", "Klubb", "Kerho")),)))
    assert ids(store.actors_named(["kerho", "klubb"])) == ["a"]


def test_a_name_that_changed_is_found_no_more(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a", names=LocalText("Kerho", "Klubb")),)))
    store.merge(GraphData(actors=(actor("a", "Seura"),)))
    assert ids(store.actors_named(["seura"])) == ["a"]
    assert store.actors_named(["kerho", "klubb"]) == ()


def test_a_name_that_is_missing_or_has_no_words_is_nobodys(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a", "Kerho"), actor("b", "!!!"))))
    assert store.actors_named([""]) == store.actors_named(()) == ()


def test_those_who_sit_in_a_place_or_inside_it_come_by_name_a_part_at_a_time_whether_active_or_not(
    store: GraphStore,
) -> None:
    actors = (
        actor("b", "Ääni", municipality=KUOPIO),
        actor("a", "Zebra", municipality=IISALMI),
        actor("c", "Aatos", municipality=KUOPIO, **ENDED),
        actor("there", "Bo", municipality=HELSINKI),
        actor("nowhere", "Bo", serves=(KUOPIO,)),
    )
    store.merge(GraphData(actors=actors))
    assert ids(store.seated(POHJOIS_SAVO, Window()).items) == ["c", "a", "b"]
    assert store.seated(POHJOIS_SAVO, Window(1, 1)) == Slice((actors[1],), 3)
    assert store.seated(KUOPIO, Window(0, 1)) == Slice((actors[2],), 2)
    assert store.seated("country", Window(4, 1)) == Slice((), 4)
