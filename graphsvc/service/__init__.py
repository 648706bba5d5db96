"""One function for each thing a user can ask; the web and the command line both call it."""

from graphsvc.exchange import Blueprint
from graphsvc.model.history import Import
from graphsvc.service.actors import (
    Neighbourhood,
    actor_detail,
    all_ties_of_actor,
    list_actors,
    list_ties,
    neighbourhood,
    tie_detail,
    ties_of_actor,
)
from graphsvc.service.answers import Answer, AnswerPage, AskRequest, Choice, Filter, Nobody, Result, answer_page
from graphsvc.service.ask import ask, ask_page, interpret, place_named, places_like
from graphsvc.service.backups import backup, copy, restore
from graphsvc.service.completions import Completion, Completions, CompletionSort, completions, warm
from graphsvc.service.context import Context, today
from graphsvc.service.examples import example_questions
from graphsvc.service.exports import LACKING, ExportRequest, export, kumu
from graphsvc.service.followups import SetAside, set_aside, take_back
from graphsvc.service.hatch import Hatch, Option, hatch
from graphsvc.service.import_columns import column_choices, column_label
from graphsvc.service.import_drafts import (
    Answers,
    DraftView,
    add_draft,
    answer_draft,
    drop_draft,
    view_draft,
    write_draft,
)
from graphsvc.service.import_history import MOST_LISTED, ImportDetail, import_detail, import_map, named_ties
from graphsvc.service.import_memory import forget, remembered
from graphsvc.service.import_views import ImportReport, Problem
from graphsvc.service.import_words import actor_names, shown_value
from graphsvc.service.imports import ImportRequest, import_files, imports
from graphsvc.service.library import About, about, check, generate, is_empty, load, write_template
from graphsvc.service.map_parts import MapRequest
from graphsvc.service.maps import (
    MapAddresses,
    map_file,
    map_files,
    map_names,
    map_places,
    map_png,
    map_sheet,
    network_map,
)
from graphsvc.service.naming import Named, actors_named
from graphsvc.service.paths import Introduction, Paths, paths
from graphsvc.service.place_maps import answer_map
from graphsvc.service.plans import already_planned, make_plan, plans_made
from graphsvc.service.store_check import StoreReport, check_store
from graphsvc.service.unanswered import UnansweredView, unanswered
from graphsvc.service.undoing import UndoReport, undo
from graphsvc.service.views import (
    ActorDetail,
    ActorSummary,
    Labelled,
    OfferView,
    Page,
    PlaceSummary,
    TieView,
    cut,
    page_of,
)
from graphsvc.service.vocabularies import (
    ActorWithOffers,
    PlaceDetail,
    PlaceEntry,
    TargetGroupEntry,
    TopicDetail,
    TopicEntry,
    place_detail,
    places,
    target_groups,
    topic_detail,
    topics,
)

__all__ = [
    "LACKING", "MOST_LISTED", "About", "ActorDetail", "ActorSummary", "ActorWithOffers", "Answer", "AnswerPage",
    "Answers", "AskRequest", "Blueprint", "Choice", "Completion", "CompletionSort", "Completions", "Context",
    "DraftView", "ExportRequest", "Filter", "Hatch", "Import", "ImportDetail", "ImportReport", "ImportRequest",
    "Introduction", "Labelled", "MapAddresses", "MapRequest", "Named", "Neighbourhood", "Nobody", "OfferView",
    "Option", "Page", "Paths", "PlaceDetail", "PlaceEntry", "PlaceSummary", "Problem", "Result", "SetAside",
    "StoreReport", "TargetGroupEntry", "TieView", "TopicDetail", "TopicEntry", "UnansweredView", "UndoReport",
    "about", "actor_detail", "actor_names", "actors_named", "add_draft", "all_ties_of_actor", "already_planned",
    "answer_draft", "answer_map", "answer_page", "ask", "ask_page", "backup", "check", "check_store", "column_choices",
    "column_label", "completions", "copy", "cut", "drop_draft", "example_questions", "export", "forget", "generate", "hatch", "import_detail",
    "import_files", "import_map", "imports", "interpret", "is_empty", "kumu", "list_actors", "list_ties", "load",
    "make_plan", "map_file", "map_files", "map_names", "map_places", "map_png", "map_sheet", "named_ties",
    "neighbourhood", "network_map", "page_of", "paths", "place_detail", "place_named", "places", "places_like", "plans_made", "remembered", "restore",
    "set_aside", "shown_value", "take_back", "target_groups", "tie_detail", "ties_of_actor", "today",
    "topic_detail", "topics", "unanswered", "undo", "view_draft", "warm", "write_draft", "write_template",
]  # fmt: skip
