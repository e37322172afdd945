"""Claims about the minutes of the demonstration set: one meeting's approved, the next one's still discussed."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.matters.minutes.consents import open_remarks
from app.matters.minutes.models import Minutes
from app.matters.minutes.queries import get_minutes
from app.matters.minutes.rules import MinutesState
from app.matters.undertakings.models import Instruction
from app.planning.events.models import Event


def _minutes(session: Session, code: str) -> Minutes:
    return get_minutes(session, session.scalars(select(Minutes.id).join(Event).where(Event.code == code)).one())


def test_the_first_meeting_is_minuted_and_its_decisions_are_the_instructions_that_are_followed(demo: Session) -> None:
    minutes = _minutes(demo, "E5")
    linked = [one.instruction.code for point in minutes.points for one in point.decisions if one.instruction]
    assert (minutes.state, minutes.number) == (MinutesState.APPROVED, "1")
    assert linked == ["IN-01", "IN-02", "IN-03", "IN-06", "IN-04", "IN-07"]
    assert demo.scalar(select(func.count()).select_from(Instruction).where(Instruction.code.is_(None))) == 0


def test_the_second_meeting_is_still_discussed_and_the_coming_one_has_no_minutes(demo: Session) -> None:
    minutes = _minutes(demo, "E7")
    assert (minutes.state, open_remarks(demo, minutes.id)) == (MinutesState.DISCUSSED, 1)
    assert set(demo.scalars(select(Event.code).join(Minutes, Minutes.event_id == Event.id))) == {"E5", "E7"}
