"""The command line: parse the arguments, open the store, call the service or the web."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from graphsvc import drawing, service, terminal
from graphsvc.errors import GraphsvcError, InvalidInputError, StoreUnavailableError, UsageError, os_reason
from graphsvc.invention import LEAST, MOST
from graphsvc.model import Language
from graphsvc.service import AnswerPage, AskRequest, Context, MapRequest, Nobody, Result
from graphsvc.service.reports import report_csv
from graphsvc.settings import DEFAULT_LANGUAGE, Settings
from graphsvc.store import Credentials, GraphStore, open_store
from graphsvc.texts import error_text, list_text, number_text, text
from graphsvc.web import coordinators, create_app, server
from graphsvc.web.endpoints import adapter
from graphsvc.web.observing import JsonLines
from graphsvc.web.workers import MOST_WORKERS, Workers, serve

DONE, REFUSED, UNREACHABLE = 0, 1, 3
_CREATING: Final = frozenset({"serve", "load", "import", "restore", "migrate"})
"""The commands that make a store where there is none."""
_FINISHING: Final = frozenset({"restore", "copy"})
"""The commands that fill a store, also one whose filling was cut off."""
NO_SAMPLE: Final = "none"
_SHOWN: Final = 10
_MAP_FILES: Final[Mapping[str, Callable[[Context, MapRequest, Language], str | bytes]]] = {
    ".html": service.map_file,
    ".svg": service.map_sheet,
    ".png": service.map_png,
}
"""How a map is made for each ending of a file."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 done, 1 refused, 2 wrong usage, 3 the store cannot be reached."""
    language: Language = DEFAULT_LANGUAGE
    try:
        settings = Settings.from_environment(os.environ)
        _log(settings)
        language = settings.language
        return _run(_parser(language).parse_args(arguments), settings)
    except GraphsvcError as error:
        print(terminal.told(error, language), file=sys.stderr)
        return _status(error)
    except KeyboardInterrupt:
        return DONE
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


def _status(error: GraphsvcError) -> int:
    if isinstance(error, UsageError):
        return terminal.WRONG_USAGE
    return UNREACHABLE if isinstance(error, StoreUnavailableError) else REFUSED


def _log(settings: Settings) -> None:
    handler = logging.StreamHandler()
    form = JsonLines() if settings.logs_requests else logging.Formatter("%(levelname)s %(name)s: %(message)s")
    handler.setFormatter(form)
    logging.basicConfig(handlers=[handler], level=logging.INFO if settings.logs_requests else logging.WARNING)
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)


class _Command:
    """One command on its way: what was asked, and the language to answer in."""

    def __init__(self, asked: argparse.Namespace, settings: Settings) -> None:
        self.asked = asked
        self.settings = settings
        self.language = settings.language

    def say(self, key: str, **values: object) -> None:
        """Tell a person something, on standard error."""
        print(text(self.language, f"cli.{key}", **values), file=sys.stderr)

    def store(self, *, migrate: bool = False) -> GraphStore:
        """The store that was asked for; a command that only reads makes none."""
        return self._opened(self.asked.store or self.settings.store_url, migrate=migrate, create=self.asked.creates)

    def context(self, url: str | None = None, *, creates: bool = False) -> Context:
        """The service over the store at an address, made there where `creates`, or else over the one asked for."""
        store = self._opened(url, create=creates) if url else self.store()
        return Context.over(store, counts_unanswered=self.settings.counts_unanswered)

    def _opened(self, url: str, *, migrate: bool = False, create: bool) -> GraphStore:
        credentials = Credentials(self.settings.neo4j_user, self.settings.neo4j_password)
        return open_store(url, credentials, migrate=migrate, create=create, finishes=create and self.asked.finishes)


def _run(asked: argparse.Namespace, settings: Settings) -> int:
    run: Callable[[_Command], int] = asked.run
    return run(_Command(asked, settings))


def _serve(command: _Command) -> int:
    context = command.context()
    asked = command.asked
    if asked.sample != NO_SAMPLE and service.is_empty(context):
        service.load(context, asked.sample)
        command.say("sample_loaded", name=asked.sample)
    token = command.settings.key or coordinators.new_token()
    limits = command.settings.import_limits
    workers = Workers(asked.workers) if asked.workers > 1 else None
    app = create_app(
        context.store,
        counts_unanswered=context.counts_unanswered,
        token=token,
        limits=limits,
        workers=workers.pids if workers else (),
    )
    bound = server.bind(asked.host, asked.port)
    command.say("serving", address=bound.address)
    command.say("key_is_set" if command.settings.key else "key", token=token)
    serve(app, context.store, bound, partial(service.warm, context), workers)
    command.say("stopped")
    return DONE


def _load(command: _Command) -> int:
    counts = service.load(command.context(), command.asked.name)
    command.say("loaded", name=command.asked.name, actors=counts.actors, ties=counts.ties)
    return DONE


def _ask(command: _Command) -> int:
    context, asked, language = command.context(), command.asked, command.language
    places = (service.place_named(context, asked.near, language),) if asked.near else ()
    answer = service.ask(context, AskRequest(asked.words, places=places, asker=asked.asker), language)
    page = service.answer_page(answer, 1, max(1, len(answer.results)))
    if asked.json:
        print(adapter(AnswerPage).dump_json(page, indent=2).decode())
    else:
        _print_answer(page, language)
    return DONE


def _print_answer(page: AnswerPage, language: Language) -> None:
    for urgent in page.urgent:
        print(urgent.text)
    understood = page.understood
    recognised = [entry.label for entry in (*understood.actors, *understood.topics, *understood.target_groups)]
    recognised += [place.label for place in understood.places]
    print(text(language, "cli.understood", what=", ".join(recognised) or "–"))
    if understood.lacks_place:
        print(text(language, "cli.lacks_place"))
    if page.widened:
        print(text(language, "cli.widened", km=number_text(language, page.radius_km or 0)))
    print(text(language, "cli.results", count=page.total_items))
    if page.lacking:
        topics = list_text(language, [topic.label for topic in page.lacking])
        print(text(language, "answer.lacking", count=len(page.lacking), topics=topics))
    for number, result in enumerate(page.contents[:_SHOWN], start=1):
        _print_result(number, result)
    if page.total_items > _SHOWN:
        print(text(language, "cli.more", count=page.total_items - _SHOWN))
    if page.nobody:
        _print_nobody(page.nobody, language)


def _print_nobody(nobody: Nobody, language: Language) -> None:
    if nobody.related:
        title = text(language, "answer.related", topic=nobody.related.topic.label)
        _print_results(f"\n{title}", nobody.related.results)
    _print_results(text(language, "cli.nearest"), nobody.nearest)
    _print_results(text(language, "cli.ask_anyway"), nobody.ask_anyway)


def _print_results(title: str, results: Sequence[Result]) -> None:
    if results:
        print(title)
    for number, result in enumerate(results, start=1):
        _print_result(number, result)


def _print_result(number: int, result: Result) -> None:
    print(f"\n{number}. {result.actor.name} [{result.actor.id}]")
    for reason in result.reasons:
        print(f"   {reason.text}")
    if result.introduction:
        print(f"   {result.introduction.text}")


def _report(command: _Command) -> int:
    report = terminal.report(command.context(), command.asked, command.language)
    if command.asked.json:
        sort: Any = type(report)
        print(adapter(sort).dump_json(report, indent=2).decode())
    elif command.asked.csv:
        sys.stdout.buffer.write(report_csv(report, command.language).encode())
    else:
        print("\n".join(terminal.lines(report, command.language)))
    return DONE


def _check(command: _Command) -> int:
    if command.asked.of_store is not None:
        return _check_store(command)
    report = service.check(Path(command.asked.folder) if command.asked.folder else None)
    for problem in report.problems:
        print(error_text(command.language, problem), file=sys.stderr)
    command.say("checked", files=report.files, records=report.records, count=len(report.problems))
    return REFUSED if report.problems else DONE


def _check_store(command: _Command) -> int:
    report = service.check_store(command.context(command.asked.of_store or None))
    for problem in report.problems:
        print(error_text(command.language, problem), file=sys.stderr)
    command.say("checked_store", records=report.records, count=len(report.problems))
    return REFUSED if report.problems else DONE


def _generate(command: _Command) -> int:
    asked = command.asked
    service.generate(Path(asked.folder), asked.organisations, asked.seed)
    command.say("generated", folder=asked.folder)
    return DONE


def _migrate(command: _Command) -> int:
    command.store(migrate=True).close()
    command.say("migrated")
    return DONE


def _map(command: _Command) -> int:
    asked = command.asked
    if asked.name not in (known := drawing.map_names()):
        raise InvalidInputError("not_in_list", field="map", value=asked.name, allowed=", ".join(known))
    request = MapRequest(asked.name, asked.on, asked.focus, asked.place, asked.to)
    make = _MAP_FILES.get(Path(asked.output).suffix.casefold())
    if make is None:
        raise InvalidInputError("not_in_list", field="-o", value=asked.output, allowed=", ".join(_MAP_FILES))
    _write(Path(asked.output), make(command.context(), request, command.language))
    command.say("written", file=asked.output)
    return DONE


def _write(path: Path, made: str | bytes) -> None:
    try:
        path.write_bytes(made.encode() if isinstance(made, str) else made)
    except OSError as error:
        raise InvalidInputError("file_unwritable", field="-o", file=str(path), reason=os_reason(error)) from None


def _parser(language: Language) -> terminal.Parser:
    def words(key: str) -> str:
        return text(language, f"cli.help.{key}")

    parser = terminal.Parser(language=language, prog="graphsvc", description=words("graphsvc"))
    parser.add_argument("--store", metavar="URL", help=words("store"))
    parser.add_argument("--version", action="version", help=words("version"), version=f"graphsvc {version('graphsvc')}")
    commands: Any = parser.add_subparsers(metavar=terminal.stand_in(language, "COMMAND"), required=True)

    def command(name: str, run: Callable[[_Command], int]) -> terminal.Parser:
        added: terminal.Parser = commands.add_parser(name, language=language, help=words(name), description=words(name))
        added.set_defaults(run=run, creates=name in _CREATING, finishes=name in _FINISHING)
        return added

    serve = command("serve", _serve)
    serve.add_argument("--host", metavar="HOST", default="127.0.0.1", help=words("host"))
    serve.add_argument("--port", metavar="PORT", type=int, default=8000, help=words("port"))
    serve.add_argument("--workers", type=serve.between(1, MOST_WORKERS), metavar="N", default=1, help=words("workers"))
    serve.add_argument("--sample", metavar="NAME", default="partnerships", help=words("sample"))
    command("load", _load).add_argument("name", metavar="NAME", help=words("dataset"))
    ask = command("ask", _ask)
    ask.add_argument("words", metavar="WORDS", help=words("words"))
    ask.add_argument("--from", dest="asker", metavar="ACTOR_ID", help=words("from"))
    ask.add_argument("--near", metavar="PLACE", help=words("near"))
    ask.add_argument("--json", action="store_true", help=words("json"))
    terminal.add_report_arguments(command("report", _report), words)
    checked = command("check", _check)
    checked.add_argument("folder", metavar="FOLDER", nargs="?", help=words("folder"))
    checked.add_argument("--store", dest="of_store", metavar="URL", nargs="?", const="", help=words("check_store"))
    generated = command("generate", _generate)
    generated.add_argument("folder", metavar="FOLDER", help=words("generate_folder"))
    generated.add_argument(
        "--organisations", type=generated.between(LEAST, MOST), metavar="N", required=True, help=words("organisations")
    )
    generated.add_argument("--seed", type=int, metavar="S", default=1, help=words("seed"))
    command("migrate", _migrate)
    drawn = command("map", _map)
    drawn.add_argument("name", metavar="NAME", help=words("map_name"))
    drawn.add_argument("-o", "--output", metavar="FILE", required=True, help=words("output"))
    drawn.add_argument("--on", type=drawn.day, metavar="DATE", help=words("on"))
    drawn.add_argument("--focus", metavar="ACTOR_ID", help=words("focus"))
    drawn.add_argument("--to", metavar="ACTOR_ID", help=words("map_to"))
    drawn.add_argument("--place", metavar="PLACE", help=words("map_place"))
    terminal.add_file_commands(command, words)
    return parser
