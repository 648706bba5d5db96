"""Which language the reader of a request reads."""

from collections.abc import Mapping
from typing import Final

from flask import request

from graphsvc.model import LANGUAGES, Language
from graphsvc.settings import DEFAULT_LANGUAGE

LANGUAGE_NAMES: Final[Mapping[Language, str]] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


def reader_language() -> Language:
    """By the address `/fi/…`, else the parameter `lang`, else Accept-Language, else Finnish."""
    said = (
        request.path.split("/", 2)[1],
        next(reversed(request.args.getlist("lang")), ""),
        request.accept_languages.best_match(LANGUAGES),
    )
    return next((language for word in said for language in LANGUAGES if word == language), DEFAULT_LANGUAGE)
