"""Whoever asks to be erased is gone from arrivals, cars, beds, badges, calls, links, calendars and what was published of them."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session, undefer

from app.ground.jobs.models import LongJob
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.call_sheets.commands import MarkTold, mark_told
from app.judgement.call_sheets.models import Call
from app.judgement.private_links.following import enter_link
from app.judgement.private_links.links import MakeLink, get_link, make_feed_of_page, make_link
from app.judgement.private_links.models import LineEntry, LineText, PrivateLink
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.commands import Publish, digest, publish
from app.judgement.publishing.models import Version
from app.planning.accreditation.models import Badge
from app.planning.delegations.answering import Answer, AnswerInvitation, SeeAnswers, answer_invitation, see_answers
from app.planning.delegations.models import InvitationAnswer
from app.planning.delegations.rules import MemberStatus
from app.planning.events.models import Event
from app.planning.events.particulars import findings_of
from app.planning.events.queries import get_event
from app.planning.interpreting.models import InterpreterBooking
from app.planning.itineraries.rules import Subject, Whose
from app.planning.journeys.models import Arrangements, Leg
from app.planning.programmes.attending import ItemDelegation, ItemPerson, ItemRole
from app.planning.transfers.models import Transfer
from app.register.accounts.rules.roles import Actor
from app.register.directory.merging import MergePersons, merge_persons
from app.register.directory.models import Person
from app.register.personal.erasing import ErasePerson, erase_person
from app.register.personal.rules import DataKind
from tests.factories.events import an_event
from tests.factories.logistics import a_badge, a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle, an_interpreter
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_hall, a_venue
from tests.integration.personal.conftest import NOW, Kept
from tests.integration.personal.dump import MARKS, PHONE, SURNAME, columns, found

FULL, SHORT = f"{SURNAME} Иван Иванович", f"И.И. {SURNAME}"
LATER = "встретит, кого назовут"
FIRST = NOW.date() + timedelta(days=30)
NEW_TABLES = {
    "arrangements.press_name",
    "badge.note",
    "call.lines",
    "call.name",
    "call.note",
    "change.by_name",
    "hall.manager",
    "hotel.note",
    "interpreter.note",
    "interpreter.phone",
    "interpreter_booking.note",
    "invitation_answer.words",
    "leg.met_by_note",
    "leg.note",
    "leg_passenger.note",
    "line_entry.picture",
    "private_link.holder",
    "private_link.made_by",
    "stay.note",
    "transfer.staff_note",
    "vehicle.note",
    "vehicle.phone",
    "version.logistics",
    "version.snapshot",
}


@pytest.fixture
def event(session: Session, gone: Person, protocol: Actor, kept: Kept) -> Event:
    """An event at which the person does everything that anybody can do, published twice, with calls, answers and calendars."""
    kept(gone, DataKind.PHONE, PHONE)
    event = an_event(session, first_day=FIRST, last_day=FIRST + timedelta(days=1))
    delegation = a_delegation(session, event, attached_id=gone.id, duty_phone=PHONE)
    member = a_member(session, delegation, gone, status=MemberStatus.INVITED)
    hall = a_hall(session, a_venue(session), manager=SHORT, manager_phone=PHONE)
    item = an_item(session, event, day=FIRST, hall=hall)
    session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
    session.add(Arrangements(event_id=event.id, press_name=f"пресс-служба, {FULL}", press_phone=PHONE))
    _travels(session, event, gone)
    _interprets(session, event, gone)
    a_badge(session, event, gone, note=f"{SHORT}: проход через ВИП")
    for whose in (Whose(Subject.PERSON, gone.uid), Whose(Subject.DELEGATION, delegation.uid)):
        _feed(session, whose, event.id)
    session.flush()
    session.expire_all()
    publish(session, Publish(event.id, protocol, None), now=NOW, judge=findings_of)
    _answers(session, member.id, delegation.id, protocol)
    session.execute(update(Transfer).values(cancelled=True))
    session.execute(update(Leg).where(Leg.met_by_note == LATER).values(met_by_id=gone.id))
    session.expire_all()
    publish(session, Publish(event.id, protocol, None), now=NOW + timedelta(hours=1), judge=findings_of)
    _called(session, protocol, gone)
    return get_event(session, event.id)


def _travels(session: Session, event: Event, gone: Person) -> None:
    other, start = a_person_in_directory(session), datetime.combine(FIRST, time(9))
    leg = a_leg(session, event, start, gone, met_by=other, note=f"{FULL} летит с кошкой")
    leg.passengers[0].note = f"встретить: {SHORT}, {PHONE}"
    a_leg(session, event, start, other, met_by=gone, met_by_note=f"{SHORT} {PHONE}")
    a_leg(session, event, start, a_person_in_directory(session), met_by_note=LATER)
    vehicle = a_vehicle(session, event, gone, phone=PHONE, note=f"за рулём {FULL}")
    transfer = a_transfer(session, event, start + timedelta(hours=1), staff_note=f"ждать {SHORT}", note=Texts(ru=f"Сбор у входа, {SHORT}"))
    a_car(session, transfer, vehicle, other)
    a_car(session, transfer, a_vehicle(session, event), gone)
    hotel = a_hotel(session, event, note=f"бронировал {FULL}")
    a_stay(session, hotel, gone, FIRST, FIRST + timedelta(days=1), note=f"{SHORT}: ранний заезд")


def _interprets(session: Session, event: Event, gone: Person) -> None:
    item = an_item(session, event, "15:00", "16:00", day=FIRST, title="Переговоры")
    an_interpreter(session, gone, phone=PHONE, note=f"{FULL}, синхронист")
    session.add(ItemPerson(item_id=item.id, person_id=gone.id, role=ItemRole.INTERPRETER))
    booking = InterpreterBooking(uid=new_uid(), event_id=event.id, item=item, person=gone, delegation=None, note=f"шепчет {SHORT}")
    session.add(booking)


def _feed(session: Session, whose: Whose, event_id: int) -> None:
    """Give out a page in the person's name, and let them make a feed of it, which is theirs to have made."""
    page = MakeLink("Г.Р. Валиева", new_uid(), Opens.PAGE, whose, event_id, FULL, "ru", date(2027, 1, 31))
    made = make_link(session, page, now=NOW)
    feed = make_feed_of_page(session, get_link(session, made.link_id), new_uid(), "ru", now=NOW)
    enter_link(session, get_link(session, feed.link_id), now=NOW)


def _answers(session: Session, member_id: int, delegation_id: int, protocol: Actor) -> None:
    for answer, words in ((Answer.SUBSTITUTE, f"вместо меня, {FULL}, – Соседов"), (Answer.ACCEPTED, f"{SHORT} будет")):
        uid = new_uid()
        answer_invitation(session, AnswerInvitation(member_id, answer, words, uid), now=NOW)
        see_answers(session, SeeAnswers(delegation_id, protocol, [uid]), now=NOW)


def _called(session: Session, protocol: Actor, gone: Person) -> None:
    """Mark the person's call as told; what is noted beside somebody else's call names them too."""
    calls = session.scalars(select(Call).order_by(Call.id)).all()
    own = next(call for call in calls if call.person_uid == gone.uid)
    mark_told(session, MarkTold(own.id, protocol, own.revision), now=NOW)
    session.execute(update(Call).values(note=f"передать через {SHORT}, {PHONE}"))
    job = LongJob(uid=new_uid(), kind="badges", event_id=own.event_id, asked_by_id=1, asked_by="Г.Р. Валиева", asked_at=NOW)
    job.result = FULL.encode()
    session.add(job)
    session.flush()
    session.expire_all()


def _erase(session: Session, by: Actor, person: Person) -> None:
    erase_person(session, ErasePerson(person.id, by, person.revision, "письмо № 5"), NOW + timedelta(days=1))
    session.flush()
    session.expire_all()


def test_nothing_is_left_in_any_column_of_any_table(session: Session, gone: Person, event: Event, protocol: Actor) -> None:
    assert sorted(NEW_TABLES - found(session)) == []
    _erase(session, protocol, gone)
    assert found(session) == set(), {where: text for where, text in columns(session) if any(mark in text for mark in MARKS)}


def test_versions_keep_what_they_say_of_everybody_else(session: Session, gone: Person, event: Event, protocol: Actor) -> None:
    legs = [leg.uid for leg in _latest(session).logistics_picture.legs]
    _erase(session, protocol, gone)
    latest = _latest(session)
    assert [leg.uid for leg in latest.logistics_picture.legs] == legs
    assert latest.digest == digest(latest.programme, latest.logistics_picture)


def _latest(session: Session) -> Version:
    query = select(Version).order_by(Version.number.desc()).limit(1).options(undefer(Version.snapshot), undefer(Version.logistics))
    return session.scalars(query).one()


def test_their_own_links_end_and_what_calendars_have_made_is_made_anew(
    session: Session, gone: Person, event: Event, protocol: Actor
) -> None:
    before = {entry.id: entry.sequence for entry in session.scalars(select(LineEntry)) if SURNAME in str(entry.picture)}
    _erase(session, protocol, gone)
    own = session.scalars(select(PrivateLink).where(PrivateLink.subject_uid == gone.uid)).all()
    assert [link.revoked_at is not None for link in own] == [True, True]
    after = {entry.id: entry.sequence for entry in session.scalars(select(LineEntry)) if entry.id in before}
    assert before
    assert all(after[ident] > sequence for ident, sequence in before.items())
    assert session.scalars(select(LineText).where(LineText.entry_id.in_(before))).all() == []


def test_who_of_the_staff_did_what_stays_signed_by_a_namesake(session: Session, gone: Person, event: Event, protocol: Actor) -> None:
    for table, column in ((Call, "told_by"), (InvitationAnswer, "seen_by"), (Badge, "arrived_by"), (LongJob, "asked_by")):
        session.execute(update(table).values({column: FULL}))
    other = a_badge(session, event)
    other.arrived_by = FULL
    job = LongJob(uid=new_uid(), kind="other", event_id=None, asked_by_id=1, asked_by=FULL, asked_at=NOW)
    link = MakeLink(FULL, new_uid(), Opens.PAGE, Whose(Subject.VEHICLE, new_uid()), event.id, "Шофёр", "ru", date(2027, 1, 31))
    made = make_link(session, link, now=NOW)
    session.add(job)
    session.flush()
    _erase(session, protocol, gone)
    signed = [other.arrived_by, job.asked_by, get_link(session, made.link_id).made_by]
    assert [*signed, *session.scalars(select(Call.told_by).distinct())] == [FULL] * 4


def test_an_answer_given_under_an_entry_that_was_merged_is_unsigned_too(
    session: Session, gone: Person, event: Event, protocol: Actor
) -> None:
    kept = a_person_in_directory(session, SURNAME, given=Texts(ru="Иоанн"))
    a_member(session, a_delegation(session, event), kept)
    merge_persons(session, MergePersons(new_uid(), kept.id, gone.id), now=NOW)
    _erase(session, protocol, session.get_one(Person, kept.id))
    assert found(session) == set()


def test_somebody_elses_erasure_leaves_everything_as_it_was(session: Session, gone: Person, event: Event, protocol: Actor) -> None:
    other = a_person_in_directory(session, "Посторонних")
    before = found(session)
    _erase(session, protocol, other)
    assert found(session) == before
