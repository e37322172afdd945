"""The read model of a delegation: who is in it, in which order and as what; it holds no personal data."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.texts import LANGUAGES, Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.queries import delegations_of, get_delegation
from app.planning.delegations.rules import GONE, MemberRole, MemberStatus
from app.planning.events.queries import get_event
from app.register.directory.models import Appointment, Person
from app.register.directory.queries import appointment_on
from app.register.directory.rules.kinds import Category, PartySide
from app.register.directory.rules.precedence import precedence_key

_CATEGORY_PLACES: Final = {category: place for place, category in enumerate(Category)}


@dataclass(frozen=True, slots=True)
class CompositionMember:
    """One member as a composition tells them; `uid` is the member's, `person_uid` the person's."""

    id: int
    uid: str
    revision: int
    person_id: int
    person_uid: str
    surname: Texts
    given: Texts
    patronymic: Texts
    name: Texts
    latin: str
    position: Texts
    organisation: Texts
    rank: Texts
    role: MemberRole
    category: Category
    status: MemberStatus
    by_hand: bool
    """Whether their place was given by hand."""
    substitute_id: int | None
    note: str
    missing: tuple[str, ...]
    """The languages in which the name or the position is not told."""

    @property
    def comes(self) -> bool:
        """Whether they are still expected, or there."""
        return self.status not in GONE

    @property
    def is_head(self) -> bool:
        """Whether they lead the delegation."""
        return self.role is MemberRole.HEAD


@dataclass(frozen=True, slots=True)
class Composition:
    """A delegation as it stands: the head first, then those placed by hand, then by category and precedence."""

    id: int
    uid: str
    revision: int
    event_id: int
    name: Texts
    side: PartySide
    category: Category
    position: int
    contact: Texts
    contact_id: int | None
    attached: Texts
    attached_id: int | None
    duty_phone: str
    fill_by: date | None
    note: str
    members: tuple[CompositionMember, ...]

    @property
    def head(self) -> CompositionMember | None:
        """Who leads it; None where nobody has been named."""
        return next((member for member in self.members if member.is_head), None)

    @property
    def coming(self) -> tuple[CompositionMember, ...]:
        """Those who have neither declined nor been substituted."""
        return tuple(member for member in self.members if member.comes)

    def counts(self) -> tuple[tuple[MemberStatus, int], ...]:
        """Return how many members have each status, in the order of the statuses; none of those that nobody has."""
        return tuple((status, number) for status in MemberStatus if (number := sum(one.status is status for one in self.members)))

    def by_category(self) -> tuple[tuple[Category, tuple[CompositionMember, ...]], ...]:
        """Return the members under their categories, in the order of these; the order inside each stays."""
        groups = ((category, tuple(one for one in self.members if one.category is category)) for category in Category)
        return tuple((category, members) for category, members in groups if members)


def composition_of(session: Session, delegation_id: int, *, on: date) -> Composition:
    """Return the picture of a delegation with the appointments that hold on a day. A fixed number of queries; raises NotFound."""
    return picture(get_delegation(session, delegation_id), on=on)


def compositions_of(session: Session, event_id: int) -> tuple[Composition, ...]:
    """Return the pictures of all delegations of an event in their order, on its first day. A fixed number of queries."""
    day = get_event(session, event_id).first_day
    return tuple(picture(delegation, on=day) for delegation in delegations_of(session, event_id))


def picture(delegation: Delegation, *, on: date) -> Composition:
    """Return the picture of a delegation whose members, persons and appointments are loaded."""
    return Composition(
        id=delegation.id,
        uid=delegation.uid,
        revision=delegation.revision,
        event_id=delegation.event_id,
        name=delegation.name,
        side=delegation.side,
        category=delegation.category,
        position=delegation.position,
        contact=_name(delegation.contact),
        contact_id=delegation.contact_id,
        attached=_name(delegation.attached),
        attached_id=delegation.attached_id,
        duty_phone=delegation.duty_phone,
        fill_by=delegation.fill_by,
        note=delegation.note,
        members=tuple(_member(member, delegation, on) for member in in_order(delegation, on=on)),
    )


def in_order(delegation: Delegation, *, on: date) -> list[DelegationMember]:
    """Return the members of a delegation in their order; they, their persons and appointments are loaded."""

    def key(member: DelegationMember) -> tuple[object, ...]:
        appointment, person = appointment_of(member, on), member.person
        return (
            member.role is not MemberRole.HEAD,
            member.order_no is None,
            member.order_no or 0,
            _CATEGORY_PLACES[member.category or delegation.category],
            precedence_key(
                person.precedence,
                appointment.rank.position if appointment and appointment.rank else None,
                appointment.since if appointment else None,
                person.name.ru,
            ),
            member.id,
        )

    return sorted(delegation.members, key=key)


def appointment_of(member: DelegationMember, on: date) -> Appointment | None:
    """Return what a member comes as: the appointment chosen, else the first that holds on a day."""
    return member.appointment or appointment_on(member.person, on)


def _member(member: DelegationMember, delegation: Delegation, on: date) -> CompositionMember:
    person, appointment = member.person, appointment_of(member, on)
    name, position = person.name, appointment.position if appointment else Texts()
    return CompositionMember(
        id=member.id,
        uid=member.uid,
        revision=member.revision,
        person_id=person.id,
        person_uid=person.uid,
        surname=person.surname,
        given=person.given,
        patronymic=person.patronymic,
        name=name,
        latin=person.latin,
        position=position,
        organisation=appointment.organisation.name if appointment and appointment.organisation else Texts(),
        rank=appointment.rank.name if appointment and appointment.rank else Texts(),
        role=member.role,
        category=member.category or delegation.category,
        status=member.status,
        by_hand=member.order_no is not None and member.role is not MemberRole.HEAD,
        substitute_id=member.substitute_id,
        note=member.note,
        missing=_missing(name, position),
    )


def _missing(*texts: Texts) -> tuple[str, ...]:
    lacking = {language for text in texts for language in text.missing()}
    return tuple(language for language in LANGUAGES if language in lacking)


def _name(person: Person | None) -> Texts:
    return person.name if person else Texts()
