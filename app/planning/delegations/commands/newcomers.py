"""Somebody who is not in the directory yet: into the directory and into the delegation in one step."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts
from app.planning.delegations.commands.common import delegation_to_change, find_member_by_uid
from app.planning.delegations.commands.members import AS_USUAL, AddMember, MemberDetails, add_member
from app.planning.delegations.models import Delegation
from app.register.accounts.rules.roles import Actor
from app.register.directory.commands import (
    AppointmentDetails,
    OrganisationDetails,
    PersonDetails,
    add_appointment,
    add_organisation,
    add_person,
)
from app.register.directory.finding import persons_like
from app.register.directory.models import Organisation
from app.register.directory.rules.names import parsed


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What the line of the composing page asks: a name in one cell, as a list has it, what they are and where."""

    name: str
    position: str = ""
    organisation: str = ""
    is_another: bool = False
    """They are not the person of the same name who is in the directory."""


@dataclass(frozen=True, slots=True)
class AddNewcomer:
    """Take in somebody new. `uid` is chosen by the page, so that pressing twice takes them in once."""

    delegation_id: int
    by: Actor
    uid: str
    newcomer: Newcomer
    details: MemberDetails = AS_USUAL


def add_newcomer(session: Session, cmd: AddNewcomer) -> int:
    """Make the person, their appointment and, where it is new, the body; take them in and return the member's id."""
    delegation = delegation_to_change(session, cmd.delegation_id, cmd.by, None)
    made = find_member_by_uid(session, cmd.uid)
    if made is not None and made.delegation_id == delegation.id:
        return made.id
    person_id = _person(session, cmd)
    newcomer = cmd.newcomer
    if newcomer.position or newcomer.organisation:
        details = AppointmentDetails(Texts(ru=newcomer.position), delegation.side, _organisation(session, delegation, cmd))
        add_appointment(session, uid_from(cmd.uid, "appointment"), person_id, details)
    return add_member(session, AddMember(delegation.id, cmd.by, cmd.uid, person_id, cmd.details))


def _person(session: Session, cmd: AddNewcomer) -> int:
    parts = parsed(cmd.newcomer.name)
    if not parts.surname:
        raise Refusal(N_("Write the name, surname first."), "name")
    if not cmd.newcomer.is_another and persons_like(session, [parts])[0]:
        raise Refusal(N_("Somebody of this name is in the directory. Take them in, or say that this is another person."), "is_another")
    details = PersonDetails(Texts(ru=parts.surname), Texts(ru=parts.given), Texts(ru=parts.patronymic))
    return add_person(session, uid_from(cmd.uid, "person"), details)


def _organisation(session: Session, delegation: Delegation, cmd: AddNewcomer) -> int | None:
    """Return the body of that name, the directory's where it has one."""
    name = cmd.newcomer.organisation
    if not name:
        return None
    wanted = folded(name)
    like = select(Organisation).where(Organisation.search_text.contains(wanted, autoescape=True)).order_by(Organisation.id)
    for known in session.scalars(like):
        if wanted in {folded(told) for text in (known.name, known.short_name) if text for told in text.each()}:
            return known.id
    details = OrganisationDetails(Texts(ru=name), delegation.side, delegation.category)
    return add_organisation(session, uid_from(cmd.uid, "organisation"), details)
