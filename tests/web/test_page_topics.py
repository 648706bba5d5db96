import re

import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


def test_all_topics_stand_under_their_twelve_groups(client: FlaskClient) -> None:
    shown = read(client, "/en/topics")
    assert len(shown.heading("h2")) == 12
    assert len(set(re.findall(r'"/en/topics/([^"]+)"', client.get("/en/topics").text))) == 132
