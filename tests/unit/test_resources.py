import shutil
import subprocess
import sys
from pathlib import Path

from graphsvc import resources


def test_a_checkout_has_its_folders_beside_the_package() -> None:
    assert (resources.folder("seed") / "places/municipalities.csv").is_file()
    assert (resources.folder("queries") / "who_offers.sql").is_file()


def test_a_wheel_has_its_folders_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "graphsvc"
    (package / "_shipped").mkdir(parents=True)
    (package / "__init__.py").touch()
    shutil.copy(resources.__file__, package)
    program = "from graphsvc.resources import folder; print(folder('seed'))"
    found = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(found.stdout.strip()) == package / "_shipped" / "seed"
