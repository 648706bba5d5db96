from pathlib import Path

import pytest

from graphsvc.errors import InvalidInputError
from graphsvc.settings import Settings


def test_without_settings_the_store_is_a_file_of_the_user_and_the_language_finnish() -> None:
    settings = Settings.from_environment({})
    path = settings.store_url.removeprefix("sqlite:///")
    assert Path(path).is_absolute()
    assert path.endswith("graph.db")
    assert (settings.language, settings.neo4j_user, settings.neo4j_password) == ("fi", "neo4j", "")


def test_settings_come_from_the_environment_that_is_given() -> None:
    settings = Settings.from_environment(
        {
            "GRAPHSVC_STORE": "bolt://server:7687",
            "GRAPHSVC_NEO4J_USER": "u",
            "GRAPHSVC_NEO4J_PASSWORD": "p",
            "GRAPHSVC_LANGUAGE": "en",
        }
    )
    assert (settings.store_url, settings.language) == ("bolt://server:7687", "en")
    assert (settings.neo4j_user, settings.neo4j_password) == ("u", "p")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "sv_FI.UTF-8"}, "sv"),
        ({"LANG": "C.UTF-8"}, "fi"),
        ({"LANG": "de_DE.UTF-8"}, "fi"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "sv_FI.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "fi_FI", "LANG": "sv_FI"}, "fi"),
        ({"GRAPHSVC_LANGUAGE": "sv", "LANG": "en_GB"}, "sv"),
    ],
)
def test_the_language_follows_the_setting_then_the_locale(environment: dict[str, str], language: str) -> None:
    assert Settings.from_environment(environment).language == language


def test_a_language_that_we_do_not_speak_is_refused_loudly() -> None:
    with pytest.raises(InvalidInputError) as caught:
        Settings.from_environment({"GRAPHSVC_LANGUAGE": "de"})
    assert (caught.value.field, caught.value.details["allowed"]) == ("GRAPHSVC_LANGUAGE", "fi, sv, en")


def test_an_empty_setting_is_no_setting() -> None:
    assert Settings.from_environment({"GRAPHSVC_STORE": "", "GRAPHSVC_LANGUAGE": ""}) == Settings.from_environment({})


@pytest.mark.parametrize("said", ["", "yes", "no"])
def test_unanswered_questions_are_counted_unless_the_setting_says_no(said: str) -> None:
    assert Settings.from_environment({"GRAPHSVC_COUNT_UNANSWERED": said}).counts_unanswered is (said != "no")


def test_a_setting_that_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(InvalidInputError) as caught:
        Settings.from_environment({"GRAPHSVC_COUNT_UNANSWERED": "maybe"})
    assert (caught.value.field, caught.value.details["allowed"]) == ("GRAPHSVC_COUNT_UNANSWERED", "yes, no")


@pytest.mark.parametrize(("said", "logs"), [("", False), ("warnings", False), ("requests", True)])
def test_requests_are_logged_where_the_setting_says_so(said: str, logs: bool) -> None:  # noqa: FBT001
    assert Settings.from_environment({"GRAPHSVC_LOG": said}).logs_requests is logs


def test_a_key_that_may_be_guessed_is_refused() -> None:
    assert Settings.from_environment({"GRAPHSVC_KEY": "k" * 16}).key == "k" * 16
    with pytest.raises(InvalidInputError) as caught:
        Settings.from_environment({"GRAPHSVC_KEY": "k" * 15})
    assert caught.value.field == "GRAPHSVC_KEY"
