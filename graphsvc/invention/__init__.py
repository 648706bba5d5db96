"""Invented regions and countries of any size, marked as invented, the same for the same seed."""

from graphsvc.invention.actors import SOURCE
from graphsvc.invention.data import Invention, invent

__all__ = ["SOURCE", "Invention", "invent"]
