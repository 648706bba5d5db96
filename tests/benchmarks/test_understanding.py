"""Understanding a question, beside the retrieval statement that follows it."""

from collections.abc import Callable
from datetime import date
from itertools import cycle

from graphsvc import resources
from graphsvc.asking.understanding import Interpreter
from graphsvc.model import OfferQuery
from graphsvc.store import GraphStore
from graphsvc.vocabulary import shipped_vocabulary
from tests.evaluation.phrases import phrases


def test_understanding_against_the_bare_retrieval_statement(
    ratio: Callable[..., float], sqlite_sample: GraphStore
) -> None:
    interpreter = Interpreter(shipped_vocabulary(), resources.folder("seed") / "forms")
    questions = cycle(phrase.words for phrase in phrases())
    query = OfferQuery(on=date(2020, 10, 15), topics=("vertaistuki",))
    ratio(
        "understand / who_offers, sample, SQLite",
        lambda: interpreter.understand(next(questions), "fi"),
        lambda: sqlite_sample.who_offers(query),
    )


def test_loading_the_index_against_reading_its_files(ratio: Callable[..., float]) -> None:
    vocabulary = shipped_vocabulary()
    forms = resources.folder("seed") / "forms"
    ratio(
        "load the index of words / read its files",
        lambda: Interpreter(vocabulary, forms),
        lambda: [path.read_text(encoding="utf-8") for path in forms.glob("*.csv")],
    )
