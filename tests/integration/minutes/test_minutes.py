"""Claims about what is written of minutes: drafted from the agenda, changed, agreed to by both sides, sealed once they are approved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.matters.minutes import agreeing_commands as agreeing
from app.matters.minutes import commands
from app.matters.minutes import decisions_commands as deciding
from app.matters.minutes.consents import stands_of
from app.matters.minutes.models import Decision, Minutes, MinutesConsent, MinutesPoint, MinutesRemark
from app.matters.minutes.picture import as_json, digest, from_json
from app.matters.minutes.queries import get_minutes
from app.matters.minutes.reading import digest_of, picture_of
from app.matters.minutes.rules import Audience, DecisionForm, MinutesState, RemarkState
from app.matters.undertakings.models import Instruction
from app.matters.working_groups.rules import GroupRole
from app.planning.events.kinds import Kind
from app.planning.programmes.rules import ItemKind
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PartySide
from tests.factories.accounts import NOW, an_actor
from tests.factories.events import an_event
from tests.factories.groups import a_group, a_group_meeting, a_group_member
from tests.factories.minutes import HELD, a_decision, a_meeting, a_point, a_remark, some_minutes
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import a_speech, an_item, speech_rows
from tests.factories.undertakings import a_partner_body, an_instruction
from tests.integration.planning.people import a_coordinator, a_reader, an_officer

TODAY = date(2024, 12, 10)
SIDES = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)


def whole(session: Session, minutes_id: int) -> Minutes:
    session.flush()
    session.expire_all()
    return get_minutes(session, minutes_id)


def drafted(session: Session, officer: Actor, *titles: str) -> Minutes:
    event = a_meeting(session, *titles)
    return whole(session, commands.draft_minutes(session, commands.DraftMinutes(event.id, officer, new_uid())))


def consent(session: Session, minutes: Minutes, side: PartySide, by: Actor, **over: object) -> None:
    read = whole(session, minutes.id)
    cmd = agreeing.AddConsent(minutes.id, by, read.revision, digest_of(session, read), side, "А. Согласов", "письмо № 5", TODAY)
    agreeing.add_consent(session, replace(cmd, **over), now=NOW, today=TODAY)  # type: ignore[arg-type]


def agreed(session: Session, officer: Actor) -> Minutes:
    """Return minutes with two decisions to which both sides have agreed."""
    minutes = some_minutes(session, a_meeting(session, "О сырье"), state=MinutesState.DISCUSSED)
    point = a_point(session, minutes)
    a_decision(session, point, their_body=a_partner_body(session), form=DecisionForm.ASK_THEIRS, due=date(2025, 2, 1))
    a_decision(session, point, "информацию сторон", form=DecisionForm.NOTED)
    for side in SIDES:
        consent(session, minutes, side, officer)
    return whole(session, minutes.id)


def approve(session: Session, minutes: Minutes, by: Actor, **over: object) -> int:
    cmd = agreeing.ApproveMinutes(minutes.id, by, minutes.revision, digest_of(session, minutes), TODAY)
    return agreeing.approve_minutes(session, replace(cmd, **over), now=NOW, today=TODAY)  # type: ignore[arg-type]


def test_a_draft_takes_the_agenda_with_its_speakers_and_the_co_chairs(session: Session) -> None:
    event = a_meeting(session, "Об открытии", particulars={"meeting_number": 3})
    speeches = speech_rows(a_speech("Первый П.П."), a_speech("Второй В.В."))
    item = an_item(session, event, "11:00", "12:00", kind=ItemKind.AGENDA, title="О сырье", speeches=speeches)
    an_item(session, event, "12:00", "13:00", kind=ItemKind.MEAL, title="Обед")
    group = a_group(session)
    chair = a_group_member(session, group, role=GroupRole.CO_CHAIR)
    a_group_meeting(session, group, event)
    officer = an_officer(session)
    made = commands.draft_minutes(session, commands.DraftMinutes(event.id, officer, new_uid()))
    assert commands.draft_minutes(session, commands.DraftMinutes(event.id, officer, new_uid())) == made
    minutes = whole(session, made)
    assert (minutes.number, minutes.held_on, minutes.state, minutes.audience) == ("3", HELD, MinutesState.DRAFT, Audience.BILATERAL)
    assert [(one.title.ru, one.speakers.ru) for one in minutes.points] == [("Об открытии", ""), ("О сырье", "Первый П.П.\nВторой В.В.")]
    assert (minutes.points[1].item_id, minutes.our_signatory_id, minutes.their_signatory_id) == (item.id, chair.person_id, None)


def test_only_a_meeting_of_a_group_has_minutes(session: Session) -> None:
    event = an_event(session, kind=Kind.FORUM)
    with pytest.raises(Refusal):
        commands.draft_minutes(session, commands.DraftMinutes(event.id, an_officer(session), new_uid()))


def test_what_is_new_on_the_agenda_comes_where_the_agenda_has_it_and_touches_nothing(session: Session) -> None:
    officer = an_officer(session)
    minutes = drafted(session, officer, "О первом", "О втором")
    commands.change_point(
        session, commands.ChangePoint(minutes.points[1].id, officer, None, commands.PointDetails(Texts("О втором, иначе")))
    )
    minutes = whole(session, minutes.id)
    seen = {point.id: point.revision for point in minutes.points}
    an_item(session, minutes.event, "09:30", "09:45", kind=ItemKind.AGENDA, title="О новом")
    assert commands.take_over(session, commands.TakeOver(minutes.id, officer, minutes.revision)) == 1
    minutes = whole(session, minutes.id)
    assert [point.title.ru for point in minutes.points] == ["О первом", "О новом", "О втором, иначе"]
    assert {point.id: point.revision for point in minutes.points if point.id in seen} == seen
    assert commands.take_over(session, commands.TakeOver(minutes.id, officer, minutes.revision)) == 0


def test_decisions_are_added_once_changed_moved_and_removed(session: Session) -> None:
    officer = an_officer(session)
    point = drafted(session, officer, "О сырье").points[0]
    first = deciding.AddDecision(point.id, officer, new_uid(), deciding.DecisionDetails(DecisionForm.NOTED, Texts("информацию")))
    made = deciding.add_decision(session, first)
    assert deciding.add_decision(session, first) == made
    second = deciding.add_decision(
        session, replace(first, uid=new_uid(), details=deciding.DecisionDetails(DecisionForm.SIDES_AGREED, Texts("обменяться письмами")))
    )
    deciding.move_decision(session, deciding.MoveDecision(second, officer, None, -1))
    minutes = whole(session, point.minutes_id)
    assert [one.id for one in minutes.points[0].decisions] == [second, made]
    seen = minutes.points[0].decisions[1].revision
    details = deciding.DecisionDetails(DecisionForm.NOTED, Texts("доклад"), due=date(2025, 1, 1))
    deciding.change_decision(session, deciding.ChangeDecision(made, officer, seen, details))
    with pytest.raises(Stale):
        deciding.change_decision(session, deciding.ChangeDecision(made, officer, seen, details))
    deciding.remove_decision(session, deciding.RemoveDecision(second, officer, None))
    assert [(one.text.ru, one.due) for one in whole(session, minutes.id).points[0].decisions] == [("доклад", date(2025, 1, 1))]
    assert [change.action for change in history_of(session, "decision", made)] == ["changed", "created"]


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (deciding.DecisionDetails(DecisionForm.CHARGE, Texts("подготовить")), "form"),
        (deciding.DecisionDetails(DecisionForm.NOTED, Texts("")), "text-ru"),
        (deciding.DecisionDetails(DecisionForm.SIDES_AGREED, Texts("Стороны договорились")), "text-ru"),
        (deciding.DecisionDetails(DecisionForm.NOTED, Texts("доклад"), due=HELD - timedelta(days=1)), "due"),
        (deciding.DecisionDetails(DecisionForm.NOTED, Texts("доклад"), our_body_id=1), "our_body"),
        (deciding.DecisionDetails(DecisionForm.ASK_OURS, Texts("сделать"), our_body_id=2**30), "our_body"),
    ],
)
def test_a_decision_that_minutes_do_not_word_so_is_refused_beside_its_field(
    session: Session, details: deciding.DecisionDetails, field: str
) -> None:
    officer = an_officer(session)
    point = drafted(session, officer, "О сырье").points[0]
    with pytest.raises(Refusal) as refused:
        deciding.add_decision(session, deciding.AddDecision(point.id, officer, new_uid(), details))
    assert refused.value.field == field


def test_a_decision_added_meanwhile_disturbs_nobody_who_writes_the_head(session: Session) -> None:
    officer = an_officer(session)
    minutes = drafted(session, officer, "О сырье")
    seen = minutes.revision
    a = deciding.DecisionDetails(DecisionForm.NOTED, Texts("доклад"))
    deciding.add_decision(session, deciding.AddDecision(minutes.points[0].id, officer, new_uid(), a))
    details = commands.MinutesDetails("7", HELD, place=Texts("г. Уфа"))
    commands.change_minutes(session, commands.ChangeMinutes(minutes.id, officer, seen, details))
    with pytest.raises(Stale):
        commands.change_minutes(session, commands.ChangeMinutes(minutes.id, officer, seen, replace(details, number="8")))
    assert whole(session, minutes.id).number == "7"


def test_both_sides_agree_to_one_text_and_any_change_makes_that_lapse(session: Session) -> None:
    officer = an_officer(session)
    minutes = agreed(session, officer)
    assert minutes.state is MinutesState.AGREED
    point = minutes.points[0]
    before = commands.PointDetails(point.title, point.speakers, point.course)
    commands.change_point(session, commands.ChangePoint(point.id, officer, None, commands.PointDetails(Texts("О другом"))))
    minutes = whole(session, minutes.id)
    assert minutes.state is MinutesState.DISCUSSED
    assert [(one.has_agreed, one.consent is not None) for one in stands_of(session, minutes, digest_of(session, minutes))] == [
        (False, True)
    ] * 2
    with pytest.raises(Refusal):
        approve(session, minutes, officer)
    commands.change_point(session, commands.ChangePoint(point.id, officer, None, before))
    assert whole(session, minutes.id).state is MinutesState.AGREED  # the very text to which they have agreed


def test_an_open_remark_stands_in_the_way_until_it_is_answered(session: Session) -> None:
    officer = an_officer(session)
    minutes = agreed(session, officer)
    cmd = agreeing.AddRemark(
        minutes.id, officer, new_uid(), PartySide.KAZAKHSTAN, "А. Б.", "Уточнить срок", decision_id=minutes.points[0].decisions[0].id
    )
    ident = agreeing.add_remark(session, cmd, now=NOW)
    assert agreeing.add_remark(session, cmd, now=NOW) == ident
    assert whole(session, minutes.id).state is MinutesState.DISCUSSED
    with pytest.raises(Refusal) as refused:
        agreeing.answer_remark(session, agreeing.AnswerRemark(ident, officer, RemarkState.DECLINED))
    assert refused.value.field == "answer"
    agreeing.answer_remark(session, agreeing.AnswerRemark(ident, officer, RemarkState.DECLINED, "Срок назван сторонами"))
    assert whole(session, minutes.id).state is MinutesState.AGREED


def test_nobody_agrees_to_a_draft_or_to_a_text_that_they_have_not_read(session: Session) -> None:
    officer = an_officer(session)
    draft = some_minutes(session, a_meeting(session, "О сырье"))
    a_point(session, draft)
    with pytest.raises(Refusal):
        consent(session, draft, SIDES[0], officer)
    agreeing.send_out(session, agreeing.SendOut(draft.id, officer, None))
    with pytest.raises(Stale):
        consent(session, draft, SIDES[0], officer, digest="0" * 64)
    with pytest.raises(Refusal) as refused:
        consent(session, draft, SIDES[0], officer, agreed_on=TODAY + timedelta(days=1))
    assert refused.value.field == "agreed_on"


def test_approval_freezes_the_text_and_makes_an_instruction_of_what_is_followed(session: Session) -> None:
    officer = an_officer(session)
    minutes = agreed(session, officer)
    text = digest_of(session, minutes)
    approve(session, minutes, officer)
    sealed = whole(session, minutes.id)
    assert (sealed.state, sealed.digest, sealed.signed_on, sealed.approved_by) == (MinutesState.APPROVED, text, TODAY, officer.name)
    assert sealed.snapshot is not None
    assert digest(as_json(from_json(sealed.snapshot))) == text
    followed, noted = sealed.points[0].decisions
    made = session.scalars(select(Instruction)).one()
    assert (followed.instruction_id, noted.instruction_id) == (made.id, None)
    assert (made.number, made.given_on, made.due, made.event_id) == ("1.1", HELD, date(2025, 2, 1), sealed.event_id)
    assert (made.text.ru, made.their_body_id) == ("Просить казахстанскую сторону решить вопрос сырья", followed.their_body_id)
    approve(session, minutes, officer, digest=text)  # the second press of the button


def test_an_instruction_that_has_the_number_already_is_taken_instead_of_a_twin(session: Session) -> None:
    officer = an_officer(session)
    minutes = agreed(session, officer)
    there = an_instruction(session, event=minutes.event, number="1.1")
    approve(session, minutes, officer)
    assert whole(session, minutes.id).points[0].decisions[0].instruction_id == there.id
    assert len(session.scalars(select(Instruction)).all()) == 1


@pytest.mark.parametrize("signed_on", [HELD - timedelta(days=1), TODAY + timedelta(days=1)])
def test_minutes_are_signed_after_the_meeting_and_not_in_the_future(session: Session, signed_on: date) -> None:
    officer = an_officer(session)
    with pytest.raises(Refusal) as refused:
        approve(session, agreed(session, officer), officer, signed_on=signed_on)
    assert refused.value.field == "signed_on"


def test_what_is_approved_says_the_same_when_the_directory_changes(session: Session) -> None:
    officer = an_officer(session)
    minutes = agreed(session, officer)
    approve(session, minutes, officer)
    before = picture_of(session, whole(session, minutes.id))
    body = whole(session, minutes.id).points[0].decisions[0].their_body
    assert body is not None
    body.name = Texts("Переименованное министерство")
    assert picture_of(session, whole(session, minutes.id)) == before


Write = Callable[[Session, Minutes, Actor], object]
_POINT = commands.PointDetails(Texts("О другом"))
_DECISION = deciding.DecisionDetails(DecisionForm.NOTED, Texts("доклад"))
WRITES: dict[str, Write] = {
    "change": lambda s, m, by: commands.change_minutes(
        s, commands.ChangeMinutes(m.id, by, None, commands.MinutesDetails("9", HELD, place=Texts("г. Уфа")))
    ),
    "take over": lambda s, m, by: commands.take_over(s, commands.TakeOver(m.id, by, None)),
    "add point": lambda s, m, by: commands.add_point(s, commands.AddPoint(m.id, by, new_uid(), _POINT)),
    "change point": lambda s, m, by: commands.change_point(s, commands.ChangePoint(m.points[0].id, by, None, _POINT)),
    "move point": lambda s, m, by: commands.move_point(s, commands.MovePoint(m.points[0].id, by, None, 1)),
    "remove point": lambda s, m, by: commands.remove_point(s, commands.RemovePoint(m.points[0].id, by, None)),
    "add decision": lambda s, m, by: deciding.add_decision(s, deciding.AddDecision(m.points[0].id, by, new_uid(), _DECISION)),
    "change decision": lambda s, m, by: deciding.change_decision(
        s, deciding.ChangeDecision(m.points[0].decisions[0].id, by, None, _DECISION)
    ),
    "move decision": lambda s, m, by: deciding.move_decision(s, deciding.MoveDecision(m.points[0].decisions[0].id, by, None, 1)),
    "remove decision": lambda s, m, by: deciding.remove_decision(s, deciding.RemoveDecision(m.points[0].decisions[0].id, by, None)),
    "send out": lambda s, m, by: agreeing.send_out(s, agreeing.SendOut(m.id, by, None)),
    "add remark": lambda s, m, by: agreeing.add_remark(s, agreeing.AddRemark(m.id, by, new_uid(), SIDES[0], "", "Нет"), now=NOW),
    "answer remark": lambda s, m, by: agreeing.answer_remark(
        s, agreeing.AnswerRemark(s.scalars(select(MinutesRemark.id)).one(), by, RemarkState.DECLINED, "Нет")
    ),
    "agree": lambda s, m, by: consent(s, m, SIDES[0], by),
    "approve": lambda s, m, by: approve(s, m, by, signed_on=HELD),
}
"""Every command that writes minutes."""


@pytest.mark.parametrize("name", WRITES)
def test_every_write_of_approved_minutes_is_refused_and_changes_nothing(session: Session, name: str) -> None:
    officer = an_officer(session)
    minutes = agreed(session, officer)
    a_remark(session, minutes, state=RemarkState.ACCEPTED)
    approve(session, minutes, officer)
    sealed = whole(session, minutes.id)
    before = sealed.revision, picture_of(session, sealed), [point.revision for point in sealed.points]
    with pytest.raises(Refusal) as refused:
        WRITES[name](session, sealed, officer)
    assert refused.value.status == 422
    sealed = whole(session, minutes.id)
    assert (sealed.revision, picture_of(session, sealed), [point.revision for point in sealed.points]) == before


@pytest.mark.parametrize("name", WRITES)
def test_nobody_writes_minutes_of_an_event_that_is_not_theirs(session: Session, name: str) -> None:
    minutes = agreed(session, an_officer(session))
    a_remark(session, minutes)
    for stranger in (a_reader(session), an_actor(a_coordinator(session))):
        with pytest.raises(NotAllowed):
            WRITES[name](session, minutes, stranger)


def _past_the_commands(session: Session, minutes: Minutes) -> dict[str, Callable[[], object]]:
    point, decision = minutes.points[0], minutes.points[0].decisions[0]
    told = {"digest": "0" * 64, "who": "А. Б.", "agreed_on": TODAY, "at": NOW, "by_name": ""}
    return {
        "minutes": lambda: setattr(minutes, "number", "9"),
        "state": lambda: setattr(minutes, "state", MinutesState.DRAFT),
        "snapshot": lambda: setattr(minutes, "snapshot", None),
        "point": lambda: setattr(point, "title", Texts("О другом")),
        "decision": lambda: setattr(decision, "due", None),
        "another point": lambda: minutes.points.append(MinutesPoint(uid=new_uid(), position=9, title=Texts("О другом"), item=None)),
        "no decision": lambda: session.delete(decision),
        "remark": lambda: a_remark(session, minutes),
        "consent": lambda: session.add(MinutesConsent(minutes_id=minutes.id, side=SIDES[0], **told)),
        "all of it": lambda: session.delete(minutes),
    }


def written(session: Session, change: Callable[[], object]) -> None:
    change()
    session.flush()


@pytest.mark.parametrize(
    "name", ["minutes", "state", "snapshot", "point", "decision", "another point", "no decision", "remark", "consent", "all of it"]
)
def test_approved_minutes_are_not_changed_past_the_commands_either(session: Session, name: str) -> None:
    officer = an_officer(session)
    minutes = agreed(session, officer)
    approve(session, minutes, officer)
    sealed = whole(session, minutes.id)
    nested, change = session.begin_nested(), _past_the_commands(session, sealed)[name]
    with pytest.raises(Refusal):
        written(session, change)
    nested.rollback()
    assert session.scalar(select(Minutes.number).where(Minutes.id == minutes.id)) == "2"
    assert len(session.scalars(select(Decision)).all()) == 2


def test_within_one_side_that_side_alone_agrees_and_a_body_is_charged(session: Session) -> None:
    officer = an_officer(session)
    minutes = some_minutes(session, a_meeting(session, "О сырье"), state=MinutesState.DISCUSSED, audience=Audience.INTERNAL)
    point = a_point(session, minutes)
    person = a_person_in_directory(session, "Участников")
    instruction = an_instruction(session)
    session.flush()
    body = a_partner_body(session, side=PartySide.BASHKORTOSTAN, cases={"dat": "Министерству связей"})
    details = deciding.DecisionDetails(DecisionForm.CHARGE, Texts("подготовить график"), body.id, None, person.id, date(2025, 3, 1))
    deciding.add_decision(session, deciding.AddDecision(point.id, officer, new_uid(), details))
    with pytest.raises(Refusal):
        consent(session, minutes, PartySide.KAZAKHSTAN, officer)
    consent(session, minutes, PartySide.BASHKORTOSTAN, officer)
    ready = whole(session, minutes.id)
    assert ready.state is MinutesState.AGREED
    approve(session, ready, officer)
    made = session.scalars(select(Instruction).where(Instruction.id != instruction.id)).one()
    assert (made.text.ru, made.our_body_id, made.person_id) == ("Подготовить график", body.id, person.id)
