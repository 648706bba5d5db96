"""who_says."""

import pytest

from graphsvc.model import Area, BoundingBox, GraphData, LocalText, SayingQuery, Status, Wording
from graphsvc.store import GraphStore
from graphsvc.vocabulary import shipped_vocabulary
from tests.contract.records import DAY, DAY_BEFORE, HELSINKI, IISALMI, KUOPIO, POHJOIS_SAVO, actor, ids, offer

CHOIR = Wording(words=frozenset(("kuoro",)), beginnings=frozenset(("laulu",)))


def found(store: GraphStore, *wordings: Wording, **question: object) -> list[str]:
    """The ids of the actors that fit."""
    return ids(store.who_says(SayingQuery(**{"on": DAY, "wordings": wordings, **question})))  # type: ignore[arg-type]


def test_a_word_is_said_whole_and_a_beginning_begins_a_word_of_a_name_or_description(store: GraphStore) -> None:
    saying = (
        actor("a", "Savon kuoro"),
        actor("b", "Lauluveljet"),
        actor("c", descriptions=LocalText("", "", "A KUORO")),
        actor("d", "Kuorolaiset"),
        actor("e", "Yhteislaulu"),
    )
    store.merge(GraphData(actors=saying))
    assert found(store, CHOIR) == ["a", "b", "c"]


def test_each_wording_is_said_somewhere(store: GraphStore) -> None:
    saying = (
        actor("a", "Savon kuoro"),
        actor("b", "Savon kerho"),
        actor("c", "Kuoro", descriptions=LocalText("Savo, savon")),
    )
    store.merge(GraphData(actors=saying))
    assert found(store, CHOIR, Wording(words=frozenset(("savon",)))) == ["a", "c"]


def test_those_who_offer_one_of_the_topics_say_nothing_new(store: GraphStore) -> None:
    offers = offer("1", "a", "musiikki"), offer("2", "b", "koulutus")
    store.merge(GraphData(actors=(actor("a", "Kuoro"), actor("b", "Kuoro")), offers=offers))
    assert found(store, CHOIR, topics=("musiikki", "viestinta")) == ["b"]
    assert found(store, CHOIR) == ["a", "b"]


@pytest.mark.parametrize("fields", [{"end_date": DAY_BEFORE}, {"status": Status.INACTIVE}, {"status": Status.DEFUNCT}])
def test_those_who_do_not_act_on_the_day_say_nothing(store: GraphStore, fields: dict[str, object]) -> None:
    store.merge(GraphData(actors=(actor("a", "Kuoro", **fields),)))
    assert found(store, CHOIR) == []


def test_an_area_holds_those_who_sit_near_or_serve_it(store: GraphStore) -> None:
    point = shipped_vocabulary().place(KUOPIO).point
    actors = (
        actor("in_place", "Kuoro", municipality=IISALMI),
        actor("in_box", "Kuoro", municipality=KUOPIO),
        actor("point_in_box", "Kuoro", municipality=HELSINKI, point=point),
        actor("point_elsewhere", "Kuoro", municipality=KUOPIO, point=shipped_vocabulary().place(HELSINKI).point),
        actor("serving", "Kuoro", serves=(POHJOIS_SAVO,)),
        actor("nowhere", "Kuoro"),
    )
    store.merge(GraphData(actors=actors))
    area = Area(frozenset((IISALMI, POHJOIS_SAVO)), BoundingBox.around(point, 10))
    assert found(store, CHOIR, area=area) == ["in_box", "in_place", "point_in_box", "serving"]


def test_hundreds_of_words_are_asked_at_once(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a", "Kuoro"),)))
    many = Wording(frozenset(f"sana{n}" for n in range(400)) | {"kuoro"}, frozenset(f"alku{n}" for n in range(400)))
    assert found(store, many) == ["a"]
