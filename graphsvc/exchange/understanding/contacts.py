"""How to reach the roles of an actor, never a person."""

import re
from typing import Final

from graphsvc.exchange.understanding.lists import parted
from graphsvc.exchange.understanding.private import PHONE_WORD, role_of, role_phones
from graphsvc.model.records import is_web_address

_BETWEEN: Final = re.compile(r"[|;,\s]+")
_PARTS: Final = 3
_NO_SCHEME: Final = re.compile(r"[\w-]+(\.[\w-]+)+([/?#].*)?")


def web_address(text: str) -> str | None:
    """The address on the web that a cell holds, perhaps without its scheme; None where it is none."""
    address = f"https://{text}" if _NO_SCHEME.fullmatch(text) else text
    return address if is_web_address(address) else None


def are_contacts(text: str) -> bool:
    """Whether a cell holds roles as we write them: "role;e-mail;phone", parted by bars."""
    return all(_is_contact(item.split(";", _PARTS - 1)) for item in parted(text))


def _is_contact(parts: list[str]) -> bool:
    email, phone = (*parts[1:], "", "")[: _PARTS - 1]
    is_address, is_number = "@" in email, any(map(str.isdigit, phone))
    is_whole = len(parts) == _PARTS or is_address
    return is_whole and (is_address or not email) and (is_number or not phone)


def addresses_of_roles(text: str) -> tuple[tuple[str, ...], bool]:
    """The e-mail addresses of roles in a cell as contacts, and whether there is more than those."""
    given = [item for item in _BETWEEN.split(text) if item]
    kept = tuple(f"{role_of(address)};{address};" for address in given if role_of(address))
    return kept, len(kept) < len(given)


def phones_of_roles(text: str) -> tuple[tuple[str, ...], bool]:
    """The phone numbers of roles in a cell as contacts, and whether there is more than those."""
    found = tuple(role_phones(text))
    rest = text
    for role, number in found:
        rest = rest.replace(role, "", 1).replace(number, "", 1)
    return tuple(f"{role};;{number}" for role, number in found), any(map(str.isalnum, PHONE_WORD.sub("", rest)))
