"""Files in and out; seed data goes through the same door."""

from graphsvc.exchange.datasets import dataset_names, read_dataset
from graphsvc.exchange.documents import write_document

__all__ = ["dataset_names", "read_dataset", "write_document"]
