"""The bench on a tiny set: that every figure can still be found out. How fast anything is, no test asserts."""

import json
from dataclasses import asdict

import pytest

from tools.bench.capabilities import measured
from tools.bench.lab import open_lab
from tools.bench.load import Pace
from tools.bench.rows import Row, as_json, as_table, at_least, at_most, exactly
from tools.bench.world import Sizes, Travel

TINY = Sizes(
    forum=6, board=4, paper=2, few=2, rest=2, events=8, halls=2, year=4, searched=20,
    delegations=4, participants=20, large=6, small=4, directory=30, listed=12,
    travel=Travel(legs=4, vehicles=3, transfers=10, stays=8, hotels=2, interpreters=2), private=10,
    some_travel=Travel(legs=2, vehicles=2, transfers=6, stays=4, hotels=1, interpreters=1), register=14,
)  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with open_lab(TINY, Pace(turns=1, seconds=0.02), repeats=1, workers=1) as lab:
        return list(measured(lab))


def test_every_figure_is_found_out_once_and_has_a_unit_and_a_target(rows: list[Row]) -> None:
    assert len({row.name for row in rows}) == len(rows)
    assert [row for row in rows if not (row.unit and row.target)] == []


def test_counts_are_right_whatever_the_size(rows: list[Row]) -> None:
    counted = [row for row in rows if row.target.startswith("exactly") or row.unit.startswith("more than") or row.unit == "queries"]
    assert [row for row in counted if not row.met] == []
    assert len(counted) > 20


def test_the_large_set_has_a_feed_of_a_thousand_entries() -> None:
    assert Sizes().entries == 1000


def test_a_target_is_met_at_its_very_value_and_missed_beyond_it() -> None:
    assert [at_least("a", value, "×", 0.5).met for value in (0.5, 0.4999)] == [True, False]
    assert [at_most("a", value, "ms", 15).met for value in (15, 15.001)] == [True, False]
    assert [exactly("a", value, "entries", 3).met for value in (3, 4)] == [True, False]


def test_the_file_lists_name_value_unit_target_and_whether_it_is_met() -> None:
    row = at_most("memory", 112.345, "MB", 200)
    assert asdict(row) == {"name": "memory", "value": 112.0, "unit": "MB", "target": "at most 200", "met": True}
    assert json.loads(as_json([row])) == [asdict(row)]


def test_the_table_points_at_what_is_missed() -> None:
    lines = as_table([at_least("slow", 0.1, "×", 1), at_least("quick", 2, "×", 1)]).splitlines()
    assert [line.split() for line in lines] == [
        ["figure", "value", "unit", "target"],
        ["NO", "slow", "0.1", "×", "at", "least", "1"],
        ["ok", "quick", "2", "×", "at", "least", "1"],
    ]
