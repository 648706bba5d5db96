"""What is shown at an address is kept until the graph changes, and is never anybody else's."""

from collections.abc import Iterator

import pytest
from flask import Flask, template_rendered
from flask.testing import FlaskClient

from graphsvc.model import Actor, ActorKind, GraphData, LocalText
from graphsvc.service import context
from graphsvc.store import GraphStore
from graphsvc.web import create_app
from tests.web.reading import form_on

PIZZA = "/fi/?q=pizza+Kuopiossa"
FROM_ELSEWHERE = {"X-Forwarded-For": "192.0.2.1"}


def newcomer(name: str) -> GraphData:
    actor = Actor(
        id="uusi", kind=ActorKind.ORGANISATION, subtype="association", names=LocalText(name), municipality="297"
    )
    return GraphData(actors=(actor,))


def test_after_each_write_all_pages_tell_what_is_true_now(own_web: FlaskClient, own_store: GraphStore) -> None:
    pages = ("/fi/actors?q=uusi", "/fi/places/297", "/fi/?q=Uusi", "/fi/maps/ego?focus=uusi")
    for name in ("Uusi kahvila", "Uusi kerho"):
        own_store.merge(newcomer(name))
        for page in pages:
            assert name in own_web.get(page).text, page
            assert name in own_web.get(page).text, page


def test_a_question_in_vain_is_counted_as_often_as_it_is_asked(own_web: FlaskClient, own_store: GraphStore) -> None:
    before = sum(one.amount for one in own_store.unanswered())
    for _ in range(3):
        own_web.get(PIZZA)
    assert sum(one.amount for one in own_store.unanswered()) == before + 3


def test_what_a_coordinator_is_shown_no_reader_sees(web: FlaskClient) -> None:
    page = "/fi/actors/kyt"
    for _ in range(2):
        assert "/fi/edit/" in web.get(page).text
        assert "/fi/edit/" not in web.get(page, headers=FROM_ELSEWHERE).text


def test_an_answer_is_worded_for_each_reader(web: FlaskClient) -> None:
    address = "/api/v1/maps/municipalities"
    told = {language: web.get(address, headers={"Accept-Language": language}).text for language in ("fi", "sv", "fi")}
    assert told["fi"] != told["sv"]


def test_a_page_is_made_once_until_something_is_written(own_store: GraphStore) -> None:
    app, made = create_app(own_store), list[object]()

    def note(_app: Flask, template: object, **_context: object) -> None:
        made.append(template)

    template_rendered.connect(note, app)
    with app.test_client() as web:
        for _ in range(3):
            web.get("/fi/topics")
        own_store.merge(newcomer("Uusi kerho"))
        web.get("/fi/topics")
    assert len(made) == 2


@pytest.fixture
def impatient(own_store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    """The application over `own_store`, as if every map took too long to be waited for."""
    monkeypatch.setattr(context, "_MAP_PATIENCE_SECONDS", 0.0)
    with create_app(own_store).test_client() as made:
        yield made


@pytest.mark.parametrize("address", ["/api/v1/maps/municipalities", "/api/v1/maps/network?place=297"])
def test_a_map_that_takes_long_is_given_as_it_was_with_its_age(
    impatient: FlaskClient, own_store: GraphStore, address: str
) -> None:
    before = impatient.get(address)
    own_store.merge(newcomer("Uusi kerho"))
    after = impatient.get(address)
    assert "Age" not in before.headers
    assert int(after.headers["Age"]) >= 0
    assert after.data == before.data


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "Kartta on piirretty"), ("sv", "Kartan ritades"), ("en", "This map was drawn on")]
)
def test_the_page_of_a_map_that_takes_long_says_when_it_was_drawn(
    impatient: FlaskClient, own_store: GraphStore, language: str, words: str
) -> None:
    address = f"/{language}/maps/network?place=297"
    before = impatient.get(address).text
    own_store.merge(newcomer("Uusi kerho"))
    after = impatient.get(address).text
    assert words not in before
    assert "Uusi kerho" not in after
    assert (
        after.replace(after[after.index('<p class="note">') :].partition("</p>")[0] + "</p>", "<!-- age -->") == before
    )
    assert words in after


def test_a_coordinator_is_shown_what_was_written_here_however_long_the_map_takes(
    impatient: FlaskClient, own_store: GraphStore
) -> None:
    own_store.merge(newcomer("Uusi kerho"))
    addresses = ("/fi/maps/network?place=297", "/api/v1/maps/network?place=297&lang=fi")
    for address in addresses:
        assert "Kerho Kuutamo" not in impatient.get(address).text
    form = "/fi/edit/actors/uusi"
    impatient.post(form, data=form_on(impatient, form) | {"label_fi": "Kerho Kuutamo"})
    for address in addresses:
        assert "Kerho Kuutamo" in impatient.get(address).text
