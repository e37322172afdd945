"""Claims about two who press a button at the same moment: the second is told so, or wanted the same; nothing is written twice."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from app.ground.db.base import Base
from app.ground.db.locking import get_or_refuse
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal, Stale
from app.ground.kernel.texts import Texts
from app.matters.agreements.lacking_rules import Entry
from app.matters.agreements.models import Agreement
from app.matters.agreements.rules import AgreementState
from app.matters.agreements.signing_commands import EnterSigned, enter_signed
from app.matters.fairs.invitations_commands import (
    InvitationDetails,
    MarkInvitation,
    ProposeInvitation,
    mark_invitation,
    propose_invitation,
)
from app.matters.fairs.models import Stand, StandInvitation
from app.matters.fairs.rules import InvitationState
from app.matters.folders.commands import AddSheets, add_sheets
from app.matters.folders.models import FolderSheet
from app.matters.folders.rules import Sheet, Wanted
from app.matters.materials.commands import AddVersion, Sent, add_version
from app.matters.materials.models import Material, MaterialVersion
from app.matters.materials.rules import Subject
from app.matters.meetings.models import AgendaRun
from app.matters.meetings.running_commands import MovedOn, TakeUpPoint, take_up_point
from app.matters.minutes.agreeing_commands import AddConsent, ApproveMinutes, add_consent, approve_minutes
from app.matters.minutes.models import Minutes
from app.matters.minutes.queries import get_minutes
from app.matters.minutes.rules import DecisionForm, MinutesState
from app.matters.minutes.showing import shown
from app.matters.talks.commands import AddToTable, Joining, add_to_table
from app.matters.talks.gifts_commands import SetGiftState, set_gift_state
from app.matters.talks.models import Gift, TalksMember
from app.matters.talks.rules import GiftState, TalksRole
from app.matters.undertakings.commands import PutOff, put_off
from app.matters.undertakings.models import DueExtension, Instruction
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PartySide
from tests.factories.agreements import an_agreement
from tests.factories.fairs import a_fair, a_stand, an_invitation
from tests.factories.materials import a_material, a_pdf
from tests.factories.meetings import a_point as an_agenda_point
from tests.factories.minutes import a_decision, a_meeting, a_point, some_minutes
from tests.factories.people import a_person_in_directory
from tests.factories.talks import OURS, THEIRS, a_gift, talks_at
from tests.factories.talks import a_meeting as an_item_of_talks
from tests.factories.undertakings import a_partner_body, an_instruction
from tests.integration.planning.people import an_officer
from tests.integration.planning.races import meeting

NOW = datetime(2024, 12, 10, 6, 0, tzinfo=UTC)
TODAY = date(2024, 12, 10)
CLASH = (Stale, StaleDataError)
"""What the house answers with 409: two people at once."""
Deed = Callable[[Session], Any]


class Race(NamedTuple):
    """What two do at once, what the second is told (nothing, where both wanted the same), and how many rows there are more."""

    first: Deed
    second: Deed
    told: tuple[type[Exception], ...]
    rows: type[Base]
    more: int


def approving(session: Session, by: Actor) -> Race:
    """Let two approve the same minutes: as signed on different days."""
    minutes = some_minutes(session, a_meeting(session, "О сырье"), state=MinutesState.DISCUSSED)
    a_decision(session, a_point(session, minutes), their_body=a_partner_body(session), form=DecisionForm.ASK_THEIRS, due=date(2025, 2, 1))
    for side in (OURS, THEIRS):
        session.flush()
        session.expire_all()
        read = get_minutes(session, minutes.id)
        consent = AddConsent(read.id, by, read.revision, shown(session, read).digest, side, "А. Согласов", "№ 5", TODAY)
        add_consent(session, consent, now=NOW, today=TODAY)
    session.flush()
    cmds = [ApproveMinutes(minutes.id, by, minutes.revision, shown(session, minutes).digest, date(2024, 12, day)) for day in (9, 10)]
    first, second = (_deed(Minutes, minutes.id, approve_minutes, cmd, now=NOW, today=TODAY) for cmd in cmds)
    return Race(first, second, (Refusal,), Instruction, 1)


def versions(session: Session, by: Actor) -> Race:
    """Let two add a version to the same material."""
    one = a_material(session, Subject.INSTRUCTION, an_instruction(session).id)
    cmds = [AddVersion(one.id, by, one.revision, Sent("x.pdf", a_pdf(words))) for words in ("a", "b")]
    first, second = (_deed(Material, one.id, add_version, cmd, now=NOW) for cmd in cmds)
    return Race(first, second, CLASH, MaterialVersion, 1)


def taking_up(session: Session, by: Actor) -> Race:
    """Let two go on to different points."""
    event = a_meeting(session)
    points = [an_agenda_point(session, event, "10:00", "10:15"), an_agenda_point(session, event, "10:15", "10:35")]
    first, second = (_deed(None, 0, take_up_point, TakeUpPoint(event.id, by, new_uid(), "", one.id), now=NOW) for one in points)
    return Race(first, second, (MovedOn,), AgendaRun, 1)


def numbering(session: Session, by: Actor) -> Race:
    """Let two give one number of the register to different agreements."""
    event = a_meeting(session)
    both = [an_agreement(session, event, title=title, state=AgreementState.PRINTED) for title in ("Соглашение", "Меморандум")]
    entry = Entry(TODAY, Texts("Уфа"), "7", "архив")
    first, second = (_deed(Agreement, one.id, enter_signed, EnterSigned(one.id, by, one.revision, entry), today=TODAY) for one in both)
    return Race(first, second, (Refusal,), Agreement, 0)


def answering(session: Session, by: Actor) -> Race:
    """Let two note opposite answers to an invitation."""
    event = a_fair(session)
    one = an_invitation(session, a_stand(session, event), state=InvitationState.SENT, sent_on=date(2024, 12, 1))
    states = InvitationState.ACCEPTED, InvitationState.DECLINED
    cmds = [MarkInvitation(one.id, by, one.revision, state, TODAY) for state in states]
    first, second = (_deed(StandInvitation, one.id, mark_invitation, cmd, now=NOW, today=TODAY) for cmd in cmds)
    return Race(first, second, CLASH, StandInvitation, 0)


def inviting(session: Session, by: Actor) -> Race:
    """Let two invite the same person to the same stand."""
    event = a_fair(session)
    stand, person = a_stand(session, event), a_person_in_directory(session)
    asked = InvitationDetails(stand.id, person_id=person.id)
    first, second = (_deed(Stand, stand.id, propose_invitation, ProposeInvitation(event.id, by, new_uid(), asked)) for _ in range(2))
    return Race(first, second, (Refusal,), StandInvitation, 1)


def handing_over(session: Session, by: Actor) -> Race:
    """Let one mark a gift as handed over while the other takes it a step back."""
    one = a_gift(session, a_meeting(session), state=GiftState.READY)
    cmds = [SetGiftState(one.id, by, one.revision, state) for state in (GiftState.HANDED_OVER, GiftState.PLANNED)]
    first, second = (_deed(Gift, one.id, set_gift_state, cmd, now=NOW) for cmd in cmds)
    return Race(first, second, CLASH, Gift, 0)


def heading(session: Session, by: Actor) -> Race:
    """Let two seat different heads of one side."""
    item = an_item_of_talks(session, a_meeting(session))
    talks_at(session, item)
    people = [Joining(a_person_in_directory(session).id, PartySide.BASHKORTOSTAN, TalksRole.HEAD) for _ in range(2)]
    first, second = (_deed(None, 0, add_to_table, AddToTable(item.id, by, (one,))) for one in people)
    return Race(first, second, (*CLASH, Refusal), TalksMember, 1)


def putting_off(session: Session, by: Actor) -> Race:
    """Let two put an instruction off to different days."""
    one = an_instruction(session)
    cmds = [PutOff(one.id, by, one.revision, date(2025, 3, day), "сырьё не выбрано") for day in (1, 2)]
    first, second = (_deed(Instruction, one.id, put_off, cmd, now=NOW) for cmd in cmds)
    return Race(first, second, CLASH, DueExtension, 1)


def filling(session: Session, by: Actor) -> Race:
    """Let two put the same document into a folder: both wanted the same."""
    event = a_meeting(session, "О сырье")
    first, second = (_deed(None, 0, add_sheets, AddSheets(event.id, by, (Wanted(Sheet.PROGRAMME),))) for _ in range(2))
    return Race(first, second, (), FolderSheet, 1)


RACES = (approving, versions, taking_up, numbering, answering, inviting, handing_over, heading, putting_off, filling)


def test_the_second_of_two_is_told_and_nothing_is_doubled(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        officer = an_officer(session)
        races = {race.__name__: race(session, officer) for race in RACES}
    told, more = {}, {}
    for name, race in races.items():
        before = _count(sessions, race.rows)
        outcome = meeting(engine, sessions, race.first, race.second).exception()
        told[name] = isinstance(outcome, race.told) if race.told else outcome is None
        more[name] = _count(sessions, race.rows) - before
    assert told == dict.fromkeys(races, True)
    assert more == {name: race.more for name, race in races.items()}


def _count(sessions: sessionmaker[Session], rows: type[Base]) -> int:
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(rows)) or 0


def _deed(model: type[Base] | None, ident: int, do: Callable[..., Any], cmd: object, **clock: object) -> Deed:
    """Return what a view does: it reads what the deed is about, then does it."""

    def done(session: Session) -> Any:
        if model is not None:
            get_or_refuse(session, model, ident)
        return do(session, cmd, **clock)

    return done
