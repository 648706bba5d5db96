"""Whether everything that the store holds is sound."""

from dataclasses import dataclass

from graphsvc.errors import GraphsvcError, InvalidInputError
from graphsvc.model import GraphData
from graphsvc.model.references import broken_references
from graphsvc.service.context import Context


@dataclass(frozen=True, slots=True)
class StoreReport:
    """How many records were checked, and what is wrong with them or with the engine's own files."""

    records: int
    problems: tuple[GraphsvcError, ...]


def check_store(context: Context) -> StoreReport:
    """Check the engine's files, every record by the rules of the model, and every id that a record names."""
    faults = tuple(InvalidInputError("store_fault", field="store", reason=fault) for fault in context.store.faults())
    try:
        data = context.store.export()
    except InvalidInputError as error:
        return StoreReport(0, (*faults, error))
    broken = (
        InvalidInputError("store_reference", field=reference.field, value=reference.value, id=reference.record.id)
        for reference in broken_references(data, context.vocabulary)
    )
    return StoreReport(_amount(data), (*faults, *broken))


def _amount(data: GraphData) -> int:
    return sum(map(len, (data.actors, data.ties, data.offers, data.needs, data.events, data.datasets)))
