"""A coordinator who imports: sends files, waits for the page, answers what it asks."""

from io import BytesIO
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.reading import Read

Files = dict[str, bytes]


class Coordinator:
    """Somebody at the pages of imports, in one language."""

    def __init__(self, client: FlaskClient, language: str = "en") -> None:
        self.client = client
        self.start = f"/{language}/import"

    def send(self, files: Files) -> TestResponse:
        """The answer to files that are sent, by their names."""
        given = [(BytesIO(content), name) for name, content in files.items()]
        return self.client.post(self.start, data={"files": given}, content_type="multipart/form-data")

    def draft(self, **files: str) -> str:
        """The address of the draft of texts named by the keys ("list_csv")."""
        made = {name.replace("_", "."): text.encode() for name, text in files.items()}
        answer = self.send(made)
        assert answer.status_code == 303
        return answer.location

    def see(self, address: str) -> Read:
        """The page at an address, when it is ready; redirects are followed."""
        answer = self.client.get(address, follow_redirects=True)
        while "Refresh" in answer.headers:
            answer = self.client.get(address, follow_redirects=True)
        page = Read(answer.status_code)
        page.feed(answer.text)
        page.words = " ".join(page.words.split())
        page.address = answer.request.path
        return page

    def answer(self, draft: str, **fields: str) -> Read:
        """The draft after answers; `column_0_1` is the field column-0-1."""
        sent = {name.replace("_", "-"): value for name, value in fields.items()}
        answer = self.client.post(draft, data=sent)
        assert answer.status_code == 303
        return self.see(answer.location)

    def confirm(self, draft: str, **fields: str) -> Read:
        """What is shown after a draft, as it is shown now, was confirmed."""
        sent = {"version": self.see(draft).fields["version"], **fields}
        answer = self.client.post(f"{draft}/confirm", data=sent)
        assert answer.status_code == 303
        return self.see(answer.location)


def content_of(make: object, folder: Path, name: str) -> bytes:
    """The bytes of a file that a maker of `tests.exchange.hostile` makes."""
    make(folder / name)  # type: ignore[operator]
    return (folder / name).read_bytes()
