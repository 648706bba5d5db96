"""Whom the ends of ties mean: an id or a name, in the files or in the store; a name that nobody bears is a proposal."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graphsvc.errors import InvalidInputError
from graphsvc.exchange.planning.aliases import aliases, also_named
from graphsvc.exchange.planning.identity import Identified
from graphsvc.exchange.planning.known import Known, by_id, names_of
from graphsvc.exchange.planning.names import id_from_name
from graphsvc.exchange.understanding.actor_rows import ActorRow
from graphsvc.exchange.understanding.catalogue import key_of
from graphsvc.exchange.understanding.choices import Choices
from graphsvc.exchange.understanding.connections import TieRow
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.exchange.understanding.name_forms import LONGEST_NAME
from graphsvc.exchange.understanding.private import without_private
from graphsvc.model import Actor, ActorKind, LocalText, name_key

_Ids = tuple[str, ...]


class Ends:
    """Everybody that a tie may lead to."""

    def __init__(
        self, identified: Identified, actors: Iterable[Actor], known: Known, ties: Iterable[TieRow], choices: Choices
    ) -> None:
        """`actors` are whole records of the files; the store is asked at once for all that no file names."""
        self.joined: list[tuple[str, ActorRow]] = []
        """Names that are said to be those of actors that are known, or in the files, as rows that say only so."""
        self._choices = choices
        self._there = {actor_id for actor_id, _ in identified.rows}
        self._there |= by_id(known, set(choices.same.values())).keys() if choices.same else set()
        self.proposals: dict[str, tuple[Actor, Where]] = {}
        self._by_given: dict[str, dict[str, str]] = defaultdict(dict)
        self._anywhere: dict[str, _Ids] = {}
        self._by_label: dict[str, _Ids] = {}
        self._by_key: dict[str, _Ids] = {}
        self._unkeyed: list[str] = []
        self._by_name: dict[str, dict[str, str]] = defaultdict(dict)
        for actor_id, row in identified.rows:
            one = (actor_id,)
            if row.id:
                self._by_given[row.where.sheet.file][row.id] = actor_id
                _add(self._anywhere, row.id, one)
            _add(self._anywhere, actor_id, one)
            self._name(row.label, one)
        for actor in actors:
            one = (actor.id,)
            _add(self._anywhere, actor.id, one)
            for name in names_of(actor):
                self._name(name, one)
        self._ask(known, ties)

    def _name(self, label: str, one: _Ids) -> None:
        _add(self._by_label, label, one)
        self._unkeyed.append(label)

    def _ask(self, known: Known, ties: Iterable[TieRow]) -> None:
        said = ((file, name) for file, names in _said(ties, has_basis=True).items() for name in names)
        open_names = {name for file, name in said if not self._in_files(file, name)}
        self._stored = set(by_id(known, open_names))
        self._stored_names: dict[str, set[str]] = defaultdict(set)
        waiting = open_names - self._stored
        for label, ids in self._by_label.items() if waiting else ():
            for actor_id in ids:
                self._by_name[name_key(label)].setdefault(actor_id, label)
        for actor in known.actors_named({name_key(name) for name in waiting}) if waiting else ():
            for name in names_of(actor):
                self._stored_names[key_of(name)].add(actor.id)
                self._by_name[name_key(name)].setdefault(actor.id, name)
        for key, actors in aliases(known).items() if waiting else ():
            self._stored_names[key].update(actor.id for actor in actors)
        proposed = {id_from_name(name, None): name for name in waiting if key_of(name) not in self._stored_names}
        for actor_id in by_id(known, proposed):
            self._stored_names[key_of(proposed[actor_id])].add(actor_id)

    def _in_files(self, file: str, said: str) -> Collection[str]:
        if given := self._by_given[file].get(said):
            return (given,)
        return self._anywhere.get(said) or self._by_label.get(said) or self._keyed(key_of(said))

    def _keyed(self, key: str) -> _Ids:
        """Those whose name has this key; the keys are made when one is asked for, for most ties go by ids."""
        while self._unkeyed:
            label = self._unkeyed.pop()
            for actor_id in self._by_label[label]:
                _add(self._by_key, key_of(label), (actor_id,))
        return self._by_key.get(key, ())

    def find(self, file: str, said: str) -> Collection[str]:
        """The ids of all that are meant in a file; none where nobody bears this id or name."""
        found = self._in_files(file, said)
        if not found and said in self._stored:
            return (said,)
        return found or self._stored_names.get(key_of(said), ())

    def of(self, ties: Iterable[TieRow]) -> set[str]:
        """The ids of all that the ends of ties mean."""
        said = _said(ties, has_basis=False)
        return {one for file, names in said.items() for name in names for one in self.find(file, name)}

    def one(self, where: Where, column: str, said: str, findings: Findings) -> str | None:
        """The id of the one that is meant, proposed where nobody is known; None where several are, which is refused."""
        if given := self._by_given[where.sheet.file].get(said):  # so in most rows, which are many
            return given
        found = self.find(where.sheet.file, said)
        if len(found) > 1:
            findings.refuse(where.problem("label_ambiguous", column, said, found=", ".join(sorted(found))))
            return None
        return (
            next(iter(found), None)
            or self._but_for_form(where, column, said, findings)
            or self._propose(where, column, said, findings)
        )

    def _but_for_form(self, where: Where, column: str, said: str, findings: Findings) -> str | None:
        """The only one of the name where either lacks a legal form, as "Martat" means "Martat ry", which is told."""
        several = self._by_name.get(name_key(said), {})
        if len(several) != 1 or id_from_name(said, None) in self._choices.same:
            return None
        ((actor_id, name),) = several.items()
        if name_key(said) not in (key_of(said), key_of(name)):
            return None
        findings.warn_once(where.problem("read_as", column, said, found=LocalText(name, name, name)))
        return actor_id

    def _propose(self, where: Where, column: str, said: str, findings: Findings) -> str | None:
        name = without_private(said)
        if not name:
            findings.leave_out(where, column, "personal")
            return None
        if len(name) > LONGEST_NAME:
            findings.refuse(where.problem("name_too_long", column, name, most=LONGEST_NAME))
            return None
        actor_id = self._choices.meant(id_from_name(name, None))
        if actor_id in self._there:
            self.joined.append((actor_id, ActorRow(where, "", name, {}, is_joined=True)))
        elif actor_id in self.proposals:
            actor, first = self.proposals[actor_id]
            self.proposals[actor_id] = also_named(actor, name), first
        else:
            actor_id = id_from_name(name, None)
            try:
                self.proposals[actor_id] = _proposal(actor_id, name, where), where
            except InvalidInputError as error:
                findings.refuse(where.same(error))
                return None
            findings.warn(where.problem("actor_proposed", column, said))
        self._name(said, (actor_id,))
        return actor_id


def _proposal(actor_id: str, name: str, where: Where) -> Actor:
    return Actor(
        id=actor_id,
        kind=ActorKind.ORGANISATION,
        subtype="organisation",
        names=LocalText(name),
        source_name=where.sheet.file,
    )


def _said(ties: Iterable[TieRow], *, has_basis: bool) -> Mapping[str, set[str]]:
    """What ties name at their ends in each file, and where it is asked for as what they rest on."""
    said: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        names = said[tie.where.sheet.file]
        names.update((tie.source, tie.target))
        if has_basis and (basis := tie.fields.get("basis")):
            names.add(basis)
    return said


def _add(index: dict[str, _Ids], name: str, one: _Ids) -> None:
    """Let a name mean one more; most mean one only, which all names of it share."""
    known = index.setdefault(name, one)
    if one[0] not in known:
        index[name] = known + one
