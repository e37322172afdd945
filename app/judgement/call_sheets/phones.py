"""By which number each recipient of a call is reached: phones on duty as they are today, a person's own only where it has been opened.

The numbers of the office's work (`Delegation.duty_phone`, `Vehicle.phone`, …) stand in the clear. What is kept of a person is opened by
`read_records`, which checks the reader's role and writes the reading down.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.refusals import N_
from app.judgement.call_sheets.models import Call
from app.judgement.call_sheets.rules import RecipientKind
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MemberRole
from app.planning.interpreting.models import Interpreter
from app.planning.journeys.queries import arrangements_of
from app.planning.transfers.models import Vehicle
from app.register.accounts.rules.roles import Actor
from app.register.directory.merged import kept_uid, merged_uids
from app.register.directory.models import Person
from app.register.personal.reading import ReadRecords, read_records
from app.register.personal.reasons import seen_by
from app.register.personal.rules import DataKind
from app.register.venues.models import Hall

THROUGH: Final = "call_sheet"

ATTACHED: Final = N_("attached officer")
HEAD: Final = N_("head of the delegation")
CONTACT: Final = N_("contact of the delegation")
DRIVER: Final = N_("driver")
MANAGER: Final = N_("in charge of the hall")
ON_DUTY: Final = N_("on duty")


@dataclass(frozen=True, slots=True)
class Way:
    """Somebody by whom a recipient is reached. `person_id`: whose own phone may be opened, where there is none on duty."""

    who: str
    name: str = ""
    phone: str = ""
    person_id: int | None = None

    @property
    def dialled(self) -> str:
        """The number as a telephone dials it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


Ways = Mapping[int, tuple[Way, ...]]
"""By the id of the call; whom to try first stands first."""


def ways_of(session: Session, event_id: int, calls: Sequence[Call]) -> Ways:
    """Return how each recipient is reached, without opening anything; a fixed number of queries."""
    merged = merged_uids(session)
    uids: dict[RecipientKind, set[str]] = defaultdict(set)
    for call in calls:
        uids[call.recipient_kind].add(kept_uid(call.recipient_uid, merged))
    persons = _persons(session, {kept_uid(call.person_uid, merged) for call in calls} - {""})
    delegations = _delegations(session, uids[RecipientKind.DELEGATION])
    vehicles = _vehicles(session, uids[RecipientKind.VEHICLE])
    halls = _halls(session, uids[RecipientKind.HALL])
    interpreters = _interpreters(session, uids[RecipientKind.INTERPRETER])
    officers = _officers(session, event_id, [person.id for person in persons.values()])
    arranged = arrangements_of(session, event_id)
    found: dict[int, tuple[Way, ...]] = {}
    for call in calls:
        uid = kept_uid(call.person_uid, merged)
        person = persons.get(uid)
        own = (Way("", person.name.ru, "", person.id),) if person else ()
        match call.recipient_kind:
            case RecipientKind.DELEGATION:
                found[call.id] = delegations.get(call.recipient_uid, ())
            case RecipientKind.VEHICLE:
                found[call.id] = _driver(vehicles.get(call.recipient_uid), uid) or own
            case RecipientKind.HALL:
                hall = halls.get(call.recipient_uid)
                found[call.id] = (Way(MANAGER, hall.manager, hall.manager_phone),) if hall else ()
            case RecipientKind.PRESS:
                found[call.id] = (Way("", arranged.press_name, arranged.press_phone),)
            case RecipientKind.INTERPRETER:
                phone = interpreters.get(uid, "")
                found[call.id] = (Way(ON_DUTY, "", phone),) if phone else own
            case RecipientKind.PERSON:
                found[call.id] = (*own, *(officers.get(person.id, ()) if person else ()))
    return {ident: tuple(way for way in ways if way.phone or way.name) for ident, ways in found.items()}


def with_own_phones(session: Session, ways: Ways, by: Actor, *, now: datetime) -> Ways:
    """Return the ways with the phones that persons have told us, of those whom this reader may see; it is written down who looked."""
    asked = {way.person_id for told in ways.values() for way in told if way.person_id is not None and not way.phone}
    seen = seen_by(session, by, asked)
    records = read_records(session, ReadRecords(by, seen, (DataKind.PHONE,), THROUGH), now=now) if seen else {}
    return {ident: tuple(_opened(way, records) for way in told) for ident, told in ways.items()}


def _opened(way: Way, records: Mapping[int, Mapping[DataKind, str]]) -> Way:
    if way.phone or way.person_id is None:
        return way
    return replace(way, phone=records.get(way.person_id, {}).get(DataKind.PHONE, ""))


def _persons(session: Session, uids: Iterable[str]) -> dict[str, Person]:
    wanted = list(uids)
    return {person.uid: person for person in session.scalars(select(Person).where(Person.uid.in_(wanted)))} if wanted else {}


def _delegations(session: Session, uids: set[str]) -> dict[str, tuple[Way, ...]]:
    if not uids:
        return {}
    heads = select(Delegation.uid, Person).join(DelegationMember, DelegationMember.delegation_id == Delegation.id)
    heads = heads.join(DelegationMember.person).where(Delegation.uid.in_(uids), DelegationMember.role == MemberRole.HEAD)
    by_uid = dict(session.execute(heads).all())
    found = session.scalars(select(Delegation).where(Delegation.uid.in_(uids))).unique()
    return {one.uid: tuple(_through(one, by_uid.get(one.uid))) for one in found}


def _through(delegation: Delegation, head: Person | None) -> Iterable[Way]:
    officer, contact = delegation.attached, delegation.contact
    if officer or delegation.duty_phone:
        yield Way(ATTACHED, officer.name.ru if officer else "", delegation.duty_phone, officer.id if officer else None)
    if contact:
        yield Way(CONTACT, contact.name.ru, "", contact.id)
    if head:
        yield Way(HEAD, head.name.ru, "", head.id)


def _officers(session: Session, event_id: int, person_ids: Sequence[int]) -> dict[int, tuple[Way, ...]]:
    """Return through whom members of delegations are reached as well."""
    if not person_ids:
        return {}
    query = select(DelegationMember.person_id, Delegation).join(DelegationMember.delegation)
    query = query.where(Delegation.event_id == event_id, DelegationMember.person_id.in_(person_ids), Delegation.duty_phone != "")
    found: dict[int, tuple[Way, ...]] = {}
    for person_id, delegation in session.execute(query.order_by(DelegationMember.id)).unique():
        way = Way(ATTACHED, delegation.attached.name.ru if delegation.attached else "", delegation.duty_phone)
        found[person_id] = (*found.get(person_id, ()), way)
    return found


def _vehicles(session: Session, uids: set[str]) -> dict[str, Vehicle]:
    query = select(Vehicle).where(Vehicle.uid.in_(uids)).options(joinedload(Vehicle.driver))
    return {one.uid: one for one in session.scalars(query)} if uids else {}


def _halls(session: Session, uids: set[str]) -> dict[str, Hall]:
    return {hall.uid: hall for hall in session.scalars(select(Hall).where(Hall.uid.in_(uids)))} if uids else {}


def _driver(vehicle: Vehicle | None, person_uid: str) -> tuple[Way, ...]:
    """Return the vehicle's phone, while it is still driven by the one who is to be told."""
    if vehicle is None or not vehicle.phone:
        return ()
    if person_uid and (vehicle.driver is None or vehicle.driver.uid != person_uid):
        return ()
    return (Way(DRIVER, "", vehicle.phone),)


def _interpreters(session: Session, persons: set[str]) -> dict[str, str]:
    query = select(Person.uid, Interpreter.phone).join(Interpreter.person).where(Person.uid.in_(persons))
    return dict(session.execute(query).all()) if persons else {}
