"""Claims about persons whom minutes name: who are erased, who ask what is held of them, who stay in the directory."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.matters.meetings.models import MeetingPresence
from app.matters.meetings.rules import Presence
from app.matters.minutes.holdings import minutes_held_of
from app.matters.minutes.keeping import named_in_minutes
from app.matters.minutes.models import Minutes
from app.matters.minutes.rules import MinutesState
from app.register.directory.rules.kinds import PartySide
from app.register.personal.erasing import ErasePerson, erase_person
from app.register.personal.naming import ERASED
from tests.factories.accounts import NOW
from tests.factories.minutes import a_decision, a_meeting, a_point, some_minutes
from tests.factories.people import a_person_in_directory, an_appointment
from tests.integration.minutes.test_minutes import SIDES, approve, consent, whole
from tests.integration.planning.people import an_officer


def test_an_erased_person_leaves_the_structure_of_approved_minutes_and_no_name(session: Session) -> None:
    officer, person = an_officer(session), a_person_in_directory(session, "Стираемый")
    an_appointment(session, person, "хранитель печати")
    minutes = some_minutes(session, a_meeting(session, "О сырье"), state=MinutesState.DISCUSSED, our_signatory=person)
    presence = MeetingPresence(uid="p-1", event=minutes.event, person=person, side=PartySide.BASHKORTOSTAN, presence=Presence.PRESENT)
    session.add(presence)
    a_decision(session, a_point(session, minutes, speakers=Texts("Стираемый И.И.")))
    for side in SIDES:
        consent(session, minutes, side, officer)
    approve(session, whole(session, minutes.id), officer)
    digest, uid = whole(session, minutes.id).digest, person.uid
    erase_person(session, ErasePerson(person.id, officer, person.revision, "заявление № 1"), NOW)
    session.expire_all()
    stored = session.scalars(select(Minutes)).one()
    assert stored.snapshot is not None
    told = json.dumps(stored.snapshot, ensure_ascii=False)
    assert ("Стираем" in told, "хранитель" in told, ERASED.ru in told, uid in told) == (False, False, True, True)
    assert (stored.state, stored.digest, len(stored.snapshot["points"])) == (MinutesState.APPROVED, digest, 1)


def test_a_draft_names_nobody_who_has_been_erased(session: Session) -> None:
    officer, person = an_officer(session), a_person_in_directory(session, "Стираемый")
    minutes = some_minutes(session, a_meeting(session, "О сырье"), our_signatory=person)
    seen = minutes.revision
    erase_person(session, ErasePerson(person.id, officer, person.revision, "заявление № 1"), NOW)
    fresh = whole(session, minutes.id)
    assert (fresh.our_signatory_id, fresh.revision > seen) == (None, True)


def test_whoever_signs_is_told_so_and_stays_in_the_directory(session: Session) -> None:
    person = a_person_in_directory(session)
    assert (minutes_held_of(session, person), named_in_minutes(session, person)) == ([], "")
    some_minutes(session, a_meeting(session, "О сырье"), our_signatory=person)
    held = minutes_held_of(session, person)
    assert [(row["minutes"], row["signs"]) for row in held] == [("2", True)]
    assert named_in_minutes(session, person) != ""
