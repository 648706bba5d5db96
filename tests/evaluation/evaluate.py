"""Tell how much is understood, by kind and language, with every miss: `.venv/bin/python -m tests.evaluation.evaluate`."""

from collections import defaultdict
from collections.abc import Iterable

from graphsvc import resources
from graphsvc.asking.understanding import Interpreter
from graphsvc.vocabulary import shipped_vocabulary
from tests.evaluation.phrases import Outcome, phrases, places_of, topics_of


def tell(title: str, outcomes: Iterable[Outcome]) -> None:
    by_sort: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_sort[outcome.phrase.kind, outcome.phrase.language].append(outcome)
        by_sort["all", ""].append(outcome)
    print(f"\n{title:24} phrases  first  among three")
    for (kind, language), told in sorted(by_sort.items()):
        first, three = (100 * sum(getattr(one, name) for one in told) / len(told) for name in ("first", "among_three"))
        print(f"{kind:20} {language:3} {len(told):7} {first:6.1f} {three:6.1f}")
    for one in by_sort["all", ""]:
        if not one.first:
            wanted = ", ".join(one.phrase.topics) or one.phrase.place or "nothing"
            print(f"  missed: {one.phrase.words!r}: wanted {wanted}, got {', '.join(one.found) or 'nothing'}")


def main() -> None:
    interpreter = Interpreter(shipped_vocabulary(), resources.folder("seed") / "forms")
    every = list(phrases())
    tell("Topics", (topics_of(phrase, interpreter) for phrase in every if phrase.kind != "place"))
    tell("Places", (places_of(phrase, interpreter) for phrase in every))


if __name__ == "__main__":
    main()
