"""Which language the reader of a request reads."""

from flask import request

from graphsvc.model import LANGUAGES, Language
from graphsvc.settings import DEFAULT_LANGUAGE


def reader_language() -> Language:
    """By the address `/fi/…`, else the parameter `lang`, else Accept-Language, else Finnish."""
    said = (
        request.path.split("/", 2)[1],
        next(reversed(request.args.getlist("lang")), ""),
        request.accept_languages.best_match(LANGUAGES),
    )
    return next((language for word in said for language in LANGUAGES if word == language), DEFAULT_LANGUAGE)
