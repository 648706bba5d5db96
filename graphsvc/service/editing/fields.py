"""The fields of forms: what records say in them, and what they say of records."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from graphsvc.errors import InvalidInputError
from graphsvc.exchange import (
    LONGEST_NAME,
    KnownTerms,
    is_also_named,
    is_email,
    is_of_role,
    joined,
    names_person,
    without_private,
)
from graphsvc.model import LANGUAGES, ActorFilter, Contact, Language, LocalText, Window, fold, name_key
from graphsvc.service.context import Context
from graphsvc.service.guesses import InterpreterGuesses
from graphsvc.service.views import ActorSummary, Viewer

MOST_CONTACTS: Final = 10
LONGEST: Final = 5000
_MOST_CANDIDATES: Final = 8
_CONTACT_ROLE: Final = re.compile(r"contact_\d+_role")
_KNOWN: Final = ("label", "municipality", "serves")
"""The fields whose words, beside the role, an address of an office may be made of."""
Values = Mapping[str, str]
FieldErrors = dict[str, InvalidInputError]


def terms_of(context: Context, language: Language) -> KnownTerms:
    """What places, topics and target groups may be called."""
    return KnownTerms(context.vocabulary, InterpreterGuesses(context.interpreter, language))


def day_value(day: date | None, language: Language) -> str:
    """A day as a field shows it, in a shape that is understood again."""
    if day is None:
        return ""
    return day.isoformat() if language == "en" else f"{day.day}.{day.month}.{day.year}"


def place_lines(context: Context, places: Iterable[str], language: Language) -> str:
    """Places as a field shows them, each on a line of its own: by its title, or its id where that means another."""
    terms = terms_of(context, language)
    titles = {one: context.vocabulary.place(one).titles.in_language(language) for one in places}
    return "\n".join(title if terms.places(title).ids == (one,) else one for one, title in titles.items())


def local_values(prefix: str, words: LocalText) -> dict[str, str]:
    """A text in three languages as three fields."""
    return {f"{prefix}_{language}": getattr(words, language) for language in LANGUAGES}


def contact_values(contacts: Iterable[Contact]) -> dict[str, str]:
    """Contacts as numbered fields."""
    return {
        f"contact_{number}_{part}": getattr(contact, part)
        for number, contact in enumerate(contacts, start=1)
        for part in ("role", "email", "phone")
    }


def contacts_in(values: Values, errors: FieldErrors) -> str:
    """The contacts of a form as a cell; none of a person."""
    known = " ".join(value for name, value in values.items() if name.startswith(_KNOWN))
    cells = []
    for number in range(1, MOST_CONTACTS + 1):
        names = [f"contact_{number}_{part}" for part in ("role", "email", "phone")]
        contact = tuple(values.get(name, "") for name in names)
        if any(contact):
            problems = dict(zip(names, _contact_problems(contact, known), strict=True))
            errors.update({name: problem for name, problem in problems.items() if problem})
            cells.append(";".join(contact))
    return joined(cells)


def _contact_problems(contact: tuple[str, ...], known: str) -> Iterator[InvalidInputError | None]:
    """What is wrong with the role, the e-mail address and the phone number of a contact."""
    role, email, phone = contact
    if not role:
        yield InvalidInputError("role_missing", field="role", value=email or phone)
    elif ";" in role + email:
        yield InvalidInputError("contact_form", field="role", value=role)
    else:
        yield InvalidInputError("personal_role", field="role", value=role) if names_person(role, known) else None
    if not email or (is_email(email) and is_of_role(email, f"{role} {known}")):
        yield None
    else:
        yield InvalidInputError("personal_address" if is_email(email) else "email_form", field="email", value=email)
    yield InvalidInputError("personal_role", field="phone", value=phone) if names_person(phone, known) else None


def check_texts(values: Values, errors: FieldErrors) -> None:
    """No text is endless, and none holds what is a person's."""
    for name, value in values.items():
        if name.startswith("label") and len(value) > LONGEST_NAME:
            errors[name] = InvalidInputError("name_too_long", field=name, value=value, most=LONGEST_NAME)
        elif len(value) > LONGEST:
            errors[name] = InvalidInputError("query_too_long", field=name, value="", most=LONGEST)
        elif _is_free(name) and without_private(value) != value:
            errors[name] = InvalidInputError("personal_text", field=name, value=value)


def _is_free(name: str) -> bool:
    """Whether a field holds words of people that stand on a public page."""
    return (
        name == "source"
        or name.startswith(("label", "description", "next_step"))
        or bool(_CONTACT_ROLE.fullmatch(name))
    )


def named_actor(context: Context, said: str, language: Language) -> tuple[str | None, tuple[ActorSummary, ...]]:
    """The id of the actor that an id or a name means; else None, and whom it may mean."""
    store = context.store
    if known := store.actors_by_id([said]):
        return known[0].id, ()
    found = store.actors_named({name_key(said)})
    exact = [actor for actor in found if fold(said) in {fold(getattr(actor.names, one)) for one in LANGUAGES}]
    for several in (exact, found):
        if len(several) == 1:
            return several[0].id, ()
    if not found:
        wanted = ActorFilter(words=tuple(name_key(said).split()))
        found = store.actors(wanted, Window(0, _MOST_CANDIDATES)).items if wanted.words else ()
        told = [actor for actor in found if is_also_named(actor, said)]
        if len(told) == 1:
            return told[0].id, ()
    viewer = Viewer(context.vocabulary, language, context.day())
    return None, tuple(viewer.actor(actor) for actor in found[:_MOST_CANDIDATES])


def actor_value(context: Context, actor_id: str, language: Language) -> str:
    """An actor as a field shows it: by its name where nobody else bears it, else by its id."""
    known = context.store.actors_by_id([actor_id])
    name = known[0].names.in_language(language) if known else actor_id
    return name if known and named_actor(context, name, language)[0] == actor_id else actor_id
