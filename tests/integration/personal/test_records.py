"""Records are kept sealed, opened for those who may, and every opening is written down."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.db.sealing import CannotOpen, keys_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.planning.delegations import access
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Person
from app.register.personal.commands import DropRecord, KeepRecord, drop_record, keep_record
from app.register.personal.models import PersonalReading, PersonalRecord
from app.register.personal.queries import get_record, kinds_held
from app.register.personal.reading import ReadRecords, fingerprint, holders_of, read_records
from app.register.personal.reasons import REASONS
from app.register.personal.rules import DataKind, Purpose
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.integration.personal.conftest import LATER, NOW, Kept

PHONE = "+7 917 123-45-67"


def _read(session: Session, by: Actor, *persons: Person) -> dict[int, dict[DataKind, str]]:
    found = read_records(session, ReadRecords(by, [one.id for one in persons], list(DataKind), "person"), now=NOW)
    return {ident: dict(told) for ident, told in found.items()}


def _readings(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(PersonalReading)) or 0


def test_what_is_kept_can_be_read_and_the_reading_is_written_down(session: Session, protocol: Actor, person: Person, kept: Kept) -> None:
    kept(person, DataKind.PHONE, PHONE)
    kept(person, DataKind.BIRTH_DATE, "01.01.1980")

    assert _read(session, protocol, person) == {person.id: {DataKind.PHONE: PHONE, DataKind.BIRTH_DATE: "1980-01-01"}}

    reading = session.scalars(select(PersonalReading)).one()
    assert (reading.by_name, reading.person_uid, reading.kinds, reading.through, reading.at) == (
        "Г.Р. Валиева",
        person.uid,
        ["phone", "birth_date"],
        "person",
        NOW,
    )


def test_where_there_is_nothing_to_open_nothing_is_written_down(session: Session, protocol: Actor, person: Person) -> None:
    assert _read(session, protocol, person) == {person.id: {}}
    assert _readings(session) == 0


def test_a_value_stands_nowhere_in_its_row(session: Session, person: Person, kept: Kept) -> None:
    record = get_record(session, kept(person, DataKind.PHONE, PHONE))

    assert PHONE.encode() not in record.sealed
    assert len(record.fingerprint) == 64


def test_a_payload_moved_to_another_row_cannot_be_opened(session: Session, person: Person, kept: Kept) -> None:
    one = get_record(session, kept(person, DataKind.PHONE, PHONE))
    other = get_record(session, kept(a_person_in_directory(session), DataKind.PHONE, "+7 917 000-00-00"))
    other.sealed = one.sealed

    with pytest.raises(CannotOpen):
        other.opened(keys_of(session))


def test_keeping_again_changes_the_one_record(session: Session, protocol: Actor, person: Person, kept: Kept) -> None:
    assert kept(person, DataKind.PHONE, PHONE) == kept(person, DataKind.PHONE, "+7 917 765-43-21")
    assert _read(session, protocol, person)[person.id] == {DataKind.PHONE: "+7 917 765-43-21"}


def test_keeping_the_same_again_changes_nothing(session: Session, person: Person, kept: Kept) -> None:
    record = get_record(session, kept(person, DataKind.PHONE, PHONE))
    before = (record.revision, record.sealed)

    kept(person, DataKind.PHONE, PHONE)

    assert (record.revision, record.sealed) == before


def test_an_empty_value_leaves_the_value_and_moves_the_term(session: Session, protocol: Actor, person: Person, kept: Kept) -> None:
    kept(person, DataKind.PHONE, PHONE)
    cmd = KeepRecord(protocol, new_uid(), person.id, DataKind.PHONE, "", Purpose.EVENT, LATER + timedelta(days=1))
    record = get_record(session, keep_record(session, cmd, now=NOW))

    assert (record.purpose, record.keep_until) == (Purpose.EVENT, LATER + timedelta(days=1))
    assert _read(session, protocol, person)[person.id] == {DataKind.PHONE: PHONE}


def test_a_change_of_what_somebody_else_has_changed_is_a_clash(session: Session, protocol: Actor, person: Person, kept: Kept) -> None:
    record = get_record(session, kept(person, DataKind.PHONE, PHONE))
    seen = record.revision
    kept(person, DataKind.PHONE, "+7 917 765-43-21")

    with pytest.raises(Stale):
        keep_record(session, KeepRecord(protocol, new_uid(), person.id, DataKind.PHONE, PHONE, Purpose.EVENT, LATER, seen), now=NOW)
    with pytest.raises(Stale):
        drop_record(session, DropRecord(protocol, record.id, seen))


def test_a_dropped_record_is_gone(session: Session, protocol: Actor, person: Person, kept: Kept) -> None:
    record = get_record(session, kept(person, DataKind.PHONE, PHONE))

    assert drop_record(session, DropRecord(protocol, record.id, record.revision)) == person.id
    assert kinds_held(session, [person.id]) == {person.id: frozenset()}


def test_a_reader_may_neither_see_nor_keep(session: Session, person: Person, kept: Kept) -> None:
    kept(person, DataKind.PHONE, PHONE)
    reader = an_actor(a_user(session, role=Role.READER))

    with pytest.raises(NotAllowed):
        _read(session, reader, person)
    with pytest.raises(NotAllowed):
        keep_record(session, KeepRecord(reader, new_uid(), person.id, DataKind.EMAIL, "a@b.ru", Purpose.EVENT, LATER), now=NOW)


def test_a_coordinator_sees_the_members_of_delegations_of_their_own_events_only(
    session: Session, coordinator: Actor, person: Person, kept: Kept
) -> None:
    assert REASONS["delegations"] is access.persons_coordinated
    kept(person, DataKind.PHONE, PHONE)
    theirs, foreign = an_event(session), an_event(session)
    a_member(session, a_delegation(session, foreign), person)
    theirs.coordinators = [session.get_one(User, coordinator.id)]
    session.flush()

    with pytest.raises(NotAllowed):
        _read(session, coordinator, person)
    a_member(session, a_delegation(session, theirs), person)

    assert _read(session, coordinator, person) == {person.id: {DataKind.PHONE: PHONE}}


def test_of_one_refused_among_many_nothing_is_read(session: Session, coordinator: Actor, person: Person, kept: Kept) -> None:
    kept(person, DataKind.PHONE, PHONE)

    with pytest.raises(NotAllowed):
        _read(session, coordinator, person, a_person_in_directory(session))
    assert _readings(session) == 0


def test_equal_values_are_found_however_they_are_written(session: Session, person: Person, kept: Kept) -> None:
    kept(person, DataKind.DOCUMENT, "паспорт 80 10 123456")
    other = a_person_in_directory(session)
    kept(other, DataKind.DOCUMENT, "8010 № 123456")

    assert holders_of(session, DataKind.DOCUMENT, ["8010123456", "80 10 123456", "8010999999"]) == {
        "8010123456": sorted([person.id, other.id]),
        "80 10 123456": sorted([person.id, other.id]),
        "8010999999": [],
    }


def test_needs_and_birthdays_are_never_compared(session: Session, person: Person, kept: Kept) -> None:
    assert fingerprint(session, DataKind.NEEDS, "без свинины") == ""
    assert get_record(session, kept(person, DataKind.BIRTH_DATE, "1980-01-01")).fingerprint == ""
    assert holders_of(session, DataKind.BIRTH_DATE, ["1980-01-01"]) == {"1980-01-01": []}


def test_what_is_past_its_term_is_not_taken_in(session: Session, protocol: Actor, person: Person) -> None:
    with pytest.raises(Refusal) as refused:
        keep_record(session, KeepRecord(protocol, new_uid(), person.id, DataKind.PHONE, PHONE, Purpose.EVENT, date(2026, 5, 11)), now=NOW)

    assert refused.value.field == "keep_until"


def test_reading_a_hundred_takes_as_many_queries_as_reading_two(session: Session, protocol: Actor, kept: Kept) -> None:
    people = [a_person_in_directory(session) for _ in range(12)]
    for one in people:
        kept(one, DataKind.PHONE, PHONE)
        kept(one, DataKind.EMAIL, "a@b.ru")

    def asked(count: int) -> int:
        with statements(session.get_bind().engine) as seen:
            _read(session, protocol, *people[:count])
        return len(seen)

    assert asked(2) == asked(12)


def test_a_record_left_twice_by_a_merge_is_read_once_the_latest(session: Session, protocol: Actor, person: Person, kept: Kept) -> None:
    other = a_person_in_directory(session)
    kept(person, DataKind.PHONE, PHONE)
    moved = get_record(session, kept(other, DataKind.PHONE, "+7 917 000-00-00"))
    moved.person_id, moved.changed_at = person.id, NOW - timedelta(days=1)
    session.flush()

    assert _read(session, protocol, person)[person.id] == {DataKind.PHONE: PHONE}
    assert session.scalar(select(func.count()).select_from(PersonalRecord)) == 2


def _keep_document(
    session: Session, by: Actor, person: Person, number: str, valid: date | None, kind: DataKind = DataKind.DOCUMENT
) -> PersonalRecord:
    cmd = KeepRecord(by, new_uid(), person.id, kind, number, Purpose.ACCREDITATION, LATER, valid_until=valid)
    return get_record(session, keep_record(session, cmd, now=NOW))


def test_a_document_is_kept_with_the_last_day_on_which_it_is_valid(session: Session, protocol: Actor, person: Person) -> None:
    record = _keep_document(session, protocol, person, "80 10 123456", date(2027, 3, 1))
    seen = record.revision
    assert record.valid_until == date(2027, 3, 1)
    assert _keep_document(session, protocol, person, "", None).valid_until is None
    assert record.revision > seen


def test_what_says_nothing_of_the_last_day_leaves_it_with_its_number_alone(
    session: Session, protocol: Actor, person: Person, kept: Kept
) -> None:
    _keep_document(session, protocol, person, "80 10 123456", date(2027, 3, 1))
    record = get_record(session, kept(person, DataKind.DOCUMENT, "80 10 123456"))
    assert record.valid_until == date(2027, 3, 1)
    kept(person, DataKind.DOCUMENT, "80 20 654321")
    assert record.valid_until is None


@pytest.mark.parametrize(
    ("kind", "valid"),
    [(DataKind.PHONE, date(2027, 3, 1)), (DataKind.DOCUMENT, date(1927, 3, 1)), (DataKind.DOCUMENT, date(2207, 3, 1))],
)
def test_only_a_document_is_valid_until_a_day_and_only_until_one_that_can_be(
    session: Session, protocol: Actor, person: Person, kind: DataKind, valid: date
) -> None:
    with pytest.raises(Refusal) as refused:
        _keep_document(session, protocol, person, "+7 917 123-45-67", valid, kind)
    assert refused.value.field == "valid_until"


def test_the_last_day_of_a_document_stands_in_no_log(session: Session, protocol: Actor, person: Person) -> None:
    record = _keep_document(session, protocol, person, "80 10 123456", date(2027, 3, 1))
    _keep_document(session, protocol, person, "", date(2028, 3, 1))
    assert "valid_until" not in {name for change in history_of(session, "personal", record.id) for name in change.fields}
