"""Claims about proposals of contacts on both databases: nothing happens without a yes, and a yes does what was proposed and no more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel.ids import new_uid, uid_from
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal
from app.ground.kernel.texts import Texts
from app.planning.delegations.composition import CompositionMember, picture
from app.planning.delegations.contacts import proposals
from app.planning.delegations.contacts.deciding import Accept, AcceptAll, Decline, accept, accept_all, decline
from app.planning.delegations.contacts.proposals import Propose, decided_of, forget_decided, propose, waiting_counts, waiting_of, withdraw
from app.planning.delegations.contacts.proposed import Deed, Proposed, shown_of
from app.planning.delegations.contacts.reviewing import review
from app.planning.delegations.holdings import proposals_held
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import Delegation, DelegationMember, MemberProposal
from app.planning.delegations.queries import get_delegation
from app.planning.delegations.rules import MemberRole
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Person
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.erasing import ErasePerson, erase_person
from app.register.personal.models import PersonalReading
from app.register.personal.queries import kinds_held
from app.register.personal.reading import ReadRecords, read_records
from app.register.personal.rules import DataKind, Purpose
from tests.counting import statements
from tests.factories.accounts import NOW, a_user, an_actor
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment

NEW = MemberRow("Сулейменов", "Арман", "Болатович", position="советник акима", phone="+7 701 000 00 09", birth_date=date(1980, 1, 1))


@pytest.fixture
def officer(session: Session) -> Actor:
    return an_actor(a_user(session))


@pytest.fixture
def delegation(session: Session) -> Delegation:
    made = a_delegation(session, an_event(session))
    member = a_member(session, made, a_person_in_directory(session, "Аманов"))
    an_appointment(session, member.person, "специалист")
    return loaded(session, made)


def loaded(session: Session, delegation: Delegation) -> Delegation:
    session.flush()
    session.expire_all()
    return get_delegation(session, delegation.id)


def only(delegation: Delegation) -> CompositionMember:
    return picture(delegation, on=delegation.event.first_day).members[0]


def adding(delegation: Delegation, row: MemberRow = NEW, role: MemberRole | None = None) -> Propose:
    return Propose(delegation.id, "А. Контактов", new_uid(), Deed.ADD, Proposed(row, role))


def changing(delegation: Delegation, **said: object) -> Propose:
    member = only(delegation)
    before = shown_of(member)
    role = said.pop("role", None)
    row = replace(MemberRow(before["surname"], before["given"], before["patronymic"]), **said)  # type: ignore[arg-type]
    proposed = Proposed(row, role if isinstance(role, MemberRole) else None, before)
    return Propose(delegation.id, "А. Контактов", new_uid(), Deed.CHANGE, proposed, member.id, member.revision)


def sent(session: Session, cmd: Propose) -> str:
    made = propose(session, cmd, now=NOW)
    assert made is not None
    return made.uid


def said_of(session: Session, person_id: int, officer: Actor) -> dict[DataKind, str]:
    return dict(read_records(session, ReadRecords(officer, [person_id], list(DataKind), "person"), now=NOW)[person_id])


def test_a_proposal_changes_nothing_until_the_office_says_yes(session: Session, delegation: Delegation, officer: Actor) -> None:
    uid = sent(session, adding(delegation))
    assert [member.person.surname.ru for member in loaded(session, delegation).members] == ["Аманов"]
    accept(session, Accept(uid, officer), now=NOW)
    names = [(member.name.ru, member.position.ru) for member in picture(loaded(session, delegation), on=NOW.date()).members]
    assert sorted(names) == [("Аманов Иван Иванович", "специалист"), ("Сулейменов Арман Болатович", "советник акима")]
    made = session.scalars(select(Person).where(Person.search_text.contains("сулейменов"))).one()
    assert said_of(session, made.id, officer) == {DataKind.PHONE: "+7 701 000 00 09", DataKind.BIRTH_DATE: "1980-01-01"}


def test_what_was_sent_is_sealed_and_of_what_is_decided_the_name_is_left(session: Session, delegation: Delegation, officer: Actor) -> None:
    uid = sent(session, adding(delegation))
    row = session.scalars(select(MemberProposal).where(MemberProposal.uid == uid)).one()
    assert "Сулейменов".encode() not in row.sealed
    accept(session, Accept(uid, officer), now=NOW)
    assert [one.proposed for one in decided_of(session, delegation.id, limit=9)] == [
        Proposed(MemberRow("Сулейменов", "Арман", "Болатович"), None, {})
    ]
    assert forget_decided(session, now=NOW + proposals.TOLD_FOR) == 0
    assert forget_decided(session, now=NOW + proposals.TOLD_FOR + timedelta(seconds=1)) == 1


def test_a_changed_position_name_and_role_are_written_on_a_yes(session: Session, delegation: Delegation, officer: Actor) -> None:
    uid = sent(session, changing(delegation, surname="Аманулы", position="начальник отдела", role=MemberRole.HEAD))
    accept(session, Accept(uid, officer), now=NOW)
    member = only(loaded(session, delegation))
    assert (member.name.ru, member.position.ru, member.role) == ("Аманулы Иван Иванович", "начальник отдела", MemberRole.HEAD)
    kinds = set(session.scalars(select(Change.kind).where(Change.by_name == "")))
    assert {"person", "member"} <= kinds


def test_a_head_becomes_an_ordinary_member_where_that_is_proposed(session: Session, delegation: Delegation, officer: Actor) -> None:
    accept(session, Accept(sent(session, changing(delegation, role=MemberRole.HEAD)), officer), now=NOW)
    delegation = loaded(session, delegation)
    accept(session, Accept(sent(session, changing(delegation, role=MemberRole.MEMBER)), officer), now=NOW)
    assert only(loaded(session, delegation)).role is MemberRole.MEMBER


def test_somebody_is_taken_out_on_a_yes_and_stays_in_the_directory(session: Session, delegation: Delegation, officer: Actor) -> None:
    member = delegation.members[0]
    cmd = Propose(delegation.id, "К", new_uid(), Deed.REMOVE, Proposed(MemberRow("Аманов")), member.id, member.revision)
    accept(session, Accept(sent(session, cmd), officer), now=NOW)
    assert loaded(session, delegation).members == []
    assert session.scalars(select(Person.id).where(Person.id == member.person_id)).one() == member.person_id


def test_the_second_proposal_about_a_member_is_laid_over_the_first(session: Session, delegation: Delegation) -> None:
    sent(session, changing(delegation, phone="+7 701 000 00 01"))
    sent(session, changing(delegation, position="начальник"))
    (waiting,) = waiting_of(session, delegation.id)
    assert (waiting.proposed.row.phone, waiting.proposed.row.position) == ("+7 701 000 00 01", "начальник")


def test_what_is_typed_back_to_what_stands_there_is_proposed_no_more(session: Session, delegation: Delegation) -> None:
    sent(session, changing(delegation, position="начальник"))
    assert propose(session, changing(delegation, position="специалист"), now=NOW) is None
    assert waiting_of(session, delegation.id) == []


def test_the_same_again_proposes_nothing(session: Session, delegation: Delegation) -> None:
    cmd = adding(delegation)
    assert propose(session, cmd, now=NOW) is not None
    assert [propose(session, replace(cmd, uid=new_uid()), now=NOW), propose(session, changing(delegation), now=NOW)] == [None, None]
    assert len(waiting_of(session, delegation.id)) == 1


def test_no_more_than_two_hundred_wait(session: Session, delegation: Delegation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MOST_WAITING", 2)
    for name in ("Первый", "Второй"):
        sent(session, adding(delegation, MemberRow(name, "Иван")))
    with pytest.raises(Refusal):
        propose(session, adding(delegation, MemberRow("Третий", "Иван")), now=NOW)


def test_a_member_of_another_delegation_is_out_of_reach(session: Session, delegation: Delegation) -> None:
    other = a_delegation(session, delegation.event)
    with pytest.raises(NotFound):
        propose(session, replace(changing(delegation, position="министр"), delegation_id=other.id), now=NOW)
    uid = sent(session, adding(delegation))
    with pytest.raises(NotFound):
        withdraw(session, other.id, uid)


def test_only_those_who_may_change_the_event_decide(session: Session, delegation: Delegation) -> None:
    uid = sent(session, adding(delegation))
    for role in (Role.READER, Role.COORDINATOR):
        actor = an_actor(a_user(session, role=role))
        with pytest.raises(NotAllowed):
            accept(session, Accept(uid, actor), now=NOW)
        with pytest.raises(NotAllowed):
            decline(session, Decline(uid, actor, "нет"), now=NOW)
        with pytest.raises(NotAllowed):
            accept_all(session, AcceptAll(delegation.id, actor, [uid]), now=NOW)
    assert len(waiting_of(session, delegation.id)) == 1


def test_a_member_changed_meanwhile_has_to_be_confirmed_and_what_was_corrected_stays(
    session: Session, delegation: Delegation, officer: Actor
) -> None:
    uid = sent(session, changing(delegation, latin="AMANOV IVAN"))
    delegation.members[0].person.appointments[0].position = Texts(ru="главный специалист")
    delegation = loaded(session, delegation)
    assert [one.stale for one in review(session, delegation, officer, opens=False, now=NOW)] == [True]
    with pytest.raises(Refusal) as refusal:
        accept(session, Accept(uid, officer), now=NOW)
    assert refusal.value.field == "sure"
    assert accept_all(session, AcceptAll(delegation.id, officer, [uid]), now=NOW) == 0
    accept(session, Accept(uid, officer, sure=True), now=NOW)
    member = only(loaded(session, delegation))
    assert (member.latin, member.position.ru) == ("AMANOV IVAN", "главный специалист")


def test_a_decided_proposal_is_decided_once(session: Session, delegation: Delegation, officer: Actor) -> None:
    uid = sent(session, adding(delegation))
    decline(session, Decline(uid, officer, "Уже есть в другой делегации"), now=NOW)
    assert [(one.row.accepted, one.row.answer) for one in decided_of(session, delegation.id, limit=9)] == [
        (False, "Уже есть в другой делегации")
    ]
    with pytest.raises(NotFound):
        accept(session, Accept(uid, officer), now=NOW)
    with pytest.raises(Refusal):
        decline(session, Decline(sent(session, adding(delegation)), officer, ""), now=NOW)


def test_somebody_who_may_be_in_the_directory_waits_for_a_choice(session: Session, delegation: Delegation, officer: Actor) -> None:
    known = a_person_in_directory(session, "Сулейменов", given=Texts(ru="Арман"), patronymic=Texts(ru="Болатович"))
    uid = sent(session, adding(delegation))
    (found,) = review(session, loaded(session, delegation), officer, opens=False, now=NOW)
    assert [value for value, _ in found.offers] == [str(known.id), "new"]
    assert accept_all(session, AcceptAll(delegation.id, officer, [uid]), now=NOW) == 0
    with pytest.raises(Refusal):
        accept(session, Accept(uid, officer, who=str(known.id + 1)), now=NOW)
    accept(session, Accept(uid, officer, who=str(known.id)), now=NOW)
    assert known.id in {member.person_id for member in loaded(session, delegation).members}


def test_personal_data_is_shown_when_asked_for_and_that_is_written_down(session: Session, delegation: Delegation, officer: Actor) -> None:
    uid = sent(session, adding(delegation))
    loaded(session, delegation)

    def shown(*, opens: bool) -> list[str]:
        (found,) = review(session, get_delegation(session, delegation.id), officer, opens=opens, now=NOW)
        return [one.after for one in found.changes if one.personal]

    assert shown(opens=False) == ["", ""]
    assert session.scalars(select(PersonalReading)).all() == []
    assert shown(opens=True) == ["+7 701 000 00 09", "01.01.1980"]
    reading = session.scalars(select(PersonalReading)).one()
    assert (reading.person_uid, reading.kinds, reading.through) == (uid_from(uid, "person"), ["phone", "birth_date"], "proposals")


def test_the_review_costs_the_same_for_one_and_for_many(
    session: Session, shared_engine: Engine, delegation: Delegation, officer: Actor
) -> None:
    def cost() -> int:
        session.flush()
        session.expire_all()
        with statements(shared_engine) as seen:
            review(session, get_delegation(session, delegation.id), officer, opens=False, now=NOW)
        return len(seen)

    sent(session, adding(delegation))
    few = cost()
    for number in range(12):
        sent(session, adding(delegation, MemberRow(f"Новый{number}", "Иван", "Иванович", phone=f"+7 701 000 01 {number:02}")))
    assert cost() == few


def test_the_first_screen_counts_what_waits_in_one_query(session: Session, shared_engine: Engine, delegation: Delegation) -> None:
    for name in ("Первый", "Второй"):
        sent(session, adding(delegation, MemberRow(name, "Иван")))
    with statements(shared_engine) as seen:
        counts = [(one.delegation_id, one.count) for one in waiting_counts(session)]
    assert (counts, len(seen)) == ([(delegation.id, 2)], 1)


def test_somebody_whom_the_office_has_taken_in_is_not_doubled(session: Session, delegation: Delegation, officer: Actor) -> None:
    uid = sent(session, adding(delegation))
    known = a_person_in_directory(session, "Сулейменов", given=Texts(ru="Арман"), patronymic=Texts(ru="Болатович"))
    a_member(session, delegation, known)
    loaded(session, delegation)
    accept(session, Accept(uid, officer), now=NOW)
    assert [member.person_id for member in loaded(session, delegation).members].count(known.id) == 1
    assert kinds_held(session, [known.id])[known.id] == {DataKind.PHONE, DataKind.BIRTH_DATE}


def test_what_is_proposed_of_somebody_who_has_left_can_only_be_declined(session: Session, delegation: Delegation, officer: Actor) -> None:
    uid = sent(session, changing(delegation, position="министр"))
    session.delete(session.get_one(DelegationMember, delegation.members[0].id))
    loaded(session, delegation)
    with pytest.raises(Refusal):
        accept(session, Accept(uid, officer, sure=True), now=NOW)
    decline(session, Decline(uid, officer, "Выбыл"), now=NOW)
    assert waiting_of(session, delegation.id) == []


def test_what_is_kept_already_is_no_change(session: Session, delegation: Delegation, officer: Actor) -> None:
    person_id = delegation.members[0].person_id
    keep_record(session, KeepRecord(officer, new_uid(), person_id, DataKind.PHONE, "+7 701 000 00 01", Purpose.EVENT, NOW.date()), now=NOW)
    accept(session, Accept(sent(session, changing(delegation, phone="8 701 000 00 01")), officer), now=NOW)
    assert said_of(session, person_id, officer) == {DataKind.PHONE: "+7 701 000 00 01"}


def test_what_waits_about_somebody_is_among_what_is_held_of_them(session: Session, delegation: Delegation) -> None:
    sent(session, changing(delegation, phone="+7 701 000 00 01"))
    held = proposals_held(session, delegation.members[0].person)
    said = {"surname": "Аманов", "given": "Иван", "patronymic": "Иванович", "phone": "+7 701 000 00 01"}
    assert held == [{"deed": "change", "sent_by": "А. Контактов", "says": said}]


def test_erasing_somebody_destroys_what_waits_about_them_by_member_or_by_name(
    session: Session, delegation: Delegation, officer: Actor
) -> None:
    other = a_person_in_directory(session, "Сулейменов", given=Texts(ru="Арман"), patronymic=Texts(ru="Болатович"))
    sent(session, changing(delegation, phone="+7 701 000 00 01"))
    sent(session, adding(delegation))
    for person in (delegation.members[0].person, other):
        erase_person(session, ErasePerson(person.id, officer, None, "Заявление № 1"), NOW)
    assert session.scalars(select(MemberProposal)).all() == []
