"""What may be a private person's: addresses and numbers that are not those of a role."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from graphsvc.exchange.understanding.catalogue import expressions, key_of

_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?<![\w.-])(?:\+\d{1,3}|\(?0)[\s()-]{0,2}\d{1,3}(?:[\s()-]{0,2}\d{2,4}){2,3}(?![\w-])")
PHONE_WORD: Final = re.compile(r"\b(?:puh|puhelin|p|tel|telefon|phone)\b", re.IGNORECASE)
"""Words that say no more than that a phone number follows."""
_WORD_BEFORE: Final = re.compile(rf"(\w+)(?:\W{{1,3}}{PHONE_WORD.pattern})?\W{{0,3}}$", re.IGNORECASE)
_MOBILE: Final = re.compile(r"(?:358)?0?(?:4|50)|(?!358|0)")
_PERSONAL_CODE: Final = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b")


def role_of(email: str) -> str | None:
    """The role that an e-mail address names ("toimisto"); None where it may be a person's."""
    if not _EMAIL.fullmatch(email):
        return None
    local = key_of(email.partition("@")[0])
    roles = map(key_of, expressions("word")["role_addresses"])
    return email.partition("@")[0] if any(local == role or local.startswith(f"{role} ") for role in roles) else None


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
    """A text without the e-mail addresses, phone numbers and personal codes of persons."""
    if "@" not in text and not any(sign.isdigit() for sign in text):
        return text
    kept = _EMAIL.sub(lambda match: match[0] if role_of(match[0]) else "", text)
    kept = _PERSONAL_CODE.sub("", _PHONE.sub(lambda match: match[0] if _role_before(match.string, match) else "", kept))
    return text if kept == text else " ".join(kept.split())
