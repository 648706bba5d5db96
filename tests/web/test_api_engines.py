"""Both engines give the same answers, equal in value."""

from typing import Any

import pytest

from graphsvc.store import GraphStore
from graphsvc.web import create_app

QUESTIONS = (
    "ask?q=omaishoitajille tukea Iisalmen lähellä&per_page=100",
    "ask?q=peer support for people with cancer in North Savo&lang=en&per_page=100",
    "ask?q=kamratstöd i Norra Savolax&lang=sv&per_page=100",
    "ask?topic=group:osallisuus&place=297&from=ps_syopayhdistys&per_page=100",
    "ask?q=vanhuksille toimintaa Keski-Suomessa&per_page=100",
    "ask?topic=omaishoito&place=890&radius_km=10",
    "ask?q=Kuopion seniorit",
    "actors?per_page=200",
    "actors?q=pohjois savo&per_page=200",
    "actors?region=region:11&topic=group:osallisuus",
    "actors/veke",
    "actors/veke/ties?per_page=100",
    "actors/veke/neighbourhood?depth=2",
    "actors/kuusamon_kaupunki/neighbourhood?depth=3&on=2021-06-01",
    "ties?per_page=200",
    "ties?on=2019-05-01&kind=supports&per_page=200",
    "paths?from=annalan_huvila&to=soppi",
    "maps/network",
    "maps/network?on=2019-01-01",
)


@pytest.mark.neo4j
@pytest.mark.parametrize("question", QUESTIONS)
def test_both_engines_answer_alike(question: str, sqlite_sample: GraphStore, neo4j_contents: Any) -> None:
    answers = [
        create_app(store).test_client().get(f"/api/v1/{question}") for store in (sqlite_sample, neo4j_contents.sample())
    ]
    assert answers[0].status_code == answers[1].status_code == 200
    assert answers[0].json == answers[1].json
