"""Short ways to make records and questions."""

from datetime import date
from typing import Any

from graphsvc.model import Actor, ActorKind, LocalText, Need, Offer, OfferQuery, Tie, TieKind, Window

DAY = date(2024, 5, 1)
DAY_BEFORE = date(2024, 4, 30)
DAY_AFTER = date(2024, 5, 2)
ALL = Window(0, 1000)

HELSINKI, IISALMI, KUOPIO, VARKAUS = "091", "140", "297", "915"
POHJOIS_SAVO, UUSIMAA = "region:11", "region:01"


def actor(actor_id: str, name: str = "", **fields: Any) -> Actor:
    """An association, unless `kind` and `subtype` say otherwise."""
    given = {"kind": ActorKind.ORGANISATION, "subtype": "association", "names": LocalText(name or actor_id)}
    return Actor(id=actor_id, **{**given, **fields})


def tie(tie_id: str, source: str, target: str, **fields: Any) -> Tie:
    """Cooperation, unless `kind` says otherwise."""
    return Tie(id=tie_id, source=source, target=target, **{"kind": TieKind.COOPERATES_WITH, **fields})


def offer(offer_id: str, actor_id: str, topic: str = "koulutus", **fields: Any) -> Offer:
    """An offer of training, unless `topic` says otherwise."""
    return Offer(id=offer_id, actor=actor_id, topic=topic, **fields)


def need(need_id: str, actor_id: str, topic: str = "koulutus", **fields: Any) -> Need:
    """A need of training, unless `topic` says otherwise."""
    return Need(id=need_id, actor=actor_id, topic=topic, **fields)


def asked(**fields: Any) -> OfferQuery:
    """A question about offers on DAY."""
    return OfferQuery(**{"on": DAY, **fields})


def ids(records: Any) -> list[str]:
    """The ids of records, in order."""
    return [record.id for record in records]
