"""Reads of chains, letters and templates of approval."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session, undefer

from app.ground.db.history import Change
from app.ground.db.locking import get_or_refuse
from app.ground.kernel.refusals import NotFound
from app.judgement.approval.models import ApprovalStep, ApprovalTemplate, PartnerAgreement
from app.judgement.approval.rules import BUILT_IN, Decision, Link, chain_of
from app.judgement.publishing.models import Version
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.models import User

_OVER = (Status.HELD, Status.CANCELLED)
_DRAFT = (Event.__kind__, ProgrammeItem.__kind__)


def steps_of(session: Session, event_id: int, number: int) -> Sequence[ApprovalStep]:
    """Return the steps of a version's chain, in order."""
    query = select(ApprovalStep).where(ApprovalStep.event_id == event_id, ApprovalStep.number == number)
    return session.scalars(query.order_by(ApprovalStep.position, ApprovalStep.id)).all()


def numbers_of(session: Session, event_id: int) -> list[int]:
    """Return the versions of an event that have a chain or a letter, latest first."""
    chains = select(ApprovalStep.number).where(ApprovalStep.event_id == event_id)
    letters = select(PartnerAgreement.number).where(PartnerAgreement.event_id == event_id)
    return sorted(session.scalars(chains.union(letters)), reverse=True)


def get_step(session: Session, step_id: int) -> ApprovalStep:
    """Return a step, or refuse with NotFound."""
    return get_or_refuse(session, ApprovalStep, step_id)


def get_step_alone(session: Session, step_id: int) -> ApprovalStep:
    """Return a step as it is now, and let nobody else write it until the end of the transaction; or refuse with NotFound."""
    step = session.get(ApprovalStep, step_id, with_for_update=True)
    if step is None:
        raise NotFound
    return step


def find_agreement(session: Session, event_id: int, number: int, *, alone: bool = False) -> PartnerAgreement | None:
    """Return the partner's letter for a version without its file, if there is one; `alone` holds it against other writers."""
    query = select(PartnerAgreement).where(PartnerAgreement.event_id == event_id, PartnerAgreement.number == number)
    if alone:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def get_letter_file(session: Session, event_id: int, number: int) -> PartnerAgreement:
    """Return the partner's letter with its file, or refuse with NotFound."""
    query = select(PartnerAgreement).where(PartnerAgreement.event_id == event_id, PartnerAgreement.number == number)
    found = session.scalars(query.options(undefer(PartnerAgreement.upload))).one_or_none()
    if found is None or not found.upload:
        raise NotFound
    return found


def find_template(session: Session, kind: Kind | None) -> ApprovalTemplate | None:
    """Return the stored chain of a kind, or (None) the one for all kinds."""
    where = ApprovalTemplate.kind.is_(None) if kind is None else ApprovalTemplate.kind == kind
    return session.scalars(select(ApprovalTemplate).where(where)).one_or_none()


def templates_of(session: Session) -> dict[Kind | None, ApprovalTemplate]:
    """Return the stored templates by kind; None stands for all kinds."""
    return {template.kind: template for template in session.scalars(select(ApprovalTemplate))}


def chain_for(session: Session, kind: Kind) -> tuple[Link, ...]:
    """Return the chain with which the approval of an event of a kind begins: its own, the one for all, or the built-in one."""
    found = templates_of(session)
    template = found.get(kind) or found.get(None)
    return chain_of(template.steps) if template else BUILT_IN


def decided_in_log(session: Session, step_ids: Sequence[int]) -> dict[int, int]:
    """Return for each of some decided steps where in the log its decision stands; nothing of a step is logged after it."""
    query = select(Change.thing_id, func.max(Change.id)).where(Change.kind == ApprovalStep.__kind__, Change.thing_id.in_(step_ids))
    return dict(session.execute(query.group_by(Change.thing_id)).all())


def changes_of_draft(session: Session, event_id: int, after: int, until: datetime | None) -> Sequence[Change]:
    """Return what was done to an event and its items after a place in the log, up to `until` (None: up to now), oldest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind.in_(_DRAFT), Change.id > after)
    if until is not None:
        query = query.where(Change.at <= until)
    return session.scalars(query.order_by(Change.id)).all()


def uids_touched(session: Session, event: Event, changes: Sequence[Change]) -> frozenset[str]:
    """Return the UIDs of the items that some changes are about, and the event's own where one is about the event."""
    ids = {change.thing_id for change in changes if change.kind == ProgrammeItem.__kind__}
    items = session.scalars(select(ProgrammeItem.uid).where(ProgrammeItem.id.in_(ids))).all() if ids else ()
    own = (event.uid,) if any(change.kind == Event.__kind__ for change in changes) else ()
    return frozenset((*items, *own))


def overdue_steps(session: Session, on: date, mine: int | None = None) -> Sequence[tuple[ApprovalStep, Event]]:
    """Return the steps of coming versions that nobody has decided and that were due before a day, longest overdue first; one query.

    With `mine`, an account, also those that wait for this person, due or not. What has been published, held or cancelled waits
    for nobody.
    """
    published = exists().where(Version.event_id == ApprovalStep.event_id, Version.number >= ApprovalStep.number)
    late = ApprovalStep.due_on < on
    query = (
        select(ApprovalStep, Event)
        .join(Event, Event.id == ApprovalStep.event_id)
        .where(ApprovalStep.decision == Decision.PENDING, Event.status.not_in(_OVER), ~published)
        .where(late if mine is None else or_(late, ApprovalStep.user_id == mine))
        .order_by(ApprovalStep.due_on, ApprovalStep.event_id, ApprovalStep.position)
    )
    return [(step, event) for step, event in session.execute(query)]


def accounts_of(session: Session) -> Sequence[User]:
    """Return the people who can be tied to a step, by name."""
    return session.scalars(select(User).where(User.active).order_by(User.name, User.id)).all()
