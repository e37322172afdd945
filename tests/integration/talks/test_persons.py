"""Claims about people at tables and with gifts who are erased, taken out of the directory, or ask what is held of them."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel import clock
from app.ground.kernel.refusals import Refusal
from app.matters.talks.erasing import erase_from_talks
from app.matters.talks.holdings import gifts_held, tables_held
from app.matters.talks.keeping import named_at_tables, named_by_gifts
from app.matters.talks.models import TalksMember
from app.matters.talks.queries import find_talks, get_gift
from app.matters.talks.rules import GiftState
from app.register.directory.commands import remove_person
from app.register.directory.models import Person
from tests.factories.events import an_event
from tests.factories.people import a_person_in_directory
from tests.factories.talks import a_gift, a_meeting, a_received_gift, at_table, talks_at


@pytest.fixture
def person(session: Session) -> Person:
    return a_person_in_directory(session, "Участников")


def test_whoever_is_erased_leaves_tables_to_come_and_stays_a_reference_at_past_ones(session: Session, person: Person) -> None:
    today = clock.office_day()
    past, coming = (a_meeting(session, an_event(session, first_day=day, last_day=day)) for day in (date(2024, 1, 10), today + timedelta(9)))
    was, will = (at_table(session, talks_at(session, item), person=person) for item in (past, coming))
    seen = will.talks.revision
    assert erase_from_talks(session, person) == 2
    session.expire_all()
    assert session.get(TalksMember, will.id) is None
    assert session.get_one(TalksMember, was.id).person_id == person.id
    talks = find_talks(session, coming.id)
    assert talks is not None
    assert (talks.members, talks.revision) == ([], seen + 1)
    for one in (was.id, will.id):
        assert all(person.surname.ru not in change.label for change in history_of(session, TalksMember.__kind__, one))


def test_gifts_not_handed_over_lose_whoever_is_erased_and_the_register_keeps_the_reference(session: Session, person: Person) -> None:
    event = an_event(session)
    planned = a_gift(session, event, giver=person, giver_id=person.id)
    handed = a_received_gift(session, event, date(2024, 1, 10), receiver=person, receiver_id=person.id)
    assert erase_from_talks(session, person) == 2
    session.expire_all()
    assert (get_gift(session, planned.id).giver, get_gift(session, planned.id).state) == (None, GiftState.PLANNED)
    assert get_gift(session, handed.id).receiver_id == person.id


def test_whoever_asks_is_told_of_tables_and_gifts(session: Session, person: Person) -> None:
    item = a_meeting(session, an_event(session))
    at_table(session, talks_at(session, item), person=person)
    a_gift(session, item.event, receiver=person, receiver_id=person.id)
    assert [(one["talks"], one["role"]) for one in tables_held(session, person)] == [(item.title.as_dict(), "member")]
    assert [(one["as"], one["state"]) for one in gifts_held(session, person)] == [("receiver", "planned")]


def test_whoever_sits_at_a_table_or_stands_with_a_gift_stays_in_the_directory(session: Session, person: Person) -> None:
    item = a_meeting(session, an_event(session))
    other = a_person_in_directory(session)
    assert (named_at_tables(session, person), named_by_gifts(session, other)) == ("", "")
    at_table(session, talks_at(session, item), person=person)
    a_gift(session, item.event, giver=other, giver_id=other.id)
    assert (bool(named_at_tables(session, person)), bool(named_by_gifts(session, other))) == (True, True)
    for one in (person, other):
        with pytest.raises(Refusal):
            remove_person(session, one.id, one.revision)
