"""The page on changes between two days."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from graphsvc.model import Event, GraphData, LocalText
from graphsvc.store import GraphStore
from tests.contract.records import actor, tie
from tests.web.reading import read

PAGE = "/en/coordinator/changes"


@pytest.mark.parametrize(("language", "title"), [("fi", "Muutokset"), ("sv", "Förändringar"), ("en", "Changes")])
def test_it_is_told_in_the_readers_language_and_stands_in_the_menu(web: FlaskClient, language: str, title: str) -> None:
    page = read(web, f"/{language}/coordinator/changes")
    assert (page.status, page.language, page.heading("h1")) == (200, language, [title])
    assert page.links[title] == f"/{language}/coordinator/changes"


def test_it_tells_what_changed_in_the_last_year_unless_told_otherwise(web: FlaskClient) -> None:
    told = web.get("/api/v1/reports/changes?lang=en&since=2019-10-15").json
    page = read(web, PAGE)
    assert page.fields["since"] == "2019-10-15"
    assert "The whole network 15 Oct 2019 – 15 Oct 2020" in page.words
    assert page.heading("h2")[:4] == [
        f"Got their first tie {len(told['out_of_isolation'])}",
        f"Were left without ties {len(told['into_isolation'])}",
        f"Ties that began {len(told['began'])}",
        f"Ties that ended {len(told['ended'])}",
    ]
    assert page.links[told["out_of_isolation"][0]["name"]] == f"/en/actors/{told['out_of_isolation'][0]['id']}"


def test_only_what_rests_on_an_event_is_told_from_the_day_before_it(
    own_web: FlaskClient, own_store: GraphStore
) -> None:
    evening = date(2020, 9, 10)
    own_store.merge(
        GraphData(
            actors=(actor("a", name="Alone no more"), actor("b", name="Befriended"), actor("c", name="Came by itself")),
            ties=(
                tie("t", "a", "b", basis="evening", start_date=evening),
                tie("u", "b", "c", start_date=date(2020, 9, 20)),
            ),
            events=(Event(id="evening", names=LocalText(fi="Syysilta", en="Autumn evening"), start_date=evening),),
        )
    )
    page = read(own_web, read(own_web, PAGE).links["Autumn evening"])
    assert page.fields["since"] == "2020-09-09"
    assert page.heading("h2")[:3] == ["Got their first tie 2", "Were left without ties 0", "Ties that began 1"]
    assert "rests on: Autumn evening" in page.words
    assert "Came by itself" not in page.words
    assert read(own_web, f"{PAGE}?place=297").links.get("Autumn evening") is None


def test_a_part_has_its_own_changes(web: FlaskClient) -> None:
    whole, part = read(web, PAGE), read(web, f"{PAGE}?place=region:11")
    assert "North Savo" in part.words
    assert len(part.words) < len(whole.words)


def test_where_nothing_changed_it_says_so(web: FlaskClient) -> None:
    words = read(web, f"{PAGE}?since=2020-10-15").words
    assert "No new ties have been recorded." in words
    assert "No ties have ended." in words


def test_the_table_to_take_along_is_of_what_is_shown(web: FlaskClient) -> None:
    link = read(web, PAGE).links["Download as a table (CSV)"]
    assert "since=2019-10-15" in link
    assert web.get(link).text.count("\n") > 10


@pytest.mark.parametrize("query", ["since=long+ago", "place=nowhere"])
def test_what_is_wrong_is_told(web: FlaskClient, query: str) -> None:
    assert read(web, f"{PAGE}?{query}").status in (400, 404)


def test_a_first_day_after_the_last_is_told_and_the_form_kept(web: FlaskClient) -> None:
    page = read(web, f"{PAGE}?place=297&since=2027-01-01")
    assert page.status == 400
    assert "The first day 1 Jan 2027 is after the last day 15 Oct 2020. Choose an earlier first day." in page.words
    assert page.fields["since"] == "2027-01-01"
    assert '<option value="297" selected>' in web.get(f"{PAGE}?place=297&since=2027-01-01").text
    told = web.get("/api/v1/reports/changes?since=2027-01-01&lang=en")
    assert (told.status_code, told.json["parameter"]) == (400, "since")
