import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import graphsvc
from graphsvc.model import (
    LANGUAGES,
    LEVELS,
    SUBTYPES,
    ActorKind,
    Confirmation,
    Language,
    PlaceLevel,
    Sector,
    Status,
    TieKind,
)
from graphsvc.texts import blanks, catalogue

PACKAGE = Path(graphsvc.__file__).parent
IMPLIED = {
    "InvalidInputError": {"field", "value"},
    "InvalidFileError": {"field", "value", "file"},
    "StoreUnavailableError": set[str](),
    "StoreSchemaError": set[str](),
}
CASES = {"genitive": "place", "locative": "place", "elative": "place"}
NOT_FOUND = frozenset({"identifier", "field"})


class Raised(NamedTuple):
    """An error made somewhere in the package, with the details that it is given."""

    code: str
    details: frozenset[str] | None
    where: str


def made(node: ast.AST, where: str) -> Iterator[Raised]:
    """What a call makes, and the codes that are first given to a variable `code` or a table `_CODES`."""
    match node:
        case ast.AnnAssign(target=ast.Name(id="_CODES"), value=ast.Dict(values=values)):
            yield from (Raised(code, None, where) for value in values for code in strings(value))
        case ast.Assign(targets=[ast.Name(id="code")], value=value):
            yield from (Raised(code, None, where) for code in strings(value))
        case ast.Call(func=ast.Name(id="NotFoundError"), args=[what, *_], keywords=keywords):
            found = NOT_FOUND | {keyword.arg for keyword in keywords if keyword.arg}
            yield from (Raised(f"unknown_{code}", found, where) for code in strings(what))
        case ast.Call(func=ast.Name(id=name), args=[code_given, *_], keywords=keywords) if name in IMPLIED:
            details = IMPLIED[name] | {keyword.arg for keyword in keywords if keyword.arg}
            yield from (Raised(code, frozenset(details), where) for code in strings(code_given))
        case ast.Call(func=ast.Name(id="_refused"), args=[_, _, code_given]):
            yield from (Raised(code, None, where) for code in strings(code_given))


def strings(node: ast.AST) -> Iterator[str]:
    """The words that an expression may give: a word, one of two, or the default of a `get`."""
    match node:
        case ast.Constant(value=str(word)) if word:
            yield word
        case ast.IfExp(body=one, orelse=other):
            yield from (*strings(one), *strings(other))
        case ast.Call(func=ast.Attribute(attr="get"), args=[_, default]):
            yield from strings(default)


@cache
def raised() -> tuple[Raised, ...]:
    return tuple(
        found
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for found in made(node, f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}")
    )


def words() -> Iterator[str]:
    for kind in ActorKind:
        yield from (f"actor.{kind}.one", f"actor.{kind}.other")
        yield from (f"actor_count.{kind}.one", f"actor_count.{kind}.other")
    yield from {f"subtype.{subtype}" for subtypes in SUBTYPES.values() for subtype in subtypes}
    for kind in TieKind:
        yield from (f"tie.{kind}.noun", f"tie.{kind}.out", f"tie.{kind}.in")
    yield from (f"{table}.{level}" for level in LEVELS for table in ("level", "level_sentence"))
    yield from (f"sector.{sector}" for sector in Sector)
    yield from (f"status.{status}" for status in Status)
    yield from (f"place.{level}" for level in PlaceLevel)
    yield from (f"confirmation.{confirmation}" for confirmation in Confirmation)


def test_the_three_languages_say_the_same_things() -> None:
    keys = {language: set(catalogue(language)) for language in LANGUAGES}
    assert keys["sv"] == keys["fi"]
    assert keys["en"] == keys["fi"]


def test_a_text_has_the_same_blanks_in_every_language() -> None:
    """Where Finnish inflects a place, the others may name it."""
    for key in catalogue("fi"):
        filled = {
            language: {CASES.get(blank, blank) for blank in blanks(catalogue(language)[key])} for language in LANGUAGES
        }
        assert filled["sv"] == filled["fi"], key
        assert filled["en"] == filled["fi"], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_begins_or_ends_with_a_space(language: Language) -> None:
    assert [
        key for key, template in catalogue(language).items() if template != template.strip(" ") or not template
    ] == []


def test_every_word_of_the_closed_lists_can_be_said_and_no_other() -> None:
    said = {key.removeprefix("kinds.") for key in catalogue("fi") if key.startswith("kinds.")}
    assert said == set(words())


def test_the_scan_finds_errors_of_every_class() -> None:
    codes = {found.code for found in raised()}
    assert {"id_form", "unknown_place", "id_repeated", "statement_tag", "store_busy", "store_outdated"} <= codes


def test_every_error_has_its_sentence() -> None:
    assert [found for found in raised() if f"errors.{found.code}" not in catalogue("fi")] == []


def test_every_sentence_of_an_error_finds_what_fills_its_blanks() -> None:
    unfilled = [
        (found.where, found.code, missing)
        for found in raised()
        if found.details is not None
        and (missing := blanks(catalogue("fi").get(f"errors.{found.code}", "")) - found.details)
    ]
    assert unfilled == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_sentences(language: Language) -> None:
    sentences = {key: text for key, text in catalogue(language).items() if key.startswith("errors.")}
    endings = (".", "!", "?", "{message}", "graphsvc migrate")
    assert [key for key, text in sentences.items() if not text.endswith(endings)] == []
