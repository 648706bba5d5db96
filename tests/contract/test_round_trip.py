"""Whatever a record may hold comes back from a store as it went in."""

from datetime import date
from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.model import (
    SUBTYPES,
    Actor,
    ActorFilter,
    ActorKind,
    Confirmation,
    Contact,
    Dataset,
    Event,
    GraphData,
    LocalText,
    Point,
    Sector,
    Status,
    Tie,
    TieKind,
    Vocabulary,
    Window,
    folded_words,
)
from graphsvc.store import GraphStore
from graphsvc.vocabulary import shipped_vocabulary
from tests.contract.records import need, offer

MANY_TIMES: Final = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
WORDS: Final[Vocabulary] = shipped_vocabulary()
AWKWARD: Final = (
    "'",
    '"',
    "\\",
    "\n",
    "\r\n",
    "%",
    "{}",
    "$x",
    "`",
    ";--",
    "😀",
    "👩🏽‍🦽",
    "אבג",
    "\u202e",
    "\u0300",
    "null",
    "\x7f",
)

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40), st.sampled_from(AWKWARD)
)
local_texts = st.builds(LocalText, texts, texts, texts)
names = local_texts.filter(bool)
days = st.none() | st.dates()
places = st.lists(st.sampled_from(list(WORDS.places)), unique=True, max_size=4).map(tuple)
groups = st.lists(st.sampled_from(list(WORDS.target_groups)), unique=True, max_size=4).map(tuple)
municipalities = st.none() | st.sampled_from([place for place in WORDS.places if place.isdigit()])
contacts = st.builds(
    Contact,
    role=texts.map(lambda text: text.replace(";", "")),
    email=texts.map(lambda text: text.replace(";", "")),
    phone=texts,
)


@st.composite
def periods(draw: st.DrawFn) -> dict[str, date | None]:
    """A start and an end, in order, each of which may be unknown."""
    start, end = draw(days), draw(days)
    if start and end and end < start:
        start, end = end, start
    return {"start_date": start, "end_date": end}


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    """Any actor, with the id a."""
    kind = draw(st.sampled_from(ActorKind))
    return Actor(
        id="a",
        kind=kind,
        subtype=draw(st.sampled_from(SUBTYPES[kind])),
        names=draw(names),
        descriptions=draw(local_texts),
        sector=draw(st.none() | st.sampled_from(Sector)),
        municipality=draw(municipalities),
        point=draw(st.none() | st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))),
        serves=draw(places),
        contacts=tuple(draw(st.lists(contacts, max_size=3))),
        url=draw(st.sampled_from(("", "http://ä.fi/?q='\"#é", "https://[::1]/%20"))),
        status=draw(st.none() | st.sampled_from(Status)),
        **draw(periods()),
        assured_date=draw(days),
        modified_at=draw(days),
        source_name=draw(texts),
    )


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    """Any tie between a and b."""
    source, target = draw(st.permutations(["a", "b"]))
    return Tie(
        id="t",
        source=source,
        target=target,
        kind=draw(st.sampled_from(TieKind)),
        **draw(periods()),
        level=draw(st.integers(0, 4)),
        basis=draw(st.none() | texts.filter(bool)),
        description=draw(texts),
        next_step=draw(texts),
        planned=draw(st.booleans()),
        source_name=draw(texts),
        recorded_at=draw(days),
        confirmed_by=draw(st.sampled_from(Confirmation)),
    )


offers_and_needs: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "topic": st.sampled_from(list(WORDS.topics)),
        "target_groups": groups,
        "places": places,
        "description": local_texts,
        "is_stated": st.booleans(),
        "source_name": texts,
    }
)
datasets = st.builds(
    Dataset,
    name=texts.filter(bool),
    titles=local_texts,
    descriptions=local_texts,
    sources=st.lists(texts, max_size=3).map(tuple),
    licence=texts,
    years=texts,
    day=days,
)

BOTH: Final = (
    Actor(id="a", kind=ActorKind.PROJECT, subtype="project", names=LocalText("a")),
    Actor(id="b", kind=ActorKind.PROJECT, subtype="project", names=LocalText("b")),
)


@MANY_TIMES
@given(kept=actors())
def test_any_actor_comes_back_as_it_went_in(store: GraphStore, kept: Actor) -> None:
    store.merge(GraphData(actors=(kept,)))
    assert store.actor("a") == kept


@MANY_TIMES
@given(kept=ties())
def test_any_tie_comes_back_as_it_went_in(store: GraphStore, kept: Tie) -> None:
    store.merge(GraphData(actors=BOTH, ties=(kept,)))
    assert store.tie("t") == kept
    assert store.ties_of(["a"], None) == (kept,)


@MANY_TIMES
@given(offered=offers_and_needs, needed=offers_and_needs)
def test_any_offer_and_need_come_back_as_they_went_in(
    store: GraphStore, offered: dict[str, Any], needed: dict[str, Any]
) -> None:
    kept = GraphData(actors=BOTH, offers=(offer("o", "a", **offered),), needs=(need("n", "b", **needed),))
    store.merge(kept)
    assert (store.offers_of(["a"]), store.needs_of(["b"])) == (kept.offers, kept.needs)


@MANY_TIMES
@given(called=names, period=periods(), municipality=municipalities)
def test_any_event_comes_back_as_it_went_in(
    store: GraphStore, called: LocalText, period: dict[str, date | None], municipality: str | None
) -> None:
    kept = Event(id="e", names=called, municipality=municipality, **period)
    store.merge(GraphData(events=(kept,)))
    assert store.events(["e"]) == (kept,)


@MANY_TIMES
@given(kept=datasets)
def test_any_data_set_comes_back_as_it_went_in(store: GraphStore, kept: Dataset) -> None:
    store.merge(GraphData(datasets=(kept,)))
    assert kept in store.datasets()


@MANY_TIMES
@given(called=names, data=st.data())
def test_any_word_of_a_name_finds_the_actor_by_its_beginning(
    store: GraphStore, called: LocalText, data: st.DataObject
) -> None:
    store.merge(GraphData(actors=(Actor(id="a", kind=ActorKind.PROJECT, subtype="project", names=called),)))
    words = [word for text in (called.fi, called.sv, called.en) for word in folded_words(text)]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    beginning = word[: data.draw(st.integers(1, len(word)))]
    assert store.actors(ActorFilter(words=(beginning, word)), Window()).total == 1
