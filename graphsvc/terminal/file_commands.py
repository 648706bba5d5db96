"""The commands that take files in and out."""

import argparse
import getpass
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Protocol

from pydantic import TypeAdapter

from graphsvc import service
from graphsvc.errors import InvalidFileError
from graphsvc.model import LANGUAGES, ActorKind, Language, Sector
from graphsvc.service import (
    LACKING,
    Context,
    ExportRequest,
    ImportReport,
    ImportRequest,
    Problem,
    column_label,
)
from graphsvc.settings import Settings
from graphsvc.terminal.asking import asked_part
from graphsvc.terminal.parser import Parser
from graphsvc.texts import text

DONE, REFUSED = 0, 1
_SHOWN: Final = 20


class Command(Protocol):
    """A command on its way, as `graphsvc.cli` makes it."""

    asked: argparse.Namespace
    settings: Settings
    language: Language

    def say(self, key: str, **values: object) -> None:
        """Tell a person something, on standard error."""

    def context(self, url: str | None = None, *, creates: bool = False) -> Context:
        """The service over the store at an address, or else over the one that was asked for."""


Add = Callable[[str, Callable[[Any], int]], Parser]


def add_file_commands(command: Add, words: Callable[[str], str]) -> None:
    """Add the commands; `words` are the texts that help."""
    imported = command("import", _import)
    imported.add_argument("files", metavar="FILE", nargs="+", help=words("import_files"))
    imported.add_argument("--dry-run", action="store_true", help=words("dry_run"))
    imported.add_argument("--json", action="store_true", help=words("json"))
    command("imports", _imports).add_argument("--json", action="store_true", help=words("json"))
    undone = command("undo", _undo)
    undone.add_argument("import_id", metavar="IMPORT_ID", help=words("import_id"))
    undone.add_argument("--dry-run", action="store_true", help=words("dry_run"))
    undone.add_argument("--json", action="store_true", help=words("json"))
    exported = command("export", _export)
    exported.add_argument("file", metavar="FILE", help=words("export_file"))
    exported.add_argument("--lang", choices=LANGUAGES, default="en", help=words("export_language"))
    exported.add_argument("--format", metavar="FORMAT", help=words("format"))
    exported.add_argument("--place", metavar="PLACE", help=words("place"))
    exported.add_argument("--topic", metavar="TOPIC", help=words("topic"))
    exported.add_argument("--sector", choices=tuple(map(str, Sector)), help=words("sector"))
    exported.add_argument("--kind", choices=tuple(map(str, ActorKind)), help=words("kind"))
    exported.add_argument("--on", type=exported.day, metavar="DATE", help=words("export_on"))
    command("template", _template).add_argument("file", metavar="FILE", help=words("template_file"))
    command("backup", _backup).add_argument("file", metavar="FILE", help=words("backup_file"))
    copied = command("copy", _copy)
    copied.add_argument("source", metavar="FROM", help=words("copy_from"))
    copied.add_argument("target", metavar="TO", help=words("copy_to"))
    restored = command("restore", _restore)
    restored.add_argument("file", metavar="FILE", help=words("backup_file"))
    restored.add_argument("--replace", action="store_true", help=words("replace"))


def _import(command: Command) -> int:
    asked, language = command.asked, command.language
    request = ImportRequest(
        paths=tuple(map(Path, asked.files)),
        limits=command.settings.import_limits,
        who=_user(),
        dry_run=asked.dry_run,
    )
    for path in request.paths:
        if not (asked.json or path.exists()):
            raise InvalidFileError("file_unreadable", file=path.name, reason="no_such_file")
    report = service.import_files(command.context(), request, language)
    if asked.json:
        _print_json(ImportReport, report)
    else:
        _print_report(report, language)
    return REFUSED if report.is_refused else DONE


def _print_report(report: ImportReport, language: Language) -> None:
    for key, problems in (("refused_rows", report.refused), ("warned_rows", report.warnings)):
        if problems:
            amount = len(problems) + (report.more_warnings if key == "warned_rows" else 0)
            _tell(text(language, f"cli.{key}", count=amount), (_place(problem) for problem in problems), language)
    unread = [f"{sheet.file}: {one.heading}" for sheet, one in report.unread]
    if unread:
        _tell(text(language, "cli.unread_columns"), unread, language)
    if report.left_out:
        lines = (f"{one.file}: {column_label(language, one.column)} – {one.reason}" for one in report.left_out)
        _tell(text(language, "cli.left_out"), lines, language)
        print(text(language, "import_memory.names"), file=sys.stderr)
    remembered = tuple(_remembered(report, language))
    if remembered:
        _tell(text(language, "import_memory.told"), remembered, language)
    asked = [one for one in report.duplicates if one.remembered != "apart"]
    if asked:
        pairs = (f"{one.actor.name} – {one.candidate.name}: {one.reason}" for one in asked)
        _tell(text(language, "cli.duplicates", count=len(asked)), pairs, language)
    if report.is_refused:
        return
    for name in ("added", "changed", "unchanged"):
        print(text(language, f"cli.{name}", **getattr(report, name)))
    if report.import_id:
        print(text(language, "cli.imported", import_id=report.import_id))
    else:
        print(text(language, "cli.dry_run_done" if report.dry_run else "cli.nothing_new"))


def _remembered(report: ImportReport, language: Language) -> Iterator[str]:
    for sheet, one in report.remembered:
        label = column_label(language, one.column, sheet.role or "") if one.column else ""
        read = (
            text(language, "import_memory.reads", column=label) if label else text(language, "import_memory.left_out")
        )
        yield text(language, "import_memory.heading", file=sheet.file, heading=one.heading, read=read)
    for pair in report.joined:
        yield f"{pair.candidate.name} – {pair.actor.name}: {text(language, 'import_memory.same')}"


def _tell(heading: str, lines: Iterable[str], language: Language) -> None:
    told = list(lines)
    print(heading, *(f"  {line}" for line in told[:_SHOWN]), sep="\n", file=sys.stderr)
    if len(told) > _SHOWN:
        print(f"  {text(language, 'cli.more_lines', count=len(told) - _SHOWN)}", file=sys.stderr)


def _place(problem: Problem) -> str:
    place = problem.file
    if problem.sheet:
        place += f" ({problem.sheet})"
    if problem.row:
        place += f":{problem.row}"
    return f"{place}: {problem.reason}"


def _user() -> str:
    """Who runs this machine's session; nobody where the machine does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _print_json(result: Any, value: object) -> None:
    print(TypeAdapter(result).dump_json(value, indent=2).decode())


def _imports(command: Command) -> int:
    done = service.imports(command.context())
    if command.asked.json:
        _print_json(tuple[service.Import, ...], done)
        return DONE
    for entry in done:
        key = "import_undone" if entry.undone_at else "import_line"
        print(
            text(
                command.language,
                f"cli.{key}",
                import_id=entry.id,
                when=entry.done_at[:16].replace("T", " "),
                who=entry.who or "–",
                files=", ".join(entry.files),
                added=sum(entry.added.values()),
                changed=sum(entry.changed.values()),
            )
        )
    return DONE


def _undo(command: Command) -> int:
    asked, language = command.asked, command.language
    report = service.undo(command.context(), asked.import_id, language, dry_run=asked.dry_run)
    if asked.json:
        _print_json(service.UndoReport, report)
        return DONE
    for name in ("removed", "restored"):
        print(text(language, f"cli.{name}", **getattr(report, name)))
    if report.left:
        print(text(language, "cli.left", count=len(report.left)))
        for one in report.left[:_SHOWN]:
            print(f"  {text(language, f'importing.record.{one.kind}')} {one.id}: {one.reason}")
    return DONE


def _export(command: Command) -> int:
    asked = command.asked
    part = asked_part(command.context(), asked, command.language)
    request = ExportRequest(part, asked.on, asked.format, asked.lang)
    written = service.export(command.context(), Path(asked.file), request)
    command.say("written", file=asked.file)
    if lacking := [text(command.language, f"editing.lacking.{what}") for what in LACKING.get(written, ())]:
        command.say("export_lacks", what=", ".join(lacking))
    return DONE


def _template(command: Command) -> int:
    service.write_template(Path(command.asked.file), command.language)
    command.say("written", file=command.asked.file)
    return DONE


def _backup(command: Command) -> int:
    service.backup(command.context(), Path(command.asked.file))
    command.say("written", file=command.asked.file)
    return DONE


def _copy(command: Command) -> int:
    counts = service.copy(command.context(command.asked.source), command.context(command.asked.target, creates=True))
    command.say("copied", actors=counts.actors, ties=counts.ties)
    return DONE


def _restore(command: Command) -> int:
    limits = command.settings.import_limits
    counts = service.restore(command.context(), Path(command.asked.file), limits, replace=command.asked.replace)
    command.say("restored_store", actors=counts.actors, ties=counts.ties)
    return DONE
