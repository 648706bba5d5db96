"""A page as a reader takes it in: its title, headings, links, fields and words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


@dataclass
class Read(HTMLParser):
    """What stands on a page."""

    status: int
    language: str = ""
    title: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    marked: list[tuple[str, str]] = field(default_factory=list)
    words: str = ""
    address: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self._labels: list[str] = []
        self._gathered: dict[int, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given["lang"]
        if tag == "input":
            self.fields[given.get("name", "")] = given.get("value", "")
        if tag in ("title", "h1", "h2", "h3", "h4") or (tag in ("a", "span") and ("href" in given or "lang" in given)):
            mark = given.get("href", given.get("lang", ""))
            self._open.append((tag, mark))
            self._labels.append(given.get("aria-label", ""))
            self._gathered[len(self._open)] = ""

    def handle_data(self, data: str) -> None:
        self.words += data
        for depth in range(1, len(self._open) + 1):
            self._gathered[depth] += data

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            return
        gathered = " ".join((self._labels.pop() or self._gathered[len(self._open)]).split())
        _, mark = self._open.pop()
        if tag == "title":
            self.title = self.title or gathered  # a picture has a title of its own
        elif tag == "a":
            self.links[gathered] = mark
        elif tag == "span":
            self.marked.append((mark, gathered))
        else:
            self.headings.append((tag, gathered))

    def heading(self, level: str) -> list[str]:
        """The headings of a level, in order."""
        return [words for tag, words in self.headings if tag == level]


def read(client: FlaskClient, address: str) -> Read:
    """The page at an address."""
    response = client.get(address)
    page = Read(response.status_code)
    page.feed(response.text)
    page.words = " ".join(page.words.split())
    return page


class _Form(HTMLParser):
    """What the first form that is sent by POST would send as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str | list[str]] = {}
        self._is_open = self._is_done = False
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self._is_open = not self._is_done and given.get("method") == "post"
        elif not self._is_open:
            return
        elif tag == "select":
            self._select = name
        elif tag == "option" and (self._select not in self.sent or "selected" in given):
            self.sent[self._select] = given["value"]
        elif tag == "textarea":
            self._area = name
            self.sent[name] = ""
        elif tag == "input" and given.get("type") == "checkbox" and "checked" in given:
            self.sent[name] = [*self.sent.get(name, []), given["value"]]
        elif tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.sent[name] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] = f"{self.sent[self._area]}{data}"

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._is_open:
            self._is_open, self._is_done = False, True
        elif tag == "textarea":
            self._area = ""


def form_on(page: FlaskClient | TestResponse, address: str = "") -> dict[str, Any]:
    """The fields of the form on a page, as a browser would send them."""
    form = _Form()
    form.feed(page.get(address).text if isinstance(page, FlaskClient) else page.text)
    return dict(form.sent)
