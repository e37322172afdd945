"""A list of people into a delegation: what would become of each row, and taking one member in."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.ground.kernel.rows import Columns, RowPlan, Sheet
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.planning.delegations.commands.common import find_member_by_uid, find_member_of
from app.planning.delegations.commands.members import MemberDetails, write_details
from app.planning.delegations.lists.known import known_of
from app.planning.delegations.lists.planning import Planning
from app.planning.delegations.lists.rows import PersonRow, rows_of
from app.planning.delegations.lists.taking_in_parts import keep_personal, take_appointment
from app.planning.delegations.lists.travelling import travelled
from app.planning.delegations.lists.wording import noted, plain
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MOST_MEMBERS, MemberRole
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor
from app.register.directory.commands import PersonDetails, add_person
from app.register.directory.commands.persons import MERGED, person_to_change
from app.register.directory.models import Person
from app.register.directory.queries import holds_still


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Take one member in: somebody new, somebody of the directory (`person_id`), or a change to a member (`member_id`).

    What the row leaves empty changes nothing. The same `uid` again takes nobody in twice.
    """

    delegation_id: int
    by: Actor
    uid: str
    row: MemberRow
    person_id: int | None = None
    member_id: int | None = None


def plan_members(session: Session, delegation: Delegation, sheet: Sheet, columns: Columns, *, now: datetime) -> RowPlan[MemberRow]:
    """Return what would become of each row. The delegation is loaded as `get_delegation` does; the queries do not grow with the rows."""
    today = now.astimezone(zone(delegation.event.zone)).date()
    rows = tuple(rows_of(sheet, columns, today))
    planning = Planning(known_of(session, delegation, [row for row in rows if isinstance(row, PersonRow)]))
    return RowPlan([planning.planned(row) for row in rows])


def take_in(session: Session, cmd: TakeIn, *, now: datetime) -> int:
    """Make or change the person, their body, appointment, membership and personal records; return the member's id."""
    delegation = get_or_refuse(session, Delegation, cmd.delegation_id)
    event = get_event_to_change(session, delegation.event_id, cmd.by)
    made = find_member_by_uid(session, cmd.uid)
    if made is not None:
        return made.id
    member = _member(session, cmd)
    if member is not None:
        person = person_to_change(session, member.person_id)
        _complete(person, cmd.row)
    else:
        person = _person(session, cmd)
        member = _added(session, cmd, delegation, person)
    _write(session, cmd, delegation, event, member)
    keep_personal(session, cmd.by, cmd.uid, person, cmd.row, needed_until=event.last_day, now=now)
    return member.id


def _member(session: Session, cmd: TakeIn) -> DelegationMember | None:
    if cmd.member_id is not None:
        member = get_or_refuse(session, DelegationMember, cmd.member_id)
        if member.delegation_id != cmd.delegation_id:
            raise NotFound
        return member
    return find_member_of(session, cmd.delegation_id, cmd.person_id) if cmd.person_id is not None else None


def _person(session: Session, cmd: TakeIn) -> Person:
    row = cmd.row
    if cmd.person_id is not None:
        person = person_to_change(session, cmd.person_id)
        _complete(person, row)
        return person
    names = Texts(ru=row.surname), Texts(ru=row.given), Texts(ru=row.patronymic)
    return person_to_change(session, add_person(session, uid_from(cmd.uid, "person"), PersonDetails(*names, latin=row.latin)))


def _complete(person: Person, row: MemberRow) -> None:
    """Fill in what of a name was not known; how somebody is called already is not changed by a list."""
    if row.patronymic and not person.patronymic:
        person.patronymic = Texts(ru=row.patronymic)
    if row.latin and plain(row.latin) != plain(person.latin):
        person.latin = row.latin


def _added(session: Session, cmd: TakeIn, delegation: Delegation, person: Person) -> DelegationMember:
    members = select(func.count()).select_from(DelegationMember).where(DelegationMember.delegation_id == delegation.id)
    if (session.scalar(members) or 0) >= MOST_MEMBERS:
        raise Refusal(N_("A delegation has %(most)s members at most."), most=MOST_MEMBERS)
    if cmd.person_id is not None and not holds_still(session, person.id):
        raise Refusal(MERGED)
    member = DelegationMember(uid=cmd.uid, delegation_id=delegation.id, event_id=delegation.event_id, person=person, person_id=person.id)
    session.add(member)
    session.flush()
    return member


def _write(session: Session, cmd: TakeIn, delegation: Delegation, event: Event, member: DelegationMember) -> None:
    row = cmd.row
    rest = travelled(session, event, member.person, row.arrival, cmd.by)
    now_in = MemberDetails(member.role, member.status, member.appointment_id, member.category, None, member.note, member.substitute_id)
    wanted = replace(
        now_in,
        role=row.role if row.role is not MemberRole.MEMBER else member.role,
        category=row.category or member.category,
        note=noted(member.note, row, rest),
        appointment_id=take_appointment(session, cmd.uid, member, row, delegation=delegation, day=event.first_day),
    )
    write_details(session, member, wanted)
    session.flush()
