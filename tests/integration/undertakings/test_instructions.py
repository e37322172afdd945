"""Claims about instructions: entered once, changed, marked with what shows it, put off with a reason, removed; and how they are read."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.matters.undertakings.commands import (
    AddInstruction,
    ChangeInstruction,
    InstructionDetails,
    MarkInstruction,
    PutOff,
    RemoveInstruction,
    add_instruction,
    change_instruction,
    mark_instruction,
    put_off,
    remove_instruction,
)
from app.matters.undertakings.models import DueExtension, Instruction
from app.matters.undertakings.queries import (
    Wanted,
    Which,
    WhoseTurn,
    counts_of,
    get_instruction,
    instructions_due,
    instructions_of,
    last_meeting_before,
    picture_of,
)
from app.matters.undertakings.report import Outcome, report_of
from app.matters.undertakings.rules import InstructionState
from app.register.accounts.rules.roles import Actor
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.people import a_person_in_directory, an_organisation
from tests.factories.programmes import an_item
from tests.factories.undertakings import DUE, GIVEN, a_measure, a_partner_body, an_instruction
from tests.integration.planning.people import a_reader, an_officer

TODAY = date(2024, 12, 10)
NOW = datetime(2024, 12, 10, 6, 0, tzinfo=UTC)
LETTER = Texts("письмо от 12.11.2024 № 7")
ZONE = "Asia/Yekaterinburg"


@pytest.fixture
def officer(session: Session) -> Actor:
    return an_officer(session)


def details(**over: Any) -> InstructionDetails:
    """Return what the form of an instruction holds."""
    return InstructionDetails(**{"text": Texts("Подобрать помещение"), "given_on": GIVEN, "due": DUE, **over})


def test_an_instruction_is_entered_once_however_often_the_button_is_pressed(session: Session, officer: Actor) -> None:
    event = an_event(session)
    item = an_item(session, event, title="О представительстве")
    ours, theirs, person = an_organisation(session), a_partner_body(session), a_person_in_directory(session)
    asked = details(
        event_id=event.id,
        item_id=item.id,
        our_body_id=ours.id,
        their_body_id=theirs.id,
        person_id=person.id,
        measure_id=a_measure(session).id,
    )
    cmd = AddInstruction(officer, new_uid(), asked)
    first, second = add_instruction(session, cmd), add_instruction(session, cmd)
    session.expire_all()
    picture = picture_of(get_instruction(session, first))
    assert first == second
    assert (picture.meeting and picture.meeting.title, picture.point, picture.due) == (event.title, Texts("О представительстве"), DUE)
    assert [body.id for body in picture.bodies] == [ours.id, theirs.id]
    assert (picture.answering and picture.answering.id) == person.id


def test_who_may_only_read_writes_nothing(session: Session) -> None:
    one, reader = an_instruction(session), a_reader(session)
    with pytest.raises(NotAllowed):
        add_instruction(session, AddInstruction(reader, new_uid(), details()))
    with pytest.raises(NotAllowed):
        remove_instruction(session, RemoveInstruction(one.id, reader, None))


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"text": Texts(kk="Таңдау")}, "text"),
        ({"due": date(2024, 11, 1)}, "due"),
        ({"event_id": 2_000_000}, "event_id"),
        ({"our_body_id": 2_000_000}, "our_body"),
        ({"person_id": 2_000_000}, "person"),
        ({"measure_id": 2_000_000}, "measure_id"),
        ({"dossier_id": 2_000_000}, "dossier_id"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(session: Session, officer: Actor, over: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        add_instruction(session, AddInstruction(officer, new_uid(), details(**over)))
    assert refused.value.field == field


def test_a_point_belongs_to_the_meeting_and_a_body_to_its_side(session: Session, officer: Actor) -> None:
    item = an_item(session, an_event(session))
    elsewhere = details(event_id=an_event(session).id, item_id=item.id)
    wrong_side = details(their_body_id=an_organisation(session).id)
    for asked, field in ((elsewhere, "item_id"), (wrong_side, "their_body")):
        with pytest.raises(Refusal) as refused:
            add_instruction(session, AddInstruction(officer, new_uid(), asked))
        assert refused.value.field == field


def test_a_later_day_is_not_written_over_quietly_and_an_earlier_one_is(session: Session, officer: Actor) -> None:
    one = an_instruction(session)
    with pytest.raises(Refusal) as refused:
        change_instruction(session, ChangeInstruction(one.id, officer, one.revision, details(due=date(2025, 1, 20))))
    assert refused.value.field == "due"
    change_instruction(session, ChangeInstruction(one.id, officer, one.revision, details(due=date(2024, 12, 1), number="3.2")))
    session.expire_all()
    assert (get_instruction(session, one.id).due, get_instruction(session, one.id).number) == (date(2024, 12, 1), "3.2")


def test_the_second_of_two_who_change_one_instruction_is_told(session: Session, officer: Actor) -> None:
    one = an_instruction(session)
    seen = one.revision
    change_instruction(session, ChangeInstruction(one.id, officer, seen, details(note="первый")))
    with pytest.raises(Stale):
        change_instruction(session, ChangeInstruction(one.id, officer, seen, details(note="второй")))


def test_done_asks_for_what_shows_it_and_keeps_the_day(session: Session, officer: Actor) -> None:
    one = an_instruction(session)
    cmd = MarkInstruction(one.id, officer, one.revision, InstructionState.DONE, Texts(), TODAY)
    with pytest.raises(Refusal) as refused:
        mark_instruction(session, cmd, today=TODAY)
    assert refused.value.field == "evidence"
    shown = replace(cmd, evidence=LETTER)
    mark_instruction(session, shown, today=TODAY)
    mark_instruction(session, shown, today=TODAY)  # a second press, with the revision of before
    session.expire_all()
    stored = get_instruction(session, one.id)
    assert (stored.state, stored.evidence, stored.settled_on) == (InstructionState.DONE, LETTER, TODAY)


def test_what_is_put_back_on_control_has_no_day_of_being_settled(session: Session, officer: Actor) -> None:
    one = an_instruction(session, state=InstructionState.DONE, evidence=LETTER, settled_on=TODAY)
    mark_instruction(session, MarkInstruction(one.id, officer, one.revision, InstructionState.UNDER_WAY, LETTER, TODAY), today=TODAY)
    session.expire_all()
    stored = get_instruction(session, one.id)
    assert (stored.state, stored.settled_on) == (InstructionState.UNDER_WAY, None)


def test_putting_off_tells_each_time_from_when_to_when_why_and_by_whom(session: Session, officer: Actor) -> None:
    one = an_instruction(session)
    first = PutOff(one.id, officer, one.revision, date(2025, 2, 1), "нет сырья")
    put_off(session, first, now=NOW)
    put_off(session, first, now=NOW)  # a second press
    put_off(session, PutOff(one.id, officer, one.revision, date(2025, 3, 1), "нет поставщика"), now=NOW)
    session.expire_all()
    picture = picture_of(get_instruction(session, one.id))
    assert [(each.old_due, each.new_due, each.reason, each.by_name, each.at) for each in picture.extensions] == [
        (DUE, date(2025, 2, 1), "нет сырья", officer.name, NOW),
        (date(2025, 2, 1), date(2025, 3, 1), "нет поставщика", officer.name, NOW),
    ]
    assert (picture.due, picture.first_due) == (date(2025, 3, 1), DUE)
    assert [change.fields["due"] for change in history_of(session, "instruction", one.id) if change.action == "changed"] == [
        ["2025-02-01", "2025-03-01"],
        [DUE.isoformat(), "2025-02-01"],
    ]


def test_what_has_been_settled_stays_on_record_and_a_slip_goes_with_its_extensions(session: Session, officer: Actor) -> None:
    settled, slip = an_instruction(session, state=InstructionState.DONE, evidence=LETTER, settled_on=TODAY), an_instruction(session)
    put_off(session, PutOff(slip.id, officer, None, date(2025, 2, 1), "ошибка"), now=NOW)
    with pytest.raises(Refusal):
        remove_instruction(session, RemoveInstruction(settled.id, officer, None))
    remove_instruction(session, RemoveInstruction(slip.id, officer, None))
    with pytest.raises(NotFound):
        get_instruction(session, slip.id)
    assert session.scalar(select(func.count()).select_from(DueExtension)) == 0


def test_lists_are_cut_down_by_state_side_meeting_person_and_body(session: Session) -> None:
    event, person, ours, theirs = an_event(session), a_person_in_directory(session), an_organisation(session), a_partner_body(session)
    mine = an_instruction(session, event=event, person=person, our_body=ours)
    both = an_instruction(session, our_body=ours, their_body=theirs, due=None)
    done = an_instruction(session, state=InstructionState.DONE, settled_on=TODAY, their_body=theirs)

    def found(wanted: Wanted) -> list[int]:
        return [one.id for one in instructions_of(session, wanted)]

    assert found(Wanted()) == [mine.id, both.id]
    assert found(Wanted(Which.DONE)) == [done.id]
    assert found(Wanted(side=WhoseTurn.OURS)) == [mine.id, both.id]
    assert found(Wanted(Which.ALL, side=WhoseTurn.THEIRS)) == [done.id, both.id]
    assert [found(Wanted(event_id=event.id)), found(Wanted(person_id=person.id))] == [[mine.id], [mine.id]]
    assert found(Wanted(Which.ALL, body_id=theirs.id)) == [done.id, both.id]
    assert counts_of(session, Wanted(body_id=theirs.id)) == {Which.CONTROLLED: 1, Which.DONE: 1, Which.DROPPED: 0, Which.ALL: 2}


def test_the_first_screen_hears_of_what_is_overdue_and_due_within_a_week_and_of_nothing_else(session: Session) -> None:
    late = an_instruction(session, due=date(2024, 12, 1))
    near = an_instruction(session, due=date(2024, 12, 17))
    an_instruction(session, due=date(2024, 12, 18))
    an_instruction(session, due=None)
    an_instruction(session, due=date(2024, 12, 1), state=InstructionState.DONE, settled_on=TODAY)
    assert [one.id for one in instructions_due(session, TODAY)] == [late.id, near.id]


def test_the_report_begins_at_the_last_meeting_that_decided_something(session: Session, officer: Actor) -> None:
    meeting = an_event(session, first_day=date(2024, 9, 27), last_day=date(2024, 9, 27))
    an_event(session, first_day=date(2024, 11, 26))
    given = an_instruction(session, event=meeting, given_on=date(2024, 9, 27), due=date(2024, 12, 1))
    before = an_instruction(session, given_on=date(2024, 3, 1), state=InstructionState.DONE, settled_on=date(2024, 8, 1))
    done = an_instruction(session, given_on=date(2024, 3, 1), state=InstructionState.DONE, settled_on=date(2024, 10, 1))
    told = last_meeting_before(session, TODAY)
    report = report_of(session, TODAY, None, office=ZONE)
    assert (told and told.id, report.since) == (meeting.id, date(2024, 9, 27))
    assert [(outcome, [one.id for one in rows]) for outcome, rows in report.parts] == [
        (Outcome.DONE, [done.id]),
        (Outcome.OVERDUE, [given.id]),
    ]
    assert before.id not in {one.id for _, rows in report_of(session, TODAY, date(2024, 9, 1), office=ZONE).parts for one in rows}


def test_a_removed_event_leaves_its_instructions(session: Session) -> None:
    event = an_event(session)
    one = an_instruction(session, event=event, item=an_item(session, event))
    ident = one.id
    session.expire_all()
    session.delete(event)
    session.flush()
    session.expire_all()
    assert (get_instruction(session, ident).event, get_instruction(session, ident).item) == (None, None)


def test_a_list_takes_as_many_queries_for_many_as_for_one(session: Session, officer: Actor) -> None:
    def fill(count: int) -> None:
        for _ in range(count):
            event = an_event(session)
            bodies = {"our_body": an_organisation(session), "their_body": a_partner_body(session)}
            one = an_instruction(session, event=event, item=an_item(session, event), person=a_person_in_directory(session), **bodies)
            put_off(session, PutOff(one.id, officer, None, date(2025, 2, 1), "нет сырья"), now=NOW)
        session.flush()

    def asked() -> int:
        session.expire_all()
        session.expunge_all()
        with statements(session.get_bind()) as told:  # type: ignore[arg-type]
            instructions_of(session, Wanted())
        return len(told)

    fill(1)
    few = asked()
    fill(8)
    assert (few, asked()) == (2, 2)
    assert len(session.scalars(select(Instruction)).all()) == 9
