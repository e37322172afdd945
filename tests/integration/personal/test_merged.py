"""Claims about records that stayed behind at an entry merged into another one: they are the kept one's, in whatever is asked of it."""

import pytest
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal
from app.register.accounts.rules.roles import Actor
from app.register.directory.merging import MergePersons, merge_persons
from app.register.directory.models import Person
from app.register.personal.commands import DropRecord, KeepRecord, drop_record, keep_record
from app.register.personal.holdings import ExportPerson, export_person
from app.register.personal.panel import panel_of
from app.register.personal.queries import holders_of
from app.register.personal.reading import ReadRecords, read_records
from app.register.personal.rules import DataKind, Purpose
from tests.factories.people import a_person_in_directory
from tests.integration.personal.conftest import LATER, NOW, Kept

OWN, LEFT = "8005 111111", "8005 222222"


@pytest.fixture
def gone(session: Session, person: Person, kept: Kept) -> Person:
    """An entry merged into the person's; both had a passport, and one of them stays where it was."""
    other = a_person_in_directory(session, "Участников")
    kept(person, DataKind.DOCUMENT, OWN)
    kept(other, DataKind.DOCUMENT, LEFT)
    merge_persons(session, MergePersons(new_uid(), person.id, other.id), now=NOW)
    return session.get_one(Person, other.id)


def test_what_stayed_behind_is_opened_at_no_other_address(session: Session, gone: Person, protocol: Actor) -> None:
    panel = panel_of(session, protocol, gone, NOW.date())
    assert read_records(session, ReadRecords(protocol, [gone.id], list(DataKind), "person"), now=NOW) == {gone.id: {}}
    assert (panel is None or panel.is_open, panel is not None and list(panel.records)) == (False, [])


def test_nothing_is_kept_or_dropped_at_a_merged_entry(session: Session, gone: Person, protocol: Actor, kept: Kept) -> None:
    record = kept(a_person_in_directory(session), DataKind.PHONE, "+7 347 000-00-01")
    with pytest.raises(Refusal):
        keep_record(session, KeepRecord(protocol, new_uid(), gone.id, DataKind.PHONE, "+7 1 000", Purpose.EVENT, LATER), now=NOW)
    assert drop_record(session, DropRecord(protocol, record, None)) != gone.id


def test_the_answer_to_a_person_has_what_stayed_behind(session: Session, person: Person, gone: Person, protocol: Actor) -> None:
    with pytest.raises(Refusal):
        export_person(session, ExportPerson(gone.id, protocol), now=NOW)
    held = export_person(session, ExportPerson(person.id, protocol), now=NOW)
    assert [row["value"] for row in held["records"]] == [OWN, LEFT]


def test_a_value_that_stayed_behind_leads_to_the_kept_entry(session: Session, person: Person, gone: Person) -> None:
    assert holders_of(session, DataKind.DOCUMENT, [OWN, LEFT]) == {OWN: [person.id], LEFT: [person.id]}
    person.blocked_at = NOW
    session.flush()
    assert holders_of(session, DataKind.DOCUMENT, [LEFT]) == {LEFT: []}
