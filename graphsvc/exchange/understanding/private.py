"""What may be a private person's: addresses and numbers that are not those of a role."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise, zip_longest
from typing import Final

from graphsvc.exchange.understanding.catalogue import expressions, key_of

_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_AT: Final = re.compile(r"\s?[(\[{]\s?(?:at|ät|@|miuku|snabel-a)\s?[)\]}]\s?", re.IGNORECASE)
_DISGUISED: Final = re.compile(rf"([\w.+-]{{1,64}}){_AT.pattern}([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
"""An e-mail address that is written so that no program takes it for one."""
_PHONE: Final = re.compile(
    r"(?<![\w.-])(?:"
    r"(?:\+\d{1,3}|00\d{2,3}\b|\(?0)[\s()-]{0,2}\d{1,3}(?:[\s()-]{0,2}\d{2,4}){2,3}"
    r"|0\d{1,3}/\s?\d{3}(?:[\s-]?\d{2,4}){1,2}|0\d{2,3}\.\d{3}\.?\d{3,4}"
    r")(?![\w-])"
)
_ACCOUNT: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?\d{4}){3}(?: ?\d{1,4})*\b")
"""An international account number, which holds what looks like a phone number."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_CAPITALS: Final = 4
"""Longer words in capitals are names rather than abbreviations."""
_SHORTEST_ENDING: Final = 6
PHONE_WORD: Final = re.compile(r"\b(?:puh|puhelin|p|tel|telefon|phone)\b", re.IGNORECASE)
"""Words that say no more than that a phone number follows."""
_WORD_BEFORE: Final = re.compile(rf"(\w+)(?:\W{{1,3}}{PHONE_WORD.pattern})?\W{{0,3}}$", re.IGNORECASE)
_SERVICE: Final = re.compile(r"0[268]00")
"""How numbers begin that no person has."""
_MOBILE: Final = re.compile(r"(?:358)?0?(?:4|50)|(?!358|0)")
_TAKEN: Final = "\0"
"""Stands where something was taken out, until what only led to it is taken out as well."""
_DOTS: Final = "•••"
_LED_TO: Final = re.compile(
    rf"[(<\[]?(?:{PHONE_WORD.pattern}[.:]*\s?|\b(?:mailto|s-posti|sähköposti|e-?mail|e-post)\b:?\s?)?{_TAKEN}[)>\]]?",
    re.IGNORECASE,
)
_PERSONAL_CODE: Final = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b")


def is_email(text: str) -> bool:
    """Whether a text is an e-mail address, be it anybody's."""
    return bool(_EMAIL.fullmatch(text))


def role_of(email: str) -> str | None:
    """The role that an e-mail address names ("toimisto"); None where it may be a person's."""
    if not is_email(email):
        return None
    local = key_of(email.partition("@")[0])
    roles = map(key_of, expressions("word")["role_addresses"])
    return email.partition("@")[0] if any(local == role or local.startswith(f"{role} ") for role in roles) else None


def names_person(role: str, known: str = "") -> bool:
    """Whether a role seems to hold a first and a last name; words of `known` (an actor's names, places) are none."""
    others = set(map(key_of, _WORD.findall(known)))
    words = _WORD.findall(role)
    are_names = [_is_name(word) and key_of(word) not in others and not _is_of_role(key_of(word)) for word in words]
    return any(first and second for first, second in pairwise(are_names))


def _is_name(word: str) -> bool:
    return word.istitle() or (word.isupper() and len(word) > _LONGEST_CAPITALS)


def _is_of_role(word: str) -> bool:
    """Whether a word is one for a role or ends with one, as "muistineuvoja" does with "neuvoja"."""
    roles = (role for key in ("roles", "role_addresses") for role in map(key_of, expressions("word")[key]))
    return any(word == role or (len(role) >= _SHORTEST_ENDING and word.endswith(role)) for role in roles)


def is_of_role(email: str, said: str) -> bool:
    """Whether an e-mail address is that of a role, or made of words in `said` (the role, an actor's names, places)."""
    known = key_of(said).replace(" ", "")
    return role_of(email) is not None or all(
        word.strip("0123456789") in known for word in key_of(email.partition("@")[0]).split()
    )


def role_phones(text: str) -> Iterator[tuple[str, str]]:
    """The roles that stand before their phone numbers, and the numbers ("toimisto", "017 555 100"); none is a mobile."""
    for match in _PHONE.finditer(text):
        if role := _role_before(text, match):
            yield role, match[0].strip()


def _role_before(text: str, number: re.Match[str]) -> str | None:
    """The word for a role just before a number that is no mobile's."""
    digits = re.sub(r"\D", "", number[0])
    word = _WORD_BEFORE.search(text[: number.start()])
    is_of_role = word and key_of(word[1]) in _phone_roles() and not _MOBILE.match(digits)
    return word[1] if word and is_of_role else None


@cache
def _phone_roles() -> frozenset[str]:
    return frozenset(key_of(role) for key in ("role_addresses", "role_phones") for role in expressions("word")[key])


def without_private(text: str) -> str:
    """A text without the e-mail addresses, phone numbers and personal codes of persons; names cannot be known."""
    kept = _with_gaps(text)
    return text if kept == text else " ".join(_LED_TO.sub("", kept).split())


def masked(text: str) -> str:
    """A text that can be shown: dots stand where something is a person's."""
    return _with_gaps(text).replace(_TAKEN, _DOTS)


def _with_gaps(text: str) -> str:
    kept = text
    if "@" in text:
        kept = _EMAIL.sub(lambda match: match[0] if role_of(match[0]) else _TAKEN, kept)
    if _AT.search(text):  # quicker than to look for the whole, in texts that are many
        kept = _DISGUISED.sub(lambda match: match[0] if role_of(f"{match[1]}@{match[2]}") else _TAKEN, kept)
    return _without_numbers(kept) if any(map(str.isdigit, text)) else kept


def _without_numbers(text: str) -> str:
    """A text without personal codes and phone numbers; account numbers stay as they are."""
    parts = _ACCOUNT.split(text)
    accounts = _ACCOUNT.findall(text)
    numbers = (_PERSONAL_CODE.sub(_TAKEN, _PHONE.sub(_public_number, part)) for part in parts)
    return "".join(chain.from_iterable(zip_longest(numbers, accounts, fillvalue="")))


def _public_number(match: re.Match[str]) -> str:
    is_public = _SERVICE.match(match[0]) or _role_before(match.string, match)
    return match[0] if is_public else _TAKEN
