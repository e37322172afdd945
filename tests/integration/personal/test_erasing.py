"""Whoever asks to be erased is gone from every column of every table, and what was said of everybody else stays."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app.faces.spreadsheets.models import ImportDraft
from app.ground.db.history import Change
from app.ground.db.sealing import keys_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.judgement.entries.models import FeedScope, StoredEntry
from app.judgement.entries.queries import scope_of_event
from app.judgement.publishing import erasing as versions
from app.judgement.publishing.commands import Publish, digest, outgoing, pending, publish
from app.judgement.publishing.models import Version
from app.planning.delegations import erasing as delegations
from app.planning.delegations.models import ContactLink, Delegation, DelegationMember, MemberProposal
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.programmes import erasing as programmes
from app.planning.programmes.attending import ItemPerson, ItemRole
from app.planning.programmes.models import ItemSpeech
from app.register.accounts.models import ParkedForm
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Appointment, Person, PersonMerge
from app.register.personal.erasing import ERASERS, ErasePerson, erase_person, preview_erasure
from app.register.personal.models import PersonalReading, PersonalRecord, PurgeAct
from app.register.personal.naming import ERASED
from app.register.personal.reading import ReadRecords, read_records
from app.register.personal.rules import DataKind
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.integration.personal.conftest import NOW, Kept
from tests.integration.personal.dump import LATIN, MARKS, PHONE, SURNAME, columns, found

assert all((versions, delegations, programmes))


@pytest.fixture
def event(session: Session, gone: Person, protocol: Actor, kept: Kept) -> Event:
    """An event in which the person is told everywhere, published twice."""
    kept(gone, DataKind.PHONE, PHONE)
    kept(gone, DataKind.NEEDS, "без рыбы")
    event = an_event(session, description=Texts(ru=f"Встречает И.И. {SURNAME}, тел. 8 (917) 555 44 33"))
    delegation = a_delegation(session, event, contact_id=gone.id, attached_id=gone.id, duty_phone=PHONE, note=f"{SURNAME} И. И.")
    a_member(session, delegation, gone, note=f"{SURNAME} прилетает ночью")
    item = an_item(session, event, participants=Texts(ru=f"министр {SURNAME} И.И.; Соседов П.П."), speech_list="Стираемов-министр · 10")
    item.speeches = [ItemSpeech(position=0, speaker=Texts(ru="Стираемов-министр"), person_id=gone.id, minutes=10)]
    session.add(ItemPerson(item_id=item.id, person_id=gone.id, role=ItemRole.CHAIR))
    session.flush()
    session.expire_all()
    publish(session, Publish(event.id, protocol, None, note=f"Добавлен {SURNAME} Иван Иванович"), now=NOW)
    get_event(session, event.id).theme = Texts(ru="Тема", en=f"Ivan {LATIN.title()}")
    session.flush()
    publish(session, Publish(event.id, protocol, None), now=NOW + timedelta(hours=1))
    return get_event(session, event.id)


@pytest.fixture
def everywhere(session: Session, gone: Person, event: Event, protocol: Actor) -> None:
    """The rest of the places in which somebody may stand."""
    user = a_user(session)
    delegation_id = session.scalars(select(DelegationMember.delegation_id)).first() or 0
    link = {"uid": new_uid(), "delegation_id": delegation_id, "holder": f"{SURNAME} Иван", "digest": "0" * 64}
    session.add(ContactLink(**link, made_at=NOW, made_by="В.", expires_at=NOW))
    told = json.dumps({"surname": SURNAME, "given": "Иван", "phone": PHONE}).encode()
    proposal = MemberProposal(uid=new_uid(), delegation_id=delegation_id, deed="add", sent_by=f"И. И. {SURNAME}", sent_at=NOW)
    draft = ImportDraft(
        uid=new_uid(), by_id=user.id, target="members", target_id=delegation_id, file_name=f"{SURNAME} И.И.xlsx", made_at=NOW
    )
    for row in (proposal, draft):
        row.seal(keys_of(session), told)
        session.add(row)
    parked = {"token_hash": "1" * 64, "browser_hash": "2" * 64, "path": "/people/new", "page": "/people/new"}
    session.add(ParkedForm(**parked, fields=[["surname-ru", SURNAME], ["given-ru", "Иван"]], at=NOW))
    other = a_person_in_directory(session, note=f"Помощник: {SURNAME} Иван Иванович, {PHONE}")
    merged = a_person_in_directory(session, SURNAME, merged_into_id=gone.id, patronymic=Texts(ru="Иваныч"))
    session.add(PersonMerge(uid=new_uid(), kept_id=gone.id, gone_id=merged.id, at=NOW, by_name="В.", moved=[{"latin": LATIN}]))
    an_event(session, title=Texts(ru="Другое"), theme=Texts(ru=f"{SURNAME.upper()} ИВАН ИВАНОВИЧ"))
    assert other.note
    session.flush()
    read_records(session, ReadRecords(protocol, [gone.id], list(DataKind), "person"), now=NOW)


def _erase(session: Session, by: Actor, person: Person, reason: str = "письмо № 5 от 12.05.2026") -> None:
    erase_person(session, ErasePerson(person.id, by, person.revision, reason), NOW + timedelta(days=1))
    session.flush()
    session.expire_all()


def test_nothing_is_left_in_any_column_of_any_table(session: Session, gone: Person, everywhere: None, protocol: Actor) -> None:
    assert len(found(session)) > 20
    _erase(session, protocol, gone, f"по заявлению: {SURNAME} Иван Иванович")

    assert found(session) == set(), {where: text for where, text in columns(session) if any(mark in text for mark in MARKS)}


def test_the_row_stays_without_a_name_and_says_so_in_four_languages(session: Session, gone: Person, protocol: Actor, event: Event) -> None:
    _erase(session, protocol, gone)

    person = session.get_one(Person, gone.id)
    assert person.name == ERASED
    assert ERASED.missing() == ()
    assert person.erased_at == NOW + timedelta(days=1)
    assert session.scalars(select(Appointment)).all() == []
    assert session.scalars(select(PersonalRecord)).all() == []


def test_the_act_says_what_was_destroyed_and_readings_stay(session: Session, gone: Person, everywhere: None, protocol: Actor) -> None:
    _erase(session, protocol, gone)

    act = session.scalars(select(PurgeAct)).one()
    assert (act.reason, [row["kind"] for row in act.rows], {row["person"] for row in act.rows}) == (
        "erased",
        ["phone", "needs"],
        {gone.uid},
    )
    assert len(session.scalars(select(PersonalReading)).all()) == 1


def test_private_links_are_revoked_and_nobody_erased_is_to_be_asked(
    session: Session, gone: Person, everywhere: None, protocol: Actor
) -> None:
    _erase(session, protocol, gone)

    link = session.scalars(select(ContactLink)).one()
    assert link.revoked_at is not None
    member = session.scalars(select(DelegationMember)).one()
    assert member.note == ""
    delegation = session.get_one(Delegation, member.delegation_id)
    assert (delegation.contact_id, delegation.attached_id, delegation.duty_phone) == (None, None, "")


def test_versions_are_rewritten_and_what_they_say_of_others_stays(session: Session, gone: Person, event: Event, protocol: Actor) -> None:
    _erase(session, protocol, gone)

    for version in session.scalars(select(Version).options(undefer(Version.snapshot))):
        assert version.digest == digest(version.programme, version.logistics_picture)
        assert version.snapshot["people"][gone.uid]["name"] == ERASED.as_dict()
        assert version.programme.items[0].participants.ru == f"министр {ERASED.ru}; Соседов П.П."
        assert version.programme.items[0].speeches[0].speaker == ERASED


def test_after_an_erasure_there_is_nothing_to_publish(session: Session, gone: Person, event: Event, protocol: Actor) -> None:
    _erase(session, protocol, gone)

    assert not pending(session, event.id, outgoing(session, get_event(session, event.id)))


def test_phones_are_told_to_drop_the_name(session: Session, gone: Person, event: Event, protocol: Actor) -> None:
    before = {row.uid: (row.sequence, row.last_modified) for row in session.scalars(select(StoredEntry))}
    named = {row.uid for row in session.scalars(select(StoredEntry)) if SURNAME in json.dumps(row.picture, ensure_ascii=False)}
    scope = scope_of_event(event.uid)
    count = session.get_one(FeedScope, scope).change_number
    _erase(session, protocol, gone)

    assert named
    for row in session.scalars(select(StoredEntry)):
        assert (row.sequence > before[row.uid][0]) is (row.uid in named)
        assert (row.last_modified > before[row.uid][1]) is (row.uid in named)
    assert session.get_one(FeedScope, scope).change_number == count + 1


def test_a_preview_counts_and_changes_nothing(session: Session, gone: Person, everywhere: None, protocol: Actor) -> None:
    before = found(session)
    told = preview_erasure(session, gone.id, protocol, now=NOW)

    assert told["Published versions"] == 2
    assert told["Records of personal data"] == 2
    assert told["Speeches"] == 1
    assert found(session) == before
    assert session.get_one(Person, gone.id).erased_at is None


def test_somebody_of_the_same_surname_stays(session: Session, gone: Person, event: Event, protocol: Actor) -> None:
    other = a_person_in_directory(session, SURNAME, given=Texts(ru="Пётр"), patronymic=Texts(ru="Ильич"))
    event.description = Texts(ru=f"П.И. {SURNAME} и {SURNAME} Иван Петрович")
    _erase(session, protocol, gone)

    assert session.get_one(Person, other.id).name.ru == f"{SURNAME} Пётр Ильич"
    assert get_event(session, event.id).description.ru == f"П.И. {SURNAME} и {SURNAME} Иван Петрович"


def test_the_log_keeps_that_something_was_changed_and_not_what(session: Session, gone: Person, protocol: Actor, event: Event) -> None:
    _erase(session, protocol, gone)

    rows = session.scalars(select(Change).where(Change.kind == "person", Change.thing_id == gone.id).order_by(Change.id)).all()
    assert [(row.action, row.label) for row in rows] == [("created", ERASED.ru), ("changed", ERASED.ru)]
    assert [row.fields for row in rows] == [{}, {"erase_reason": [None, "письмо № 5 от 12.05.2026"]}]


def test_who_may_not_erase(session: Session, gone: Person) -> None:
    for role in (Role.COORDINATOR, Role.READER):
        with pytest.raises(NotAllowed):
            _erase(session, an_actor(a_user(session, role=role)), gone)


def test_an_erasure_wants_a_reason_and_the_state_that_was_seen(session: Session, gone: Person, protocol: Actor) -> None:
    with pytest.raises(Refusal) as refused:
        _erase(session, protocol, gone, "")
    assert refused.value.field == "reason"
    with pytest.raises(Stale):
        erase_person(session, ErasePerson(gone.id, protocol, gone.revision + 1, "письмо"), NOW)


def test_who_was_merged_into_another_goes_with_that_one(session: Session, gone: Person, protocol: Actor) -> None:
    merged = a_person_in_directory(session, SURNAME, merged_into_id=gone.id)
    with pytest.raises(Refusal):
        _erase(session, protocol, merged)
    _erase(session, protocol, gone)

    assert session.get_one(Person, merged.id).name == ERASED


def test_the_upper_slices_have_told_what_they_hold() -> None:
    assert set(ERASERS) >= {"Memberships, posts and private links", "Speeches", "Published versions"}
