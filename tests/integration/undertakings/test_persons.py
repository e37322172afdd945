"""Claims about who answers for instructions and is erased, merged, taken out of the directory, or asks what is held of them."""

import pytest
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.matters.undertakings.commands import ChangeInstruction, InstructionDetails, change_instruction
from app.matters.undertakings.holdings import instructions_held
from app.matters.undertakings.keeping import named_in_instructions
from app.matters.undertakings.queries import get_instruction
from app.matters.undertakings.rules import InstructionState
from app.register.directory.commands import remove_person
from app.register.directory.merging import MergePersons, merge_persons
from app.register.directory.models import Person
from app.register.personal.erasing import ErasePerson, erase_person
from tests.factories.events import NOW
from tests.factories.people import a_person_in_directory
from tests.factories.undertakings import DUE, GIVEN, an_instruction
from tests.integration.planning.people import an_officer


@pytest.fixture
def person(session: Session) -> Person:
    return a_person_in_directory(session, "Участников", given=Texts("Иван"), patronymic=Texts("Иванович"))


def test_who_has_been_erased_answers_for_nothing_any_more_and_no_text_names_them(session: Session, person: Person) -> None:
    officer = an_officer(session)
    told = f"поручить {person.name.ru}"
    still = an_instruction(session, note=told)
    change_instruction(
        session, ChangeInstruction(still.id, officer, None, InstructionDetails(still.text, GIVEN, DUE, person_id=person.id, note=told))
    )
    done = an_instruction(session, person=person, state=InstructionState.DONE, evidence=Texts("письмо"), settled_on=GIVEN)
    seen, ids = still.revision, (still.id, done.id)
    erase_person(session, ErasePerson(person.id, officer, person.revision, "заявление № 1"), NOW)
    session.expire_all()
    rows = [get_instruction(session, ident) for ident in ids]
    assert [row.person_id for row in rows] == [None, person.id]
    assert rows[0].revision > seen
    texts = str([row.note for row in rows]) + str([change.fields for ident in ids for change in history_of(session, "instruction", ident)])
    assert "Участников" not in texts


def test_a_merge_lets_the_kept_entry_answer(session: Session, person: Person) -> None:
    kept = a_person_in_directory(session)
    one = an_instruction(session, person=person)
    ident, seen = one.id, one.revision
    merge_persons(session, MergePersons(new_uid(), kept.id, person.id), now=NOW)
    session.expire_all()
    assert (get_instruction(session, ident).person_id, get_instruction(session, ident).revision > seen) == (kept.id, True)


def test_who_answers_for_an_instruction_stays_in_the_directory(session: Session, person: Person) -> None:
    assert named_in_instructions(session, person) == ""
    an_instruction(session, person=person)
    with pytest.raises(Refusal) as refused:
        remove_person(session, person.id, person.revision)
    assert refused.value.values == {"name": person.label()}


def test_what_somebody_answers_for_is_told_to_them(session: Session, person: Person) -> None:
    one = an_instruction(session, person=person)
    assert instructions_held(session, person) == [
        {"instruction": one.text.as_dict(), "given_on": "2024-11-27", "due": "2024-12-20", "state": "open"}
    ]
