"""Meetings that browser tests find: one that runs, with an agenda and people, and minutes at every step from draft to approval."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.materials.rules import Subject
from app.matters.meetings.running_commands import TakeUpPoint, take_up_point
from app.matters.minutes.agreeing_commands import AddConsent, ApproveMinutes, add_consent, approve_minutes
from app.matters.minutes.consents import SIDES
from app.matters.minutes.models import Minutes
from app.matters.minutes.queries import get_minutes
from app.matters.minutes.reading import digest_of
from app.matters.minutes.rules import Audience, DecisionForm, MinutesState
from app.matters.working_groups.rules import GroupRole
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PartySide
from tests.browser.office import LiveServer, Person
from tests.factories import minutes as minuted
from tests.factories.accounts import an_actor
from tests.factories.dossiers import a_dossier
from tests.factories.groups import a_group, a_group_meeting, a_group_member
from tests.factories.materials import a_material
from tests.factories.meetings import a_link, a_mark, a_meeting, a_point
from tests.factories.minutes import HELD
from tests.factories.people import a_person_in_directory, an_organisation
from tests.factories.undertakings import a_partner_body, an_instruction


@dataclass(frozen=True, slots=True)
class Meetings:
    """Ids of all of it; of minutes those of their meeting, which their page is found by."""

    running: int
    item: int
    material: int
    draft: int
    discussed: int
    approved: int
    minutes: int
    """Those that are commented on; also their section, their decision and a remark without an answer."""
    point: int
    decision: int
    remark: int
    agreed: int
    """Minutes that may be approved."""


def meetings_of(server: LiveServer, officer: Person) -> Meetings:
    """Return a meeting at its first point, and minutes of four others."""
    with server.sessions() as session:
        by = an_actor(session.get_one(User, officer.id))
        running, item, material = _running(session, by)
        draft = _minuted(session, audience=Audience.INTERNAL)
        discussed, agreed, approved = (_minuted(session, state=MinutesState.DISCUSSED) for _ in range(3))
        point = discussed.points[0]
        decision = point.decisions[0]
        remark = minuted.a_remark(session, discussed, decision_id=decision.id)
        minuted.a_remark(session, discussed)
        consent(session, discussed, by, SIDES[0])
        for one in (agreed, approved):
            for side in SIDES:
                consent(session, one, by, side)
        found = get_minutes(session, approved.id, anew=True)
        sealing = ApproveMinutes(found.id, by, found.revision, digest_of(session, found), HELD)
        approve_minutes(session, sealing, now=clock.now(), today=clock.office_day())
        session.commit()
        events = (draft.event_id, discussed.event_id, approved.event_id)
        return Meetings(running, item, material, *events, discussed.id, point.id, decision.id, remark.id, agreed.id)


def consent(session: Session, minutes: Minutes, by: Actor, side: PartySide) -> None:
    """Note that a side agrees to minutes as they stand."""
    found = get_minutes(session, minutes.id, anew=True)
    cmd = AddConsent(found.id, by, found.revision, digest_of(session, found), side, "А. Б. Сафин, министр", "№ 5", HELD)
    add_consent(session, cmd, now=clock.now(), today=clock.office_day())


def _running(session: Session, by: Actor) -> tuple[int, int, int]:
    """Return a meeting of two points: the first is on, deals with a project and has a material."""
    meeting = a_meeting(session)
    chair = a_person_in_directory(session, "Председателев")
    group = a_group(session)
    a_group_meeting(session, group, meeting)
    a_group_member(session, group, chair, role=GroupRole.CO_CHAIR)
    a_group_member(session, group)
    a_mark(session, meeting, chair, side=PartySide.BASHKORTOSTAN)
    point = a_point(session, meeting, minutes=(5, 10))
    a_point(session, meeting, "10:20", "10:30", title="Сроки")
    a_link(session, point, dossier=a_dossier(session))
    an_instruction(session, event=meeting, number="1.1")
    material = a_material(session, Subject.ITEM, point.id, versions=2)
    take_up_point(session, TakeUpPoint(meeting.id, by, new_uid(), "", point.id, 0), now=clock.now())
    return meeting.id, point.id, material.id


def _minuted(session: Session, **over: Any) -> Minutes:
    """Return minutes of a meeting with a decision that somebody has to follow."""
    minutes = minuted.some_minutes(session, minuted.a_meeting(session, "О сырье", "О сроках"), **over)
    internal = minutes.audience is Audience.INTERNAL
    chairs = (a_person_in_directory(session, name) for name in ("Сафин", "Аманов"))
    minutes.our_signatory, minutes.their_signatory = chairs
    point = minuted.a_point(session, minutes, speakers=Texts("Сафин А. Б., министр"), course=Texts("Обсудили объёмы."))
    charged = (
        {"our_body": an_organisation(session), "person": minutes.our_signatory} if internal else {"their_body": a_partner_body(session)}
    )
    form = DecisionForm.CHARGE if internal else DecisionForm.ASK_THEIRS
    minuted.a_decision(session, point, form=form, due=HELD + timedelta(days=60), **charged)
    minuted.a_decision(session, point, "сведения о поставках", form=DecisionForm.NOTED)
    return minutes
