"""The pages on which people ask: the front page, the hatch, the answer and the list that they take along."""

from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup
from pydantic import Field

from graphsvc import service
from graphsvc.asking.unknown_places import unknown_places
from graphsvc.model import Language
from graphsvc.service import ActorSummary, AnswerPage, AskRequest, Context, Page, Result
from graphsvc.service.editing import actor_value, named_actor
from graphsvc.service.naming import actors_like
from graphsvc.service.reports import NetworkOfDay, Suggestion, suggestions_report
from graphsvc.service.views import Viewer
from graphsvc.web.api import ask_request
from graphsvc.web.pages import chips, lists, questions
from graphsvc.web.pages.shell import page
from graphsvc.web.pages.steps import Step, Way
from graphsvc.web.params import AskParameters, Identifier, Parameters, Words, read_parameters
from graphsvc.web.showing import shown

PER_PAGE: Final = 20
_SUGGESTED: Final = 3


class AskFields(AskParameters):
    """A question as it is asked on the page, where the asker may be called by name."""

    from_: Words | None = Field(None, alias="from")


class HatchParameters(Parameters):
    """What was chosen so far."""

    topic: Identifier | None = None
    place: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: the id and name of one that is known, else whom the `written` words may mean; `is_unknown` when nobody bears them."""

    id: str | None = None
    name: str | None = None
    written: str = ""
    meant: tuple[ActorSummary, ...] = ()
    is_unknown: bool = False


def ask(context: Context, language: Language) -> bytes:
    """Who can help: the question, and below it the answer."""
    parameters = read_parameters(AskFields)
    version = context.store.version()
    asker = _asker(context, parameters.from_, language)
    question = replace(ask_request(parameters), asker=asker.id)
    if not question.is_asked:
        return shown(context, version, lambda: _start(context, language, question, asker))
    answer = service.ask_page(context, question, language, parameters.page, PER_PAGE)
    lists.checked(answer)
    if answer.understood.is_of_asker:  # what is set aside changes no version of the graph
        return _answered(context, language, question, answer, asker).encode()
    return shown(context, version, lambda: _answered(context, language, question, answer, asker))


def _answered(context: Context, language: Language, question: AskRequest, answer: AnswerPage, asker: Asker) -> str:
    """The question, and below it the answer."""
    return page(
        "answer.html",
        context,
        language,
        question=question,
        answer=answer,
        results=answer,
        first=_first(answer),
        picture=_map(context, answer, language),
        chips=chips.understood_chips(question, answer.understood, context.vocabulary, language),
        filters=chips.filter_chips(question, answer),
        unknown_places=unknown_places(question.words, answer.understood.ignored),
        asker=asker,
        suggested=_suggested(context, question, answer, language),
        questions=questions,
        examples=service.example_questions(context, language),
    )


def _suggested(
    context: Context, question: AskRequest, answer: AnswerPage, language: Language
) -> tuple[Suggestion, ...]:
    """With whom one that says nothing of what for, nor where, could begin; told on the first page."""
    is_told = answer.understood.is_of_asker and not questions.names_place(question, answer.understood)
    if question.asker is None or answer.page_number > 1 or not is_told:
        return ()
    network = NetworkOfDay(context, None, language)
    return suggestions_report(network, question.asker, limit=_SUGGESTED).suggestions


def hatch(context: Context, language: Language, step: str) -> str:
    """One of the three choices that lead to an answer."""
    chosen = read_parameters(HatchParameters)
    found = service.hatch(context, chosen.topic, chosen.place, language)
    asked = Step.NEED if step == Step.KIND and found.chosen_group is None else Step(step)
    way = Way(language, asked, chosen.topic, chosen.place)
    stages = tuple(way.stages(found, context.vocabulary))
    return page("hatch.html", context, language, way=way, hatch=found, stages=stages)


def tray(context: Context, language: Language) -> str:
    """The actors that a reader has gathered; only the reader's browser knows them."""
    return page("tray.html", context, language)


def asker_name(context: Context, asker: str | None, language: Language) -> str | None:
    """The name of the actor that asks, where one does."""
    return None if asker is None else context.actor(asker, "from").names.in_language(language)


def _start(context: Context, language: Language, question: AskRequest, asker: Asker) -> str:
    """The front page: before anything is asked."""
    return page(
        "start.html",
        context,
        language,
        question=question,
        about=service.about(context, language),
        way=Way(language, Step.NEED, None, None),
        hatch=service.hatch(context, None, None, language),
        asker=asker,
        questions=questions,
        examples=service.example_questions(context, language),
    )


def _asker(context: Context, said: str | None, language: Language) -> Asker:
    """The one that asks, by id or name; else whom the name may mean, or whose names are like it."""
    if not said:
        return Asker()
    found, meant = named_actor(context, said, language)
    if found:
        return Asker(found, asker_name(context, found, language), actor_value(context, found, language))
    alike = meant or actors_like(context, said, Viewer(context.vocabulary, language, context.day()))
    return Asker(written=said, meant=alike, is_unknown=not meant)


def _map(context: Context, answer: AnswerPage, language: Language) -> Markup | None:
    """The results that are shown, on a map; None where there are none."""
    if answer.empty:
        return None
    drawn = service.answer_map(context, answer, answer.contents, language, first=_first(answer))
    return Markup(drawn)  # noqa: S704 – our own SVG, escaped


def _first(results: Page[Result]) -> int:
    """The number of the first result that is shown, from 1."""
    return (results.page_number - 1) * PER_PAGE + 1
