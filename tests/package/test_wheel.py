"""The wheel, installed in an environment of its own and run from another folder."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "vertaistukea syöpään Kuopiossa"


class Installed(NamedTuple):
    """The wheel, the environment that it was installed in, and the folder to work in."""

    wheel: Path
    programs: Path
    elsewhere: Path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("package")
    build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, *build], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / "bin" / "python"
    # What graphsvc needs comes from the environment of the tests; a path here does not bring that one's own .pth files,
    # and so not the editable graphsvc.
    borrowed = Path(sysconfig.get_path("purelib", vars={"base": str(environment)})) / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    install = [
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--force-reinstall",
    ]
    subprocess.run([sys.executable, *install, str(wheel)], check=True)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    return Installed(wheel, environment / "bin", elsewhere)


def run(installed: Installed, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("GRAPHSVC", "PYTHON", "COV_"))
    }
    return subprocess.run(
        [str(installed.programs / program), *arguments],
        cwd=installed.elsewhere,
        env={**environment, "HOME": str(installed.elsewhere)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_carries_every_file(installed: Installed) -> None:
    carried = set(zipfile.ZipFile(installed.wheel).namelist())
    places = {"graphsvc": "graphsvc"}
    places |= {folder: f"graphsvc/_shipped/{folder}" for folder in ("queries", "seed", "visualisations")}
    wanted = {
        f"{place}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, place in places.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted - carried == set()
    assert {"graphsvc/_shipped/queries/who_offers.sql", "graphsvc/texts/fi/errors.toml"} <= wanted


def test_the_wheel_carries_nothing_else(installed: Installed) -> None:
    carried = zipfile.ZipFile(installed.wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in carried} == {"graphsvc"}
    assert any(name.endswith("licenses/LICENSE") for name in carried)


def test_the_installed_package_is_the_one_that_runs(installed: Installed) -> None:
    where = run(installed, "python", "-c", "import graphsvc; print(graphsvc.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(installed.programs.parent), where.stderr


def test_the_installed_command_checks_what_it_ships(installed: Installed) -> None:
    checked = run(installed, "graphsvc", "check")
    assert checked.returncode == 0, checked.stderr


def test_the_installed_command_answers_a_question(installed: Installed) -> None:
    store = f"sqlite:///{installed.elsewhere / 'graph.db'}"
    loaded = run(installed, "graphsvc", "--store", store, "load", "partnerships")
    assert loaded.returncode == 0, loaded.stderr
    answered = run(installed, "graphsvc", "--store", store, "ask", QUESTION, "--json")
    assert answered.returncode == 0, answered.stderr
    answer = json.loads(answered.stdout)
    assert [place["id"] for place in answer["understood"]["places"]] == ["297"]
    assert answer["total_items"] >= 1
    assert answer["contents"][0]["reasons"]


def test_the_package_runs_as_a_module(installed: Installed) -> None:
    shown = run(installed, "python", "-m", "graphsvc", "--help")
    assert shown.returncode == 0, shown.stderr
    assert "serve" in shown.stdout
