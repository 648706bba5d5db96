import re

import pytest

from graphsvc import service
from graphsvc.model import Language
from graphsvc.service import AskRequest, Context
from graphsvc.store import GraphStore


@pytest.mark.parametrize(
    ("language", "question", "title"),
    [
        ("fi", "vertaistukea Kuopiossa", "Tulokset kartalla: Kuopio"),
        ("sv", "kamratstöd i Norra Savolax", "Resultaten på kartan: Norra Savolax"),
        ("en", "peer support", "Results on the map"),
    ],
)
def test_every_result_has_its_number_of_the_list(
    sample_store: GraphStore, language: Language, question: str, title: str
) -> None:
    context = Context.over(sample_store)
    answer = service.ask(context, AskRequest(words=question), language)
    results = answer.results[2:]
    picture = service.answer_map(context, answer, results, language, first=3)
    assert f">{title}</title>" in picture
    numbered = re.findall(r'href="#result-([^"]+)" class="map-mark" aria-label="(\d+)\.', picture)
    assert numbered == [(result.actor.id, str(number)) for number, result in enumerate(results, start=3)]
    assert len(results) > 3


def test_marks_say_where_the_actor_is(sample_store: GraphStore) -> None:
    context = Context.over(sample_store)
    answer = service.ask(context, AskRequest(words="vertaistukea Kuopiossa"), "fi")
    picture = service.answer_map(context, answer, answer.results, "fi")
    assert re.search(r'aria-label="\d+\. Leppävirran MT-tuki ry: 45\skm Kuopiosta"', picture)


def test_with_nobody_near_the_map_reaches_to_the_nearest_beyond(sample_store: GraphStore) -> None:
    context = Context.over(sample_store)
    answer = service.ask(context, AskRequest(words="ikäihmiset Hyvinkää"), "fi")
    assert answer.nobody is not None
    near, far = (service.answer_map(context, answer, results, "fi") for results in ((), answer.nobody.nearest))
    assert "Hyvinkää" in near
    assert "map-mark" not in near
    assert "300\N{NO-BREAK SPACE}km" in far or "300 km" in far
    assert far.count("map-mark") == len(answer.nobody.nearest)
