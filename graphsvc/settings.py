"""Every setting, read once from the environment, frozen and passed on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import platformdirs

from graphsvc.errors import InvalidInputError
from graphsvc.model import LANGUAGES, Language

DEFAULT_LANGUAGE: Final[Language] = "fi"
_YES_OR_NO: Final = ("yes", "no")
_SHORTEST_KEY: Final = 16
_LOGS: Final = ("warnings", "requests")


@dataclass(frozen=True, slots=True)
class ImportLimits:
    """How large people's files may be: a file in megabytes, as it stands and unpacked; a table; one cell."""

    megabytes: int = 500
    unpacked_megabytes: int = 1000
    rows: int = 2_000_000
    columns: int = 500
    cell_characters: int = 100_000

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "ImportLimits":
        """Read GRAPHSVC_IMPORT_MEGABYTES, …_UNPACKED_MEGABYTES, …_ROWS, …_COLUMNS and …_CELL_CHARACTERS.

        Raises:
            InvalidInputError: one of them is no whole number above 0.
        """
        named = {field.name: f"GRAPHSVC_IMPORT_{field.name.upper()}" for field in fields(cls)}
        return cls(**{name: _amount(key, environment[key]) for name, key in named.items() if environment.get(key)})


@dataclass(frozen=True, slots=True)
class Settings:
    """`store_url` names the store; `neo4j_password` stays out of addresses, logs and process lists.

    `counts_unanswered` says whether questions that nobody can answer are counted, by topic, place and month;
    `logs_requests` whether every request is logged, as JSON lines, beside what is wrong; `key` lets coordinators in,
    where it is empty `serve` makes one.
    """

    store_url: str
    neo4j_user: str
    neo4j_password: str
    language: Language
    counts_unanswered: bool
    logs_requests: bool
    key: str
    import_limits: ImportLimits

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read GRAPHSVC_STORE, _NEO4J_USER, _NEO4J_PASSWORD, _LANGUAGE, _COUNT_UNANSWERED, _LOG, _KEY, _IMPORT_…, the locale.

        Raises:
            InvalidInputError: GRAPHSVC_LANGUAGE is none of fi, sv, en, GRAPHSVC_COUNT_UNANSWERED neither yes nor no,
                GRAPHSVC_LOG neither warnings nor requests, GRAPHSVC_KEY short, or a limit no whole number.
        """
        return cls(
            store_url=environment.get("GRAPHSVC_STORE") or _default_store_url(),
            neo4j_user=environment.get("GRAPHSVC_NEO4J_USER", "neo4j"),
            neo4j_password=environment.get("GRAPHSVC_NEO4J_PASSWORD", ""),
            language=_language(environment),
            counts_unanswered=_one_of(_YES_OR_NO, environment, "GRAPHSVC_COUNT_UNANSWERED") == "yes",
            logs_requests=_one_of(_LOGS, environment, "GRAPHSVC_LOG") == "requests",
            key=_key(environment),
            import_limits=ImportLimits.from_environment(environment),
        )


def _default_store_url() -> str:
    return f"sqlite:///{Path(platformdirs.user_data_dir('graphsvc', appauthor=False)) / 'graph.db'}"


def _key(environment: Mapping[str, str]) -> str:
    key = environment.get("GRAPHSVC_KEY", "")
    if key and len(key) < _SHORTEST_KEY:
        raise InvalidInputError("key_too_short", field="GRAPHSVC_KEY", least=_SHORTEST_KEY)
    return key


def _amount(name: str, given: str) -> int:
    if not given.isdecimal() or not int(given):
        raise InvalidInputError("number_form", field=name, value=given)
    return int(given)


def _language(environment: Mapping[str, str]) -> Language:
    if asked := environment.get("GRAPHSVC_LANGUAGE"):
        for language in LANGUAGES:
            if asked == language:
                return language
        raise InvalidInputError("not_in_list", field="GRAPHSVC_LANGUAGE", value=asked, allowed=", ".join(LANGUAGES))
    locale = next((found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := environment.get(name))), "")
    return next((language for language in LANGUAGES if locale.startswith(f"{language}_")), DEFAULT_LANGUAGE)


def _one_of(allowed: Sequence[str], environment: Mapping[str, str], name: str) -> str:
    """What a setting says; the first of those allowed where it says nothing."""
    asked = environment.get(name) or allowed[0]
    if asked not in allowed:
        raise InvalidInputError("not_in_list", field=name, value=asked, allowed=", ".join(allowed))
    return asked
