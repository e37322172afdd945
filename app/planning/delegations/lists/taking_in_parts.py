"""What taking a member in writes beside the membership: the body and the position that they come as, their personal records."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.ids import uid_from
from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts
from app.planning.delegations.lists.known import said
from app.planning.delegations.lists.wording import is_called, says
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import Delegation, DelegationMember
from app.register.accounts.rules.roles import Actor
from app.register.directory.commands import (
    AppointmentDetails,
    OrganisationDetails,
    add_appointment,
    add_organisation,
    change_appointment,
)
from app.register.directory.models import Appointment, Organisation, Person
from app.register.directory.rules.kinds import Category
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.queries import find_record
from app.register.personal.rules import DataKind, Purpose, longest_term, normalised
from app.register.personal.sealed import opened

KEPT_FOR: Final = timedelta(days=365)
"""How long after an event what its lists say of people is kept."""

_FIRM: Final = re.compile(r"\b(?:ооо|оао|зао|пао|ао|тоо|ип|llp|llc|jsc|ltd)\b")


def take_appointment(
    session: Session, uid: str, member: DelegationMember, row: MemberRow, *, delegation: Delegation, day: date
) -> int | None:
    """Return the id of the appointment that a member comes as: the one that says what the row says, made or corrected where none does."""
    if not row.position and not row.organisation:
        return member.appointment_id
    query = select(Appointment).where(Appointment.person_id == member.person_id).order_by(Appointment.position_no, Appointment.id)
    current = [one for one in session.scalars(query.options(joinedload(Appointment.organisation))) if one.holds_on(day)]
    own = next((one for one in current if one.id == member.appointment_id), None)
    fitting = own if own is not None and says(own, row) else next((one for one in current if says(one, row)), None)
    if fitting is not None:
        return fitting.id
    before = own or next(iter(current), None)
    body = _organisation(session, uid, row, delegation) if row.organisation else before.organisation_id if before is not None else None
    position = Texts(ru=row.position) if row.position else before.position if before is not None else Texts()
    details = AppointmentDetails(position, delegation.side, body)
    if own is not None and _is_only_here(session, own):
        return change_appointment(session, own.id, None, details)
    return add_appointment(session, uid_from(uid, "appointment"), member.person_id, details)


def _is_only_here(session: Session, appointment: Appointment) -> bool:
    """Tell an appointment that some list made for this member from one that the directory cares for: that one is not written over."""
    if appointment.rank_id is not None or appointment.cases or appointment.since is not None or len(appointment.position.each()) > 1:
        return False
    users = select(func.count()).select_from(DelegationMember).where(DelegationMember.appointment_id == appointment.id)
    return session.scalar(users) == 1


def _organisation(session: Session, uid: str, row: MemberRow, delegation: Delegation) -> int:
    name = row.organisation
    words = sorted(re.findall(r"[^\W_]+", folded(name)), key=len)
    query = select(Organisation).order_by(Organisation.id)
    # The longest word cuts the directory down to a few; quotes and dots are then compared without.
    for organisation in session.scalars(query.where(Organisation.search_text.contains(words[-1], autoescape=True)) if words else query):
        if is_called(organisation, name):
            return organisation.id
    category = Category.BUSINESS if _FIRM.search(folded(name)) else row.category or delegation.category
    return add_organisation(session, uid_from(uid, "organisation"), OrganisationDetails(Texts(ru=name), delegation.side, category))


def keep_personal(session: Session, by: Actor, uid: str, person: Person, row: MemberRow, *, needed_until: date, now: datetime) -> None:
    """Keep what a row says of phone, documents and needs; what is kept already stays untouched, nothing is kept of who objected."""
    if person.blocked_at is not None or person.erased_at is not None:
        return
    keep_until = min(max(needed_until, now.date()) + KEPT_FOR, longest_term(now.date()))
    for kind in DataKind:
        value = said(row, kind)
        if not value:
            continue
        record = find_record(session, person.id, kind)
        if record is not None and normalised(kind, opened(session, record)) == normalised(kind, value):
            continue
        purpose = record.purpose if record is not None else Purpose.EVENT
        term = max(record.keep_until, keep_until) if record is not None else keep_until
        keep_record(session, KeepRecord(by, uid_from(uid, kind.value), person.id, kind, value, purpose, term), now=now)
