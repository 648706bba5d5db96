"""Files in and out; seed data goes through the same door."""

from graphsvc.exchange.backups import Backup, read_backup, write_backup
from graphsvc.exchange.checking import CheckReport, check_folder, check_shipped
from graphsvc.exchange.dataset_writing import write_dataset
from graphsvc.exchange.datasets import dataset_names, read_dataset, read_description
from graphsvc.exchange.documents import write_document
from graphsvc.exchange.planning.aliases import also_named, is_also_named
from graphsvc.exchange.planning.collecting import Collected, collect
from graphsvc.exchange.planning.duplicates import Duplicate, duplicates, duplicates_among
from graphsvc.exchange.planning.names import digest, id_from_name, id_of_entry, id_of_tie
from graphsvc.exchange.planning.plan import COUNTED, ChangedRecord, Plan, make_plan, step
from graphsvc.exchange.planning.single import Made, actor_of, entry_of, tie_of
from graphsvc.exchange.reading.tables import are_invented
from graphsvc.exchange.understanding.catalogue import key_of
from graphsvc.exchange.understanding.choices import REMOVED, ByHand, Choices, Pair, Remembered, SheetChoices
from graphsvc.exchange.understanding.elements import PERSONAL
from graphsvc.exchange.understanding.headings import column_heading, columns_of
from graphsvc.exchange.understanding.lists import joined
from graphsvc.exchange.understanding.name_forms import LONGEST_NAME
from graphsvc.exchange.understanding.private import is_email, is_of_role, names_person, without_private
from graphsvc.exchange.understanding.vocabulary import KnownTerms
from graphsvc.exchange.writing.files import FORMATS, write_file
from graphsvc.exchange.writing.kumu import Blueprint, blueprint
from graphsvc.exchange.writing.table_files import csv_text
from graphsvc.exchange.writing.template import write_template

__all__ = [
    "COUNTED", "FORMATS", "LONGEST_NAME", "PERSONAL", "REMOVED", "Backup", "Blueprint", "ByHand", "ChangedRecord", "CheckReport", "Choices", "Collected",
    "Duplicate", "KnownTerms", "Made", "Pair", "Plan", "Remembered", "SheetChoices", "actor_of", "also_named", "are_invented", "blueprint",
    "check_folder", "check_shipped", "collect", "column_heading", "columns_of", "csv_text", "dataset_names",
    "digest", "duplicates", "duplicates_among", "entry_of", "id_from_name", "id_of_entry", "id_of_tie", "is_also_named", "is_email", "is_of_role",
    "joined", "key_of", "make_plan", "names_person", "read_backup", "read_dataset", "read_description", "step", "tie_of",
    "without_private", "write_backup", "write_dataset", "write_document", "write_file", "write_template",
]  # fmt: skip
