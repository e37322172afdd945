"""An event with everything that belongs to one, so that every address of the application leads somewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.faces.spreadsheets.drafts import KeepDraft, keep_draft
from app.ground.db.history import Change
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.rows import Sheet
from app.ground.kernel.texts import Texts
from app.judgement.approval.models import ApprovalStep, PartnerAgreement
from app.judgement.conflicts.models import ConflictWaiver
from app.judgement.publishing.commands import Publish, publish
from app.planning.delegations.contacts.links import MakeLink, make_link
from app.planning.delegations.contacts.proposals import Propose, propose
from app.planning.delegations.contacts.proposed import Deed, Proposed
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import Delegation
from app.planning.events.kinds import Kind, Severity
from app.planning.events.models import Anchor, Event, ReserveDates, SavedFilter, Series, ShiftProposal
from app.planning.events.rules import Relation
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.merging import MergePersons, merge_persons
from app.register.directory.models import Person
from app.register.holidays.models import Holiday
from app.register.holidays.rules import DayKind, Jurisdiction
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.models import PurgeAct
from app.register.personal.rules import DataKind, Purpose
from tests.factories.accounts import NOW, a_user, an_actor
from tests.factories.agreements import an_agreement
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory, a_rank, an_appointment, an_organisation
from tests.factories.programmes import an_item
from tests.factories.tasks import a_task
from tests.factories.venues import a_city, a_hall, a_venue
from tests.integration.web.matrix_agreements import links_of
from tests.integration.web.matrix_fairs import fairs_of
from tests.integration.web.matrix_folders import folder_of
from tests.integration.web.matrix_logistics import logistics_of, special_of_logistics
from tests.integration.web.matrix_matters import dossiers_of, groups_of, undertakings_of
from tests.integration.web.matrix_meetings import meetings_of
from tests.integration.web.matrix_minutes import minutes_of
from tests.integration.web.matrix_papers import papers_of
from tests.integration.web.matrix_talks import talks_of
from tests.integration.web.matrix_troupes import troupes_of

WORDS: Final[Mapping[str, object]] = {"kind": "forum", "number": 1, "filename": "x", "token": "x" * 43, "name": "forum", "sort": "kinds"}
"""Parts of addresses that are no object of anybody's."""


Special = dict[str, tuple[Mapping[str, object], Mapping[str, str]]]
"""By endpoint: other values – those that are no part of the address are asked behind it – and what the form sends."""


@dataclass(frozen=True, slots=True)
class Objects:
    """What the arguments of the routes stand for."""

    values: Mapping[str, object]
    special: Special


def objects_of(session: Session, coordinators: list[User]) -> Objects:
    """Return what the arguments of the routes stand for, where all of it belongs to one event of these coordinators."""
    officer = an_actor(a_user(session, role=Role.PROTOCOL))
    event = an_event(session, coordinators=coordinators)
    item = an_item(session, event)
    publish(session, Publish(event.id, officer, None), now=NOW)
    of_event = _of_event(session, event)
    special = special_of(session, event, _proposal(session, event, of_event["anchor_id"]))
    special |= _of_lists(session, of_event["delegation_id"], coordinators[0])
    special |= special_of_logistics(session, event, of_event["delegation_id"], coordinators[0])
    cell, column = f"{item.id}-{of_event['delegation_id']}-1", f"{of_event['delegation_id']}-1"
    special |= {"attendance.set_cell": ({}, {"cell": cell}), "attendance.set_column": ({}, {"column": column, "day": item.day.isoformat()})}
    own = {"event_id": event.id, "event_uid": event.uid, "item_id": item.id, **_of_contact(session, of_event["delegation_id"], officer)}
    own |= logistics_of(session, event, session.get_one(Person, of_event["person_id"])) | _of_judgement(session, event)
    of_groups, special_of_groups = groups_of(session, event)
    special |= special_of_groups | links_of(session, event)
    special |= meetings_of(session, event)
    of_minutes, special_of_minutes = minutes_of(session, event)
    own, special = own | of_minutes, special | special_of_minutes
    special |= talks_of(session, event) | fairs_of(session, event)
    own |= troupes_of(session, event) | papers_of(session, item.id)
    undertaken, special_of_undertakings = undertakings_of(session, event)
    special |= special_of_undertakings
    own |= of_groups | dossiers_of(session) | undertaken | folder_of(session, event, officer)
    publish(session, Publish(event.id, officer, None), now=NOW + timedelta(hours=1))
    return Objects({**WORDS, **_of_register(session), **_of_persons(session, of_event["person_id"], officer), **of_event, **own}, special)


def special_of(session: Session, event: Event, proposal_id: int) -> Special:
    """Return for the routes whose object stands in what is sent, or is a row of the log: other arguments, and the form."""
    item, removed = an_item(session, event), an_item(session, event)
    event.title, item.title = Texts(ru="Другое название"), Texts(ru="Другой пункт")
    session.flush()
    session.delete(removed)
    session.flush()
    return {
        "desk.restore": ({"change_id": _latest(session, "event", event.id)}, {"field": "title"}),
        "planner.restore": ({"change_id": _latest(session, "item", item.id)}, {"field": "title"}),
        "planner.bring_back": ({"change_id": _latest(session, "item", removed.id)}, {}),
        "anchors.decide": ({}, {"chosen": f"{proposal_id}:{event.revision}:2025-02-03"}),
    }


def _of_lists(session: Session, delegation_id: int, uploader: User) -> Special:
    """Return what the routes of a list that somebody takes in stand for: a list is its uploader's alone."""
    table = (Sheet("", (("Фамилия", "Имя"), ("Участник", "Первый"))),)
    cmd = KeepDraft(an_actor(uploader), new_uid(), "members", delegation_id, "list.csv", table)
    draft: dict[str, object] = {"uid": keep_draft(session, cmd, now=clock.now())}
    person = a_person_in_directory(session).id
    member = a_member(session, session.get_one(Delegation, delegation_id))
    return {
        "spreadsheets.start": ({"target": "members", "id": delegation_id}, {}),
        **{f"spreadsheets.{name}": (draft, {}) for name in ("mapping", "preview", "apply", "drop")},
        "personal.edit": ({"kind": "phone"}, {}),
        "delegations.take_in": ({}, {"person_id": str(person), "uid": new_uid()}),
        "delegations.mark": ({}, {"member": f"{member.id}:{member.revision}", "status": "invited"}),
    }


def _of_persons(session: Session, person_id: int, officer: Actor) -> dict[str, object]:
    kept, gone, one, other = (a_person_in_directory(session).id for _ in range(4))
    merge = merge_persons(session, MergePersons(new_uid(), one, other), now=NOW)
    keep = KeepRecord(officer, new_uid(), person_id, DataKind.PHONE, "+7 347 000-00-01", Purpose.EVENT, date(2027, 12, 31))
    act = PurgeAct(uid=new_uid(), at=NOW, by_name="", reason="expired", rows=[])
    session.add(act)
    session.flush()
    return {"kept_id": kept, "gone_id": gone, "merge_id": merge, "record_id": keep_record(session, keep, now=NOW), "uid": act.uid}


def _of_judgement(session: Session, event: Event) -> dict[str, object]:
    """Return what the routes about agreements and findings stand for."""
    waiver = ConflictWaiver(
        uid=new_uid(),
        event=event,
        key="speeches_tight:item1",
        sort="speeches_tight",
        basis="",
        severity=Severity.WARNING,
        sentence="Выступления занимают всё время.",
        reason="Так решено",
        until=event.last_day,
        by_name="Протокол",
        made_at=NOW,
    )
    session.add(waiver)
    session.flush()
    return {"agreement_id": an_agreement(session, event).id, "waiver_id": waiver.id, "key": waiver.key}


def _proposal(session: Session, event: Event, anchor_id: int) -> int:
    proposal = ShiftProposal(anchor_id=anchor_id, event_id=event.id, first_day=date(2025, 2, 3), made_at=NOW)
    session.add(proposal)
    session.flush()
    return proposal.id


def _latest(session: Session, kind: str, thing_id: int) -> int:
    query = select(Change.id).where(Change.kind == kind, Change.thing_id == thing_id).order_by(Change.id.desc())
    return session.scalars(query).first() or 0


def _of_event(session: Session, event: Event) -> dict[str, int]:
    step = ApprovalStep(uid=new_uid(), event_id=event.id, number=2, position=1, approver="Министр")
    anchor = Anchor(event=event, target=an_event(session), relation=Relation.BEFORE)
    reserve = ReserveDates(event_id=event.id, first_day=date(2025, 1, 20), last_day=date(2025, 1, 21))
    letter = PartnerAgreement(event_id=event.id, number=1, letter_number="1", letter_date=date(2024, 11, 1))
    session.add_all([step, anchor, reserve, letter])
    delegation = a_delegation(session, event)
    person = a_person_in_directory(session)
    appointment = an_appointment(session, person)
    member = a_member(session, delegation, person)
    session.flush()
    return {
        "step_id": step.id,
        "anchor_id": anchor.id,
        "reserve_id": reserve.id,
        "task_id": a_task(session, event).id,
        "change_id": 0,
        "delegation_id": delegation.id,
        "member_id": member.id,
        "person_id": person.id,
        "appointment_id": appointment.id,
    }


def _of_contact(session: Session, delegation_id: int, officer: Actor) -> dict[str, object]:
    """Return the private link of a delegation's contact, and what they have sent in."""
    last = clock.office_day() + timedelta(days=1)
    made = make_link(session, MakeLink(delegation_id, officer, new_uid(), "А. Контактов", last), now=clock.now())
    sent = Propose(delegation_id, "А. Контактов", new_uid(), Deed.ADD, Proposed(MemberRow("Новиков", "Иван")))
    propose(session, sent, now=clock.now())
    return {"link_id": made.link_id, "proposal_uid": sent.uid}


def _of_register(session: Session) -> dict[str, int]:
    series = Series(uid=new_uid(), kind=Kind.FORUM, title=Texts(ru="Серия"))
    saved = SavedFilter(uid=new_uid(), name="Форумы")
    holiday = Holiday(
        day=date(2024, 1, 1 + len(session.scalars(select(Holiday)).all())),
        jurisdiction=Jurisdiction.RUSSIA,
        kind=DayKind.NONWORKING,
        name=Texts(ru="Праздник"),
    )
    session.add_all([series, saved, holiday])
    venue = a_venue(session)
    session.flush()
    return {
        "series_id": series.id,
        "saved_id": saved.id,
        "holiday_id": holiday.id,
        "venue_id": venue.id,
        "hall_id": a_hall(session, venue).id,
        "city_id": a_city(session).id,
        "user_id": a_user(session).id,
        "session_id": 1,
        "organisation_id": an_organisation(session).id,
        "rank_id": a_rank(session).id,
    }
