"""The day of a forum on which two heads meet: delegations, interpreter, hall, cars and press, as real rows that can be published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.judgement.call_sheets.models import Call
from app.judgement.call_sheets.opening import open_calls
from app.judgement.call_sheets.queries import calls_of
from app.judgement.call_sheets.rules import RecipientKind
from app.judgement.publishing.commands import Publish, publish
from app.judgement.publishing.following import FOLLOWING
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MemberRole
from app.planning.events.models import Event
from app.planning.interpreting.models import InterpreterBooking
from app.planning.journeys.models import Arrangements
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind, ItemRole, Visibility
from app.planning.transfers.models import Transfer, TransferCar, Vehicle
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_transfer, a_vehicle, an_interpreter
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item, at
from tests.factories.venues import a_city, a_hall, a_venue
from tests.integration.planning.people import an_officer

assert open_calls in FOLLOWING.values()  # whoever publishes here makes calls

DAY = date(2024, 11, 27)
EARLY = datetime(2024, 11, 20, 9, 0, tzinfo=UTC)
NOW = datetime(2024, 11, 27, 3, 0, tzinfo=UTC)
"""Two hours before the meeting: 8.00 in Ufa."""


@dataclass(slots=True)
class World:
    """An event and whoever is to be there."""

    session: Session
    officer: Actor
    event: Event
    hosts: Delegation
    guests: Delegation
    meeting: ProgrammeItem
    interpreter: Person
    drivers: tuple[Person, Person]
    vehicles: tuple[Vehicle, Vehicle]
    transfers: tuple[Transfer, Transfer]

    def publish(self, now: datetime = EARLY) -> int:
        """Publish the draft."""
        self.session.flush()
        number = publish(self.session, Publish(self.event.id, self.officer, None), now=now)
        self.session.expire_all()
        return number

    def move_item(self, item: ProgrammeItem, start: str, end: str) -> None:
        """Move an item on its day."""
        item.when = at(start, end, day=item.day, zone=item.zone)
        self.session.flush()

    def move_transfer(self, transfer: Transfer, start: str) -> None:
        """Let a transfer start at another time of its day and take as long as before."""
        local = datetime.combine(transfer.day, time.fromisoformat(start))
        lasts = transfer.end_local - transfer.start_local
        transfer.start, transfer.end = WallTime(local, transfer.zone), WallTime(local + lasts, transfer.zone)
        self.session.flush()

    def drive_with(self, transfer: Transfer, vehicle: Vehicle) -> None:
        """Let another vehicle drive."""
        self.session.execute(update(TransferCar).where(TransferCar.transfer_id == transfer.id).values(vehicle_id=vehicle.id))

    def member(self) -> DelegationMember:
        """Return a plain member of the guests' delegation."""
        query = (
            select(DelegationMember).where(DelegationMember.delegation_id == self.guests.id).options(joinedload(DelegationMember.person))
        )
        return self.session.scalars(query.where(DelegationMember.role == MemberRole.MEMBER).order_by(DelegationMember.id).limit(1)).one()

    def calls(self) -> Sequence[Call]:
        """Return all calls of the event."""
        return calls_of(self.session, self.event.id)

    def calls_by_kind(self, kind: RecipientKind) -> list[Call]:
        """Return the calls of one kind of recipient."""
        return [call for call in self.calls() if call.recipient_kind is kind]

    def called(self) -> list[tuple[str, str]]:
        """Return who is on the sheet and has not been told: what they are and their name."""
        open_ones = [call for call in self.calls() if call.told_at is None and call.withdrawn_at is None]
        return sorted((call.recipient_kind.value, call.name) for call in open_ones)

    def told(self, name: str) -> list[str]:
        """Return what somebody who has not been told yet is to be told, in Russian."""
        return [
            line["ru"].replace("\u00a0", " ")
            for call in self.calls()
            if call.name == name and call.told_at is None and call.withdrawn_at is None
            for line in call.lines
        ]


def a_world(session: Session) -> World:
    """Return the day on which A56 stands: a meeting of two heads at 10.00 with all that belongs to it."""
    city = a_city(session)
    venue = a_venue(session, city)
    event = an_event(session, city=city)
    hall = a_hall(session, venue, name=Texts(ru="зал переговоров"), manager="Залова И. И.", manager_phone="+7 347 200-00-01")
    hosts = _delegation(session, event, "Делегация Республики Башкортостан", PartySide.BASHKORTOSTAN, "+7 900 100-00-01")
    guests = _delegation(session, event, "Делегация Республики Казахстан", PartySide.KAZAKHSTAN, "+7 900 100-00-02")
    meeting = an_item(
        session,
        event,
        title="Двусторонняя встреча глав делегаций",
        when=at("10:00", "10:40", day=DAY),
        kind=ItemKind.MEETING,
        visibility=Visibility.GUESTS,
        venue=venue,
        hall=hall,
        press=Texts(ru="Протокольная съёмка, пул", en="Official photo, press pool"),
    )
    interpreter = a_person_in_directory(session, "Переводчикова")
    an_interpreter(session, interpreter, phone="+7 901 000-00-01")
    drivers = (a_person_in_directory(session, "Водителев"), a_person_in_directory(session, "Рулёв"))
    vehicles = (_vehicle(session, event, drivers[0], 1), _vehicle(session, event, drivers[1], 2))
    session.add(Arrangements(event_id=event.id, press_name="Пресс-служба", press_phone="+7 347 200-00-02", duty_phone="+7 347 200-00-03"))
    session.add_all(ItemDelegation(item_id=meeting.id, delegation_id=one.id) for one in (hosts, guests))
    session.add(ItemPerson(item_id=meeting.id, person_id=interpreter.id, role=ItemRole.INTERPRETER))
    languages = {"source": "kk", "target": "ru"}
    session.add(InterpreterBooking(uid=new_uid(), event_id=event.id, item=meeting, person=interpreter, delegation=guests, **languages))
    session.flush()
    transfers = (_transfer(session, event, meeting, vehicles[0], hosts), _transfer(session, event, meeting, vehicles[1], guests))
    officer = an_officer(session, name="Г. Р. Валиева")
    return World(session, officer, event, hosts, guests, meeting, interpreter, drivers, vehicles, transfers)


def _delegation(session: Session, event: Event, name: str, side: PartySide, phone: str) -> Delegation:
    delegation = a_delegation(session, event, name=Texts(ru=name), side=side, duty_phone=phone, attached=a_person_in_directory(session))
    a_member(session, delegation, role=MemberRole.HEAD)
    a_member(session, delegation)
    a_member(session, delegation)
    return delegation


def _vehicle(session: Session, event: Event, driver: Person, number: int) -> Vehicle:
    plate, phone = f"А00{number}АА102", f"+7 902 000-00-0{number}"
    return a_vehicle(session, event, driver, number=number, plate=plate, phone=phone)


def _transfer(session: Session, event: Event, meeting: ProgrammeItem, vehicle: Vehicle, delegation: Delegation) -> Transfer:
    transfer = a_transfer(session, event, datetime.combine(DAY, time(9, 30)), 20, item=meeting, to_place=Texts(ru="Торатау"))
    a_car(session, transfer, vehicle, *(member.person for member in delegation.members))
    return transfer


def send(session: Session, item: ProgrammeItem, member: DelegationMember, *, attends: bool) -> None:
    """Send a single member to an item, or take one out."""
    session.add(ItemMember(item_id=item.id, member_id=member.id, attends=attends))
    session.flush()
