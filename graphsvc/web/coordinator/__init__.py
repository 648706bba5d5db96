"""The coordinators' pages, behind `web.coordinators.guard`: what to do next, and where data come in and are mended."""

from typing import Final

from graphsvc.web.coordinator import (
    bridges,
    changes,
    endings,
    evening,
    gaps,
    health,
    importing,
    landscapes,
    suggesting,
    tables,
    worklist,
)
from graphsvc.web.coordinator.frame import Route

__all__ = ["ROUTES", "Route"]

ROUTES: Final[tuple[Route, ...]] = (
    *bridges.ROUTES,
    *changes.ROUTES,
    *endings.ROUTES,
    *evening.ROUTES,
    *gaps.ROUTES,
    *health.ROUTES,
    *importing.ROUTES,
    *landscapes.ROUTES,
    *suggesting.ROUTES,
    *tables.ROUTES,
    *worklist.ROUTES,
)
