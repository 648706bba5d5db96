"""Invented regions and countries of any size, marked as invented, the same for the same seed."""

from graphsvc.invention.actors import SOURCE
from graphsvc.invention.data import Invention, invent
from graphsvc.invention.plan import LEAST, MOST

__all__ = ["LEAST", "MOST", "SOURCE", "Invention", "invent"]
