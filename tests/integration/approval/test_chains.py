"""Claims about chains in real databases: who is asked what, who decides, and what a later draft does to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db.history import history_of_event
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.ground.kernel.uploads import Upload
from app.judgement.approval.commands import (
    AddStep,
    AskAgain,
    ChangeStep,
    Decide,
    DraftMoved,
    OnStep,
    SendForApproval,
    StepDetails,
    add_step,
    ask_again,
    change_step,
    decide,
    draft_digest,
    remove_step,
    reorder_step,
    send_for_approval,
)
from app.judgement.approval.letters import (
    RecordLetter,
    RemoveLetter,
    RemoveTemplate,
    SaveTemplate,
    record_letter,
    remove_letter,
    remove_template,
    save_template,
)
from app.judgement.approval.models import ApprovalStep
from app.judgement.approval.queries import chain_for, find_agreement, get_letter_file, get_step, overdue_steps, steps_of
from app.judgement.approval.rules import BUILT_IN, Decision, Link, Standing
from app.judgement.approval.sheet import Sheet, sheet_of
from app.judgement.publishing.commands import Publish, publish
from app.judgement.publishing.queries import get_version
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.planning.programmes.commands import ChangeItem, change_item
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from app.register.accounts.rules.roles import Actor
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event
from tests.factories.programmes import an_item, item_details, typed
from tests.integration.planning.people import a_coordinator, a_reader, an_officer
from tests.integration.planning.races import meeting

NOW = datetime(2024, 11, 1, 9, 0, tzinfo=UTC)
TODAY = date(2024, 11, 1)


@dataclass(frozen=True)
class House:
    session: Session
    officer: Actor
    event: Event
    item: ProgrammeItem

    def send(self, ready_by: date | None = None) -> list[ApprovalStep]:
        number = send_for_approval(self.session, SendForApproval(self.event.id, self.officer, new_uid(), ready_by), now=NOW)
        return list(steps_of(self.session, self.event.id, number))

    def decide(self, step: ApprovalStep, decision: Decision = Decision.AGREED, remarks: str = "", **over: object) -> None:
        by = over.get("by", self.officer)
        assert isinstance(by, Actor)
        decide(self.session, Decide(step.id, by, None, decision, remarks), now=clock.now())

    def rename(self, title: str) -> None:
        details = item_details(title=Texts(title), time=typed(day=self.event.first_day))
        change_item(self.session, ChangeItem(self.item.id, self.officer, None, details))

    def publish(self) -> int:
        return publish(self.session, Publish(self.event.id, self.officer, None, "Первая редакция."), now=clock.now())

    def sheet(self, number: int | None = None, on: date = TODAY) -> Sheet:
        return sheet_of(self.session, self.event, number, on=on)

    def letter(self, number: int = 1, seen: int | None = None, **over: object) -> int:
        values = {"letter_number": "12-3/45", "letter_date": TODAY, **over}
        return record_letter(self.session, RecordLetter(self.event.id, number, self.officer, seen, **values), now=NOW)  # type: ignore[arg-type]  # any field


@pytest.fixture
def house(session: Session) -> House:
    officer = an_officer(session)
    event = an_event(session)
    return House(session, officer, event, an_item(session, event, kind=ItemKind.OTHER))


def test_the_first_version_is_sent_to_the_built_in_chain_about_everything(house: House) -> None:
    steps = house.send()
    assert [(step.approver, step.position, step.number) for step in steps] == [(link.approver, n, 1) for n, link in enumerate(BUILT_IN, 1)]
    assert [step.due_on for step in steps] == [TODAY + timedelta(days=days) for days in (1, 3, 4, 7)]
    assert {step.asked_items and tuple(step.asked_items) for step in steps} == {None}


def test_sending_twice_makes_one_chain(house: House) -> None:
    assert [step.id for step in house.send()] == [step.id for step in house.send()]


def test_a_kinds_own_chain_comes_before_the_one_for_all_and_that_before_the_built_in_one(house: House) -> None:
    for kind, name in ((None, "Все"), (Kind.FORUM, "Форум")):
        save_template(house.session, SaveTemplate(house.officer, kind, None, (Link(name, 2),)))
    assert [chain_for(house.session, kind)[0].approver for kind in (Kind.FORUM, Kind.DAYS)] == ["Форум", "Все"]
    remove_template(house.session, RemoveTemplate(house.officer, Kind.FORUM, 1))
    remove_template(house.session, RemoveTemplate(house.officer, None, 1))
    assert chain_for(house.session, Kind.FORUM) == BUILT_IN
    assert [step.approver for step in house.send()] == [link.approver for link in BUILT_IN]


def test_of_two_who_edit_a_template_the_second_is_told(house: House) -> None:
    save_template(house.session, SaveTemplate(house.officer, None, None, (Link("Все", 2),)))
    for seen in (None, 0):
        with pytest.raises(Stale):
            save_template(house.session, SaveTemplate(house.officer, None, seen, (Link("Никто", 2),)))


def test_a_decision_is_kept_by_name_time_and_draft_and_a_change_of_mind_in_the_history(house: House) -> None:
    step = house.send()[0]
    house.decide(step)
    house.decide(step, Decision.REJECTED, "Нет перевода")
    draft = draft_digest(house.session, house.event, 1)
    assert (step.decision, step.decided_by, step.digest) == (Decision.REJECTED, house.officer.name, draft)
    log = [change.fields["decision"] for change in history_of_event(house.session, house.event.id) if "decision" in change.fields]
    assert log[:2] == [["agreed", "rejected"], ["pending", "agreed"]]


def test_one_impatient_finger_decides_once_and_another_mind_is_told(house: House) -> None:
    step = house.send()[0]
    seen = step.revision
    for _ in range(2):
        decide(house.session, Decide(step.id, house.officer, seen, Decision.AGREED), now=NOW)
    with pytest.raises(Stale):
        decide(house.session, Decide(step.id, house.officer, seen, Decision.REJECTED, "Нет"), now=NOW)
    assert step.decision == Decision.AGREED


def test_a_draft_that_has_moved_since_the_page_was_opened_is_not_agreed_to_unseen(house: House) -> None:
    step = house.send()[0]
    seen = draft_digest(house.session, house.event, 1)
    house.rename("Открытие")
    with pytest.raises(DraftMoved):
        decide(house.session, Decide(step.id, house.officer, None, Decision.AGREED, "", seen), now=NOW)


def test_a_change_of_the_draft_makes_agreement_one_to_an_earlier_draft_and_tells_what_changed_since(house: House) -> None:
    steps = house.send()
    house.decide(steps[0])
    house.decide(steps[1], Decision.REJECTED, "Нет")
    house.rename("Открытие")
    first, second, *_ = house.sheet().rows
    assert (first.standing, second.standing) == (Standing.OUTDATED, Standing.REJECTED)
    assert [(change.kind, list(change.fields)) for change in first.since] == [("item", ["title"])]
    assert second.since == ()


def test_a_change_taken_back_makes_agreement_whole_again(house: House) -> None:
    title = house.item.title.ru
    step = house.send()[0]
    house.rename(title)
    house.decide(step)
    house.rename("Открытие")
    house.rename(title)
    assert house.sheet().rows[0].standing == Standing.AGREED


def test_those_who_agreed_to_an_earlier_draft_are_asked_again_about_what_changed(house: House) -> None:
    an_item(house.session, house.event, "15:00", "16:00", title="Приём")
    steps = house.send()
    house.decide(steps[0])
    house.rename("Открытие")
    house.decide(steps[1])
    assert ask_again(house.session, AskAgain(house.event.id, house.officer), now=NOW) == 1
    assert [(step.decision, step.asked_items) for step in steps[:3]] == [
        (Decision.PENDING, [house.item.uid]),
        (Decision.AGREED, None),
        (Decision.PENDING, None),
    ]


def test_a_later_version_asks_only_about_what_changed_since_the_last_one(house: House) -> None:
    an_item(house.session, house.event, "15:00", "16:00", title="Приём")
    house.publish()
    with pytest.raises(Refusal, match="nobody needs to be asked"):
        house.send()
    house.rename("Открытие")
    steps = house.send()
    assert {(step.number, tuple(step.asked_items or ())) for step in steps} == {(2, (house.item.uid,))}
    row = house.sheet().rows[0]
    assert [change.item.title.ru for change in house.sheet().asked(row).items] == ["Открытие"]


def test_a_step_whose_change_was_taken_back_is_not_needed(house: House) -> None:
    title = house.item.title.ru
    house.rename(title)
    house.publish()
    house.rename("Открытие")
    house.send()
    house.rename(title)
    sheet = house.sheet()
    assert {row.standing for row in sheet.rows} == {Standing.NOT_NEEDED}
    assert sheet.settled == len(sheet.rows)


def test_what_changes_after_the_sending_is_asked_about_on_request(house: House) -> None:
    house.publish()
    house.rename("Открытие")
    steps = house.send()
    other = an_item(house.session, house.event, "15:00", "16:00", title="Приём")
    assert house.sheet().unasked == {other.uid}
    assert house.sheet().outdated
    assert ask_again(house.session, AskAgain(house.event.id, house.officer), now=NOW) == 0
    assert set(steps[0].asked_items or ()) == {house.item.uid, other.uid}
    assert house.sheet().unasked == frozenset()


def test_changed_dates_of_the_event_are_asked_about_too(house: House) -> None:
    house.publish()
    house.event.theme = Texts("Новая тема")
    house.session.flush()
    steps = house.send()
    assert steps[0].asked_items == [house.event.uid]
    assert house.sheet().asked(house.sheet().rows[0]).event_fields == ("theme",)


def test_a_published_version_keeps_its_sheet_and_decisions_on_it_are_about_it(house: House) -> None:
    steps = house.send()
    house.decide(steps[0])
    house.publish()
    house.rename("Открытие")
    house.decide(steps[1])
    sheet = house.sheet(1)
    assert [row.standing for row in sheet.rows[:2]] == [Standing.AGREED, Standing.AGREED]
    assert sheet.published_at is not None
    assert house.sheet().rows == ()


def test_publishing_before_all_have_agreed_says_so_in_the_note(house: House) -> None:
    steps = house.send()
    house.decide(steps[0])
    house.publish()
    note = get_version(house.session, house.event.id, 1).note
    assert note.startswith("Первая редакция.\n")
    assert "1" in note.partition("\n")[2]


def test_publishing_what_all_have_agreed_to_adds_nothing_to_the_note(house: House) -> None:
    for step in house.send():
        house.decide(step)
    house.letter()
    assert house.sheet().complete
    house.publish()
    assert get_version(house.session, house.event.id, 1).note == "Первая редакция."


def test_publishing_without_any_approval_adds_nothing_to_the_note(house: House) -> None:
    house.publish()
    assert get_version(house.session, house.event.id, 1).note == "Первая редакция."


def test_approvers_are_added_changed_reordered_and_removed_while_they_have_not_decided(house: House) -> None:
    steps = house.send()
    added = add_step(house.session, AddStep(house.event.id, house.officer, new_uid(), StepDetails("Юрист")))
    change_step(house.session, ChangeStep(added, house.officer, 1, StepDetails("Главный юрист", TODAY)))
    reorder_step(house.session, OnStep(added, house.officer, None, -1))
    remove_step(house.session, OnStep(steps[0].id, house.officer, 1))
    house.session.expire_all()
    assert [(row.approver, row.due_on) for row in house.sheet().rows][2:] == [
        ("Главный юрист", TODAY),
        (BUILT_IN[3].approver, TODAY + timedelta(days=7)),
    ]


def test_reordering_does_not_disturb_whoever_is_deciding(house: House) -> None:
    step = house.send()[1]
    seen = step.revision
    reorder_step(house.session, OnStep(step.id, house.officer, None, -1))
    decide(house.session, Decide(step.id, house.officer, seen, Decision.AGREED), now=NOW)
    assert get_step(house.session, step.id).decision == Decision.AGREED


@pytest.mark.parametrize("act", [change_step, remove_step])
def test_who_has_decided_is_no_longer_changed_or_removed(house: House, act: Callable[..., int]) -> None:
    step = house.send()[0]
    house.decide(step)
    cmd = ChangeStep(step.id, house.officer, None, StepDetails("Другой")) if act is change_step else OnStep(step.id, house.officer, None)
    with pytest.raises(Refusal, match="already decided"):
        act(house.session, cmd)


def test_an_approver_with_an_account_decides_their_own_step_and_no_other(house: House) -> None:
    own, other, *_ = house.send()
    reader = a_reader(house.session)
    details = StepDetails(own.approver, own.due_on, reader.id)
    change_step(house.session, ChangeStep(own.id, house.officer, None, details))
    house.decide(own, by=reader)
    assert own.decided_by == reader.name
    with pytest.raises(NotAllowed):
        house.decide(other, by=reader)


def test_a_closed_account_decides_nothing(house: House) -> None:
    step = house.send()[0]
    gone = a_user(house.session, active=False)
    with pytest.raises(Refusal) as refused:
        change_step(house.session, ChangeStep(step.id, house.officer, None, StepDetails("Кто-то", None, gone.id)))
    assert refused.value.field == "user_id"


def test_only_who_may_change_the_event_runs_its_approval(house: House) -> None:
    stranger, reader = an_actor(a_coordinator(house.session)), a_reader(house.session)
    step = house.send()[0]
    uid = new_uid()
    for by in (stranger, reader):
        deeds: list[Callable[[], object]] = [
            lambda by=by: send_for_approval(house.session, SendForApproval(house.event.id, by, uid), now=NOW),  # type: ignore[misc]
            lambda by=by: ask_again(house.session, AskAgain(house.event.id, by), now=NOW),  # type: ignore[misc]
            lambda by=by: add_step(house.session, AddStep(house.event.id, by, uid, StepDetails("Юрист"))),  # type: ignore[misc]
            lambda by=by: change_step(house.session, ChangeStep(step.id, by, None, StepDetails("Юрист"))),  # type: ignore[misc]
            lambda by=by: remove_step(house.session, OnStep(step.id, by, None)),  # type: ignore[misc]
            lambda by=by: reorder_step(house.session, OnStep(step.id, by, None, 1)),  # type: ignore[misc]
            lambda by=by: decide(house.session, Decide(step.id, by, None, Decision.AGREED), now=NOW),  # type: ignore[misc]
            lambda by=by: record_letter(house.session, RecordLetter(house.event.id, 1, by, None, "1", TODAY), now=NOW),  # type: ignore[misc]
            lambda by=by: remove_letter(house.session, RemoveLetter(house.event.id, 1, by, None)),  # type: ignore[misc]
            lambda by=by: save_template(house.session, SaveTemplate(by, None, None, BUILT_IN)),  # type: ignore[misc]
            lambda by=by: remove_template(house.session, RemoveTemplate(by, None, None)),  # type: ignore[misc]
        ]
        for deed in deeds:
            with pytest.raises(NotAllowed):
                deed()


def test_the_events_own_coordinator_runs_its_approval(house: House) -> None:
    user = a_coordinator(house.session)
    house.event.coordinators = [user]
    house.session.flush()
    number = send_for_approval(house.session, SendForApproval(house.event.id, an_actor(user), new_uid()), now=NOW)
    decide(house.session, Decide(steps_of(house.session, house.event.id, number)[0].id, an_actor(user), None, Decision.AGREED), now=NOW)
    assert house.sheet().settled == 1


def test_a_letter_keeps_its_file_until_another_takes_its_place(house: House) -> None:
    first = Upload.of("Письмо.pdf", b"%PDF-1.7 first")
    house.letter(upload=first)
    house.letter(seen=1, letter_number="12-3/46")
    found = get_letter_file(house.session, house.event.id, 1)
    assert (found.letter_number, found.upload_name, found.upload) == ("12-3/46", "Письмо.pdf", first.content)


def test_of_two_who_write_a_letter_down_the_second_is_told(house: House) -> None:
    made = house.letter()
    assert house.letter() == made
    with pytest.raises(Stale):
        house.letter(letter_number="77")


def test_a_letter_of_tomorrow_or_for_a_version_far_ahead_is_refused(house: House) -> None:
    with pytest.raises(Refusal) as refused:
        house.letter(letter_date=TODAY + timedelta(days=1))
    assert refused.value.field == "letter_date"
    with pytest.raises(Refusal, match="does not exist"):
        house.letter(2)


def test_a_removed_letter_stays_in_the_history(house: House) -> None:
    house.letter()
    remove_letter(house.session, RemoveLetter(house.event.id, 1, house.officer, 1))
    assert find_agreement(house.session, house.event.id, 1) is None
    assert [change.action for change in history_of_event(house.session, house.event.id)[:2]] == ["removed", "created"]


def test_late_steps_of_coming_versions_are_found_in_one_query(house: House) -> None:
    late, mine, *_ = house.send()
    reader = a_reader(house.session)
    change_step(house.session, ChangeStep(mine.id, house.officer, None, StepDetails("Читатель", TODAY + timedelta(days=30), reader.id)))
    over = an_event(house.session, status=Status.CANCELLED, city=house.event.city)
    send_for_approval(house.session, SendForApproval(over.id, house.officer, new_uid()), now=NOW)
    house.session.expire_all()
    with statements(house.session.get_bind().engine) as asked:
        found = overdue_steps(house.session, TODAY + timedelta(days=3), reader.id)
        titles = {event.title.ru for _, event in found}
    assert ([step.id for step, _ in found], titles) == ([late.id, mine.id], {"XX Форум"})
    assert len([one for one in asked if "approval_step" in one]) == 1
    assert [step.id for step, _ in overdue_steps(house.session, TODAY + timedelta(days=3))] == [late.id]
    house.publish()
    assert overdue_steps(house.session, TODAY + timedelta(days=60), reader.id) == []


def test_of_two_who_decide_one_step_at_once_the_second_is_told(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        officer, event = an_officer(session), an_event(session)
        an_item(session, event)
        number = send_for_approval(session, SendForApproval(event.id, officer, new_uid()), now=NOW)
        step_id = steps_of(session, event.id, number)[0].id
    one = Decide(step_id, officer, 1, Decision.AGREED)
    other = Decide(step_id, officer, 1, Decision.REJECTED, "Нет")
    outcome = meeting(engine, sessions, lambda s: decide(s, one, now=NOW), lambda s: decide(s, other, now=NOW))
    assert isinstance(outcome.exception(), Stale)
    with sessions() as session:
        assert session.scalars(select(ApprovalStep.decision).where(ApprovalStep.id == step_id)).one() == Decision.AGREED


def test_two_who_send_one_version_at_once_make_one_chain(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        officer, event = an_officer(session), an_event(session)
        an_item(session, event)

    def send(session: Session) -> int:
        return send_for_approval(session, SendForApproval(event.id, officer, new_uid()), now=NOW)

    assert meeting(engine, sessions, send, send).result() == 1
    with sessions() as session:
        assert len(steps_of(session, event.id, 1)) == len(BUILT_IN)
