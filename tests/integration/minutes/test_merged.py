"""Claims about approved minutes and entries of the directory that turn out to be one person's."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.minutes.models import Minutes
from app.matters.minutes.rules import MinutesState
from app.register.directory.merging import MergePersons, merge_persons
from app.register.directory.models import Person
from app.register.personal.erasing import ErasePerson, erase_person
from tests.factories.accounts import NOW
from tests.factories.minutes import a_decision, a_meeting, a_point, some_minutes
from tests.factories.people import a_person_in_directory
from tests.integration.minutes.test_minutes import SIDES, approve, consent, whole
from tests.integration.planning.people import an_officer


def test_who_was_merged_after_the_approval_is_erased_from_the_minutes_with_the_kept_entry(session: Session) -> None:
    officer, signed, kept = an_officer(session), a_person_in_directory(session, "Стираемый"), a_person_in_directory(session, "Оставляемый")
    minutes = some_minutes(session, a_meeting(session, "О сырье"), state=MinutesState.DISCUSSED, our_signatory=signed)
    a_decision(session, a_point(session, minutes, speakers=Texts("Стираемый И.И."), course=Texts("Стираемый И. И. согласился.")))
    for side in SIDES:
        consent(session, minutes, side, officer)
    approve(session, whole(session, minutes.id), officer)
    frozen = json.dumps(whole(session, minutes.id).snapshot, sort_keys=True)
    merge_persons(session, MergePersons(new_uid(), kept.id, signed.id), now=NOW)
    after = whole(session, minutes.id)
    assert (json.dumps(after.snapshot, sort_keys=True), after.state, after.our_signatory_id) == (frozen, MinutesState.APPROVED, kept.id)
    fresh = session.get_one(Person, kept.id)
    erase_person(session, ErasePerson(fresh.id, officer, fresh.revision, "заявление № 1"), NOW)
    session.expire_all()
    stored = session.scalars(select(Minutes)).one()
    assert "Стираем" not in json.dumps(stored.snapshot, ensure_ascii=False)
