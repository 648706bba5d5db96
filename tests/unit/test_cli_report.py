import json
from pathlib import Path

import pytest

from graphsvc.cli import DONE, REFUSED, main
from graphsvc.store import open_store

Capture = pytest.CaptureFixture[str]
ASKED = {
    "isolated": [],
    "bridges": ["--by", "sector"],
    "health": ["--place", "Pohjois-Savo"],
    "suggestions": ["--actor", "annalan_huvila"],
    "pairs": ["--place", "Kuopio", "--other-place", "Iisalmi"],
    "evening": ["--actor", "veke", "--actor", "soppi", "--actor", "stea"],
    "project-end": ["--actor", "veke"],
    "ending": [],
    "gaps": ["--place", "Iisalmi"],
    "municipality": ["--place", "297"],
    "changes": ["--since", "2019-06-01"],
}


@pytest.fixture(autouse=True)
def language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHSVC_LANGUAGE", "en")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = f"sqlite:///{tmp_path_factory.mktemp('reports') / 'graph.db'}"
    assert main(["--store", made, "load", "partnerships"]) == DONE
    return made


def told(url: str, capsys: Capture, *arguments: str) -> str:
    assert main(["--store", url, "report", *arguments]) == DONE
    return capsys.readouterr().out


@pytest.mark.parametrize("name", ASKED)
def test_every_report_is_told_with_its_day_and_what_it_means(url: str, capsys: Capture, name: str) -> None:
    printed = told(url, capsys, name, *ASKED[name])
    report = json.loads(told(url, capsys, name, *ASKED[name], "--json"))
    assert printed.startswith("As of 15 Oct 2020\n")
    assert printed.strip().endswith(report["definition"])
    assert report["on"] == "2020-10-15"
    assert {"definition", "parameters"} <= set(report)


@pytest.mark.parametrize("name", ASKED)
def test_every_report_is_printed_as_a_table(url: str, capsys: Capture, name: str) -> None:
    printed = told(url, capsys, name, *ASKED[name], "--csv")
    assert printed.startswith("\ufeff")
    assert "As of 15 Oct 2020" in printed


def test_the_day_and_the_number_of_entries_are_as_asked(url: str, capsys: Capture) -> None:
    report = json.loads(told(url, capsys, "isolated", "--limit", "2", "--on", "2019-06-01", "--json"))
    assert (report["on"], len(report["actors"])) == ("2019-06-01", 2)


def test_the_work_list_names_actors_and_their_first_contacts_with_reasons(url: str, capsys: Capture) -> None:
    printed = told(url, capsys, "isolated", "--place", "Kuopio", "--kind", "organisation")
    assert "Kuopion Invalidit ry [kuopion_invalidit] (ties: 1, time-limited only)" in printed
    assert "→" in printed
    assert "Same topic: peer support" in printed or "Same municipality: Kuopio" in printed


def test_a_landscape_names_the_municipalities_that_it_is_compared_with(url: str, capsys: Capture) -> None:
    printed = told(url, capsys, "municipality", "--place", "593")
    assert "Compared with:\n   Kuusamo\n   Iisalmi\n" in printed
    assert "In similar municipalities, but not here:" in printed


def test_health_is_told_in_words_with_ranges_and_reasons(url: str, capsys: Capture) -> None:
    printed = told(url, capsys, "health")
    assert "Density: 0.0172" in printed
    assert "when one tie in ten is missing" in printed
    assert "by sector: -0.5333 (chance would give 0.1942)" in printed
    assert "cannot be worked out" in told(url, capsys, "health", "--place", "047")


def test_health_is_told_beside_another_day_and_the_other_parts(url: str, capsys: Capture) -> None:
    printed = told(url, capsys, "health", "--place", "Pohjois-Savo", "--since", "2019-06-01", "--by", "subregion")
    assert "\nOn 1 Jun 2019:\n   Actors: 3" in printed
    assert "\nKuopio sub-region:\n   Actors: " in printed


def test_the_end_of_a_project_names_who_is_left_alone_and_who_could_go_on(url: str, capsys: Capture) -> None:
    printed = told(url, capsys, "project-end", "--actor", "veke")
    assert "18 ties would end." in printed
    assert "Tukipilari [tukipilari]" in printed
    assert "Who could convene the others next:" in printed


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["municipality", "--place", "Pohjois-Savo"], "297"),
        (["project-end", "--actor", "nobody"], "nobody"),
        (["health", "--place", "Atlantis"], "Atlantis"),
    ],
)
def test_what_is_refused_is_told_on_one_line(url: str, capsys: Capture, arguments: list[str], word: str) -> None:
    assert main(["--store", url, "report", *arguments]) == REFUSED
    printed = capsys.readouterr()
    assert word in printed.err
    assert (printed.err.count("\n"), printed.out) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["suggestions"], "--actor"),
        (["changes"], "--since"),
        (["municipality"], "--place"),
        (["gaps", "--by", "sector"], "--by"),
    ],
)
def test_an_option_that_is_missing_or_does_not_fit_is_wrong_usage(
    url: str, capsys: Capture, arguments: list[str], word: str
) -> None:
    assert main(["--store", url, "report", *arguments]) == 2
    assert word in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["nope"], ["health", "--on", "yesterday"], ["gaps", "--limit", "0"], []])
def test_wrong_usage_exits_with_two(url: str, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--store", url, "report", *arguments])
    assert ended.value.code == 2


def test_what_is_printed_is_that_of_a_store_of_ones_own(tmp_path: Path, capsys: Capture) -> None:
    empty = f"sqlite:///{tmp_path / 'empty.db'}"
    open_store(empty).close()
    for name in ("isolated", "bridges", "health", "ending", "gaps"):
        assert main(["--store", empty, "report", name]) == DONE
        assert "As of" in capsys.readouterr().out
