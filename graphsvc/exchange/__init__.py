"""Files in and out; seed data goes through the same door."""

from graphsvc.exchange.backups import Backup, read_backup, write_backup
from graphsvc.exchange.checking import CheckReport, check_folder, check_shipped
from graphsvc.exchange.dataset_writing import write_dataset
from graphsvc.exchange.datasets import dataset_names, read_dataset, read_description
from graphsvc.exchange.documents import write_document
from graphsvc.exchange.planning.collecting import Collected, collect
from graphsvc.exchange.planning.names import id_of_tie
from graphsvc.exchange.planning.plan import COUNTED, ChangedRecord, Plan, make_plan
from graphsvc.exchange.understanding.choices import Choices, SheetChoices
from graphsvc.exchange.understanding.elements import PERSONAL
from graphsvc.exchange.understanding.headings import column_heading, columns_of
from graphsvc.exchange.understanding.vocabulary import KnownTerms
from graphsvc.exchange.writing.files import write_file
from graphsvc.exchange.writing.table_files import csv_text
from graphsvc.exchange.writing.template import write_template

__all__ = [
    "COUNTED", "PERSONAL", "Backup", "ChangedRecord", "CheckReport", "Choices", "Collected", "KnownTerms", "Plan",
    "SheetChoices", "check_folder", "check_shipped", "collect", "column_heading", "columns_of", "csv_text",
    "dataset_names", "id_of_tie", "make_plan", "read_backup", "read_dataset", "read_description", "write_backup",
    "write_dataset", "write_document", "write_file", "write_template",
]  # fmt: skip
