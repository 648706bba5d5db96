"""The coordinators' pages, behind `web.coordinators.guard`: what to do next, and where data come in and are mended."""

from typing import Final

from graphsvc.web.coordinator import evening, importing, suggesting, worklist
from graphsvc.web.coordinator.frame import Route

__all__ = ["ROUTES", "Route"]

ROUTES: Final[tuple[Route, ...]] = (
    *worklist.ROUTES,
    *suggesting.ROUTES,
    *evening.ROUTES,
    *importing.ROUTES,
)
