"""Reports and files on a terminal: what each command may be asked, and how it is told to a person."""

from graphsvc.terminal.asking import add_report_arguments, report
from graphsvc.terminal.file_commands import add_file_commands
from graphsvc.terminal.parser import WRONG_USAGE, Parser, stand_in, told
from graphsvc.terminal.telling import lines

__all__ = ["WRONG_USAGE", "Parser", "add_file_commands", "add_report_arguments", "lines", "report", "stand_in", "told"]
