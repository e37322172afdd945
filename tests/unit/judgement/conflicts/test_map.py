"""Claims about the map of the slice that its first page gives, and about what it calls pure."""

import re
import tomllib
from pathlib import Path
from typing import Final

from app.judgement import conflicts

ROOT: Final = Path(__file__).resolve().parents[4]
SLICE: Final = ROOT / "app/judgement/conflicts"
ROLES: Final = {"forms", "naming", "remedy_forms", "views"}
"""What every slice has, or what only carries what is told elsewhere."""


def test_the_map_names_every_module_and_no_other() -> None:
    there = {path.stem for path in SLICE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()} - {"__init__"}
    named = set(re.findall(r"`(\w+)/?`", (conflicts.__doc__ or "").partition("\n- ")[2]))
    assert named == there - ROLES


def test_whatever_says_that_it_is_pure_is_held_to_it_by_a_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (held,) = (contract["source_modules"] for contract in contracts if contract["id"] == "judging")
    says = [path for path in SLICE.rglob("*.py") if re.match(r'"""[^"\n]*; pure\b', path.read_text(encoding="utf-8"))]
    pure = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in says}
    assert pure - {"app.judgement.conflicts.rules", *held} == set()  # rules are held to it in every slice
