"""The troubles that were put into the demonstration set on purpose: each is found, once, as bad as it is; the one that is none is not."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.base import Base
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.loading import situation_of
from app.matters.agreements.models import Agreement
from app.matters.undertakings.models import Instruction
from app.planning.events.kinds import Severity
from app.planning.events.models import Event
from app.planning.journeys.models import Leg
from app.planning.programmes.models import ProgrammeItem
from app.planning.transfers.models import Transfer
from app.register.directory.models import Person
from app.register.holidays.commands import load_holidays
from app.register.holidays.reading import days_in_file
from tests.integration.demo.conftest import NOW

_TABLES: Final[dict[Sort, type[Base]]] = {
    Sort.ITEM: ProgrammeItem,
    Sort.LEG: Leg,
    Sort.RIDE: Transfer,
    Sort.AGREEMENT: Agreement,
    Sort.EVENT: Event,
    Sort.INSTRUCTION: Instruction,
}
_BEFORE_THE_FORUM: Final = datetime(2024, 11, 26, 4, tzinfo=UTC)


def _findings(demo: Session, event: str, now: datetime = NOW) -> tuple[Finding, ...]:
    event_id = demo.scalars(select(Event.id).where(Event.code == event)).one()
    return judge(situation_of(demo, event_id, now=now))


def _codes(demo: Session, things: Iterable[Thing]) -> frozenset[str]:
    """Return the codes of those things that have one in the demonstration set."""
    rows = (demo.get(_TABLES[thing.sort], thing.id) for thing in things if thing.sort in _TABLES)
    return frozenset(str(code) for row in rows if (code := getattr(row, "code", None)))


def _people(demo: Session, finding: Finding) -> frozenset[str]:
    return frozenset(str(code) for code in demo.scalars(select(Person.code).where(Person.id.in_(finding.people))))


@pytest.fixture(autouse=True)
def _with_the_holidays_of_the_autumn(demo: Session) -> None:
    load_holidays(demo, [day for day in days_in_file() if (day.day.year, day.day.month) == (2024, 10)])


@pytest.mark.parametrize(
    ("event", "check", "things", "severity"),
    [
        ("E3", "person_twice", {"A18", "E3-N1"}, Severity.BLOCKER),
        ("E8", "interpreter_twice", {"A49", "A50"}, Severity.BLOCKER),
        ("E8", "late_arrival", {"E8-L2", "E8-N3"}, Severity.BLOCKER),
        ("E5", "particulars", {"E5"}, Severity.ERROR),
        ("E8", "over_capacity", {"A58"}, Severity.ERROR),
        ("E8", "signing_unapproved", {"E8-S2"}, Severity.BLOCKER),
        ("N0", "holiday", {"N0"}, Severity.WARNING),
        ("N4", "anchor_broken", {"N4", "N5"}, Severity.ERROR),
        ("E8", "too_far", {"A56", "A57"}, Severity.BLOCKER),
        ("E3", "parity", {"E3-N1"}, Severity.WARNING),
        ("E8", "vehicle_twice", {"E8-T7", "E8-T8"}, Severity.BLOCKER),
        ("E8", "speeches_too_long", {"A49"}, Severity.ERROR),
        ("N3", "overdue_instruction", {"IN-01"}, Severity.WARNING),
        ("N3", "overdue_instruction", {"IN-04"}, Severity.WARNING),
    ],
)
def test_a_trouble_is_found_once(demo: Session, event: str, check: str, things: set[str], severity: Severity) -> None:
    found = [one for one in _findings(demo, event) if one.check == check and _codes(demo, one.clash.things) <= things]
    assert [(one.check, _codes(demo, one.clash.things) & things, one.severity) for one in found] == [(check, frozenset(things), severity)]


def test_the_heads_are_wanted_at_the_stand_and_at_the_meeting(demo: Session) -> None:
    found = [one for one in _findings(demo, "E3") if one.check == "person_twice" and "E3-N1" in _codes(demo, one.clash.things)]
    assert [_people(demo, one) for one in found] == [frozenset({"nazarov", "D2-03"})]


def test_what_is_overdue_is_found_at_the_next_meeting_of_the_group_and_nowhere_else(demo: Session) -> None:
    told = {
        code: [one for one in _findings(demo, str(code)) if one.check == "overdue_instruction"] for code in demo.scalars(select(Event.code))
    }
    assert {code: len(found) for code, found in told.items() if found} == {"N3": 2}


def test_delegations_that_are_split_by_person_are_in_no_two_sections(demo: Session) -> None:
    sections = {"A49", "A50", "A51", "A52"}
    found = [one for one in _findings(demo, "E8", _BEFORE_THE_FORUM) if len(_codes(demo, one.clash.things) & sections) == 2]
    assert [(one.check, _people(demo, one)) for one in found] == [("interpreter_twice", frozenset({"D1-09"}))]
