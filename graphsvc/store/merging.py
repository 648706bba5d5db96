"""How records and vocabularies are written, step by step, inside a transaction of any engine."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from graphsvc.model import (
    LANGUAGES,
    Actor,
    GraphData,
    LocalText,
    Need,
    Offer,
    Place,
    Vocabulary,
    alphabetical,
    folded_words,
    name_key,
)
from graphsvc.model.flat import flatten
from graphsvc.store.run import Row, Run

ROWS_AT_ONCE: Final = 5000


def merge_records(run: Run, data: GraphData) -> None:
    """Add or replace all records, whose references were checked."""
    for actors in _batches(map(_actor_row, data.actors)):
        run("merge_actors", rows=actors)
        run("delete_actor_places", ids=_ids(actors))
        run("insert_actor_places", rows=_parts(actors, "serves", "place"))
    for ties in _batches(map(flatten, data.ties)):
        run("delete_ties", ids=_ids(ties))
        run("insert_ties", rows=ties)
    for name, entries in (("offer", data.offers), ("need", data.needs)):
        for rows in _batches(map(_entry_row, entries)):
            run(f"delete_{name}s", ids=_ids(rows))
            run(f"insert_{name}s", rows=rows)
            run(f"insert_{name}_target_groups", rows=_parts(rows, "target_groups", "target_group"))
            run(f"insert_{name}_places", rows=_parts(rows, "places", "place"))
    for events in _batches(map(flatten, data.events)):
        run("merge_events", rows=events)
    if data.datasets:
        run("merge_datasets", rows=[flatten(dataset) for dataset in data.datasets])


def portions(data: GraphData) -> Iterator[GraphData]:
    """The data in the order in which they can be written, at most `ROWS_AT_ONCE` records at a time."""
    for kind in ("actors", "ties", "offers", "needs", "events", "datasets"):
        records = getattr(data, kind)
        for start in range(0, len(records), ROWS_AT_ONCE):
            yield GraphData(**{kind: records[start : start + ROWS_AT_ONCE]})


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows in portions; of rows that repeat an id, the last counts."""
    waiting = iter(rows)
    while batch := list(islice(waiting, ROWS_AT_ONCE)):
        yield list({row["id"]: row for row in batch}.values())


def _ids(rows: Sequence[Row]) -> list[str]:
    return [row["id"] for row in rows]


def _actor_row(actor: Actor) -> Row:
    texts = (
        actor.names.fi, actor.names.sv, actor.names.en,
        actor.descriptions.fi, actor.descriptions.sv, actor.descriptions.en,
    )  # fmt: skip
    words = dict.fromkeys(word for text in texts if text for word in folded_words(text))
    return {
        **flatten(actor),
        "serves": _once(actor.serves),
        "sort_name": alphabetical(actor.names.in_language("fi")),
        "search_text": " ".join(words),
        **{f"key_{language}": name_key(getattr(actor.names, language)) or None for language in LANGUAGES},
    }


def _entry_row(entry: Offer | Need) -> Row:
    return {**flatten(entry), "target_groups": _once(entry.target_groups), "places": _once(entry.places)}


def _once(ids: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(ids)) if len(ids) > 1 else list(ids)


def _parts(rows: Iterable[Row], several: str, one: str) -> list[Row]:
    """A row for each of the ids that rows list under `several`."""
    return [
        {"id": row["id"], one: part, "position": position} for row in rows for position, part in enumerate(row[several])
    ]


def merge_vocabulary(run: Run, vocabulary: Vocabulary) -> None:
    """Add or replace places, topics and target groups, and remember which vocabulary they are of."""
    places = [_place_row(place) for place in vocabulary.places.values()]
    run("merge_places", rows=places)
    run("delete_place_within")
    run("insert_place_within", rows=places)
    run(
        "merge_topics",
        rows=[
            {"id": topic.id, "topic_group": topic.group, **_names(topic.labels)} for topic in vocabulary.topics.values()
        ],
    )
    run(
        "merge_target_groups",
        rows=[{"id": group.id, **_names(group.labels)} for group in vocabulary.target_groups.values()],
    )
    run("delete_vocabulary_fingerprint")
    run("insert_vocabulary_fingerprint", fingerprint=vocabulary.fingerprint)


def _place_row(place: Place) -> Row:
    return {
        "id": place.id,
        "level": place.level,
        "code": place.code,
        **_names(place.names),
        "latitude": place.point.latitude,
        "longitude": place.point.longitude,
        "population": place.population,
        "within": list(place.within),
    }


def _names(labels: LocalText) -> Row:
    return {"name_fi": labels.fi, "name_sv": labels.sv, "name_en": labels.en}
