"""The pages on which people ask: the front page, the hatch, the answer and the list that they take along."""

from typing import Final

from markupsafe import Markup

from graphsvc import service
from graphsvc.model import ActorFilter, Language, alphabetical
from graphsvc.service import ActorSummary, Answer, AskRequest, Context, Page, Result
from graphsvc.web.api import ask_request
from graphsvc.web.pages import chips, lists, questions
from graphsvc.web.pages.shell import page
from graphsvc.web.pages.steps import Step, Way
from graphsvc.web.params import AskParameters, Identifier, Parameters, read_parameters

PER_PAGE: Final = 20
MOST_ASKERS_LISTED: Final = 300
_EXAMPLES: Final = ("first", "second", "third", "fourth")


class HatchParameters(Parameters):
    """What was chosen so far."""

    topic: Identifier | None = None
    place: Identifier | None = None


def ask(context: Context, language: Language) -> str:
    """Who can help: the question, and below it the answer."""
    parameters = read_parameters(AskParameters)
    question = ask_request(parameters)
    if not (parameters.q or parameters.topic or parameters.target_group or parameters.place):
        return _start(context, language, question)
    answer = service.ask(context, question, language, page=parameters.page)
    results = lists.checked(service.cut(answer.results, parameters.page, PER_PAGE))
    return page(
        "answer.html",
        context,
        language,
        question=question,
        answer=answer,
        results=results,
        first=_first(results),
        picture=_map(context, answer, results, language),
        chips=chips.understood_chips(question, answer.understood, context.vocabulary, language),
        filters=chips.filter_chips(question, answer),
        asker=asker_name(context, question.asker, language),
        askers=_askers(context, language),
        questions=questions,
        examples=_EXAMPLES,
    )


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


def _start(context: Context, language: Language, question: AskRequest) -> str:
    """The front page: before anything is asked."""
    return page(
        "start.html",
        context,
        language,
        question=question,
        about=service.about(context, language),
        way=Way(language, Step.NEED, None, None),
        hatch=service.hatch(context, None, None, language),
        asker=asker_name(context, question.asker, language),
        askers=_askers(context, language),
        questions=questions,
        examples=_EXAMPLES,
    )


def _askers(context: Context, language: Language) -> tuple[ActorSummary, ...] | None:
    """Those who may ask, by name; None when they are too many to choose from."""
    found = service.list_actors(context, ActorFilter(), 1, MOST_ASKERS_LISTED, language)
    if found.total_pages > 1:
        return None
    return tuple(sorted((one for one in found.contents if one.is_active), key=lambda one: alphabetical(one.name)))


def _map(context: Context, answer: Answer, results: Page[Result], language: Language) -> Markup | None:
    """The results that are shown, on a map; None where there are none."""
    if results.empty:
        return None
    drawn = service.answer_map(context, answer, results.contents, language, first=_first(results))
    return Markup(drawn)  # noqa: S704 – our own SVG, escaped


def _first(results: Page[Result]) -> int:
    """The number of the first result that is shown, from 1."""
    return (results.page_number - 1) * PER_PAGE + 1
