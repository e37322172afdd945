"""Real persons, organisations, delegations and members for tests."""

from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.models import Event
from app.register.directory.models import Appointment, Organisation, Person, Rank
from app.register.directory.rules.kinds import Category, PartySide

_numbers = count(1)


def a_rank(session: Session, **over: Any) -> Rank:
    """Return a rank; `over` sets any column."""
    number = next(_numbers)
    rank = Rank(**{"uid": new_uid(), "position": number, "name": Texts(ru=f"Ранг {number}"), **over})
    session.add(rank)
    session.flush()
    return rank


def an_organisation(session: Session, **over: Any) -> Organisation:
    """Return a ministry of Bashkortostan; `over` sets any column."""
    values: dict[str, Any] = {
        "uid": new_uid(),
        "name": Texts(ru=f"Министерство {next(_numbers)}"),
        "side": PartySide.BASHKORTOSTAN,
        "category": Category.GOVERNMENT,
    }
    organisation = Organisation(**{**values, **over})
    session.add(organisation)
    session.flush()
    return organisation


def a_person_in_directory(session: Session, surname: str = "", **over: Any) -> Person:
    """Return somebody of the directory, without an appointment; `over` sets any column."""
    values: dict[str, Any] = {
        "uid": new_uid(),
        "surname": Texts(ru=surname or f"Участников{next(_numbers)}"),
        "given": Texts(ru="Иван"),
        "patronymic": Texts(ru="Иванович"),
        "appointments": [],
    }
    person = Person(**{**values, **over})
    session.add(person)
    session.flush()
    return person


def an_appointment(session: Session, person: Person, position: str = "министр", **over: Any) -> Appointment:
    """Return what somebody is; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "person": person, "position": Texts(ru=position), "side": PartySide.BASHKORTOSTAN}
    appointment = Appointment(**{**values, **over})
    session.add(appointment)
    session.flush()
    return appointment


def a_delegation(session: Session, event: Event, **over: Any) -> Delegation:
    """Return a delegation without members; `over` sets any column."""
    values: dict[str, Any] = {
        "uid": new_uid(),
        "event_id": event.id,
        "name": Texts(ru=f"Делегация {next(_numbers)}"),
        "side": PartySide.KAZAKHSTAN,
        "members": [],
    }
    delegation = Delegation(**{**values, **over})
    session.add(delegation)
    session.flush()
    return delegation


def a_member(session: Session, delegation: Delegation, person: Person | None = None, **over: Any) -> DelegationMember:
    """Return a member of a delegation, a new person where none is given; `over` sets any column."""
    who = person or a_person_in_directory(session)
    values: dict[str, Any] = {"uid": new_uid(), "delegation": delegation, "event_id": delegation.event_id, "person": who}
    member = DelegationMember(**{**values, **over})
    session.add(member)
    session.flush()
    return member
