"""An invented region: what is in it, in which proportions, and that it says everywhere that it is invented."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from graphsvc import service
from graphsvc.errors import InvalidFileError, InvalidInputError
from graphsvc.exchange import check_folder, read_dataset
from graphsvc.invention import SOURCE, invent
from graphsvc.model import Actor, ActorKind, GraphData, PlaceLevel, Sector, Status, Tie, TieKind
from graphsvc.vocabulary import shipped_vocabulary

SIZE = 3000
MARKS = ("keksit", "påhittad", "invented")


class Invented(NamedTuple):
    """A data set in its folder, and its records."""

    folder: Path
    data: GraphData

    @property
    def organisations(self) -> list[Actor]:
        return [actor for actor in self.data.actors if actor.kind is ActorKind.ORGANISATION]

    @property
    def active_ties(self) -> list[Tie]:
        day = self.data.datasets[0].day
        assert day is not None
        return [tie for tie in self.data.ties if tie.is_active(day)]


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Invented:
    folder = tmp_path_factory.mktemp("invention") / "region"
    service.generate(folder, SIZE, 1)
    return Invented(folder, read_dataset(folder))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def share(some: int, among: int) -> float:
    return some / among


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a/region", 7), ("b/region", 7), ("c/region", 8)):
        service.generate(tmp_path / name, 300, seed)
    first = contents(tmp_path / "a/region")
    assert first == contents(tmp_path / "b/region")
    other = contents(tmp_path / "c/region")
    assert all(other[name] != content for name, content in first.items())


def test_it_is_the_same_in_another_process_with_other_hashes(tmp_path: Path) -> None:
    service.generate(tmp_path / "region", 100, 3)
    command = [sys.executable, "-m", "graphsvc", "generate", str(tmp_path / "b" / "region")]
    environment = {"PYTHONHASHSEED": "12345"}
    subprocess.run([*command, "--organisations", "100", "--seed", "3"], check=True, env=environment)
    assert contents(tmp_path / "b" / "region") == contents(tmp_path / "region")


@pytest.mark.parametrize("size", [30, 31, 100, 999])
@pytest.mark.parametrize("seed", [1, 2, -5])
def test_any_size_and_seed_passes_the_check_and_has_exactly_so_many_organisations(
    tmp_path: Path, size: int, seed: int
) -> None:
    service.generate(tmp_path / "region", size, seed)
    assert check_folder(tmp_path / "region").problems == ()
    data = read_dataset(tmp_path / "region")
    assert sum(actor.kind is ActorKind.ORGANISATION for actor in data.actors) == size
    assert {actor.kind for actor in data.actors} == set(ActorKind)


@pytest.mark.parametrize("size", [-1, 0, 29, 2_000_001])
def test_a_size_that_cannot_be_invented_is_refused_and_nothing_is_written(tmp_path: Path, size: int) -> None:
    with pytest.raises(InvalidInputError, match="out_of_range"):
        service.generate(tmp_path / "region", size, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "oma.csv").write_text("id\n", encoding="utf-8")
    with pytest.raises(InvalidInputError, match="folder_not_empty"):
        service.generate(tmp_path, 30, 1)
    assert contents(tmp_path) == {"oma.csv": b"id\n"}


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InvalidFileError, match="file_unwritable"):
        service.generate(tmp_path / "file" / "region", 30, 1)


def test_all_of_it_passes_the_check(invented: Invented) -> None:
    report = check_folder(invented.folder)
    assert report.problems == ()
    assert report.records == sum(map(len, (invented.data.actors, invented.data.ties, invented.data.offers, invented.data.needs, invented.data.events)))  # fmt: skip


def test_everything_says_that_it_is_invented(invented: Invented) -> None:
    data = invented.data
    (dataset,) = data.datasets
    for texts in (dataset.titles, dataset.descriptions):
        assert all(mark in text.lower() for mark, text in zip(MARKS, (texts.fi, texts.sv, texts.en), strict=True))
    assert {record.source_name for record in (*data.actors, *data.ties, *data.offers, *data.needs)} == {SOURCE}
    assert all(mark in SOURCE.lower() for mark in MARKS)
    assert all("(keksitty)" in event.names.fi for event in data.events)


def test_bodies_that_really_exist_say_in_their_names_that_their_data_are_invented(invented: Invented) -> None:
    real = [
        actor
        for actor in invented.data.actors
        if actor.kind in (ActorKind.MUNICIPALITY, ActorKind.COUNCIL) or actor.subtype == "wellbeing_county"
    ]
    assert len(real) > 300
    for actor in real:
        names = (actor.names.fi, actor.names.sv, actor.names.en)
        assert all(mark in name for mark, name in zip(("(keksityt", "(påhittade", "(invented"), names, strict=True))


def test_nobody_can_be_reached_and_nobody_bears_an_identifier(invented: Invented) -> None:
    for actor in invented.data.actors:
        assert (actor.contacts, actor.url, actor.source_url) == ((), "", "")
        assert (actor.business_id, actor.register_number, actor.ptv_id) == (None, None, None)
    assert b"@" not in b"".join(contents(invented.folder).values())


def test_there_are_three_offers_and_some_four_ties_an_organisation(invented: Invented) -> None:
    assert 2.8 < share(len(invented.data.offers), SIZE) < 3.3
    assert 3.4 < share(len(invented.data.ties), SIZE) < 5.0
    assert 0.6 < share(len(invented.data.needs), SIZE) < 1.0


def test_a_third_is_isolated_or_nearly_and_a_few_know_very_many(invented: Invented) -> None:
    ends = Counter(end for tie in invented.active_ties for end in (tie.source, tie.target))
    degrees = sorted(ends[actor.id] for actor in invented.organisations)
    assert 0.1 < share(sum(degree == 0 for degree in degrees), SIZE) < 0.22
    assert 0.28 < share(sum(degree <= 1 for degree in degrees), SIZE) < 0.40
    assert degrees[-1] > 10 * degrees[SIZE // 2] > 0


def test_ties_favour_the_near_and_the_same_topic(invented: Invented) -> None:
    seats = {actor.id: actor.municipality for actor in invented.data.actors}
    ties = [tie for tie in invented.data.ties if tie.kind is TieKind.COOPERATES_WITH]
    same_town = sum(seats[tie.source] == seats[tie.target] for tie in ties)
    same_topic = sum(tie.source.split(".")[1] == tie.target.split(".")[1] for tie in ties)
    assert 0.35 < share(same_town, len(ties)) < 0.7
    assert 0.2 < share(same_topic, len(ties)) < 0.6


def test_ties_have_all_kinds_levels_and_confirmations_some_are_plans_and_some_have_ended(invented: Invented) -> None:
    ties = invented.data.ties
    assert {tie.kind for tie in ties} == set(TieKind)
    assert {tie.level for tie in ties} == set(range(5))
    assert len({tie.confirmed_by for tie in ties}) == 3
    assert 0.02 < share(sum(tie.planned for tie in ties), len(ties)) < 0.06
    assert 0.5 < share(sum(tie.start_date is not None for tie in ties), len(ties)) < 0.75
    assert 0.05 < share(len(ties) - len(invented.active_ties), len(ties)) < 0.25
    assert all(tie.next_step for tie in ties if tie.planned)


def test_a_basis_is_a_project_or_an_event_and_most_of_its_ties_end_with_the_project(invented: Invented) -> None:
    data = invented.data
    ends = {actor.id: actor.end_date for actor in data.actors if actor.kind is ActorKind.PROJECT}
    events = {event.id for event in data.events}
    based = [tie for tie in data.ties if tie.basis]
    assert 0.02 < share(len(based), len(data.ties)) < 0.1
    assert {tie.basis for tie in based} <= ends.keys() | events
    ended = [tie for tie in based if ends.get(str(tie.basis))]
    assert 0.6 < share(sum(tie.end_date == ends[str(tie.basis)] for tie in ended), len(ended)) < 0.9


def test_organisations_are_where_people_are(invented: Invented) -> None:
    vocabulary = shipped_vocabulary()
    local = [actor for actor in invented.organisations if actor.subtype != "district"]
    seats = Counter(actor.municipality for actor in local if actor.municipality)
    people = {place: vocabulary.places[place].population for place in seats}
    assert len(people) > 100
    for place, amount in seats.items():
        expected = len(local) * people[place] / sum(people.values())
        assert amount == pytest.approx(expected, rel=0.1, abs=4)


def test_sorts_stand_in_sensible_proportions(invented: Invented) -> None:
    subtypes = Counter(actor.subtype for actor in invented.data.actors)
    assert 0.5 < share(subtypes["association"], SIZE) < 0.8
    assert {"branch", "district", "federation", "parish", "library", "school", "company", "project"} <= subtypes.keys()
    assert {"elderly_council", "disability_council", "youth_council", "wellbeing_county"} <= subtypes.keys()
    assert 0.85 < share(sum(actor.sector is Sector.THIRD for actor in invented.organisations), SIZE) < 0.97


def test_some_councils_are_not_linked_and_most_are(invented: Invented) -> None:
    councils = {actor.id for actor in invented.data.actors if actor.kind is ActorKind.COUNCIL}
    advising = {tie.source for tie in invented.data.ties if tie.kind is TieKind.ADVISES}
    assert 0.6 < share(len(councils & advising), len(councils)) < 0.9


def test_national_bodies_serve_the_country_have_no_place_and_three_names(invented: Invented) -> None:
    national = [actor for actor in invented.organisations if actor.serves == ("country",)]
    assert len(national) == 18
    assert all(actor.municipality is None and actor.names.sv and actor.names.en for actor in national)


def test_branches_are_part_of_what_stands_above_them(invented: Invented) -> None:
    branches = {actor.id for actor in invented.organisations if actor.subtype == "branch"}
    whole = {tie.source: tie.target for tie in invented.data.ties if tie.kind is TieKind.PART_OF}
    subtypes = {actor.id: actor.subtype for actor in invented.data.actors}
    assert whole.keys() <= branches
    assert {subtypes[above] for above in whole.values()} <= {"district", "federation"}


def test_days_of_assurance_spread_over_years_and_some_actors_have_ended(invented: Invented) -> None:
    actors = invented.data.actors
    years = Counter(actor.assured_date.year for actor in actors if actor.assured_date)
    assert set(years) == {2021, 2022, 2023, 2024, 2025, 2026}
    statuses = Counter(actor.status for actor in invented.organisations)
    assert all(statuses[status] > 0.01 * SIZE for status in Status)
    assert 0.3 < share(sum(actor.point is not None for actor in invented.organisations), SIZE) < 0.6
    assert 0.01 < share(sum(actor.municipality is None for actor in invented.organisations), SIZE) < 0.06


def test_names_are_swedish_where_swedish_is_spoken(invented: Invented) -> None:
    def swedish(municipality: str) -> float:
        names = [actor.names for actor in invented.organisations if actor.municipality == municipality]
        return share(sum(not one.fi for one in names), len(names))

    espoo, kuopio = "049", "297"
    assert 0.05 < swedish(espoo) < 0.2
    assert not any(
        actor.names.sv and not actor.names.fi for actor in invented.organisations if actor.municipality == kuopio
    )


@pytest.mark.parametrize(("size", "towns"), [(30, 4), (300, 23), (3000, 125), (10_000, 308)])
def test_a_few_organisations_make_a_region_and_many_the_whole_country(size: int, towns: int) -> None:
    plan = invent(shipped_vocabulary(), size, 1).plan
    assert len(plan.towns) == towns
    farthest = max(one.place.point.km_to(other.place.point) for one in plan.towns for other in plan.towns)
    assert farthest < 200 or size > 300
    assert all(town.place.level is PlaceLevel.MUNICIPALITY for town in plan.towns)
