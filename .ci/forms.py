"""Write seed/forms/: the inflected Finnish forms of every word of the vocabularies and of every place name.

A build tool, run by `make forms` with pypykko (a generator of Finnish word forms) in an environment of its own;
the program itself needs only what this writes. Words that the files hold already keep their forms, those that the
vocabularies have no more are left out: to make all anew, which takes a quarter of an hour, empty seed/forms/ first.
"""  # noqa: INP001

import csv
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path

from pypykko.generate import generate_wordform
from pypykko.utils import analyze

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from graphsvc.model.text import fold  # noqa: E402

SEED = ROOT / "seed"

CASES = ("nom", "gen", "par", "ine", "ela", "ill", "ade", "abl", "all", "ess", "tra", "abe")
NOMINALS = ("noun", "adjective", "proper", "participle", "ordinal")
VERB_FORMS = (
    "+pres+1sg", "+pres+2sg", "+pres+3sg", "+pres+1pl", "+pres+2pl", "+pres+3pl", "+pass+pres", "+pres+conneg",
    "+past+1sg", "+past+3sg", "+past+1pl", "+past+3pl", "+pass+past", "+past+conneg+sg", "+cond+1sg", "+cond+3sg",
    "+imper+2sg", "+inf1", "+pass+part_past+sg+nom", "+inf3+ine", "+inf3+ill", "+inf3+ela", "+inf3+abe", "+inf3+ade",
)  # fmt: skip
PARTICIPLES = ("+part_pres+sg+nom", "+part_past+sg+nom")
MODELS = {
    "inen": ("juominen", "tekeminen"),
    "ikko": ("diabeetikko", "diabeetikko"),
    "isuus": ("sairaalloisuus", "sairaalloisuus"),
    "ija": ("opiskelija", "opiskelija"),
    "aja": ("auttaja", "auttaja"),
}
"""Known nouns with back and front vowels, by the endings with which all words inflect alike."""
SHORTEST_LAST_PART = 3
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def main() -> None:
    """Write both files."""
    write("words.csv", vocabulary_words())
    write("places.csv", place_names())


def write(name: str, words: Iterable[str]) -> None:
    """One row a folded word, in the order of the words; only those are inflected that the file lacks."""
    path = SEED / "forms" / name
    path.parent.mkdir(exist_ok=True)
    wanted = set(words)
    known = {row["word"]: row for row in read(f"forms/{name}")} if path.exists() else {}
    rows_by_word = {word: tuple(known[word].values()) for word in map(fold, wanted) if word in known}
    rows_by_word |= inflected_rows(sorted(word for word in wanted if fold(word) not in known))
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("word", "beginning", "endings"))
        rows.writerows(rows_by_word[word] for word in sorted(rows_by_word))
    sys.stderr.write(f"{path}\n")


def inflected_rows(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The row of each word, by the folded word; words that fold alike share one."""
    forms: dict[str, set[str]] = defaultdict(set)
    with Pool() as workers:
        for word, folded in workers.imap_unordered(folded_forms, words, chunksize=20):
            forms[word] |= folded
    return {word: row(word, sorted(its_forms)) for word, its_forms in forms.items()}


def folded_forms(word: str) -> tuple[str, set[str]]:
    """A word and its forms, all folded."""
    return fold(word), {fold(form.replace("|", "")) for form in inflected(word)} | {fold(word)}


def row(word: str, forms: list[str]) -> tuple[str, str, str]:
    """A word, the beginning that its forms share, and their endings apart by `|`; the forms are sorted."""
    beginning = os.path.commonprefix([forms[0], forms[-1]])  # noqa: RUF071 - letters are wanted
    return word, beginning, "|".join(form[len(beginning) :] for form in forms)


def vocabulary_words() -> Iterator[str]:
    """Every Finnish word of labels and synonyms, and the plain words, of which stop words stay as they stand."""
    yield from (row["word"] for row in read("topics/words.csv") if row["language"] == "fi" and row["role"] != "stop")
    for name in ("topics/topics.csv", "target_groups/target_groups.csv", "topics/groups.csv"):
        for row in read(name):
            for text in (row["label_fi"], row.get("synonyms_fi", "")):
                yield from WORD.findall(text)


def place_names() -> Iterator[str]:
    """Every Finnish place name, and the words of those that have several."""
    for name, column in (
        ("places/municipalities.csv", "name_fi"),
        ("places/areas.csv", "name_fi"),
        ("places/villages.csv", "name"),
    ):
        for row in read(name):
            yield row[column]


def read(name: str) -> list[dict[str, str]]:
    """The rows of a seed file."""
    with (SEED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def inflected(word: str) -> set[str]:
    """All the forms that are known of a word; of a name in several parts, with its last part inflected."""
    head, separator, last = max((word.rpartition(sign) for sign in (" ", "-")), key=lambda parts: len(parts[0]))
    if head:
        return {f"{head}{separator}{form}" for form in inflected(last)}
    if forms := known_forms(word) or forms_of_verb(word):
        return forms
    for start in range(1, len(word) - SHORTEST_LAST_PART + 1):
        first, rest = word[:start], word[start:]
        if forms := known_forms(rest):
            return {first + form for form in forms}
    return set()


def known_forms(word: str) -> set[str]:
    """The forms of a word that the generator knows, as whatever part of speech it may be."""
    forms: set[str] = set()
    for one in analyze(word):
        lemma = one.lemma.replace("|", "")
        is_base = lemma.lower() == word.lower() or one.morphtags == "+pl+nom"
        if one.source.startswith("Lexicon") and one.pos.removesuffix("-pl") in NOMINALS and is_base:
            forms |= nominal_forms(lemma, one.pos)
        elif one.pos == "verb" and lemma == word:
            forms |= verb_forms(lemma)
    return forms | forms_by_ending(word)


def forms_of_verb(word: str) -> set[str]:
    """The forms of the verbs that a finite form may be of: "jaksa" stands for "jaksaa"."""
    verbs = {one.lemma.replace("|", "") for one in analyze(word) if one.source == "Lexicon" and one.pos == "verb"}
    return {form for verb in sorted(verbs) for form in verb_forms(verb)}


def forms_by_ending(word: str) -> set[str]:
    """The forms of a noun or adjective whose ending says how it inflects, though nobody may know it."""
    ending = next((one for one in MODELS if word.endswith(one)), None)
    if ending is None:
        return set()
    back, front = MODELS[ending]
    model = front if re.search("[äöy][^aou]*$", word) else back
    beginning = model.removesuffix(ending)
    return {word.removesuffix(ending) + form.removeprefix(beginning) for form in nominal_forms(model, "noun")}


def nominal_forms(lemma: str, pos: str) -> set[str]:
    """All cases in both numbers."""
    numbers = ("",) if pos.endswith("-pl") else ("+sg", "+pl")
    tags = (f"{number}+{case}" for number in numbers for case in CASES)
    return {form for tag in tags for homonym in ("", "1", "2") for form in generate_wordform(lemma, pos, tag, homonym)}


def verb_forms(lemma: str) -> set[str]:
    """The finite forms that people ask with, infinitives, participles and the noun of the action with their cases."""
    forms = {form for tag in VERB_FORMS for form in generate_wordform(lemma, "verb", tag)}
    for participle in (form for tag in PARTICIPLES for form in generate_wordform(lemma, "verb", tag)):
        forms |= nominal_forms(participle, "participle") | {participle}
    for action in generate_wordform(lemma, "verb", "+inf4+nom") or generate_wordform(lemma, "verb", "+inf4+sg+nom"):
        forms |= nominal_forms(action, "noun") | {action}
    return forms


if __name__ == "__main__":
    main()
