from datetime import date

from graphsvc import resources
from graphsvc.exchange import check_folder, dataset_names, read_dataset

FOLDER = resources.folder("seed") / "partnerships"
SAMPLE = read_dataset(FOLDER)
DAY = date(2020, 10, 15)


def test_the_sample_is_shipped_by_its_name() -> None:
    assert "partnerships" in dataset_names(resources.folder("seed"))


def test_the_sample_has_its_116_actors_and_167_ties() -> None:
    assert len(SAMPLE.actors) == 116
    assert len(SAMPLE.ties) == 167
    assert (len(SAMPLE.offers), len(SAMPLE.needs)) == (326, 98)


def test_of_the_ties_14_are_only_planned_and_123_were_active_on_the_day() -> None:
    assert sum(tie.planned for tie in SAMPLE.ties) == 14
    assert sum(tie.is_active(DAY) for tie in SAMPLE.ties) == 123


def test_the_sample_says_which_day_it_is_true_for_and_where_it_comes_from() -> None:
    (dataset,) = SAMPLE.datasets
    assert (dataset.day, dataset.years, dataset.licence) == (DAY, "2017–2024", "CC-BY-4.0")
    assert len(dataset.sources) == 5
    assert dataset.titles.fi
    assert dataset.titles.sv
    assert dataset.titles.en


def test_everything_that_the_sample_refers_to_exists() -> None:
    assert check_folder(FOLDER).problems == ()


def test_every_actor_and_tie_says_where_it_was_told() -> None:
    assert [record.id for record in (*SAMPLE.actors, *SAMPLE.ties) if not record.source_name] == []


def test_the_sample_says_of_every_actor_when_it_was_last_vouched_for() -> None:
    assert [actor.id for actor in SAMPLE.actors if actor.assured_date is None] == []


def test_the_sample_names_no_person_to_reach() -> None:
    assert [actor.id for actor in SAMPLE.actors if actor.contacts] == []
