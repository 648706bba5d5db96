"""The coordinators' pages, behind `web.coordinators.guard`: what to do next, and where data come in and are mended."""

from typing import Final

from graphsvc.web.coordinator import importing
from graphsvc.web.coordinator.editing import edit_actor, edit_new_actor, editing
from graphsvc.web.coordinator.editing_parts import edit_entry, edit_tie
from graphsvc.web.coordinator.exporting import exporting
from graphsvc.web.coordinator.frame import Route
from graphsvc.web.coordinator.merging import duplicates, edit_merge

__all__ = ["ROUTES", "Route"]

_BOTH: Final = ("GET", "POST")
ROUTES: Final[tuple[Route, ...]] = (
    *importing.ROUTES,
    Route("/edit", editing),
    Route("/edit/actors", edit_new_actor, _BOTH),
    Route("/edit/actors/<actor_id>", edit_actor, _BOTH),
    Route("/edit/actors/<actor_id>/ties/<tie_id>", edit_tie, _BOTH),
    Route("/edit/actors/<actor_id>/<any(offers,needs):sort>/<entry_id>", edit_entry, _BOTH),
    Route("/edit/duplicates", duplicates),
    Route("/edit/merge", edit_merge, _BOTH),
    Route("/coordinator/export", exporting),
)
