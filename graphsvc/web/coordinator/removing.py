"""An actor removed by hand: first all that would go with it, then its removal."""

from http import HTTPStatus
from typing import Final

from flask import redirect, request
from werkzeug.wrappers import Response

from graphsvc import service
from graphsvc.model import Language, Tie
from graphsvc.service import Context, TieView
from graphsvc.service import editing as by_hand
from graphsvc.service.editing import ChangedMeanwhileError
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.shell import address

_MOST_TIES: Final = 100


def remove_actor(context: Context, language: Language, actor_id: str) -> Response:
    """What would go with an actor; where that was seen and said, it goes."""
    was_changed = False
    if request.method == "POST":
        try:
            saved = by_hand.remove_actor(context, actor_id, request.form.get("version", ""), language)
            to = address(language, "import_entry", import_id=saved.entry_id)
            return redirect(to, HTTPStatus.SEE_OTHER)
        except ChangedMeanwhileError:
            was_changed = True
    hanging = by_hand.hanging_on(context, actor_id)
    resting = by_hand.resting_on(actor_id, hanging)
    own = tuple(tie for tie in hanging.ties if tie not in resting)

    def shown(ties: tuple[Tie, ...]) -> tuple[TieView, ...]:
        return service.named_ties(context, [tie.id for tie in ties[:_MOST_TIES]], language)

    html = coordinator_page(
        "edit_remove.html",
        context,
        language,
        actor=service.actor_detail(context, actor_id, None, language),
        shown_version=by_hand.hanging_version(hanging),
        ties=shown(own),
        resting=shown(resting),
        amounts={"ties": len(own), "offers": len(hanging.offers), "needs": len(hanging.needs)},
        resting_amount=len(resting),
        was_changed=was_changed,
    )
    return Response(html, HTTPStatus.CONFLICT if was_changed else HTTPStatus.OK, mimetype="text/html")


ROUTES: Final = (Route("/edit/actors/<actor_id>/remove", remove_actor, ("GET", "POST")),)
