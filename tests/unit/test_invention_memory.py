from pathlib import Path

from tests.memory import measured


def peak(folder: Path, organisations: int) -> int:
    """The kilobytes that it takes to invent so many organisations."""
    done, kilobytes = measured("generate", str(folder), "--organisations", str(organisations))
    assert done.returncode == 0, done.stderr
    return kilobytes


def test_ten_times_as_many_organisations_take_no_more_memory(tmp_path: Path) -> None:
    assert peak(tmp_path / "ten", 10_000) < 1.1 * peak(tmp_path / "one", 1_000)
