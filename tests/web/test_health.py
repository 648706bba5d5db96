from flask.testing import FlaskClient


def test_the_process_lives_and_the_store_answers(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_every_response_carries_a_strict_content_security_policy(client: FlaskClient) -> None:
    for path in ("/fi/", "/api/v1/topics", "/api/v1/nope", "/fi/nope", "/healthz", "/static/style.css"):
        with client.get(path) as response:
            policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
