"""The coordinators' pages, behind `web.coordinators.guard`: what to do next, and where data come in and are mended."""

from typing import Final

from graphsvc.web.coordinator import (
    bridges,
    changes,
    editing,
    editing_parts,
    endings,
    evening,
    exporting,
    gaps,
    health,
    importing,
    landscapes,
    merging,
    remembering,
    removing,
    suggesting,
    tables,
    worklist,
)
from graphsvc.web.coordinator.frame import Route

__all__ = ["ROUTES", "Route"]

ROUTES: Final[tuple[Route, ...]] = (
    *bridges.ROUTES,
    *changes.ROUTES,
    *editing.ROUTES,
    *editing_parts.ROUTES,
    *endings.ROUTES,
    *evening.ROUTES,
    *exporting.ROUTES,
    *gaps.ROUTES,
    *health.ROUTES,
    *importing.ROUTES,
    *landscapes.ROUTES,
    *merging.ROUTES,
    *remembering.ROUTES,
    *removing.ROUTES,
    *suggesting.ROUTES,
    *tables.ROUTES,
    *worklist.ROUTES,
)
