import subprocess
import sys
import tomllib
from pathlib import Path

from graphsvc import resources
from graphsvc.exchange import check_shipped
from graphsvc.statements import load_statements

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_files_pass_their_check() -> None:
    report = check_shipped(resources.folder("seed"), resources.folder("queries"))
    assert report.problems == ()
    assert report.files > 60
    assert report.records > 1900


def test_statements_of_one_name_ask_for_the_same_in_both_dialects() -> None:
    queries = resources.folder("queries")
    cypher, sql = load_statements(queries, "cypher"), load_statements(queries, "sql")
    for name in sorted(cypher.keys() & sql.keys()):
        one, other = cypher[name], sql[name]
        assert one.access == other.access, name
        assert [column.name for column in one.columns] == [column.name for column in other.columns], name


def test_the_generated_pages_are_current() -> None:
    checked = subprocess.run(
        [sys.executable, ".ci/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def test_the_licence_is_the_whole_eupl() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert all(f"\n{article}." in licence for article in range(1, 16))
    assert "Appendix" in licence
    assert licence.rstrip().endswith("require the production of a new EUPL version.")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "EUPL-1.2"


def test_no_shipped_folder_holds_python() -> None:
    folders = [resources.folder("queries"), resources.folder("seed"), resources.folder("visualisations")]
    assert [path for folder in folders for path in folder.rglob("*.py")] == []
