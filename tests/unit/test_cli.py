import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from graphsvc.cli import DONE, REFUSED, UNREACHABLE, main

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHSVC_LANGUAGE", "en")


@pytest.fixture
def url(tmp_path: Path, capsys: Capture) -> str:
    made = f"sqlite:///{tmp_path / 'graph.db'}"
    assert main(["--store", made, "load", "partnerships"]) == DONE
    capsys.readouterr()
    return made


def test_loading_twice_changes_nothing_and_tells_how_much_there_is(url: str, capsys: Capture) -> None:
    assert main(["--store", url, "load", "partnerships"]) == DONE
    assert "113 actors and 123 active ties" in capsys.readouterr().err


def test_an_unknown_data_set_is_refused_with_those_that_are_there(url: str, capsys: Capture) -> None:
    assert main(["--store", url, "load", "nope"]) == REFUSED
    assert "partnerships" in capsys.readouterr().err


def test_asking_prints_a_list_for_people(url: str, capsys: Capture) -> None:
    assert main(["--store", url, "ask", "omaishoitajille tukea Iisalmen lähellä", "--from", "veke"]) == DONE
    told = capsys.readouterr().out
    assert "1. Varkauden seudun omaishoitajat ry [varkauden_omaishoitajat]" in told
    assert "143 km from Iisalmi" in told
    assert "widened to 200 kilometres" in told
    assert "You already know each other" in told


def test_asking_for_json_prints_the_envelope_of_the_api_and_nothing_else(url: str, capsys: Capture) -> None:
    assert main(["--store", url, "ask", "vertaistukea", "--near", "Kuopio", "--json"]) == DONE
    printed = json.loads(capsys.readouterr().out)
    assert printed["total_items"] == len(printed["contents"]) > 3
    assert [place["id"] for place in printed["understood"]["places"]] == ["297"]


def test_a_place_may_be_named_by_its_id_or_in_any_language(url: str, capsys: Capture) -> None:
    for near in ("853", "Turku", "åbo", "Turussa"):
        assert main(["--store", url, "ask", "vertaistukea", "--near", near, "--json"]) == DONE
        assert json.loads(capsys.readouterr().out)["understood"]["places"][0]["id"] == "853"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["ask", "apua", "--near", "Atlantis"], "Atlantis"),
        (["ask", "apua", "--from", "nope"], "nope"),
        (["ask", " "], "WORDS"),
        (["undo", "nope"], "nope"),
        (["restore", "nope"], "store"),
        (["serve", "--host", "nope.invalid"], "nope.invalid"),
        (["map", "nope", "-o", "map.html"], "network"),
        (["import", "nope.xlsx"], "does not exist"),
        (["ask", "apua", "--near", "Vaarkuus"], "Did you mean: Varkaus?"),
        (["report", "suggestions", "--actor", "vekke"], "the id is wrong"),
        (["map", "network", "-o", "map.pdf"], ".html, .svg, .png"),
        (["check", "/nowhere"], "nowhere"),
    ],
)
def test_what_is_refused_is_told_on_one_line_without_a_traceback(
    url: str, capsys: Capture, arguments: list[str], word: str
) -> None:
    assert main(["--store", url, *arguments]) == REFUSED
    printed = capsys.readouterr()
    assert word in printed.err
    assert "Traceback" not in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


@pytest.mark.parametrize("address", ["neo4j://127.0.0.1:notaport", "neo4j://[::1", "bolt://h:99999", "mysql://h/db"])
def test_an_address_of_no_store_is_told(address: str, capsys: Capture) -> None:
    assert main(["--store", address, "ask", "apua"]) == REFUSED
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask"], "Puuttuu: KYSYMYS."),
        (["nope"], "KOMENTO: ”nope” ei kelpaa."),
        (["ask", "apua", "--near"], "--near: arvo puuttuu."),
        (["ask", "apua", "--nope"], "Tätä ei tunneta: --nope."),
        (["report", "health", "--on", "1.2.2026"], "--on: ”1.2.2026” ei ole päivämäärä."),
        (["report", "isolated", "--limit", "0"], "--limit: ”0” ei kelpaa."),
        (["report", "suggestions"], "Tieto ”--actor” puuttuu."),
        (["serve", "--port", "x"], "--port: ”x” ei ole luku."),
        (["serve", "--port", "99999"], "65535"),
        (["export", "graph.docx"], "”docx” ei kelpaa"),
        (["export", "graph.json", "--format", "docx"], "kumu.json"),
        (["generate", "x", "--organisations", "10"], "väliltä 30–2\xa0000\xa0000."),
        (["generate", "x", "--organisations", "abc"], "väliltä 30–2\xa0000\xa0000."),
        (["template", "template.txt"], ".xlsx"),
    ],
)
def test_wrong_usage_exits_with_two_and_is_told_in_the_readers_language(
    url: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.setenv("GRAPHSVC_LANGUAGE", "fi")
    try:
        status = main(["--store", url, *arguments])
    except SystemExit as ended:
        status = ended.code  # type: ignore[assignment]
    assert status == 2
    told = capsys.readouterr().err
    assert said in told.splitlines()[0]
    assert "usage" not in told
    assert "invalid" not in told


def test_help_is_in_the_readers_language(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHSVC_LANGUAGE", "sv")
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    shown = capsys.readouterr().out
    assert shown.startswith("användning: graphsvc export")
    assert "visar den här hjälpen" in shown
    assert "show this" not in shown


@pytest.mark.parametrize("arguments", [["ask", "apua"], ["export", "out.json"], ["imports"], ["report", "health"]])
def test_a_command_that_reads_makes_no_store(tmp_path: Path, capsys: Capture, arguments: list[str]) -> None:
    address = f"sqlite:///{tmp_path / 'mistyped' / 'graph.db'}"
    assert main(["--store", address, *arguments]) == UNREACHABLE
    assert "There is no store" in capsys.readouterr().err
    assert not (tmp_path / "mistyped").exists()


def test_migrate_makes_a_new_store(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'new' / 'graph.db'}"
    assert main(["--store", address, "migrate"]) == DONE
    assert main(["--store", address, "ask", "apua"]) == DONE


def test_a_template_needs_no_store(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'none' / 'graph.db'}"
    assert main(["--store", address, "template", str(tmp_path / "template.xlsx")]) == DONE
    assert [one.name for one in tmp_path.iterdir()] == ["template.xlsx"]


def test_the_whole_store_is_exported_as_one_document(url: str, tmp_path: Path) -> None:
    assert main(["--store", url, "export", str(tmp_path / "graph.json")]) == DONE
    document = json.loads((tmp_path / "graph.json").read_text(encoding="utf-8"))
    sizes = {kind: len(document[kind]) for kind in ("actors", "ties", "offers", "needs", "events", "datasets")}
    assert sizes == {"actors": 116, "ties": 167, "offers": 326, "needs": 98, "events": 8, "datasets": 1}


@pytest.mark.parametrize(("ending", "start"), [("html", b"<!doctype html>"), ("svg", b"<svg "), ("png", b"\x89PNG")])
def test_the_map_is_one_file(url: str, tmp_path: Path, ending: str, start: bytes) -> None:
    file = tmp_path / f"map.{ending}"
    assert main(["--store", url, "map", "network", "-o", str(file)]) == DONE
    assert file.read_bytes().startswith(start)


def test_checking_the_shipped_files_finds_nothing_wrong(capsys: Capture) -> None:
    assert main(["check"]) == DONE
    assert "Problems: 0" in capsys.readouterr().err


def test_a_store_that_is_no_store_cannot_be_reached(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "text.db").write_text("this is no database, however long it goes on" * 100, encoding="utf-8")
    assert main(["--store", f"sqlite:///{tmp_path / 'text.db'}", "load", "partnerships"]) == UNREACHABLE
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["--store", f"sqlite:///{tmp_path / 'file' / 'graph.db'}", "serve"]) == UNREACHABLE
    assert str(tmp_path / "file") in capsys.readouterr().err


def test_a_store_of_a_newer_program_is_told(url: str, capsys: Capture) -> None:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    assert main(["--store", url, "serve"]) == REFUSED
    assert "newer" in capsys.readouterr().err


def test_an_older_store_asks_for_migrate_and_is_migrated(url: str, capsys: Capture) -> None:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.execute("UPDATE vocabulary SET fingerprint = 'older'")
    connection.commit()
    connection.close()
    assert main(["--store", url, "ask", "apua"]) == REFUSED
    assert "graphsvc migrate" in capsys.readouterr().err
    assert main(["--store", url, "migrate"]) == DONE
    assert main(["--store", url, "ask", "apua"]) == DONE


def test_a_port_in_use_is_told(url: str, capsys: Capture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--store", url, "serve", "--port", str(port)]) == REFUSED
    told = capsys.readouterr().err
    assert str(port) in told
    assert told.count("\n") == 1


def test_serving_loads_the_sample_says_its_address_and_ends_when_asked(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'new' / 'graph.db'}"
    command = [sys.executable, "-m", "graphsvc", "--store", store, "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        lines = [process.stderr.readline() for _ in range(3)]
        address = re.search(r"http://\S+", "".join(lines))
        assert address, lines
        assert "Ctrl+C" in lines[2]
        with urllib.request.urlopen(f"{address[0]}api/v1/actors") as answer:
            assert json.load(answer)["total_items"] == 116
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == DONE
    assert (tmp_path / "new" / "graph.db").exists()


def test_an_answer_about_danger_begins_with_whom_to_call(url: str, capsys: Capture) -> None:
    assert main(["--store", url, "ask", "I want to die"]) == DONE
    assert capsys.readouterr().out.startswith("If you are in danger or in great distress, call 112.")


def test_asking_tells_what_nobody_offers_and_who_offers_what_is_near(url: str, capsys: Capture) -> None:
    assert main(["--store", url, "ask", "alkoholi vapaaehtoistoiminta Leppävirta"]) == DONE
    assert "Nobody was found for this: alcohol" in capsys.readouterr().out
    assert main(["--store", url, "ask", "eläkeläiskerho Kuopio"]) == DONE
    assert "On a topic close to this: activities for older people\n\n1. Kuopion" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_help_has_no_english_stand_ins(monkeypatch: pytest.MonkeyPatch, capsys: Capture, language: str) -> None:
    monkeypatch.setenv("GRAPHSVC_LANGUAGE", language)
    for command in ("serve", "ask", "report", "map", "import", "export", "backup", "copy", "generate", "check"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
    stand_ins = set(re.findall(r"\b[A-Z_]{3,}\b", capsys.readouterr().out))
    assert stand_ins.isdisjoint(
        ("FILE", "FOLDER", "NAME", "WORDS", "URL", "ACTOR_ID", "PLACE", "TOPIC", "DATE", "HOST")
    )
