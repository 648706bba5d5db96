"""How old an answer is, where the store was written since."""

from datetime import UTC, datetime

from flask import Response, after_this_request

from graphsvc.service.reports import Report


def tell_age(result: object) -> None:
    """Let the answer to this request say in its header `Age` how many seconds ago an old report was made."""
    if isinstance(result, Report) and result.as_of is not None:
        tell_made(result.as_of)


def tell_made(made: datetime) -> None:
    """Let the answer to this request say in its header `Age` how many seconds ago it was made."""
    age = int((datetime.now(UTC) - made).total_seconds())

    @after_this_request
    def with_age(response: Response) -> Response:
        response.headers["Age"] = str(age)
        return response
