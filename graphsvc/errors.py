"""The tree of errors.

GraphsvcError
├── InvalidInputError          what was asked or given breaks a rule
│   ├── InvalidFileError       a file, row or header breaks a rule
│   └── UsageError             the command line was given what it does not know
├── ForbiddenError             it is for coordinators
├── NotFoundError              no such actor, tie, place, topic, map or data set
├── StoreChangedError          somebody else wrote the graph meanwhile
├── StoreUnavailableError      the store cannot be reached now
└── StoreSchemaError           the store's schema is older or newer than this program

An error carries a code and its details; `graphsvc.texts` words it in the reader's language.
"""

import errno
from collections.abc import Mapping
from typing import Final

_REASONS: Final[Mapping[int, str]] = {
    errno.ENOENT: "no_such_file",
    errno.ENOTDIR: "no_such_file",
    errno.EISDIR: "is_a_folder",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.ENOSPC: "disk_full",
}


def os_reason(error: OSError) -> str:
    """Why a file could not be used: what `graphsvc.texts` words, else what the system says."""
    return _REASONS.get(error.errno or 0, error.strerror or "")


class GraphsvcError(Exception):
    """Base of all errors that a user can do something about."""

    def __init__(self, code: str, **details: object) -> None:
        """`code` names the sentence under `[errors]` in the texts; `details` fill its blanks."""
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        """The code and the details, for logs."""
        shown = ", ".join(f"{name}={str(value)[:200]!r}" for name, value in self.details.items())
        return f"{self.code} ({shown})" if shown else self.code


class InvalidInputError(GraphsvcError):
    """A value breaks a rule; `field` names it."""

    def __init__(self, code: str, *, field: str, value: object = None, **details: object) -> None:
        """`field` is the parameter or attribute at fault, `value` what was given."""
        super().__init__(code, field=field, value=value, **details)
        self.field = field
        self.value = value


class InvalidFileError(InvalidInputError):
    """A file cannot be used; `details` hold its name and, where known, line or row and column."""

    def __init__(self, code: str, *, file: str, field: str = "file", value: object = None, **details: object) -> None:
        """`file` is the file's name, `field` the column, header or key at fault."""
        super().__init__(code, field=field, value=value, file=file, **details)

    @classmethod
    def in_file(cls, error: InvalidInputError, file: str, **where: object) -> "InvalidFileError":
        """The same breach of a rule, found in a file; `where` may name the `row`."""
        details = {name: value for name, value in error.details.items() if name not in ("field", "value", "file")}
        return cls(error.code, file=file, field=error.field, value=error.value, **details, **where)


class UsageError(InvalidInputError):
    """An option or an argument of the command line is missing, unknown or out of its range."""


class NotFoundError(GraphsvcError):
    """Nothing bears this id."""

    def __init__(self, what: str, identifier: str, *, field: str = "id", **details: object) -> None:
        """`what` is the model's word (`actor`, `tie`, `place` …)."""
        super().__init__(f"unknown_{what}", identifier=identifier, field=field, **details)
        self.what = what
        self.field = field


class ForbiddenError(GraphsvcError):
    """What was asked for is shown to coordinators only."""


class TooManyRequestsError(GraphsvcError):
    """Somebody asks more than others can be asked to wait for; asking again in a while works."""


class StoreChangedError(GraphsvcError):
    """The graph is no longer as it was when the change was thought out; looking again and confirming works."""


class StoreUnavailableError(GraphsvcError):
    """The store cannot be reached or written now; trying again later may work."""


class StoreSchemaError(GraphsvcError):
    """The store was made by another version: `store_outdated` asks for migrate, `store_too_new` for an upgrade.

    `store_unfinished` says that it was not filled to the end.
    """
