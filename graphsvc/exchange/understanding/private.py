"""What may be a private person's: addresses and numbers that are not those of a role."""

import re
from typing import Final

from graphsvc.exchange.understanding.catalogue import expressions, key_of

_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?<![\w.-])(?:\+\d{1,3}|\(?0)[\s()-]{0,2}\d{1,3}(?:[\s()-]{0,2}\d{2,4}){2,3}(?![\w-])")
_PERSONAL_CODE: Final = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b")


def role_of(email: str) -> str | None:
    """The role that an e-mail address names ("toimisto"); None where it may be a person's."""
    if not _EMAIL.fullmatch(email):
        return None
    local = key_of(email.partition("@")[0])
    roles = map(key_of, expressions("word")["role_addresses"])
    return email.partition("@")[0] if any(local == role or local.startswith(f"{role} ") for role in roles) else None


def without_private(text: str) -> str:
    """A text without the e-mail addresses, phone numbers and personal codes of persons."""
    if "@" not in text and not any(sign.isdigit() for sign in text):
        return text
    kept = _EMAIL.sub(lambda match: match[0] if role_of(match[0]) else "", text)
    kept = _PERSONAL_CODE.sub("", _PHONE.sub("", kept))
    return text if kept == text else " ".join(kept.split())
