"""What no tool checks by itself: folders that the import contracts would not see, lock files that name a registry."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements/run.txt", "requirements/dev.txt", "requirements/node.txt", "package-lock.json"]


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_every_folder_of_code_is_a_package_that_the_contracts_see() -> None:
    folders = {path.parent for path in (ROOT / "app").rglob("*.py")}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


def test_the_contracts_name_the_slices_of_every_floor() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    named = {container for contract in contracts for container in contract.get("containers", [])}
    floors = {f"app.{path.parent.name}" for path in (ROOT / "app").glob("*/__init__.py")}
    assert floors - named == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"--(?:extra-)?index-url|--find-links|\"resolved\"|https?://\S*(?:registry|pypi|npmjs)\S*", text) == []


@pytest.mark.parametrize("lock", LOCKS[:3])
def test_every_locked_library_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\w)", (ROOT / lock).read_text(encoding="utf-8").strip())
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_tests_run_with_the_libraries_that_yiyin_runs_with() -> None:
    run, dev = pins("requirements/run.txt"), pins("requirements/dev.txt")
    assert {name: dev.get(name) for name in run} == run
