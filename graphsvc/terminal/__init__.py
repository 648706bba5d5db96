"""Reports on a terminal: what each may be asked, and how it is told to a person."""

from graphsvc.terminal.asking import add_report_arguments, report
from graphsvc.terminal.telling import lines

__all__ = ["add_report_arguments", "lines", "report"]
