"""Writes of working groups: set up, change, remove; name members, end their terms; say which events are meetings."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, NotFound, Refusal
from app.ground.kernel.texts import Texts
from app.matters.undertakings.keepers import refuse_unless_keeps
from app.matters.working_groups.composition import seats_of
from app.matters.working_groups.models import GroupMeeting, GroupMember, WorkingGroup
from app.matters.working_groups.queries import find_group_by_uid, find_group_member_by_uid, get_group
from app.matters.working_groups.rules import MOST_MEMBERS, GroupRole, Seat, Term, ended, refuse_seat
from app.planning.events.kinds import MEETINGS_OF_GROUPS
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Appointment, Organisation, Person
from app.register.directory.queries import holds_still
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """What the form of a group asks for."""

    title: Texts
    founded_on: date | None = None
    document: str = ""
    our_agency_id: int | None = None
    their_agency_id: int | None = None
    our_quorum: int = 0
    their_quorum: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddGroup:
    """Set up a group. `uid` is chosen by the page, so that pressing twice makes one."""

    by: Actor
    uid: str
    details: GroupDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Change a group that the person saw at revision `seen`."""

    group_id: int
    by: Actor
    seen: int | None
    details: GroupDetails


@dataclass(frozen=True, slots=True)
class OnGroup:
    """Remove a group that was entered by mistake, with its members."""

    group_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class MemberDetails:
    """What is asked of a membership besides whose it is."""

    side: PartySide
    role: GroupRole = GroupRole.MEMBER
    term: Term = field(default_factory=Term)
    appointment_id: int | None = None
    order_no: int | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class AddMember:
    """Name somebody a member for a term. `uid` is chosen by the page."""

    group_id: int
    by: Actor
    uid: str
    person_id: int
    details: MemberDetails


@dataclass(frozen=True, slots=True)
class ChangeMember:
    """Mend a membership; somebody else, or another role from some day on, is a membership of its own."""

    member_id: int
    by: Actor
    seen: int | None
    details: MemberDetails


@dataclass(frozen=True, slots=True)
class EndTerm:
    """Let a membership end on a day; `document` is the order that says so, added to the one that named them."""

    member_id: int
    by: Actor
    seen: int | None
    until: date
    document: str = ""


@dataclass(frozen=True, slots=True)
class OnMember:
    """Take out a membership that was entered by mistake, as if it had never been."""

    member_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class OnMeeting:
    """Say that an event is a meeting of a group, or that it is none."""

    group_id: int
    event_id: int
    by: Actor


def add_group(session: Session, cmd: AddGroup) -> int:
    """Set up the group and return its id."""
    refuse_unless_keeps(cmd.by)
    made = find_group_by_uid(session, cmd.uid)
    if made is not None:
        return made.id
    group = WorkingGroup(uid=cmd.uid, code=cmd.code, members=[], our_agency=None, their_agency=None)
    _write(session, group, cmd.details)
    return made_once(session, group, lambda: find_group_by_uid(session, cmd.uid)).id


def change_group(session: Session, cmd: ChangeGroup) -> int:
    """Write the new details and return the group's id."""
    group = _group_to_change(session, cmd.group_id, cmd.by, cmd.seen)
    _write(session, group, cmd.details)
    session.flush()
    return group.id


def remove_group(session: Session, cmd: OnGroup) -> int:
    """Remove the group with its members and return the id that it had; one that has met stays."""
    group = _group_to_change(session, cmd.group_id, cmd.by, cmd.seen)
    if session.scalar(select(GroupMeeting.event_id).where(GroupMeeting.group_id == group.id).limit(1)) is not None:
        raise Refusal(N_("The group has meetings, so it stays. Say first that they are not its own."))
    session.delete(group)
    session.flush()
    return cmd.group_id


def add_member(session: Session, cmd: AddMember) -> int:
    """Name the member and return the membership's id."""
    refuse_unless_keeps(cmd.by)
    made = find_group_member_by_uid(session, cmd.uid)
    if made is not None:
        return _same_group(made, cmd.group_id).id
    group = _held(session, cmd.group_id)
    if len(group.members) >= MOST_MEMBERS:
        raise Refusal(N_("A working group has %(most)s memberships at most."), most=MOST_MEMBERS)
    person = session.get(Person, cmd.person_id) if holds_still(session, cmd.person_id) else None
    if person is None:
        raise Refusal(N_("This person is no longer in the directory; choose another one."), "person")
    _refuse(group.members, None, person, cmd.details)
    member = GroupMember(uid=cmd.uid, group_id=group.id, person=person, person_id=person.id)
    _write_member(session, member, cmd.details)
    return _same_group(made_once(session, member, lambda: find_group_member_by_uid(session, cmd.uid)), cmd.group_id).id


def change_member(session: Session, cmd: ChangeMember) -> int:
    """Write the new details and return the group's id."""
    member, group = _to_change(session, cmd.member_id, cmd.by, cmd.seen)
    _refuse(group.members, member, member.person, cmd.details)
    _write_member(session, member, cmd.details)
    session.flush()
    return group.id


def end_term(session: Session, cmd: EndTerm) -> int:
    """Write the last day and return the group's id."""
    member, group = _to_change(session, cmd.member_id, cmd.by, cmd.seen)
    term = ended(Term(member.since, member.until), cmd.until)
    member.until = term.until
    if cmd.document and cmd.document not in member.document:
        member.document = "; ".join(filter(None, (member.document, cmd.document)))[:300]
    session.flush()
    return group.id


def remove_member(session: Session, cmd: OnMember) -> int:
    """Take the membership out and return the group's id."""
    member, group = _to_change(session, cmd.member_id, cmd.by, cmd.seen)
    session.delete(member)  # not out of the list: the log is to say of which group it was
    session.flush()
    session.expire(group, ["members"])
    return group.id


def link_meeting(session: Session, cmd: OnMeeting) -> int:
    """Say that the event is a meeting of the group; return the group's id. Again changes nothing."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    group = get_group(session, cmd.group_id)
    if event.kind not in MEETINGS_OF_GROUPS:
        raise Refusal(N_("Only a working-group meeting can be a meeting of a group."), "event_id")
    made = made_once(session, GroupMeeting(event_id=event.id, group_id=group.id), lambda: session.get(GroupMeeting, event.id))
    if made.group_id != group.id:
        raise Refusal(N_("This event is a meeting of another group already."), "event_id")
    return group.id


def unlink_meeting(session: Session, cmd: OnMeeting) -> int:
    """Say that the event is no meeting of the group; return the group's id. Again changes nothing."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    session.execute(delete(GroupMeeting).where(GroupMeeting.event_id == event.id, GroupMeeting.group_id == cmd.group_id))
    return cmd.group_id


def _write(session: Session, group: WorkingGroup, details: GroupDetails) -> None:
    if not details.title.ru:
        raise Refusal(N_("Fill this in."), "title")
    agencies = {name: _organisation(session, getattr(details, f"{name}_id"), f"{name}_id") for name in ("our_agency", "their_agency")}
    for name in ("title", "founded_on", "document", "our_quorum", "their_quorum", "note"):
        setattr(group, name, getattr(details, name))
    group.our_agency, group.their_agency = agencies["our_agency"], agencies["their_agency"]


def _organisation(session: Session, organisation_id: int | None, field: str) -> Organisation | None:
    if organisation_id is None:
        return None
    found = session.get(Organisation, organisation_id)
    if found is None:
        raise Refusal(N_("This organisation is no longer in the directory; choose another one."), field)
    return found


def _held(session: Session, group_id: int) -> WorkingGroup:
    """Return a group with its members as they are; nobody else changes its members until the transaction ends."""
    if session.scalar(select(WorkingGroup.id).where(WorkingGroup.id == group_id).with_for_update()) is None:
        raise NotFound
    return get_group(session, group_id, anew=True)


def _group_to_change(session: Session, group_id: int, by: Actor, seen: int | None) -> WorkingGroup:
    """Return a group that this person may change and that is as they saw it."""
    refuse_unless_keeps(by)
    group = get_group(session, group_id)
    refuse_if_stale(group, seen)
    return group


def _to_change(session: Session, member_id: int, by: Actor, seen: int | None) -> tuple[GroupMember, WorkingGroup]:
    """Return a membership that this person may change and that is as they saw it, with its group, which nobody else changes meanwhile."""
    refuse_unless_keeps(by)
    group_id = session.scalar(select(GroupMember.group_id).where(GroupMember.id == member_id))
    if group_id is None:
        raise NotFound
    group = _held(session, group_id)
    member = next((one for one in group.members if one.id == member_id), None)
    if member is None:
        raise NotFound
    refuse_if_stale(member, seen)
    return member, group


def _refuse(members: Iterable[GroupMember], member: GroupMember | None, person: Person, details: MemberDetails) -> None:
    others = seats_of(one for one in members if one is not member)
    refuse_seat(Seat(person.id, details.side, details.role, details.term, person.name.ru), others)


def _write_member(session: Session, member: GroupMember, details: MemberDetails) -> None:
    if details.appointment_id is not None:
        appointment = session.get(Appointment, details.appointment_id)
        if appointment is None or appointment.person_id != member.person_id:
            raise Refusal(N_("This appointment is no longer in the directory; choose another one."), "appointment_id")
    member.side, member.role, member.appointment_id = details.side, details.role, details.appointment_id
    member.since, member.until = details.term.since, details.term.until
    member.order_no, member.document = details.order_no, details.document


def _same_group(member: GroupMember, group_id: int) -> GroupMember:
    """Return what an earlier press of the same button made; a name that is taken in another group is no such thing."""
    if member.group_id != group_id:
        raise NotAllowed
    return member
