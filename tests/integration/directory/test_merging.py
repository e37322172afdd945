"""What a merge keeps, what gives way, what it refuses, and what its undoing brings back."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Author, history_of, sign
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MemberStatus
from app.planning.programmes.attending import ItemMember, ItemPerson, ItemRole
from app.register.directory.finding import persons_found, persons_like
from app.register.directory.merging import MergePersons, kept_instead, merge_persons, merged_entries, preview, undo_merge
from app.register.directory.merging_likely import likely_pairs
from app.register.directory.merging_rows import Drop
from app.register.directory.models import Appointment, Person, PersonMerge
from app.register.directory.rules.names import parsed
from app.register.personal.models import PersonalRecord
from app.register.personal.rules import DataKind, Purpose
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment, an_organisation
from tests.factories.programmes import an_item

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def _merge(session: Session, one: Person, other: Person, *taken: str) -> int:
    return merge_persons(session, MergePersons(new_uid(), one.id, other.id, taken=frozenset(taken)), now=NOW)


def test_a_merged_entry_is_found_no_more_and_leads_to_the_kept_one(session: Session) -> None:
    one, other = a_person_in_directory(session, "Кусаев"), a_person_in_directory(session, "Күсәев")
    merge_id = _merge(session, one, other)
    assert [person.id for person in persons_found(session, "Кусаев", limit=9)] == [one.id]
    assert persons_like(session, [parsed("Кусаев Иван")]) == [[one.id]]
    assert kept_instead(session, other) == one
    assert [person.id for person in merged_entries(session, one.id)] == [other.id]
    undo_merge(session, merge_id, now=NOW)
    assert [person.id for person in persons_found(session, "Кусаев", limit=9)] == [one.id, other.id]


def test_only_chosen_fields_are_taken_over_and_given_back(session: Session) -> None:
    one = a_person_in_directory(session, "Кусаев", note="знает казахский")
    other = a_person_in_directory(session, "Күсәев", latin="KUSSAYEV", note="гость")
    merge_id = _merge(session, one, other, "surname", "latin")
    assert (one.surname, one.latin, one.note) == (Texts(ru="Күсәев"), "KUSSAYEV", "знает казахский")
    undo_merge(session, merge_id, now=NOW)
    assert (one.surname, one.latin, one.note) == (Texts(ru="Кусаев"), "", "знает казахский")


def test_what_was_changed_after_a_merge_stays_changed_when_it_is_undone(session: Session) -> None:
    one, other = a_person_in_directory(session, "Кусаев"), a_person_in_directory(session, "Күсәев", latin="KUSSAYEV")
    merge_id = _merge(session, one, other, "surname", "latin")
    one.latin = "KUSAEV"
    session.flush()
    undo_merge(session, merge_id, now=NOW)
    assert (one.surname, one.latin) == (Texts(ru="Кусаев"), "KUSAEV")


def test_appointments_stand_behind_the_kept_ones_and_the_same_one_stands_once(session: Session) -> None:
    ministry = an_organisation(session)
    one, other = a_person_in_directory(session), a_person_in_directory(session)
    an_appointment(session, one, "министр", organisation=ministry, position_no=0)
    same = an_appointment(session, other, "министр", organisation=ministry, position_no=0)
    more = an_appointment(session, other, "депутат", position_no=1)
    delegation = a_delegation(session, an_event(session))
    member = a_member(session, delegation, other, appointment_id=same.id)
    same_id, member_id = same.id, member.id
    merge_id = _merge(session, one, other)
    assert _posts(session, one) == ["министр", "депутат"]
    told = session.get_one(DelegationMember, member_id)
    assert (told.person_id, told.appointment_id == same_id) == (one.id, False)
    undo_merge(session, merge_id, now=NOW)
    assert (_posts(session, one), _posts(session, other)) == (["министр"], ["министр", "депутат"])
    told = session.get_one(DelegationMember, member_id)
    assert (told.person_id, told.appointment_id) == (other.id, same_id)
    assert session.get_one(Appointment, more.id).position_no == 1


def _posts(session: Session, person: Person) -> list[str]:
    query = select(Appointment).where(Appointment.person_id == person.id).order_by(Appointment.position_no, Appointment.id)
    return [one.position.ru for one in session.scalars(query)]


def test_of_two_places_in_one_delegation_the_kept_ones_stays_with_all_that_hung_on_the_other(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event)
    item, second = an_item(session, event), an_item(session, event)
    one, other = a_person_in_directory(session), a_person_in_directory(session)
    kept = a_member(session, delegation, one, status=MemberStatus.ACCEPTED)
    gone = a_member(session, delegation, other, status=MemberStatus.DECLINED, note="болен")
    third = a_member(session, delegation, substitute_id=gone.id)
    kept.substitute_id = gone.id
    session.add_all(
        [ItemMember(item_id=item.id, member_id=gone.id, attends=False), ItemMember(item_id=second.id, member_id=gone.id, attends=True)]
    )
    session.add(ItemMember(item_id=item.id, member_id=kept.id, attends=True))
    session.flush()
    ids, uid = (kept.id, gone.id, third.id), gone.uid
    before = _attendance(session)
    merge_id = _merge(session, one, other)
    assert _members(session) == [(ids[0], one.id, "accepted", None), (ids[2], third.person_id, "proposed", ids[0])]
    assert _attendance(session) == {(item.id, ids[0], True), (second.id, ids[0], True)}
    undo_merge(session, merge_id, now=NOW)
    assert _members(session) == [
        (ids[0], one.id, "accepted", ids[1]),
        (ids[1], other.id, "declined", None),
        (ids[2], third.person_id, "proposed", ids[1]),
    ]
    back = session.get_one(DelegationMember, ids[1])
    assert (back.uid, back.note, _attendance(session)) == (uid, "болен", before)


def _members(session: Session) -> list[tuple[int, int, str, int | None]]:
    rows = session.scalars(select(DelegationMember).order_by(DelegationMember.id))
    return [(one.id, one.person_id, one.status.value, one.substitute_id) for one in rows]


def _attendance(session: Session) -> set[tuple[int, int, bool]]:
    return {(one.item_id, one.member_id, one.attends) for one in session.scalars(select(ItemMember))}


def test_the_same_role_at_one_item_stands_once_and_another_role_moves(session: Session) -> None:
    item = an_item(session, an_event(session))
    one, other = a_person_in_directory(session), a_person_in_directory(session)
    for person, role in ((one, ItemRole.CHAIR), (other, ItemRole.CHAIR), (other, ItemRole.SPEAKER)):
        session.add(ItemPerson(item_id=item.id, person_id=person.id, role=role))
    session.flush()
    shown = [step.table for step in preview(session, one.id, other.id).steps if isinstance(step, Drop)]
    merge_id = _merge(session, one, other)
    assert (shown, _roles(session)) == (["item_person"], [(one.id, "chair"), (one.id, "speaker")])
    undo_merge(session, merge_id, now=NOW)
    assert _roles(session) == [(one.id, "chair"), (other.id, "chair"), (other.id, "speaker")]


def _roles(session: Session) -> list[tuple[int, str]]:
    return [(one.person_id, one.role.value) for one in session.scalars(select(ItemPerson).order_by(ItemPerson.id))]


def test_a_second_sealed_record_of_a_kind_stays_where_it_is_and_is_copied_nowhere(session: Session) -> None:
    one, other = a_person_in_directory(session), a_person_in_directory(session)
    kinds = list(DataKind)[:2]
    for person, kind in ((one, kinds[0]), (other, kinds[0]), (other, kinds[1])):
        record = PersonalRecord(uid=new_uid(), person_id=person.id, kind=kind, purpose=next(iter(Purpose)), keep_until=date(2027, 1, 1))
        record.changed_at, record.sealed, record.key_id = NOW, b"sealed", "tests"
        session.add(record)
    session.flush()
    merge_id = _merge(session, one, other)
    assert _records(session) == [(one.id, kinds[0]), (other.id, kinds[0]), (one.id, kinds[1])]
    assert "sealed" not in str([step for step in session.get_one(PersonMerge, merge_id).moved if "stays" not in step])
    undo_merge(session, merge_id, now=NOW)
    assert _records(session) == [(one.id, kinds[0]), (other.id, kinds[0]), (other.id, kinds[1])]


def _records(session: Session) -> list[tuple[int, DataKind]]:
    return [(one.person_id, one.kind) for one in session.scalars(select(PersonalRecord).order_by(PersonalRecord.id))]


def test_the_log_of_both_tells_of_the_merge_and_of_its_undoing(session: Session) -> None:
    sign(session, Author(None, "Протокол"))
    one, other = a_person_in_directory(session, "Кусаев"), a_person_in_directory(session, "Күсәев")
    undo_merge(session, _merge(session, one, other), now=NOW)
    told = [[change.fields for change in history_of(session, "person", person.id, limit=2)] for person in (one, other)]
    assert told == [
        [{"merged_from": ["Күсәев Иван Иванович", None]}, {"merged_from": [None, "Күсәев Иван Иванович"]}],
        [{"merged_into_id": ["Кусаев Иван Иванович", None]}, {"merged_into_id": [None, "Кусаев Иван Иванович"]}],
    ]
    assert session.scalars(select(PersonMerge.by_name)).all() == ["Протокол"]


def test_both_revisions_rise_so_that_older_pages_are_refused(session: Session) -> None:
    one, other = a_person_in_directory(session), a_person_in_directory(session)
    before = one.revision, other.revision
    merge_id = _merge(session, one, other)
    merged = one.revision, other.revision
    undo_merge(session, merge_id, now=NOW)
    assert before < merged < (one.revision, other.revision)
    with pytest.raises(Stale):
        merge_persons(session, MergePersons(new_uid(), one.id, other.id, seen_kept=before[0]), now=NOW)


def test_a_second_press_merges_and_undoes_nothing_more(session: Session) -> None:
    one, other = a_person_in_directory(session), a_person_in_directory(session)
    command = MergePersons(new_uid(), one.id, other.id)
    merge_id = merge_persons(session, command, now=NOW)
    assert merge_persons(session, command, now=NOW) == merge_id
    assert [undo_merge(session, merge_id, now=NOW) for _ in range(2)] == [other.id, other.id]


def test_a_merge_is_undone_after_the_later_ones(session: Session) -> None:
    one, other, third, fourth = (a_person_in_directory(session) for _ in range(4))
    first, second = _merge(session, one, other), _merge(session, one, third)
    last = _merge(session, fourth, one)
    for blocked in (first, second):
        with pytest.raises(Refusal, match="itself has been merged into another entry"):
            undo_merge(session, blocked, now=NOW)
    assert kept_instead(session, other) == fourth
    assert [entry.id for entry in merged_entries(session, fourth.id)] == [one.id, other.id, third.id]
    undo_merge(session, last, now=NOW)
    with pytest.raises(Refusal, match="has been merged into this entry since then"):
        undo_merge(session, first, now=NOW)
    assert [undo_merge(session, merge, now=NOW) for merge in (second, first)] == [third.id, other.id]


def test_a_place_taken_in_the_meantime_refuses_the_undoing_and_changes_nothing(session: Session) -> None:
    delegation = a_delegation(session, an_event(session))
    one, other = a_person_in_directory(session), a_person_in_directory(session)
    a_member(session, delegation, one)
    a_member(session, delegation, other, uid="one and the same")
    merge_id = _merge(session, one, other)
    a_member(session, session.get_one(Delegation, delegation.id), uid="one and the same")
    with pytest.raises(Refusal, match="entered anew"):
        undo_merge(session, merge_id, now=NOW)


def test_what_was_removed_since_does_not_hinder_the_undoing(session: Session) -> None:
    delegation = a_delegation(session, an_event(session))
    one, other = a_person_in_directory(session), a_person_in_directory(session)
    for person in (one, other):
        a_member(session, delegation, person)
    merge_id = _merge(session, one, other)
    for row in session.scalars(select(DelegationMember)).all():
        session.delete(row)
    session.flush()
    session.delete(session.get_one(Delegation, delegation.id, populate_existing=True))
    session.flush()
    assert undo_merge(session, merge_id, now=NOW) == other.id


def test_who_is_merged_blocked_erased_or_nobody_is_not_merged(session: Session) -> None:
    one, other, third = (a_person_in_directory(session) for _ in range(3))
    _merge(session, one, other)
    blocked, erased = a_person_in_directory(session, blocked_at=NOW), a_person_in_directory(session, erased_at=NOW)
    for gone in (one, other, blocked, erased):
        with pytest.raises(Refusal):
            _merge(session, third if gone is not one else one, gone)
    with pytest.raises(NotFound):
        merge_persons(session, MergePersons(new_uid(), one.id, 10**6), now=NOW)
    with pytest.raises(NotFound):
        undo_merge(session, 10**6, now=NOW)


def test_likely_pairs_have_the_same_name_or_sound_alike_at_one_body(session: Session) -> None:
    body = an_organisation(session)
    same = [a_person_in_directory(session, name) for name in ("Сидорова", "СИДОРОВА")]
    alike = [a_person_in_directory(session, name) for name in ("Кусэев", "Kussayev")]
    a_person_in_directory(session, "Кусаев", given=Texts(ru="Пётр"))
    elsewhere = a_person_in_directory(session, "Күсәевә")
    for person in alike:
        an_appointment(session, person, organisation=body)
    an_appointment(session, elsewhere, organisation=an_organisation(session))
    found = [(pair.one.id, pair.other.id, pair.same_name) for pair in likely_pairs(session)]
    assert found == [(same[0].id, same[1].id, True), (alike[0].id, alike[1].id, False)]
