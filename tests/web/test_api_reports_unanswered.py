"""What people look for in vain, told by topic, place and month."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from graphsvc.store import GraphStore
from graphsvc.web import create_app


@pytest.fixture
def client(store: GraphStore) -> Iterator[FlaskClient]:
    with create_app(store).test_client() as made:
        yield made


def test_questions_that_nobody_can_answer_are_told_with_labels_most_frequent_first(client: FlaskClient) -> None:
    for question in ("kuoroja Utsjoella", "kuoroja Utsjoella", "digitukea Iisalmessa"):
        client.get("/api/v1/ask", query_string={"q": question})
    told = client.get("/api/v1/reports/unanswered?lang=en").json
    assert told["total_items"] == 2
    assert [(one["topic"]["id"], one["place"]["name"], one["amount"]) for one in told["contents"]] == [
        ("musiikki", "Utsjoki", 2),
        ("digituki", "Iisalmi", 1),
    ]


def test_a_question_is_counted_on_its_first_page_alone(client: FlaskClient) -> None:
    for page in (2, 1):
        for address in ("/api/v1/ask", "/fi/"):
            client.get(address, query_string={"q": "kuoroja Utsjoella", "page": page})
    assert [one["amount"] for one in client.get("/api/v1/reports/unanswered").json["contents"]] == [2]


def test_nothing_is_told_of_what_was_typed(client: FlaskClient) -> None:
    client.get("/api/v1/ask", query_string={"q": "kuoroja Utsjoella naapurin Kertulle"})
    assert b"Kertu" not in client.get("/api/v1/reports/unanswered").data
