"""The words of the service as frozen dataclasses and closed lists; standard library only."""

from graphsvc.model.corrections import About, Correction, Said
from graphsvc.model.followups import FollowUp, Outcome
from graphsvc.model.graph import (
    ActorAmong,
    ActorFilter,
    Area,
    Counts,
    GraphData,
    Offerer,
    OfferInBrief,
    Offering,
    OfferMatch,
    OfferOutline,
    OfferQuery,
    PartOf,
    SayingQuery,
    SeatCounts,
    Slice,
    Subgraph,
    Unanswered,
    Window,
    Wording,
)
from graphsvc.model.kinds import (
    LANGUAGES,
    LEVELS,
    SUBTYPES,
    ActorKind,
    Confirmation,
    Language,
    PlaceLevel,
    Sector,
    Status,
    TieKind,
    UrbanRural,
    WordRole,
    closed,
)
from graphsvc.model.places import (
    COUNTRY_ID,
    GROUP_PREFIX,
    BoundingBox,
    CaseForms,
    Helpline,
    Place,
    Point,
    TargetGroup,
    Topic,
    TopicGroup,
    Village,
    Vocabulary,
)
from graphsvc.model.records import Actor, Contact, Dataset, Event, Need, Offer, Tie
from graphsvc.model.text import LocalText, alphabetical, fold, folded_words, name_key

__all__ = [
    "COUNTRY_ID", "GROUP_PREFIX", "LANGUAGES", "LEVELS", "SUBTYPES", "About", "Actor", "ActorAmong", "ActorFilter", "ActorKind", "Area",
    "BoundingBox", "CaseForms", "Confirmation", "Contact", "Correction", "Counts", "Dataset", "Event", "FollowUp", "GraphData",
    "Helpline", "Language", "LocalText", "Need", "Offer", "OfferInBrief", "OfferMatch", "OfferOutline", "OfferQuery", "Offerer", "Offering", "Outcome", "PartOf", "Place", "PlaceLevel", "Point",
    "Said", "SayingQuery", "SeatCounts", "Sector", "Slice", "Status", "Subgraph", "TargetGroup", "Tie", "TieKind", "Topic", "TopicGroup",
    "Unanswered", "UrbanRural", "Village", "Vocabulary", "Window", "WordRole", "Wording", "alphabetical", "closed",
    "fold", "folded_words", "name_key",
]  # fmt: skip
