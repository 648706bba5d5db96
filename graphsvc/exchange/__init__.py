"""Files in and out; seed data goes through the same door."""

from graphsvc.exchange.checking import CheckReport, check_folder, check_shipped
from graphsvc.exchange.dataset_writing import write_dataset
from graphsvc.exchange.datasets import dataset_names, read_dataset, read_description
from graphsvc.exchange.documents import write_document

__all__ = [
    "CheckReport", "check_folder", "check_shipped", "dataset_names", "read_dataset", "read_description",
    "write_dataset", "write_document",
]  # fmt: skip
