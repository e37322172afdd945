"""Claims about members of working groups who are erased, merged, taken out of the directory, or ask what is held of them."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal
from app.matters.working_groups.composition import group_composition
from app.matters.working_groups.holdings import group_memberships_held
from app.matters.working_groups.keeping import named_in_groups
from app.matters.working_groups.queries import get_group
from app.matters.working_groups.rules import Gap, GroupRole
from app.register.directory.commands import remove_person
from app.register.directory.merging import MergePersons, merge_persons
from app.register.directory.models import Person
from app.register.personal.erasing import ErasePerson, erase_person
from tests.factories.events import NOW
from tests.factories.groups import TITLE, a_group, a_group_member
from tests.factories.people import a_person_in_directory, an_appointment
from tests.integration.planning.people import an_officer

PAST = date(2023, 9, 27)


@pytest.fixture
def person(session: Session) -> Person:
    return a_person_in_directory(session, "Участников")


def test_whoever_is_erased_leaves_their_place_vacant_and_past_compositions_keep_a_reference(session: Session, person: Person) -> None:
    group = a_group(session)
    post = an_appointment(session, person)
    member = a_group_member(session, group, person, role=GroupRole.CO_CHAIR, appointment=post, document="приказ об Участникове")
    later = a_group_member(session, group, person, role=GroupRole.MEMBER, since=clock.office_day() + timedelta(30))
    ids = group.id, member.id, later.id
    erase_person(session, ErasePerson(person.id, an_officer(session), person.revision, "заявление № 1"), clock.now())
    session.expire_all()
    past = group_composition(session, ids[0], on=PAST).sides[0]
    now = group_composition(session, ids[0], on=clock.office_day() + timedelta(1)).sides[0]
    assert past.co_chair is not None
    assert (past.co_chair.name.ru, past.co_chair.document, now.members) == ("лицо удалено по требованию", "", ())
    assert Gap.CO_CHAIR in {one.gap for one in now.open_matters}
    assert [one.id for one in get_group(session, ids[0]).members] == [ids[1]]
    told = str([(change.label, change.fields) for ident in ids[1:] for change in history_of(session, "group_member", ident)])
    assert "Участников" not in told


def test_a_merge_brings_memberships_along_and_tells_what_is_told_twice_now(session: Session, person: Person) -> None:
    group, kept = a_group(session), a_person_in_directory(session)
    a_group_member(session, group, person, role=GroupRole.DEPUTY)
    a_group_member(session, group, kept)
    a_group_member(session, group, person, role=GroupRole.MEMBER, since=PAST, until=PAST)
    a_group_member(session, group, kept, role=GroupRole.MEMBER, since=PAST, until=PAST)
    merge_persons(session, MergePersons(new_uid(), kept.id, person.id), now=NOW)
    session.expire_all()
    found = group_composition(session, group.id, on=date(2024, 1, 1)).sides[0]
    assert [(one.person_id, one.role) for one in found.members] == [(kept.id, GroupRole.DEPUTY), (kept.id, GroupRole.MEMBER)]
    assert Gap.TWICE in {one.gap for one in found.open_matters}
    assert len(get_group(session, group.id).members) == 3


def test_whoever_has_been_in_a_group_stays_in_the_directory(session: Session, person: Person) -> None:
    assert named_in_groups(session, person) == ""
    a_group_member(session, a_group(session), person, until=PAST)
    with pytest.raises(Refusal) as refused:
        remove_person(session, person.id, person.revision)
    assert refused.value.values == {"name": person.label()}


def test_in_which_groups_somebody_is_is_told_to_them(session: Session, person: Person) -> None:
    a_group_member(session, a_group(session), person, since=PAST, document="приказ № 1")
    assert group_memberships_held(session, person) == [
        {
            "group": {"ru": TITLE},
            "side": "bashkortostan",
            "role": "member",
            "since": "2023-09-27",
            "until": None,
            "document": "приказ № 1",
        }
    ]
