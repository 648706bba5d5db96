"""Data sets, export, and what is in the store."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from graphsvc import exchange, resources
from graphsvc.errors import InvalidInputError, NotFoundError, UsageError
from graphsvc.exchange import CheckReport
from graphsvc.invention import invent
from graphsvc.model import ActorFilter, Counts, Dataset, Language, Window
from graphsvc.service.context import Context, today
from graphsvc.vocabulary import shipped_vocabulary


@dataclass(frozen=True, slots=True)
class DatasetView:
    """A data set in the reader's language."""

    name: str
    title: str
    description: str
    sources: tuple[str, ...]
    licence: str
    years: str
    day: date | None


@dataclass(frozen=True, slots=True)
class About:
    """What the store holds and for which day; `is_today` is false where the data state another day."""

    on: date
    is_today: bool
    counts: Counts
    datasets: tuple[DatasetView, ...]
    vocabularies: tuple[DatasetView, ...]


def about(context: Context, language: Language) -> About:
    """What the store holds, and where it comes from."""
    on = context.day()
    return About(
        on=on,
        is_today=on == today(),
        counts=context.counts(on),
        datasets=tuple(_view(dataset, language) for dataset in context.store.datasets()),
        vocabularies=tuple(_view(dataset, language) for dataset in _shipped_vocabularies()),
    )


@cache
def _shipped_vocabularies() -> tuple[Dataset, ...]:
    seed = resources.folder("seed")
    return tuple(exchange.read_description(seed / name) for name in ("places", "topics", "target_groups"))


def load(context: Context, name: str) -> Counts:
    """Load a shipped data set, or the folder of another; loading it again changes nothing.

    Raises:
        InvalidInputError: no data set bears the name, nor is it such a folder; the error lists those that ship.
        InvalidFileError: a file of the folder cannot be read or breaks a rule.
    """
    seed = resources.folder("seed")
    known = exchange.dataset_names(seed)
    folder = seed / name if name in known else Path(name)
    try:
        data = exchange.read_dataset(folder)
    except NotFoundError:
        raise InvalidInputError("not_in_list", field="name", value=name, allowed=", ".join(known)) from None
    context.store.merge(data)
    return context.store.counts(context.day())


def generate(folder: Path, organisations: int, seed: int) -> None:
    """Write an invented data set into a new or empty folder; the same seed gives the same bytes.

    Raises:
        InvalidInputError: that many organisations cannot be invented, or the folder holds something.
        InvalidFileError: a file cannot be written.
    """
    invention = invent(shipped_vocabulary(), organisations, seed)
    exchange.write_dataset(folder, invention.dataset(folder.name), invention.records())


def is_empty(context: Context) -> bool:
    """Whether nothing was ever put into the store."""
    return not context.store.actors(ActorFilter(), Window(0, 1)).total and not context.store.datasets()


def write_template(path: Path, language: Language) -> None:
    """Write a workbook to fill in.

    Raises:
        UsageError: the file is not named as one.
        InvalidFileError: the file cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise UsageError("template_ending", field="file", value=path.name)
    exchange.write_template(path, shipped_vocabulary(), language)


def check(folder: Path | None) -> CheckReport:
    """Check the shipped files, or a data set of one's own, with the code that loads them.

    Raises:
        NotFoundError: the folder holds no data set.
    """
    if folder is not None:
        return exchange.check_folder(folder)
    return exchange.check_shipped(resources.folder("seed"), resources.folder("queries"))


def _view(dataset: Dataset, language: Language) -> DatasetView:
    return DatasetView(
        name=dataset.name,
        title=dataset.titles.in_language(language),
        description=dataset.descriptions.in_language(language),
        sources=dataset.sources,
        licence=dataset.licence,
        years=dataset.years,
        day=dataset.day,
    )
