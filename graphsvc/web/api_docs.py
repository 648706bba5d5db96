"""The readable page of the OpenAPI document."""

import json
from collections.abc import Mapping
from typing import Any, Final

from flask import render_template

from graphsvc.web.endpoints import API_ROOT

EXAMPLES: Final[Mapping[str, str]] = {
    "/interpret": "/interpret?q=kamratstöd i Norra Savolax&lang=sv",
    "/completions": "/completions?q=peer support in kuo&lang=en",
    "/ask": "/ask?topic=vertaistuki&place=297&from=ps_syopayhdistys&lang=en",
    "/actors": "/actors?region=region:11&topic=vertaistuki",
    "/actors/{id}": "/actors/veke",
    "/actors/{id}/ties": "/actors/veke/ties",
    "/actors/{id}/neighbourhood": "/actors/veke/neighbourhood?depth=2",
    "/ties": "/ties?kind=funds&on=2019-01-01",
    "/ties/{id}": "/ties/t022",
    "/places": "/places?per_page=1000",
    "/topics": "/topics?lang=en",
    "/target_groups": "/target_groups?lang=sv",
    "/paths": "/paths?from=annalan_huvila&to=soppi",
    "/maps/{name}": "/maps/network",
    "/reports/isolated": "/reports/isolated?kind=organisation&lang=en",
    "/reports/bridges": "/reports/bridges?by=sector&limit=5",
    "/reports/health": "/reports/health?place=region:11&compare_on=2019-06-01&lang=sv",
    "/reports/suggestions": "/reports/suggestions?actor=annalan_huvila&lang=en",
    "/reports/pairs": "/reports/pairs?place=297&other_place=140&lang=en",
    "/reports/project-end": "/reports/project-end?actor=veke&lang=en",
    "/reports/ending": "/reports/ending?kind=project",
    "/reports/gaps": "/reports/gaps?place=region:11&topic=vertaistuki&lang=sv",
    "/reports/unanswered": "/reports/unanswered?lang=en",
    "/reports/changes": "/reports/changes?since=2019-06-01",
    "/reports/municipality/{code}": "/reports/municipality/297?lang=en",
    "/exports/kumu.json": "/exports/kumu.json?kind=council",
    "/reports/evening": "/reports/evening?actor=veke&actor=annalan_huvila&actor=soppi&actor=ps_syopayhdistys",
}
"""A question to each path that has an answer in the shipped sample."""


def page(document: str) -> str:
    """The document as a page for people."""
    described = json.loads(document)
    return render_template(
        "api_docs.html",
        document=described,
        root=API_ROOT,
        operations=[(path, item["get"]) for path, item in described["paths"].items()],
        examples={path: API_ROOT + example for path, example in EXAMPLES.items()},
        type_of=_type_of,
    )


def _type_of(schema: Mapping[str, Any]) -> str:
    """A schema in a few words: "integer, 1–1000", "fi, sv or en"."""
    wanted = next((part for part in schema.get("anyOf", ()) if part.get("type") != "null"), schema)
    if "enum" in wanted:
        return ", ".join(wanted["enum"])
    if wanted.get("type") == "array":
        return f"{_type_of(wanted['items'])}, may be repeated"
    least, most = wanted.get("minimum", wanted.get("exclusiveMinimum")), wanted.get("maximum")
    span = f", {least:g}–{most:g}" if least is not None and most is not None else ""
    return f"{wanted.get('format', wanted.get('type', 'string'))}{span}"
