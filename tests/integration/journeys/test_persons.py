"""Claims about what legs hold of a person and how it goes."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.planning.journeys.commands import ChangeLeg, LegDetails, change_leg
from app.planning.journeys.erasing import erase_from_legs
from app.planning.journeys.holdings import journeys_held, meetings_held
from app.planning.journeys.models import LegPassenger
from app.planning.journeys.queries import get_leg
from app.register.accounts.rules.roles import Actor, Role
from tests.factories.events import an_event
from tests.factories.logistics import a_leg
from tests.factories.people import a_person_in_directory

OFFICER = Actor(id=1, name="Протокол", role=Role.PROTOCOL, language="ru", session_id=1)


def test_whoever_asks_is_told_their_legs_and_whom_they_meet(session: Session) -> None:
    event, person = an_event(session), a_person_in_directory(session)
    a_leg(session, event, None, person, number="DP-407")
    a_leg(session, event, met_by=person, met_by_note="с табличкой", number="DP-408")
    assert journeys_held(session, person) == [
        {
            "event": event.title.as_dict(),
            "leg": "DP-407 26.11",
            "direction": "arrival",
            "day": "2024-11-26",
            "vip": False,
            "luggage": "",
            "note": "",
        }
    ]
    assert meetings_held(session, person) == [{"event": event.title.as_dict(), "leg": "DP-408 26.11", "note": "с табличкой"}]


def test_whoever_is_erased_travels_and_meets_no_more_and_the_other_page_is_told(session: Session) -> None:
    event, person, other = an_event(session), a_person_in_directory(session), a_person_in_directory(session)
    aboard = a_leg(session, event, None, person, other)
    meets = a_leg(session, event, met_by=person)
    seen = aboard.revision
    assert erase_from_legs(session, person) == 2
    session.expunge_all()
    assert session.scalars(select(LegPassenger.person_id)).all() == [other.id]
    assert (get_leg(session, aboard.id).revision, get_leg(session, meets.id).met_by) == (seen + 1, None)
    assert (journeys_held(session, person), meetings_held(session, person)) == ([], [])


def test_the_log_does_not_tell_who_met(session: Session) -> None:
    event, person = an_event(session), a_person_in_directory(session, "Исчезнувший")
    leg = a_leg(session, event, met_by=person)
    details = LegDetails(leg.direction, leg.day, leg.zone)
    change_leg(session, ChangeLeg(leg.id, OFFICER, None, details))
    change_leg(session, ChangeLeg(leg.id, OFFICER, None, LegDetails(leg.direction, leg.day, leg.zone, met_by_id=person.id)))
    erase_from_legs(session, person)
    told = session.scalars(select(Change.fields).where(Change.kind == "leg", Change.thing_id == leg.id))
    assert [fields for fields in told if "Исчезнувший" in str(fields)] == []
