"""Claims about the folder of kinds: one is one small file, and a further one touches nothing else."""

import ast
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from app.judgement.conflicts.kinds import ALL, BY_NAME

ROOT: Final = Path(__file__).resolve().parents[4]
SLICE: Final = ROOT / "app/judgement/conflicts"
KINDS: Final = sorted(path for path in (SLICE / "kinds").glob("*.py") if path.stem != "__init__")

FURTHER_KIND: Final = '''
"""An item that begins before eight in the morning."""

from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.planning.events.kinds import Severity


def _judge(situation, item):
    if item.start is not None and item.start // 60 % 24 < 3:  # 8.00 in Ufa
        thing = Thing(Sort.ITEM, item.id)
        yield Clash((thing,), "%(item)s is early.", {"item": thing}, (item.start,))


CHECK = Check("early_morning", "Early in the morning", Severity.WARNING, ITEMS, _judge)
'''
READ_WITH_ONE_MORE: Final = """
import importlib.util
import sys

folder = sys.argv[1]
spec = importlib.util.find_spec("app.judgement.conflicts.kinds")
spec.submodule_search_locations.append(folder)
kinds = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = kinds
spec.loader.exec_module(kinds)

from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.engine import difference, judge
from app.judgement.conflicts.wording import kind_told
from tests.factories.facts import an_event, an_item, situation

before = situation(an_event(), an_item(1, "07:00", "08:30"), an_item(2, "10:00", "11:00"))
earlier = difference(before, Edit(items={2: an_item(2, "06:00", "06:30")}))
print([one.key for one in judge(before) if one.check == "early_morning"])
print([one.key for one in earlier.made if one.check == "early_morning"])
print(kind_told("early_morning"))
"""


def imported(path: Path) -> set[str]:
    """Return what a file imports from, a module of a `from … import` with every name behind it too."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def test_every_file_gives_the_check_of_its_name() -> None:
    assert list(BY_NAME) == [path.stem for path in KINDS]


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
def test_a_kind_is_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
def test_a_kind_knows_no_other_kind(path: Path) -> None:
    assert [name for name in imported(path) if name.startswith("app.judgement.conflicts.kinds")] == []


def test_nothing_outside_the_folder_knows_one_kind_from_another() -> None:
    modules = {f"app.judgement.conflicts.kinds.{path.stem}" for path in KINDS}
    outside = [path for path in (ROOT / "app").rglob("*.py") if path.parent != SLICE / "kinds"]
    near = [path for path in outside if "conflicts.kinds" in path.read_text(encoding="utf-8")]
    assert near != []
    assert [str(path.relative_to(ROOT)) for path in near if not modules.isdisjoint(imported(path))] == []


def test_a_further_file_in_the_folder_is_judged_thought_through_and_told(tmp_path: Path) -> None:
    (tmp_path / "early_morning.py").write_text(FURTHER_KIND, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READ_WITH_ONE_MORE, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.stderr, done.stdout.splitlines()) == (
        "",
        ["['early_morning:item1']", "['early_morning:item2']", "Early in the morning"],
    )


def test_no_two_kinds_are_called_alike() -> None:
    titles = [check.title for check in ALL]
    assert sorted(titles) == sorted(set(titles))
