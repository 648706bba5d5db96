import pytest
from flask import abort
from flask.testing import FlaskClient

from graphsvc.errors import GraphsvcError


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        ("/actors/nope", 404, "id"),
        ("/actors/nope/ties", 404, "id"),
        ("/actors/a%00b", 404, "id"),
        ("/actors/%FF", 404, "id"),
        ("/actors?page=-1", 400, "page"),
        ("/actors?page=0", 400, "page"),
        ("/actors?page=1.5", 400, "page"),
        ("/actors?page=99999999999999999999999", 400, "page"),
        ("/actors?per_page=0", 400, "per_page"),
        ("/actors?per_page=1e9", 400, "per_page"),
        ("/actors?kind=nope", 400, "kind"),
        ("/actors?subtype=nope", 400, "subtype"),
        ("/actors?sector=nope", 400, "sector"),
        ("/actors?page=1.0", 400, "page"),
        ("/actors?page=1_0", 400, "page"),
        ("/actors?lang=sv&lang=xx", 400, "lang"),
        ("/actors?municipality=999", 404, "municipality"),
        ("/actors?municipality=region:11", 400, "municipality"),
        ("/actors?region=297", 400, "region"),
        ("/actors?region=region:99", 404, "region"),
        ("/actors?topic=nope", 404, "topic"),
        ("/actors?lang=de", 400, "lang"),
        ("/actors/veke?on=2020-02-30", 400, "on"),
        ("/actors/veke?on=0", 400, "on"),
        ("/actors/veke?on=1602720000", 400, "on"),
        ("/actors/veke?on=2020-10-15T00:00:00", 400, "on"),
        ("/actors/veke/neighbourhood?depth=99", 400, "depth"),
        ("/ties?kind=nope", 400, "kind"),
        ("/ties?on=yesterday", 400, "on"),
        ("/interpret", 400, "q"),
        ("/ask", 400, "q"),
        ("/ask?q=", 400, "q"),
        (f"/ask?q={'a' * 10_000}", 400, "q"),
        ("/ask?q=a%00b", 400, "q"),
        ("/ask?q=%FF%FE", 400, "q"),
        ("/ask?q=%ED%A0%80", 400, "q"),
        ("/ask?topic=nope", 404, "topic"),
        ("/ask?topic=group:nope", 404, "topic"),
        ("/ask?target_group=nope", 404, "target_group"),
        ("/ask?place=999", 404, "place"),
        ("/ask?q=apua&from=nope", 404, "from"),
        ("/ask?q=apua&radius_km=-1", 400, "radius_km"),
        ("/ask?q=apua&radius_km=0", 400, "radius_km"),
        ("/ask?q=apua&radius_km=nan", 400, "radius_km"),
        ("/ask?q=apua&radius_km=inf", 400, "radius_km"),
        ("/paths?from=veke", 400, "to"),
        ("/paths?from=nope&to=veke", 404, "from"),
        ("/maps/nope", 404, "name"),
    ],
)
def test_a_bad_request_is_told_with_its_parameter(client: FlaskClient, path: str, status: int, parameter: str) -> None:
    response = client.get(f"/api/v1{path}")
    assert response.status_code == status, response.text
    assert response.mimetype == "application/problem+json"
    assert response.json["parameter"] == parameter
    assert response.json["status"] == status
    assert response.json["detail"]


@pytest.mark.parametrize(("language", "word"), [("fi", "puuttuu"), ("sv", "saknas"), ("en", "missing")])
def test_the_detail_is_in_the_readers_language(client: FlaskClient, language: str, word: str) -> None:
    by_parameter = client.get(f"/api/v1/ask?lang={language}").json["detail"]
    by_header = client.get("/api/v1/ask", headers={"Accept-Language": f"{language};q=1, de;q=0.5"}).json["detail"]
    assert word in by_parameter
    assert by_header == by_parameter


def test_an_unknown_address_and_method_are_problems_too(client: FlaskClient) -> None:
    assert client.get("/api/v1/nope").mimetype == "application/problem+json"
    refused = client.post("/api/v1/ask")
    assert (refused.status_code, refused.mimetype) == (405, "application/problem+json")
    assert "GET" in refused.headers["Allow"]


def test_an_unexpected_error_tells_nothing_of_the_inside(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_self: GraphsvcError) -> str:
        raise RuntimeError("secret")

    client.application.add_url_rule("/api/v1/broken", "broken", lambda: broken(GraphsvcError("x")))
    response = client.get("/api/v1/broken")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "secret" in caplog.text


def test_the_last_language_that_is_given_counts(client: FlaskClient) -> None:
    assert "missing" in client.get("/api/v1/ask?lang=sv&lang=en").json["detail"]


def test_what_may_be_chosen_is_told_in_full(client: FlaskClient) -> None:
    detail = client.get("/api/v1/ties?kind=nope").json["detail"]
    assert "cooperates_with" in detail
    assert "succeeds" in detail


def test_answers_say_that_they_depend_on_the_language(client: FlaskClient) -> None:
    assert "Accept-Language" in client.get("/api/v1/topics").headers["Vary"]


@pytest.mark.parametrize("status", [400, 413, 431])
def test_errors_of_http_itself_are_problems_too(client: FlaskClient, status: int) -> None:
    client.application.add_url_rule(f"/api/v1/refuse-{status}", f"refuse_{status}", lambda: abort(status))
    response = client.get(f"/api/v1/refuse-{status}")
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert response.json["title"] == "Pyyntöä ei voitu käsitellä"


def test_bounds_are_told_as_the_language_writes_numbers(client: FlaskClient) -> None:
    told = client.get("/api/v1/ask?q=apua&radius_km=0").json
    assert told["detail"].endswith("Anna luku väliltä 0,1–2\N{NO-BREAK SPACE}000.")


@pytest.mark.parametrize("path", ["/ask?q=vertaistukea", "/ask?q=kuoroja+Utsjoella", "/actors"])
def test_a_page_past_the_end_is_empty_on_every_list(client: FlaskClient, path: str) -> None:
    past = client.get(f"/api/v1{path}{'&' if '?' in path else '?'}page=99")
    assert (past.status_code, past.json["contents"]) == (200, [])


@pytest.mark.parametrize("path", ["/fi/?q=vertaistukea", "/fi/?q=kuoroja+Utsjoella", "/fi/actors"])
def test_on_pages_there_is_no_page_past_the_end(client: FlaskClient, path: str) -> None:
    past = client.get(f"{path}{'&' if '?' in path else '?'}page=99")
    assert past.status_code == 400
    assert "Palaa ensimmäiselle sivulle." in past.text
