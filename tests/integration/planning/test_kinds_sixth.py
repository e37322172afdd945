"""A sixth kind of events, added to a copy of the house: `kinds.py` and one template change, and everything knows it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MEMBER = '    BILATERAL_MEETING = "bilateral_meeting"\n'
POLICY = "POLICY: Final[Mapping[Kind, Policy]] = {\n"
SIXTH = """    Kind.EXCHANGE: Policy(
        name=N_("Exchange of students"),
        arrival_margin=1,
        departure_margin=1,
        usual_days=2,
        parallel_tracks=False,
        item_kinds=("session",),
        is_public=True,
        particulars=(
            Particular("university", N_("University")),
            Particular("students", N_("Students"), "whole", most=500),
            Particular("form", N_("Form of the meeting"), "choice", choices=_FORM_OF_MEETING),
        ),
        checks=(_needs("university", N_("The university is not named."), Severity.ERROR),),
        skeleton=(BILATERAL_ITEMS[0], DAYS_ITEMS[-1]),
        tasks=(BILATERAL_TASKS[0],),
    ),
"""
TEMPLATE = "<p>Seats left: {{ 500 - event.particulars.students }}</p>\n"
OFFICE = "tests.integration.planning.office_of_six"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the house in which only `kinds.py` and a new template differ."""
    for folder in ("app", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("static", "migrations", "translations", "tests", "config.py", "demo"):
        (tmp_path / name).symlink_to(ROOT / name)
    kinds = tmp_path / "app/planning/events/kinds.py"
    text = kinds.read_text(encoding="utf-8")
    assert (text.count(MEMBER), text.count(POLICY)) == (1, 1)
    text = text.replace(MEMBER, MEMBER + '    EXCHANGE = "exchange"\n').replace(POLICY, POLICY + SIXTH)
    kinds.write_text(text, encoding="utf-8")
    template = tmp_path / "templates/events/kinds/exchange.html"
    template.parent.mkdir(exist_ok=True)
    template.write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def test_a_sixth_kind_needs_its_entry_and_its_template_and_nothing_else(copy: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-m", OFFICE], cwd=copy, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "everything knows the sixth kind"), done.stderr
