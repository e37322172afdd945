"""Claims about what is written of agreements: by whom, against what they saw, and what the log keeps of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.ground.web.history import told_rows
from app.matters.agreements import commands
from app.matters.agreements.commands import (
    AddAgreement,
    AgreementDetails,
    ChangeAgreement,
    RemoveAgreement,
    ReorderAgreement,
    SetState,
)
from app.matters.agreements.models import Agreement, AgreementSignatory
from app.matters.agreements.naming import names_for
from app.matters.agreements.queries import agreements_of, get_agreement
from app.matters.agreements.rules import MOST_SIGNATORIES, AgreementState, Signatory
from app.matters.agreements.values import signatories_of
from app.planning.programmes.rules import ItemKind
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide
from tests.counting import statements
from tests.factories.accounts import an_actor
from tests.factories.agreements import an_agreement, with_signatories
from tests.factories.events import NOW, an_event
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import an_item
from tests.integration.planning.people import a_coordinator, a_reader, an_officer

OURS, THEIRS = Texts("Правительство Республики Башкортостан"), Texts("Акимат Костанайской области", kk="Қостанай облысының әкімдігі")
DETAILS = AgreementDetails(Texts("Соглашение о сотрудничестве"))

Write = Callable[[Session, Agreement, Actor, int | None], object]
CHANGES: dict[str, Write] = {
    "change": lambda s, one, by, seen: commands.change_agreement(s, ChangeAgreement(one.id, by, seen, DETAILS)),
    "state": lambda s, one, by, seen: commands.set_state(s, SetState(one.id, by, seen, AgreementState.PRINTED)),
    "reorder": lambda s, one, by, seen: commands.reorder_agreement(s, ReorderAgreement(one.id, by, seen, 1)),
    "remove": lambda s, one, by, seen: commands.remove_agreement(s, RemoveAgreement(one.id, by, seen)),
}
WRITES: dict[str, Write] = {
    **CHANGES,
    "add": lambda s, one, by, _seen: commands.add_agreement(s, AddAgreement(one.event_id, by, new_uid(), DETAILS)),
}
"""Every command that writes agreements."""


def test_an_added_agreement_holds_what_was_typed_and_is_signed_last(session: Session) -> None:
    event = an_event(session)
    item, person = an_item(session, event, kind=ItemKind.SIGNING), a_person_in_directory(session)
    an_agreement(session, event, position=4)
    parties = (Signatory(OURS, PartySide.BASHKORTOSTAN, person.id, "по должности"), Signatory(THEIRS, PartySide.KAZAKHSTAN))
    details = replace(DETAILS, item_id=item.id, note="две копии", signatories=parties)
    cmd = AddAgreement(event.id, an_officer(session), new_uid(), details, AgreementState.APPROVED, "E3-S1")
    ident = commands.add_agreement(session, cmd)
    session.expire_all()
    made = get_agreement(session, ident)
    assert (made.uid, made.code, made.title, made.item_id, made.note) == (cmd.uid, "E3-S1", details.title, item.id, "две копии")
    assert (made.state, made.position, signatories_of(made)) == (AgreementState.APPROVED, 5, parties)


def test_pressing_twice_enters_one_agreement(session: Session) -> None:
    cmd = AddAgreement(an_event(session).id, an_officer(session), new_uid(), DETAILS)
    assert commands.add_agreement(session, cmd) == commands.add_agreement(session, cmd)
    assert session.scalar(select(func.count()).select_from(Agreement)) == 1


def test_the_uid_of_an_agreement_elsewhere_enters_none(session: Session) -> None:
    taken, event = an_agreement(session, an_event(session)), an_event(session)
    with pytest.raises(NotAllowed):
        commands.add_agreement(session, AddAgreement(event.id, an_officer(session), taken.uid, DETAILS))


@pytest.mark.parametrize("deed", sorted(CHANGES))
def test_what_was_seen_before_somebody_else_changed_it_is_refused(session: Session, deed: str) -> None:
    one, by = an_agreement(session, an_event(session)), an_officer(session)
    seen = one.revision
    commands.change_agreement(session, ChangeAgreement(one.id, by, seen, replace(DETAILS, note="иначе")))
    with pytest.raises(Stale) as refused:
        CHANGES[deed](session, one, by, seen)
    assert (refused.value.kind, refused.value.ident, refused.value.seen, refused.value.current) == ("agreement", one.id, seen, one.revision)


def test_other_signatories_alone_make_a_new_revision_and_the_same_ones_none(session: Session) -> None:
    one, by = an_agreement(session, an_event(session), None, (a_person_in_directory(session), None)), an_officer(session)
    seen, now = one.revision, signatories_of(one)
    commands.change_agreement(session, with_signatories(one, by, seen, now))
    assert one.revision == seen
    commands.change_agreement(session, with_signatories(one, by, seen, (replace(now[0], authority="доверенность № 12"), now[1])))
    assert (one.revision > seen, one.signatories[0].authority) == (True, "доверенность № 12")
    assert session.scalar(select(func.count()).select_from(AgreementSignatory)) == 2


@pytest.mark.parametrize("deed", sorted(WRITES))
def test_a_coordinator_prepares_the_agreements_of_the_events_given_to_them(session: Session, deed: str) -> None:
    coordinator = a_coordinator(session)
    one = an_agreement(session, an_event(session, coordinators=[coordinator]))
    assert WRITES[deed](session, one, an_actor(coordinator), None)


@pytest.mark.parametrize("deed", sorted(WRITES))
def test_nobody_else_does(session: Session, deed: str) -> None:
    one = an_agreement(session, an_event(session, coordinators=[a_coordinator(session)]))
    for by in (an_actor(a_coordinator(session)), a_reader(session)):
        with pytest.raises(NotAllowed):
            WRITES[deed](session, one, by, None)


def test_a_step_that_somebody_else_has_gone_meanwhile_is_no_clash(session: Session) -> None:
    one, by = an_agreement(session, an_event(session)), an_officer(session)
    seen = one.revision
    for _ in range(2):
        commands.set_state(session, SetState(one.id, by, seen, AgreementState.PRINTED))
    assert (one.state, one.revision) == (AgreementState.PRINTED, seen + 1)


def test_a_step_that_leaves_one_out_is_refused(session: Session) -> None:
    one = an_agreement(session, an_event(session))
    with pytest.raises(Refusal) as refused:
        commands.set_state(session, SetState(one.id, an_officer(session), None, AgreementState.SIGNED))
    assert (refused.value.field, one.state) == ("state", AgreementState.APPROVED)


def test_what_has_been_signed_is_not_removed(session: Session) -> None:
    one, by = an_agreement(session, an_event(session), state=AgreementState.SIGNED), an_officer(session)
    with pytest.raises(Refusal):
        commands.remove_agreement(session, RemoveAgreement(one.id, by, None))
    commands.set_state(session, SetState(one.id, by, None, AgreementState.PRINTED))
    assert commands.remove_agreement(session, RemoveAgreement(one.id, by, None)) == one.event_id
    with pytest.raises(NotFound):
        get_agreement(session, one.id)
    assert session.scalar(select(func.count()).select_from(AgreementSignatory)) == 0


def test_the_order_of_signing_changes_among_those_that_will_be_signed(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    titles = {"А": 0, "Б": 1, "В": 2}
    made = {title: an_agreement(session, event, title=title, position=place) for title, place in titles.items()}
    made["Б"].state = AgreementState.REMOVED
    seen = made["А"].revision
    commands.reorder_agreement(session, ReorderAgreement(made["В"].id, by, made["В"].revision, -1))
    session.expire_all()
    assert [one.title.ru for one in agreements_of(session, event.id)] == ["В", "Б", "А"]
    assert made["А"].revision == seen
    with pytest.raises(Refusal):
        commands.reorder_agreement(session, ReorderAgreement(made["Б"].id, by, None, -1))


@pytest.mark.parametrize("where", ["elsewhere", "nowhere"])
def test_only_an_item_of_the_same_programme_is_one_to_sign_at(session: Session, where: str) -> None:
    event = an_event(session)
    item_id = an_item(session, an_event(session)).id if where == "elsewhere" else 10**6
    with pytest.raises(Refusal) as refused:
        commands.add_agreement(session, AddAgreement(event.id, an_officer(session), new_uid(), replace(DETAILS, item_id=item_id)))
    assert refused.value.field == "item_id"


@pytest.mark.parametrize("why", ["erased", "merged", "gone"])
def test_whoever_is_no_longer_in_the_directory_does_not_begin_to_sign(session: Session, why: str) -> None:
    event, person, kept = an_event(session), a_person_in_directory(session), a_person_in_directory(session)
    if why == "erased":
        person.erased_at = NOW
    if why == "merged":
        person.merged_into_id = kept.id
    session.flush()
    signs = Signatory(OURS, PartySide.BASHKORTOSTAN, 10**6 if why == "gone" else person.id)
    with pytest.raises(Refusal) as refused:
        commands.add_agreement(session, AddAgreement(event.id, an_officer(session), new_uid(), replace(DETAILS, signatories=(signs,))))
    assert refused.value.field == "signatories"


def test_there_is_an_end_to_the_parties_of_an_agreement(session: Session) -> None:
    one, crowd = an_agreement(session, an_event(session)), (Signatory(OURS, PartySide.OTHER),) * (MOST_SIGNATORIES + 1)
    with pytest.raises(Refusal) as refused:
        commands.change_agreement(session, with_signatories(one, an_officer(session), None, crowd))
    assert refused.value.field == "signatories"


def test_the_log_tells_state_item_and_who_signs_in_words(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    person = a_person_in_directory(session, "Участников", given=Texts("Иван"), patronymic=Texts("Иванович"))
    one, item = an_agreement(session, event), an_item(session, event, title="Церемония подписания")
    parties = (Signatory(OURS, PartySide.BASHKORTOSTAN, person.id, "устав"), signatories_of(one)[1])
    details = AgreementDetails(one.title, item.id, "", parties)
    commands.change_agreement(session, ChangeAgreement(one.id, by, None, details))
    commands.set_state(session, SetState(one.id, by, None, AgreementState.PRINTED))
    stepped, changed, *_ = told_rows(history_of(session, "agreement", one.id), names_for(session))
    lines, place = changed.changes
    assert [after for _, _, after in changed.changes] == [f"{OURS.ru}: И.И. Участников (устав)", "Церемония подписания"]
    assert (place[1], len(stepped.changes), "Акимат" in "".join(lines)) == ("", 1, False)
    assert "Участников" not in str([change.fields for change in history_of(session, "agreement", one.id)])


def test_an_item_that_is_removed_leaves_its_agreements_without_one(session: Session) -> None:
    event = an_event(session)
    item = an_item(session, event)
    one = an_agreement(session, event, item)
    session.delete(item)
    session.flush()
    session.expire_all()
    assert get_agreement(session, one.id).item_id is None


def test_agreements_are_read_in_three_queries_however_many_there_are(session: Session) -> None:
    event = an_event(session)
    ident, counts = event.id, []
    item = an_item(session, event)
    people: list[Person] = [a_person_in_directory(session) for _ in range(6)]
    for more in (people[:1], people[1:]):
        for person in more:
            an_agreement(session, session.merge(event), session.merge(item), (session.merge(person), None))
        session.expunge_all()
        with statements(session.get_bind().engine) as asked:
            told = [
                (one.item and one.item.title, [row.person and row.person.name for row in one.signatories])
                for one in agreements_of(session, ident)
            ]
        counts.append((len(told), len(asked)))
    assert counts == [(1, 3), (6, 3)]
