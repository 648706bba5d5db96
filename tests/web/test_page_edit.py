"""Hand editing of an actor: found, added, changed; errors by the field, nothing typed is lost, nobody overwritten."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graphsvc.model import Actor, ActorKind, Contact, GraphData, LocalText
from graphsvc.service import Context, today, undo
from graphsvc.store import GraphStore, open_store
from graphsvc.web import create_app
from tests.web.reading import form_on, read

MARTAT = Actor(
    id="martat",
    kind=ActorKind.ORGANISATION,
    subtype="association",
    names=LocalText("Kuopion Martat ry", "Kuopio Marthaförening"),
    descriptions=LocalText("Neuvoo arjessa."),
    municipality="297",
    serves=("297", "region:11"),
    contacts=(Contact(role="toimisto", email="toimisto@martat.example", phone="017 123 4567"),),
    source_name="luettelo",
)
OTHER = Actor(
    id="omaishoitajat", kind=ActorKind.ORGANISATION, subtype="association", names=LocalText("Omaishoitajat ry")
)
EDIT = "/en/edit/actors/martat"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    opened.merge(GraphData(actors=(MARTAT, OTHER)))
    yield opened
    opened.close()


@pytest.fixture
def client(store: GraphStore) -> Iterator[FlaskClient]:
    with create_app(store, token="key").test_client() as made:  # noqa: S106 - of this test
        yield made


def test_an_actor_is_found_by_its_name(client: FlaskClient) -> None:
    page = read(client, "/en/edit?q=marta")
    assert page.links["Kuopion Martat ry"] == EDIT
    assert "Omaishoitajat" not in page.words
    assert "No actor was found" in read(client, "/en/edit?q=nobody").words


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(
    client: FlaskClient, store: GraphStore, language: str
) -> None:
    address = f"/{language}/edit/actors/martat"
    answer = client.post(address, data=form_on(client, address))
    assert answer.status_code == 303
    assert answer.location.endswith("?saved=nothing")
    assert store.actor("martat") == MARTAT
    assert store.imports() == ()


def test_what_is_changed_is_kept_and_one_entry_of_the_history_that_can_be_taken_back(
    client: FlaskClient, store: GraphStore
) -> None:
    form = form_on(client, EDIT) | {
        "label_sv": "", "type": "organisation/federation", "municipality": "Espoo", "serves": "Finland\nHelsingfors",
        "start": "2/2020", "end": "2026-02-01", "business_id": "0201256-6", "url": "www.martat.fi",
        "contact_2_role": "sihteeri", "contact_2_email": "sihteeri@martat.example",
    }  # fmt: skip
    answer = client.post(EDIT, data=form, follow_redirects=True)
    assert "The change is saved." in answer.text
    changed = store.actor("martat")
    assert changed.names == LocalText("Kuopion Martat ry")
    assert (changed.subtype, changed.municipality, changed.serves) == ("federation", "049", ("country", "091"))
    assert (str(changed.start_date), str(changed.end_date)) == ("2020-02-01", "2026-02-01")
    assert (changed.business_id, changed.url) == ("0201256-6", "https://www.martat.fi")
    assert [one.role for one in changed.contacts] == ["toimisto", "sihteeri"]
    assert changed.modified_at is not None
    (entry,) = store.imports()
    assert entry.files == ("By hand: changed Kuopion Martat ry",)
    assert (entry.who, entry.changed["actors"]) == ("coordinator", 1)
    undo(Context.over(store), entry.id, "en")
    assert store.actor("martat") == MARTAT


def test_errors_stand_by_their_fields_and_on_top_and_nothing_typed_is_lost(
    client: FlaskClient, store: GraphStore
) -> None:
    typed = {
        "label_fi": "Uusi nimi", "municipality": "Kuopioo", "serves": "Atlantis", "start": "eilen",
        "business_id": "0201256-7", "url": "ei osoite", "description_fi": "Soita 040 123 4567",
        "contact_1_role": "", "contact_1_email": "maija.meikalainen@martat.example",
    }  # fmt: skip
    answer = client.post(EDIT, data=form_on(client, EDIT) | typed)
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    wrong = typed.keys() - {"label_fi"}
    for name in wrong:
        assert f'href="#{name}"' in answer.text, name
        assert f'id="{name}-error"' in answer.text, name
    assert form_on(answer) | {"version": ""} == form_on(client, EDIT) | typed | {"version": ""}
    assert "Did you mean Kuopio?" in answer.text
    assert "start_date" not in answer.text
    assert store.actor("martat") == MARTAT


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("contact_1_role", {"contact_1_role": "Puheenjohtaja Matti Virtanen", "contact_1_phone": "040 1234567"}),
        ("contact_1_role", {"contact_1_role": "toimisto 040 123 4567"}),
        ("contact_1_email", {"contact_1_email": "matti@martat.example"}),
        ("contact_1_phone", {"contact_1_phone": "017 123 4567 (Matti Virtanen)"}),
        ("source", {"source": "Soitto numerosta 040 123 4567"}),
    ],
)
def test_what_is_a_persons_is_refused_by_its_field(
    client: FlaskClient, store: GraphStore, field: str, typed: dict[str, str]
) -> None:
    answer = client.post("/fi/edit/actors/martat", data=form_on(client, "/fi/edit/actors/martat") | typed)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert store.actor("martat") == MARTAT


@pytest.mark.parametrize(
    ("role", "email"),
    [
        ("Executive Director", "director@martat.example"),
        ("Toiminnanjohtaja", "toiminnanjohtaja@martat.example"),
        ("Kuopion Muistineuvoja", "kuopio@martat.example"),
        ("Neuvonta Kuopion Martat", "kuopionmartat@posti.example"),
    ],
)
def test_a_role_and_the_address_of_its_office_are_kept(
    client: FlaskClient, store: GraphStore, role: str, email: str
) -> None:
    typed = {"contact_1_role": role, "contact_1_email": email, "contact_1_phone": "040 123 4567"}
    client.post(EDIT, data=form_on(client, EDIT) | typed)
    assert store.actor("martat").contacts == (Contact(role=role, email=email, phone="040 123 4567"),)


def test_days_in_the_wrong_order_are_told_as_people_write_them(client: FlaskClient) -> None:
    typed = {"start": "1.1.2019", "end": "31.12.2018"}
    answer = client.post("/fi/edit/actors/martat", data=form_on(client, "/fi/edit/actors/martat") | typed)
    assert "Loppu 31.12.2018 on ennen alkua 1.1.2019." in answer.text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("assured", "1.1.2099", "Päivä on vasta tulossa. Kirjoita päivä, jona tiedot vahvistettiin."),
        ("label_sv", "x" * 301, "Nimessä on yli 300 merkkiä. Lyhennä nimeä."),
        ("contact_1_email", "eioleosoite", "”eioleosoite” ei ole sähköpostiosoite. Kirjoita se muodossa"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    client: FlaskClient, store: GraphStore, field: str, value: str, words: str
) -> None:
    address = "/fi/edit/actors/martat"
    answer = client.post(address, data=form_on(client, address) | {field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error">{words}' in answer.text
    assert store.actor("martat") == MARTAT


def test_the_longest_name_and_a_confirmation_of_today_are_kept(client: FlaskClient, store: GraphStore) -> None:
    client.post(EDIT, data=form_on(client, EDIT) | {"label_sv": "x" * 300, "assured": today().isoformat()})
    assert (len(store.actor("martat").names.sv), store.actor("martat").assured_date) == (300, today())


def test_a_kind_of_actor_is_listed_once(client: FlaskClient) -> None:
    options = re.findall(r"<option value=\"(?:[a-z]+/[a-z_]+)\"[^>]*>([^<]+)", client.get("/fi/edit/actors").text)
    assert "joukko toimijoita (hankkeet)" in options
    assert len(options) == len(set(options))


def test_a_name_is_needed(client: FlaskClient) -> None:
    answer = client.post(EDIT, data=form_on(client, EDIT) | {"label_fi": " ", "label_sv": ""})
    assert answer.status_code == 422
    assert "Write the name in at least one language." in answer.text


def test_the_later_of_two_editors_is_told_and_may_save_over_it(client: FlaskClient, store: GraphStore) -> None:
    first = form_on(client, EDIT) | {"description_fi": "Ensimmäinen."}
    second = form_on(client, EDIT) | {"description_fi": "Toinen."}
    client.post(EDIT, data=first)
    answer = client.post(EDIT, data=second)
    assert answer.status_code == 409
    assert "Somebody else has changed these data" in answer.text
    assert "Kept now: Ensimmäinen." in answer.text
    assert store.actor("martat").descriptions.fi == "Ensimmäinen."
    assert form_on(answer)["description_fi"] == "Toinen."
    assert client.post(EDIT, data=form_on(answer)).status_code == 303
    assert store.actor("martat").descriptions.fi == "Toinen."


def test_an_actor_is_added(client: FlaskClient, store: GraphStore) -> None:
    address = "/fi/edit/actors"
    answer = client.post(address, data=form_on(client, address) | {"label_fi": "Sävel ry", "municipality": "Iisalmi"})
    assert answer.location.startswith("/fi/edit/actors/savel_ry.140?saved=")
    assert store.actor("savel_ry.140").names == LocalText("Sävel ry")
    (entry,) = store.imports()
    undo(Context.over(store), entry.id, "en")
    assert store.actors_by_id(["savel_ry.140"]) == ()


def test_an_actor_that_seems_to_be_there_is_added_only_when_said(client: FlaskClient, store: GraphStore) -> None:
    address = "/en/edit/actors"
    typed = form_on(client, address) | {"label_fi": "Omaishoitajat", "municipality": "Kuopio"}
    answer = client.post(address, data=typed)
    assert answer.status_code == 422
    assert 'href="/en/edit/actors/omaishoitajat"' in answer.text
    assert client.post(address, data=typed | {"is_another": "true"}).status_code == 303
    assert store.actor("omaishoitajat.297")


def test_only_coordinators_edit_and_see_the_way_to_it(client: FlaskClient) -> None:
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.get(EDIT, environ_overrides=elsewhere).status_code == 403
    assert client.post(EDIT, data={}, environ_overrides=elsewhere).status_code == 403
    assert EDIT in client.get("/en/actors/martat").text
    assert EDIT not in client.get("/en/actors/martat", environ_overrides=elsewhere).text
    assert client.post(EDIT, data={}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_an_unknown_actor_is_not_found(client: FlaskClient) -> None:
    assert client.get("/en/edit/actors/nobody").status_code == 404
