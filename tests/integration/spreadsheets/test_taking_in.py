"""Lists of people into a delegation: the plan of each row, the decisions, the same list again."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.faces.spreadsheets.guessing import guessed
from app.faces.spreadsheets.previewing import digest_of
from app.faces.spreadsheets.reading.reader import sheets_of
from app.ground.kernel.refusals import NotAllowed, Refusal
from app.ground.kernel.rows import Choice, Decision, Outcome, RowPlan, Sheet, Verdict
from app.ground.kernel.texts import Texts
from app.planning.delegations.lists.target import MembersTarget
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.queries import get_delegation
from app.planning.delegations.rules import MemberRole
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Appointment, Organisation, Person
from app.register.directory.rules.kinds import Category, PartySide
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.models import PersonalReading, PersonalRecord
from app.register.personal.rules import DataKind, Purpose
from app.register.personal.sealed import opened
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event
from tests.factories.lists import INNOPROM, KOSTANAY, as_csv, as_xlsx, innoprom
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment, an_organisation

NOW = datetime(2024, 11, 1, 9, 0, tzinfo=UTC)
TARGET = MembersTarget()
UID = "0b0f5f0e-6f0b-4a35-9a3c-0d6a2a5f4c11"
AGAIN = "1b0f5f0e-6f0b-4a35-9a3c-0d6a2a5f4c11"


@pytest.fixture
def officer(session: Session) -> Actor:
    return an_actor(a_user(session))


@pytest.fixture
def delegation(session: Session) -> Delegation:
    return a_delegation(session, an_event(session), side=PartySide.BASHKORTOSTAN)


def planned(session: Session, delegation: Delegation, data: bytes, by: Actor) -> RowPlan[MemberRow]:
    sheet = sheets_of(data)[0]
    return planned_sheet(session, delegation, sheet, by)


def planned_sheet(session: Session, delegation: Delegation, sheet: Sheet, by: Actor) -> RowPlan[MemberRow]:
    session.expire_all()
    return TARGET.plan(session, delegation.id, sheet, guessed(sheet, TARGET.columns), by=by, now=NOW)


def taken(
    session: Session, delegation: Delegation, data: bytes, by: Actor, choices: Mapping[int, Choice] | None = None, uid: str = UID
) -> Outcome:
    plan = planned(session, delegation, data, by)
    return TARGET.apply(session, delegation.id, plan, choices or {}, by=by, uid=uid, now=NOW)


def verdicts(plan: RowPlan[MemberRow]) -> dict[int, Verdict]:
    return {row.number: row.verdict for row in plan.rows if row.verdict is not Verdict.SKIPPED}


def members(session: Session, delegation: Delegation) -> dict[str, DelegationMember]:
    session.expire_all()
    return {member.person.name.ru: member for member in get_delegation(session, delegation.id).members}


def kept_of(session: Session, person: Person) -> dict[DataKind, str]:
    found = session.scalars(select(PersonalRecord).where(PersonalRecord.person_id == person.id))
    return {record.kind: opened(session, record) for record in found}


def test_the_list_to_the_trade_fair_gives_seven_people_two_of_them_doubtful(
    session: Session, delegation: Delegation, officer: Actor
) -> None:
    plan = planned(session, delegation, innoprom(), officer)
    new = dict.fromkeys((5, 6, 7, 8, 10), Verdict.NEW)
    assert verdicts(plan) == {**new, 11: Verdict.DOUBTFUL, 12: Verdict.DOUBTFUL}
    rows = {row.number: row for row in plan.rows}
    assert (rows[11].like_rows, rows[11].like_ids) == ((6,), ())
    assert [remark.msgid for remark in rows[12].remarks] == ["There are only initials: it is not certain who this is."]
    assert rows[10].value == MemberRow(
        surname="Иванова-Преображенская",
        given="Гузель",
        patronymic="Зуфаровна",
        position="генеральный директор",
        organisation="ООО «Первая образцовая фирма»",
        category=Category.BUSINESS,
        phone="+7 917 000 00 05",
        document="8007 111222",
        birth_date=date(1980, 1, 1),
        needs="вегетарианское",
    )
    assert rows[12].value is not None
    assert rows[12].value.note == '=HYPERLINK("http://x")'


def test_the_list_in_windows_1251_gives_eight_people_and_one_repeat(session: Session, delegation: Delegation, officer: Actor) -> None:
    plan = planned(session, delegation, as_csv(KOSTANAY), officer)
    assert verdicts(plan) == {**dict.fromkeys(range(4, 12), Verdict.NEW), 12: Verdict.DOUBTFUL}
    assert plan.rows[11].like_rows == (4,)


def test_a_plan_writes_nothing(session: Session, delegation: Delegation, officer: Actor) -> None:
    session.flush()
    planned(session, delegation, innoprom(), officer)
    assert not session.new
    assert not session.dirty
    assert session.scalar(select(func.count()).select_from(Person)) == 0


def test_a_list_taken_in_makes_people_bodies_positions_and_sealed_records(session: Session, delegation: Delegation, officer: Actor) -> None:
    outcome = taken(session, delegation, innoprom(), officer, {11: Choice(Decision.ROW, 6), 12: Choice(Decision.NEW)})
    assert outcome == Outcome(made=6, changed=0, same=1, left_out=0)
    found = members(session, delegation)
    assert set(found) == {
        "Участник Первый Д1",
        "Участников Второй Иванович",
        "Күсәев Өлфәт Һиҙиәт улы",
        "Құрманғалиұлы Нұрлан",
        "Иванова-Преображенская Гузель Зуфаровна",
        "Сидоров П. П.",
    }
    head = found["Участник Первый Д1"]
    assert head.appointment is not None
    assert (head.role, head.appointment.position.ru) == (MemberRole.HEAD, "Премьер-министр Правительства Республики Башкортостан")
    assert (head.note, head.appointment.side) == ("VIP; Прилёт: борт, 24.09 18.30", PartySide.BASHKORTOSTAN)
    boss = found["Иванова-Преображенская Гузель Зуфаровна"]
    assert boss.appointment is not None
    assert boss.appointment.organisation is not None
    assert (boss.category, boss.appointment.organisation.name.ru) == (Category.BUSINESS, "ООО «Первая образцовая фирма»")
    assert boss.appointment.organisation.category is Category.BUSINESS
    assert found["Құрманғалиұлы Нұрлан"].role is MemberRole.INTERPRETER
    assert kept_of(session, found["Күсәев Өлфәт Һиҙиәт улы"].person) == {
        DataKind.PHONE: "+7 917 000 00 03",
        DataKind.DOCUMENT: "8006 654321",
        DataKind.BIRTH_DATE: "1981-11-05",
        DataKind.NEEDS: "халяль",
    }
    record = session.scalars(select(PersonalRecord).limit(1)).one()
    assert (record.purpose, record.keep_until) == (Purpose.EVENT, date(2025, 11, 27))


def test_the_same_list_again_changes_nothing(session: Session, delegation: Delegation, officer: Actor) -> None:
    taken(session, delegation, innoprom(), officer, {12: Choice(Decision.NEW)})
    revisions = {name: member.revision for name, member in members(session, delegation).items()}
    plan = planned(session, delegation, innoprom(), officer)
    assert set(verdicts(plan).values()) == {Verdict.SAME}
    outcome = taken(session, delegation, innoprom(), officer, uid=AGAIN)
    assert outcome == Outcome(same=7)
    assert {name: member.revision for name, member in members(session, delegation).items()} == revisions
    assert session.scalar(select(func.count()).select_from(PersonalReading)) == 0


def test_the_same_csv_again_changes_nothing(session: Session, delegation: Delegation, officer: Actor) -> None:
    taken(session, delegation, as_csv(KOSTANAY), officer)
    assert verdicts(planned(session, delegation, as_csv(KOSTANAY), officer)) == dict.fromkeys(range(4, 13), Verdict.SAME)


def test_taking_in_twice_under_one_uid_takes_nobody_in_twice(session: Session, delegation: Delegation, officer: Actor) -> None:
    plan = planned(session, delegation, innoprom(), officer)
    for _ in range(2):
        TARGET.apply(session, delegation.id, plan, {}, by=officer, uid=UID, now=NOW)
    assert len(members(session, delegation)) == 5


def test_a_changed_row_tells_from_what_to_what(session: Session, delegation: Delegation, officer: Actor) -> None:
    taken(session, delegation, as_csv(KOSTANAY), officer)
    rows = [list(row) for row in KOSTANAY]
    rows[4][4], rows[4][5] = "главный специалист", "8 714 999 99 99"
    plan = planned(session, delegation, as_csv(rows), officer)
    assert {number for number, verdict in verdicts(plan).items() if verdict is not Verdict.SAME} == {5}
    assert [(one.label, one.before, one.after) for one in plan.rows[4].differences] == [
        ("Position", "специалист", "главный специалист"),
        ("Phone", "другое", "+7 714 999 99 99"),
    ]
    outcome = taken(session, delegation, as_csv(rows), officer, uid=AGAIN)
    assert outcome == Outcome(changed=1, same=8)
    member = members(session, delegation)["Участник2 Имя"]
    assert member.appointment is not None
    assert member.appointment.position.ru == "главный специалист"
    assert kept_of(session, member.person)[DataKind.PHONE] == "+7 714 999 99 99"
    assert session.scalar(select(func.count()).select_from(Appointment).where(Appointment.person_id == member.person_id)) == 1


def test_a_position_that_the_directory_cares_for_is_not_written_over(session: Session, delegation: Delegation, officer: Actor) -> None:
    person = a_person_in_directory(session, "Валиев")
    minister = an_appointment(session, person, "министр", cases={"gen": "министра"})
    a_member(session, delegation, person, appointment=minister)
    taken(session, delegation, as_csv([("ФИО", "Должность"), ("Валиев Иван Иванович", "первый заместитель")]), officer)
    session.expire_all()
    assert minister.position.ru == "министр"
    assert minister.cases == {"gen": "министра"}
    member = members(session, delegation)["Валиев Иван Иванович"]
    assert member.appointment is not None
    assert member.appointment.position.ru == "первый заместитель"


def test_an_empty_cell_changes_nothing(session: Session, delegation: Delegation, officer: Actor) -> None:
    taken(session, delegation, innoprom(), officer)
    plan = planned(session, delegation, as_csv([("ФИО", "Должность"), ("Күсәев Өлфәт Һиҙиәт улы", "")], encoding="utf-8"), officer)
    assert verdicts(plan) == {2: Verdict.SAME}


def test_somebody_of_the_directory_is_known_by_the_document(session: Session, delegation: Delegation, officer: Actor) -> None:
    person = a_person_in_directory(session, "Участников", given=Texts(ru="Второй"))
    keep_record(session, KeepRecord(officer, UID, person.id, DataKind.DOCUMENT, "80 05 123456", Purpose.EVENT, date(2025, 1, 1)), now=NOW)
    plan = planned(session, delegation, innoprom(), officer)
    assert (plan.rows[5].verdict, plan.rows[5].known_id) == (Verdict.NEW, person.id)
    taken(session, delegation, innoprom(), officer)
    assert members(session, delegation)["Участников Второй Иванович"].person_id == person.id


def test_somebody_of_the_directory_is_known_by_full_name_and_position(session: Session, delegation: Delegation, officer: Actor) -> None:
    person = a_person_in_directory(session, "Валиев")
    an_appointment(session, person, "министр культуры")
    plan = planned(session, delegation, as_csv([("ФИО", "Должность"), ("ВАЛИЕВ ИВАН ИВАНОВИЧ", "Министр культуры")]), officer)
    assert (plan.rows[1].verdict, plan.rows[1].known_id) == (Verdict.NEW, person.id)
    assert plan.rows[1].differences == ()


def test_a_namesake_is_doubtful_until_somebody_says_who_it_is(session: Session, delegation: Delegation, officer: Actor) -> None:
    person = a_person_in_directory(session, "Валиев")
    an_appointment(session, person, "министр культуры", organisation=an_organisation(session, name=Texts(ru="Минкультуры")))
    data = as_csv([("ФИО", "Должность"), ("Валиев Иван Иванович", "водитель")])
    plan = planned(session, delegation, data, officer)
    assert (plan.rows[1].verdict, plan.rows[1].like_ids) == (Verdict.DOUBTFUL, (person.id,))
    assert TARGET.likes(session, plan) == {person.id: "Валиев Иван Иванович, министр культуры, Минкультуры"}
    assert taken(session, delegation, data, officer) == Outcome(left_out=1)
    assert taken(session, delegation, data, officer, {2: Choice(Decision.NEW)}) == Outcome(made=1)
    assert members(session, delegation)["Валиев Иван Иванович"].person_id != person.id


def test_a_decision_that_was_not_offered_is_refused(session: Session, delegation: Delegation, officer: Actor) -> None:
    stranger = a_person_in_directory(session)
    with pytest.raises(Refusal, match="choose one of what is offered"):
        taken(session, delegation, innoprom(), officer, {12: Choice(Decision.KNOWN, stranger.id)})


def test_a_document_kept_of_somebody_else_is_doubtful(session: Session, delegation: Delegation, officer: Actor) -> None:
    person = a_person_in_directory(session, "Другой")
    keep_record(session, KeepRecord(officer, UID, person.id, DataKind.DOCUMENT, "8005 123456", Purpose.EVENT, date(2025, 1, 1)), now=NOW)
    plan = planned(session, delegation, innoprom(), officer)
    assert (plan.rows[5].verdict, plan.rows[5].like_ids) == (Verdict.DOUBTFUL, (person.id,))


def test_two_heads_become_one_and_the_present_one_steps_down(session: Session, delegation: Delegation, officer: Actor) -> None:
    before = a_member(session, delegation, role=MemberRole.HEAD)
    rows = [("ФИО", "Должность"), ("Валиев Иван Иванович", "министр, глава делегации"), ("Галиев Пётр Ильич", "руководитель делегации")]
    plan = planned(session, delegation, as_csv(rows), officer)
    assert [len(row.remarks) for row in plan.rows] == [0, 1, 1]
    taken(session, delegation, as_csv(rows), officer)
    found = members(session, delegation)
    roles = {name: member.role for name, member in found.items()}
    assert roles == {
        before.person.name.ru: MemberRole.MEMBER,
        "Валиев Иван Иванович": MemberRole.HEAD,
        "Галиев Пётр Ильич": MemberRole.MEMBER,
    }


def test_a_body_is_made_once_and_found_without_its_quotes(session: Session, delegation: Delegation, officer: Actor) -> None:
    an_organisation(session, name=Texts(ru='ТОО "Образец-4"'))
    taken(session, delegation, as_csv(KOSTANAY), officer)
    names = session.scalars(select(Organisation.name)).all()
    assert sorted(name.ru for name in names) == [
        "Акимат области",
        'ТОО "Образец-4"',
        "ТОО «Образец-5»",
        "ТОО «Образец-6»",
        "ТОО «Образец-7»",
        "ТОО «Образец-8»",
    ]


def test_nothing_personal_is_taken_in_of_somebody_who_objected(session: Session, delegation: Delegation, officer: Actor) -> None:
    person = a_person_in_directory(session, "Валиев", blocked_at=NOW)
    a_member(session, delegation, person)
    data = as_csv([("ФИО", "Тел."), ("Валиев Иван Иванович", "+7 917 000 00 01")])
    plan = planned(session, delegation, data, officer)
    assert verdicts(plan) == {2: Verdict.SAME}
    assert taken(session, delegation, data, officer) == Outcome(same=1)
    assert kept_of(session, person) == {}


def test_a_coordinator_of_another_event_takes_nobody_in(session: Session, delegation: Delegation) -> None:
    stranger = an_actor(a_user(session, role=Role.COORDINATOR))
    with pytest.raises(NotAllowed):
        planned(session, delegation, innoprom(), stranger)


def test_a_coordinator_takes_a_list_into_their_own_event(session: Session) -> None:
    user = a_user(session, role=Role.COORDINATOR)
    own = a_delegation(session, an_event(session, coordinators=[user]))
    assert taken(session, own, innoprom(), an_actor(user)) == Outcome(made=5, left_out=2)


def test_a_plan_is_the_same_until_something_changes(session: Session, delegation: Delegation, officer: Actor) -> None:
    first = digest_of(planned(session, delegation, innoprom(), officer))
    assert digest_of(planned(session, delegation, innoprom(), officer)) == first
    a_person_in_directory(session, "Сидоров", given=Texts(ru="Пётр"), patronymic=Texts(ru="Петрович"))
    assert digest_of(planned(session, delegation, innoprom(), officer)) != first


def test_the_queries_of_a_plan_do_not_grow_with_the_rows(session: Session, delegation: Delegation, officer: Actor) -> None:
    def asked(number: int) -> int:
        rows = [("ФИО", "Паспорт", "Тел."), *((f"Участник{n} Имя", f"80 05 {n:06}", f"+7 917 {n:07}") for n in range(number))]
        sheet = sheets_of(as_xlsx(rows))[0]
        session.expire_all()
        with statements(session.get_bind().engine) as found:
            TARGET.plan(session, delegation.id, sheet, guessed(sheet, TARGET.columns), by=officer, now=NOW)
        return len(found)

    assert asked(300) == asked(3)


def test_every_row_of_the_sheet_is_told(session: Session, delegation: Delegation, officer: Actor) -> None:
    plan = planned(session, delegation, innoprom(), officer)
    assert [row.number for row in plan.rows] == list(range(1, len(INNOPROM) + 1))
