"""Tables of many rows: what rows alike say is read once, and yet each row counts by itself."""

from dataclasses import replace
from typing import Final

import pytest

from graphsvc.model import Actor, ActorKind, GraphData, LocalText, Tie, TieKind
from graphsvc.service import Context
from tests.exchange.conftest import Import

ACTORS: Final = tuple(
    Actor(id=one, kind=ActorKind.ORGANISATION, subtype="association", names=LocalText(f"Seura {one}"))
    for one in ("one", "two", "three")
)
TIES: Final = tuple(
    Tie(id=f"tie_{number}", source=source, target=target, kind=TieKind.FUNDS, next_step="Tavataan", description=said)
    for number, (source, target, said) in enumerate(
        [("one", "two", "Kahvila"), ("two", "three", "Kahvila"), ("one", "three", "Leiri")]
    )
)
OURS: Final = "ID,From,To,Type,Strength,Basis,Next step,Recorded,Confirmed by"
WHOLE: Final = f"{OURS},Start,End,Source,Source URL,Description,Planned"


@pytest.fixture(autouse=True)
def known(context: Context) -> None:
    context.store.merge(GraphData(ACTORS, TIES))


def rows(end: str) -> str:
    return "".join(f"{tie.id},{tie.source},{tie.target},funds,0,,{end}\n" for tie in TIES)


def test_rows_alike_take_from_each_tie_only_what_their_table_has_a_column_for(take: Import, context: Context) -> None:
    report = take(connections_csv=f"{OURS}\n{rows(',,neither')}")
    assert report.changed["ties"] == 3
    assert context.store.export().ties == tuple(replace(tie, next_step="") for tie in TIES)


def test_rows_alike_in_a_whole_table_say_all_of_their_ties(take: Import, context: Context) -> None:
    whole = f"{WHOLE}\n{rows('Soitetaan,,neither,,,,,Kahvila,')}"
    assert take(connections_csv=whole).changed["ties"] == 3
    assert {(tie.next_step, tie.description) for tie in context.store.export().ties} == {("Soitetaan", "Kahvila")}
    assert take(connections_csv=whole).unchanged["ties"] == 3


def test_a_row_that_ends_early_leaves_what_its_likes_take_away(take: Import, context: Context) -> None:
    first, second, _ = rows("Soitetaan,,neither").splitlines()
    take(connections_csv=f"{WHOLE}\n{first},,,,,,\n{second}\n")
    assert [context.store.tie(one).description for one in ("tie_0", "tie_1")] == ["", "Kahvila"]


def test_what_is_wrong_in_rows_alike_is_told_of_each(take: Import, context: Context) -> None:
    report = take(connections_csv=f"{WHOLE}\n{rows('Soitetaan,,neither,2024-05-01,2020-01-01,,,,')}")
    assert [(one.row, one.code) for one in report.refused] == [(row, "tie_ends_before_start") for row in (2, 3, 4)]


def test_a_row_without_an_id_means_the_tie_that_is_known(take: Import, context: Context) -> None:
    report = take(connections_csv=f"{WHOLE}\n,one,two,funds,0,,Soitetaan,,neither,,,,,Kahvila,\n")
    assert (report.added["ties"], report.changed["ties"]) == (0, 1)
    assert context.store.tie("tie_0").next_step == "Soitetaan"


def test_a_row_may_be_shorter_or_longer_than_the_headings(take: Import, context: Context) -> None:
    table = "ID,Label,Subtype,Register number,Assured,Contacts,Description\n"
    described = [f"{one.id},{one.names.fi},association,,,,Kerho {one.id}" for one in ACTORS]
    take(elements_csv=table + "\n".join(described))
    short, long = ",".join(described[0].split(",")[:3]), f"{described[1]},yli,,"
    report = take(elements_csv=f"{table}{short}\n{long}\n{described[2]}\n")
    assert report.unchanged["actors"] == 3
    assert [actor.descriptions.fi for actor in context.store.export().actors] == [
        "Kerho one",
        "Kerho three",
        "Kerho two",
    ]


def test_a_group_that_a_second_row_of_an_actor_names_is_for_what_that_row_lists(take: Import, context: Context) -> None:
    table = "Label,Offers,Target groups\n"
    take(people_csv=f"{table}Seura one,liikunta,nuoret\nSeura one,liikunta|ruoka-apu,nuoret|lapset\n")
    groups = {offer.topic: offer.target_groups for offer in context.store.export().offers}
    assert groups == {"liikunta": ("nuoret", "lapset"), "ruokaapu": ("nuoret", "lapset")}
