"""Where the graph is kept. This is the one place that names an engine."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from graphsvc.errors import InvalidInputError, StoreUnavailableError
from graphsvc.store.base import GraphStore
from graphsvc.store.sqlite import SQLiteStore
from graphsvc.vocabulary import shipped_vocabulary

__all__ = ["Credentials", "GraphStore", "open_store"]


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who logs in to a server; an empty password means that the server asks for none."""

    user: str = "neo4j"
    password: str = ""


def open_store(
    url: str,
    credentials: Credentials = Credentials(),
    *,
    migrate: bool = False,
    create: bool = True,
    finishes: bool = False,
) -> GraphStore:
    """Open the store at `url`, making schema and vocabularies in a new one; no new file where `create` is false.

    One whose filling was cut off is opened only where `finishes` says that it will be brought to its end.

    `sqlite:///relative/path.db`, `sqlite:////absolute/path.db`, `neo4j://host:7687`, `neo4j+s://…`,
    `bolt://…`; a user and a password in the address go before `credentials`.

    Raises:
        InvalidInputError: the address names no engine or no file.
        StoreUnavailableError: the store cannot be reached, or is not there and `create` is false.
        StoreSchemaError: the store is newer than the program, or older and `migrate` is false, or unfinished.
    """
    parts = _parts(url)
    if parts.scheme == "sqlite":
        path = unquote(parts.path)[1:]
        if parts.netloc or not path:
            raise InvalidInputError("store_url", field="store", value=url)
        if not create and not Path(path).exists():
            raise StoreUnavailableError("store_missing", path=path)
        return SQLiteStore(Path(path), shipped_vocabulary(), migrate=migrate)
    if parts.scheme in ("neo4j", "neo4j+s", "bolt", "bolt+s") and parts.hostname:
        from graphsvc.store.neo4j import Neo4jStore

        return Neo4jStore(url, credentials, shipped_vocabulary(), migrate=migrate, finishes=finishes)
    raise InvalidInputError("store_url", field="store", value=url)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise InvalidInputError("store_url", field="store", value=url) from None
    return parts
