"""Claims about who is in a delegation, in which role and order, and how far each has come."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.planning.delegations import commands
from app.planning.delegations.commands import DelegationDetails, MemberDetails, Newcomer
from app.planning.delegations.composition import composition_of, compositions_of
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.queries import also_in, history_of_delegation, repeated_in, summaries_of, unfilled
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Organisation, Person
from app.register.directory.rules.kinds import Category, PartySide
from tests.factories.accounts import NOW, a_user
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory, a_rank, an_appointment, an_organisation

BY = Actor(1, "Г. Р. Валиева", Role.PROTOCOL, "ru", 1)
READER = Actor(2, "Читатель", Role.READER, "ru", 2)
DAY = date(2024, 11, 26)


@pytest.fixture
def delegation(session: Session) -> Delegation:
    return a_delegation(session, an_event(session))


def surnames(session: Session, delegation: Delegation) -> list[str]:
    session.flush()
    session.expire_all()
    return [member.surname.ru for member in composition_of(session, delegation.id, on=DAY).members]


def members(session: Session, delegation: Delegation, *names: str) -> list[DelegationMember]:
    return [a_member(session, delegation, a_person_in_directory(session, name)) for name in names]


def statuses(of: Iterable[DelegationMember]) -> list[MemberStatus]:
    return [member.status for member in of]


def test_a_delegation_stands_last_and_changes_places_with_its_neighbours(session: Session) -> None:
    event = an_event(session)
    named = [DelegationDetails(Texts(ru=name), PartySide.RUSSIA) for name in "АБВ"]
    made = [commands.add_delegation(session, commands.AddDelegation(event.id, BY, new_uid(), one)) for one in named]
    commands.reorder_delegation(session, commands.ReorderDelegation(made[2], BY, None, -1))
    session.expire_all()
    assert [one.name.ru for one in summaries_of(session, event.id)] == ["А", "В", "Б"]
    assert session.get_one(Delegation, made[1]).revision == 1
    with pytest.raises(Refusal):
        commands.reorder_delegation(session, commands.ReorderDelegation(made[0], BY, None, -1))


def test_pressing_twice_makes_one_delegation_and_takes_somebody_in_once(session: Session, delegation: Delegation) -> None:
    uid, details = new_uid(), DelegationDetails(Texts(ru="Пресса"), PartySide.KAZAKHSTAN)
    twice = {commands.add_delegation(session, commands.AddDelegation(delegation.event_id, BY, uid, details)) for _ in range(2)}
    person = a_person_in_directory(session)
    taken = commands.AddMember(delegation.id, BY, new_uid(), person.id)
    assert (len(twice), len({commands.add_member(session, taken) for _ in range(2)})) == (1, 1)
    with pytest.raises(Refusal) as refused:
        commands.add_member(session, commands.AddMember(delegation.id, BY, new_uid(), person.id))
    assert refused.value.field == "person_id"


def test_a_uid_of_another_event_makes_nothing(session: Session, delegation: Delegation) -> None:
    other = an_event(session)
    with pytest.raises(NotAllowed):
        commands.add_delegation(
            session, commands.AddDelegation(other.id, BY, delegation.uid, DelegationDetails(Texts(ru="Х"), PartySide.OTHER))
        )


def test_the_head_comes_first_then_category_then_rank_then_time_in_office(session: Session, delegation: Delegation) -> None:
    first, second = a_rank(session), a_rank(session)
    for name, rank, since, category in (
        ("Пресс", first, None, Category.PRESS),
        ("Младший", second, date(2024, 1, 1), None),
        ("Старший", second, date(2020, 1, 1), None),
        ("Министр", first, None, None),
    ):
        person = a_person_in_directory(session, name)
        an_appointment(session, person, rank=rank, since=since)
        a_member(session, delegation, person, category=category)
    a_member(session, delegation, a_person_in_directory(session, "Глава"), role=MemberRole.HEAD, category=Category.STAFF)
    a_member(session, delegation, a_person_in_directory(session, "Аноним"))
    assert surnames(session, delegation) == ["Глава", "Министр", "Старший", "Младший", "Аноним", "Пресс"]


def test_a_member_is_told_as_what_they_are_on_the_day_unless_another_post_is_chosen(session: Session, delegation: Delegation) -> None:
    person = a_person_in_directory(session, "Кусэев")
    an_appointment(session, person, "аким", until=date(2024, 1, 1))
    an_appointment(session, person, "министр", position_no=1, organisation=an_organisation(session, name=Texts(ru="МИД")))
    other = an_appointment(session, person, "депутат", position_no=2)
    member = a_member(session, delegation, person)
    session.expire_all()
    one = composition_of(session, delegation.id, on=DAY).members[0]
    assert (one.position.ru, one.organisation.ru, one.missing) == ("министр", "МИД", ("ba", "kk", "en"))
    commands.change_member(session, commands.ChangeMember(member.id, BY, 1, MemberDetails(appointment_id=other.id)))
    session.expire_all()
    assert composition_of(session, delegation.id, on=DAY).members[0].position.ru == "депутат"
    stranger = an_appointment(session, a_person_in_directory(session))
    with pytest.raises(Refusal):
        commands.change_member(session, commands.ChangeMember(member.id, BY, None, MemberDetails(appointment_id=stranger.id)))


def test_one_move_by_hand_leaves_those_behind_it_to_precedence_and_disturbs_nobody(session: Session, delegation: Delegation) -> None:
    people = members(session, delegation, "А", "Б", "В", "Г")
    commands.place_member(session, commands.PlaceMember(people[2].id, BY, 1, step=-1))
    assert surnames(session, delegation) == ["А", "В", "Б", "Г"]
    assert [(one.order_no, one.revision) for one in people] == [(1, 1), (3, 1), (2, 2), (None, 1)]
    commands.place_member(session, commands.PlaceMember(people[3].id, BY, 1, place=1))
    assert surnames(session, delegation) == ["Г", "А", "В", "Б"]
    commands.order_by_precedence(session, commands.OnDelegation(delegation.id, BY, None))
    assert surnames(session, delegation) == ["А", "Б", "В", "Г"]


def test_the_head_has_no_place_by_hand(session: Session, delegation: Delegation) -> None:
    head = a_member(session, delegation, role=MemberRole.HEAD)
    with pytest.raises(Refusal):
        commands.place_member(session, commands.PlaceMember(head.id, BY, 1, step=1))


def test_naming_a_head_lets_the_present_one_step_down(session: Session, delegation: Delegation) -> None:
    old, new = members(session, delegation, "Старый", "Новый")
    commands.name_head(session, commands.OnMember(old.id, BY, 1))
    commands.name_head(session, commands.OnMember(new.id, BY, 1))
    assert [old.role, new.role] == [MemberRole.MEMBER, MemberRole.HEAD]
    with pytest.raises(Stale):
        commands.name_head(session, commands.OnMember(old.id, BY, 1))


def test_several_are_marked_and_those_who_cannot_be_are_told_by_name(session: Session, delegation: Delegation) -> None:
    a, b, c, d = members(session, delegation, "А", "Б", "В", "Г")
    c.note = "изменён"
    d.status = MemberStatus.DECLINED
    session.flush()
    marking = [(a.id, 1), (b.id, 1), (c.id, 1), (d.id, 2), (10**6, 1)]
    marked = commands.mark_members(session, commands.MarkMembers(delegation.id, BY, marking, MemberStatus.INVITED))
    assert (marked.done, [name[0] for name in marked.changed_meanwhile], [name[0] for name in marked.out_of_step]) == (2, ["В"], ["Г"])
    assert statuses((a, b, c, d)) == [MemberStatus.INVITED, MemberStatus.INVITED, MemberStatus.PROPOSED, MemberStatus.DECLINED]
    marked = commands.mark_members(session, commands.MarkMembers(delegation.id, BY, [(c.id, 2)], MemberStatus.ARRIVED))
    assert (marked.done, [name[0] for name in marked.out_of_step]) == (0, ["В"])


def test_a_member_of_another_delegation_is_not_marked_with_them(session: Session, delegation: Delegation) -> None:
    other = a_member(session, a_delegation(session, an_event(session)))
    marked = commands.mark_members(session, commands.MarkMembers(delegation.id, BY, [(other.id, 1)], MemberStatus.INVITED))
    assert (marked, other.status) == (commands.Marked(0), MemberStatus.PROPOSED)


def test_two_who_mark_the_same_wanted_the_same(session: Session, delegation: Delegation) -> None:
    (member,) = members(session, delegation, "А")
    for _ in range(2):
        commands.take_step(session, commands.Step(member.id, BY, 1, MemberStatus.INVITED))
    assert member.revision == 2
    with pytest.raises(Stale):
        commands.take_step(session, commands.Step(member.id, BY, 1, MemberStatus.DECLINED))


def test_a_member_comes_instead_of_the_head_and_leads(session: Session, delegation: Delegation) -> None:
    head, other = members(session, delegation, "Глава", "Другой")
    commands.name_head(session, commands.OnMember(head.id, BY, 1))
    commands.substitute(session, commands.Substitute(head.id, BY, 2, new_uid(), substitute_id=other.id, takes_role=True))
    assert (head.status, head.substitute_id, head.role, other.role) == (
        MemberStatus.SUBSTITUTED,
        other.id,
        MemberRole.MEMBER,
        MemberRole.HEAD,
    )
    commands.take_step(session, commands.Step(head.id, BY, None, MemberStatus.ACCEPTED))
    assert head.substitute_id is None


def test_somebody_of_the_directory_or_somebody_new_comes_instead_in_one_step(session: Session, delegation: Delegation) -> None:
    first, second = members(session, delegation, "Первый", "Второй")
    known = a_person_in_directory(session, "Известный")
    commands.substitute(session, commands.Substitute(first.id, BY, 1, new_uid(), person_id=known.id))
    new = Newcomer("Новый Пётр Петрович", "советник", "Аппарат акима")
    commands.substitute(session, commands.Substitute(second.id, BY, 1, new_uid(), newcomer=new))
    found = {one.surname.ru: one for one in composition_of(session, delegation.id, on=DAY).members}
    assert found["Первый"].substitute_id == found["Известный"].id
    assert (found["Второй"].substitute_id, found["Новый"].position.ru) == (found["Новый"].id, "советник")


def test_nobody_comes_instead_without_a_name_or_in_a_circle(session: Session, delegation: Delegation) -> None:
    a, b = members(session, delegation, "А", "Б")
    with pytest.raises(Refusal):
        commands.substitute(session, commands.Substitute(a.id, BY, 1, new_uid()))
    with pytest.raises(Refusal):
        commands.take_step(session, commands.Step(a.id, BY, 1, MemberStatus.SUBSTITUTED))
    commands.substitute(session, commands.Substitute(a.id, BY, 1, new_uid(), substitute_id=b.id))
    with pytest.raises(Refusal):
        commands.substitute(session, commands.Substitute(b.id, BY, 1, new_uid(), substitute_id=a.id))


def test_saving_a_substituted_member_keeps_who_comes_instead(session: Session, delegation: Delegation) -> None:
    a, b = members(session, delegation, "А", "Б")
    commands.substitute(session, commands.Substitute(a.id, BY, 1, new_uid(), substitute_id=b.id))
    details = MemberDetails(status=MemberStatus.SUBSTITUTED, note="письмо № 5")
    commands.change_member(session, commands.ChangeMember(a.id, BY, None, details))
    assert (a.substitute_id, a.note) == (b.id, "письмо № 5")
    commands.remove_member(session, commands.OnMember(b.id, BY, None))
    session.expire_all()
    assert composition_of(session, delegation.id, on=DAY).members[0].substitute_id is None


def test_a_newcomer_is_read_from_one_cell_and_finds_the_body_of_that_name(session: Session, delegation: Delegation) -> None:
    body = an_organisation(session, name=Texts(ru="Министерство культуры"), short_name=Texts(ru="Минкульт"))
    newcomer = Newcomer("Құрманғалиұлы Нұрлан", "директор", "минкульт")
    cmd = commands.AddNewcomer(delegation.id, BY, new_uid(), newcomer)
    assert len({commands.add_newcomer(session, cmd) for _ in range(2)}) == 1
    one = composition_of(session, delegation.id, on=DAY).members[0]
    assert (one.name.ru, one.position.ru, one.organisation) == ("Құрманғалиұлы Нұрлан", "директор", body.name)
    assert len(session.scalars(select(Person)).all()) == len(session.scalars(select(Organisation)).all()) == 1


def test_a_namesake_of_the_directory_is_asked_about_once(session: Session, delegation: Delegation) -> None:
    a_person_in_directory(session, "Иванов")
    newcomer = Newcomer("Иванов Иван Иванович")
    with pytest.raises(Refusal) as refused:
        commands.add_newcomer(session, commands.AddNewcomer(delegation.id, BY, new_uid(), newcomer))
    assert refused.value.field == "is_another"
    another = Newcomer("Иванов Иван Иванович", is_another=True)
    assert commands.add_newcomer(session, commands.AddNewcomer(delegation.id, BY, new_uid(), another))


def test_somebody_merged_or_erased_is_not_taken_in(session: Session, delegation: Delegation) -> None:
    kept = a_person_in_directory(session)
    gone = a_person_in_directory(session, merged_into_id=kept.id)
    with pytest.raises(Refusal):
        commands.add_member(session, commands.AddMember(delegation.id, BY, new_uid(), gone.id))


def test_the_same_person_in_two_delegations_of_one_event_is_seen(session: Session, delegation: Delegation) -> None:
    person = a_person_in_directory(session)
    other = a_delegation(session, session.get_one(Event, delegation.event_id))
    elsewhere = a_delegation(session, an_event(session))
    for one in (delegation, other, elsewhere):
        a_member(session, one, person)
    assert also_in(session, delegation.event_id, [person.id], but=delegation.id) == {person.id: [(other.id, other.name)]}
    assert (repeated_in(session, delegation.event_id), repeated_in(session, elsewhere.event_id)) == ({person.id}, set())


def test_those_who_only_read_write_nothing_and_a_coordinator_only_their_own(session: Session) -> None:
    user = a_user(session, role=Role.COORDINATOR)
    mine, foreign = an_event(session, coordinators=[user]), an_event(session)
    by = Actor(user.id, user.name, Role.COORDINATOR, "ru", 1)
    own = a_delegation(session, mine)
    member = a_member(session, a_delegation(session, foreign))
    person = a_person_in_directory(session)
    assert commands.add_member(session, commands.AddMember(own.id, by, new_uid(), person.id))
    for actor, delegation_id in ((by, member.delegation_id), (READER, own.id)):
        with pytest.raises(NotAllowed):
            commands.add_member(session, commands.AddMember(delegation_id, actor, new_uid(), person.id))
    deeds = (
        lambda: commands.take_step(session, commands.Step(member.id, by, None, MemberStatus.INVITED)),
        lambda: commands.name_head(session, commands.OnMember(member.id, by, None)),
        lambda: commands.place_member(session, commands.PlaceMember(member.id, by, None, 1)),
        lambda: commands.remove_member(session, commands.OnMember(member.id, by, None)),
        lambda: commands.remove_delegation(session, commands.OnDelegation(member.delegation_id, by, None)),
        lambda: commands.order_by_precedence(session, commands.OnDelegation(member.delegation_id, by, None)),
        lambda: commands.mark_members(session, commands.MarkMembers(member.delegation_id, by, [], MemberStatus.INVITED)),
        lambda: commands.add_newcomer(session, commands.AddNewcomer(member.delegation_id, by, new_uid(), Newcomer("Х У"))),
        lambda: commands.substitute(session, commands.Substitute(member.id, by, None, new_uid())),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()


def test_a_composition_that_is_due_is_told_until_it_has_a_head_and_members(session: Session) -> None:
    event = an_event(session)
    late = a_delegation(session, event, fill_by=date(2024, 11, 1))
    a_delegation(session, event, fill_by=date(2024, 11, 20))
    a_delegation(session, event)
    cancelled = a_delegation(session, an_event(session, status=Status.CANCELLED), fill_by=date(2024, 11, 1))
    assert cancelled.event_id != event.id
    day = date(2024, 11, 10)
    assert [(one.delegation.id, one.delegation.coming, one.event) for one in unfilled(session, day)] == [(late.id, 0, event.title)]
    head = a_member(session, late, role=MemberRole.HEAD)
    assert unfilled(session, day) == ()
    head.status = MemberStatus.DECLINED
    session.flush()
    assert len(unfilled(session, day)) == 1
    assert unfilled(session, date(2025, 1, 1)) == ()


def test_all_compositions_of_an_event_are_told_in_their_order(session: Session, delegation: Delegation) -> None:
    members(session, delegation, "А", "Б")
    a_delegation(session, session.get_one(Event, delegation.event_id), position=5)
    session.expire_all()
    told = compositions_of(session, delegation.event_id)
    assert [(one.position, len(one.coming), one.head) for one in told] == [(0, 2, None), (5, 0, None)]
    assert told[0].counts() == ((MemberStatus.PROPOSED, 2),)
    assert [category for category, _ in told[0].by_category()] == [Category.GOVERNMENT]


def test_the_history_of_a_delegation_has_its_members_and_those_who_are_gone_and_no_others(session: Session, delegation: Delegation) -> None:
    here, gone = members(session, delegation, "Здесь", "Ушёл")
    members(session, a_delegation(session, session.get_one(Event, delegation.event_id)), "Чужой")
    commands.take_step(session, commands.Step(gone.id, BY, 1, MemberStatus.DECLINED))
    commands.remove_member(session, commands.OnMember(gone.id, BY, None))
    found = history_of_delegation(session, delegation.id, limit=50)
    told = [(change.label.partition(" ")[0], change.action) for change in found if change.kind == "member"]
    assert told == [("Ушёл", "removed"), ("Ушёл", "changed"), ("Ушёл", "created"), ("Здесь", "created")]
    assert [change.action for change in found if change.kind == "delegation"] == ["created"]
    assert history_of_delegation(session, delegation.id, limit=1)[0].thing_id == gone.id != here.id


@pytest.mark.parametrize("field", ["contact_id", "attached_id"])
def test_nobody_merged_or_erased_becomes_the_contact_or_the_officer(session: Session, delegation: Delegation, field: str) -> None:
    gone = a_person_in_directory(session, merged_into_id=a_person_in_directory(session).id)
    ids = {name: gone.id if name == field else None for name in ("contact_id", "attached_id")}
    details = commands.DelegationDetails(
        Texts(ru="Делегация"), PartySide.KAZAKHSTAN, contact_id=ids["contact_id"], attached_id=ids["attached_id"]
    )
    with pytest.raises(Refusal) as refused:
        commands.change_delegation(session, commands.ChangeDelegation(delegation.id, BY, None, details))
    assert refused.value.field == field


def test_a_contact_who_was_erased_since_keeps_nobody_from_changing_the_rest(session: Session, delegation: Delegation) -> None:
    contact = a_person_in_directory(session)
    details = commands.DelegationDetails(Texts(ru="Делегация"), PartySide.KAZAKHSTAN, contact_id=contact.id)
    commands.change_delegation(session, commands.ChangeDelegation(delegation.id, BY, None, details))
    contact.erased_at = NOW
    commands.change_delegation(session, commands.ChangeDelegation(delegation.id, BY, None, replace(details, note="позвонить")))
    assert (delegation.contact_id, delegation.note) == (contact.id, "позвонить")
