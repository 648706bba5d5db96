"""What people look for in vain, told by topic, place and month."""

from flask.testing import FlaskClient


def test_questions_that_nobody_can_answer_are_told_with_labels_most_frequent_first(store_web: FlaskClient) -> None:
    for question in ("kuoroja Utsjoella", "kuoroja Utsjoella", "digitukea Iisalmessa"):
        store_web.get("/api/v1/ask", query_string={"q": question})
    told = store_web.get("/api/v1/reports/unanswered?lang=en").json
    assert told["total_items"] == 2
    assert [(one["topic"]["id"], one["place"]["name"], one["amount"]) for one in told["contents"]] == [
        ("musiikki", "Utsjoki", 2),
        ("digituki", "Iisalmi", 1),
    ]


def test_a_question_is_counted_on_its_first_page_alone(store_web: FlaskClient) -> None:
    for page in (2, 1):
        for address in ("/api/v1/ask", "/fi/"):
            store_web.get(address, query_string={"q": "kuoroja Utsjoella", "page": page})
    assert [one["amount"] for one in store_web.get("/api/v1/reports/unanswered").json["contents"]] == [2]


def test_nothing_is_told_of_what_was_typed(store_web: FlaskClient) -> None:
    store_web.get("/api/v1/ask", query_string={"q": "kuoroja Utsjoella naapurin Kertulle"})
    assert b"Kertu" not in store_web.get("/api/v1/reports/unanswered").data
