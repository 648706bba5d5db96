"""An evening of partnerships: who comes, who should meet whom, and cards to print."""

from typing import Final

from flask import request
from pydantic import Field

from graphsvc import service
from graphsvc.model import Language
from graphsvc.service import Context
from graphsvc.service.reports import NetworkOfDay, cards, evening_report
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.params import Identifier, OnDay, WholeNumber, read_parameters
from graphsvc.web.reports import MOST_PARTICIPANTS

_FEWEST: Final = 2
_LONGEST_LIST: Final = 20_000


class EveningFields(OnDay):
    """Who comes: ids of actors, and names one a line; and whether cards are wanted."""

    actor: tuple[Identifier, ...] = Field(())
    names: str = Field("", max_length=_LONGEST_LIST)
    cards: WholeNumber = Field(0, ge=0, le=1)


def evening(context: Context, language: Language) -> str:
    """The participants, and when all are known, the pairs."""
    fields = read_parameters(EveningFields)
    network = NetworkOfDay(context, fields.on, language)
    lines = [*fields.actor, *filter(str.strip, fields.names.splitlines())]
    are_too_many = len(lines) > MOST_PARTICIPANTS
    named = service.actors_named(context, () if are_too_many else lines, network.viewer)
    known = tuple(dict.fromkeys(one.actors[0] for one in named if len(one.actors) == 1))
    ids = [actor.id for actor in known]
    return coordinator_page(
        "evening.html",
        context,
        language,
        on=network.on,
        fields=fields,
        known=known,
        doubtful=[one for one in named if len(one.actors) > 1],
        resting=[one for one in named if one.resting],
        unknown=[one for one in named if not (one.actors or one.resting)],
        is_sent=bool(request.args),
        too_many=lines if are_too_many else (),
        most=MOST_PARTICIPANTS,
        report=evening_report(network, ids) if len(ids) >= _FEWEST else None,
        cards=cards(network, ids) if fields.cards else (),
    )


ROUTES: Final = (Route("/coordinator/evening", evening),)
