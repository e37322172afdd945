"""What belongs to an event's logistics, so that every address about arrivals, cars, beds, badges, calls and links leads somewhere."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.ground.jobs.models import LongJob
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.judgement.call_sheets.models import Call
from app.judgement.call_sheets.rules import RecipientKind
from app.judgement.private_links.links import MakeLink, make_link
from app.judgement.private_links.rules import Opens
from app.planning.accreditation.rules import new_code
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.itineraries.rules import Subject, Whose
from app.register.accounts.models import User
from app.register.directory.models import Person
from app.register.venues.models import TravelTime
from tests.factories.accounts import NOW
from tests.factories.logistics import a_badge, a_badge_zone, a_car, a_hotel, a_leg, a_room, a_stay, a_transfer, a_vehicle, an_interpreter
from tests.factories.people import a_person_in_directory
from tests.factories.venues import a_venue

Special = dict[str, tuple[dict[str, object], dict[str, str]]]


def logistics_of(session: Session, event: Event, person: Person) -> dict[str, object]:
    """Return what the arguments of these routes stand for."""
    hotel, day = a_hotel(session, event), event.first_day
    room, badge, zone = a_room(session, hotel), a_badge(session, event, person, code=new_code()), a_badge_zone(session, event, "A")
    stay = a_stay(session, hotel, person, day, day + timedelta(days=1), room=room)
    transfer, vehicle = a_transfer(session, event, datetime.combine(day, datetime.min.time()).replace(hour=10)), a_vehicle(session, event)
    a_car(session, transfer, vehicle, person)
    travel = TravelTime(start=a_venue(session), goal=a_venue(session), minutes=25)
    call = _call(event)
    session.add_all([travel, call])
    session.flush()
    return {
        "leg_id": a_leg(session, event, None, person).id,
        "vehicle_id": vehicle.id,
        "transfer_id": transfer.id,
        "hotel_id": hotel.id,
        "room_id": room.id,
        "stay_id": stay.id,
        "interpreter_id": an_interpreter(session, a_person_in_directory(session)).id,
        "zone_id": zone.id,
        "badge_id": badge.id,
        "code": badge.code,
        "call_id": call.id,
        "travel_id": travel.id,
        "day": day.isoformat(),
    }


def special_of_logistics(session: Session, event: Event, delegation_id: int, asker: User) -> Special:
    """Return what some of these routes need besides: whose link it is, whose work, which paper."""
    whose = Whose(Subject.DELEGATION, session.get_one(Delegation, delegation_id).uid)
    link = MakeLink("Валиева", new_uid(), Opens.PAGE, whose, event.id, "Помощник", "ru", clock.office_day())
    link_id = make_link(session, link, now=clock.now()).link_id
    of_link, of_delegation, job = {"link_id": link_id}, {"uid": whose.uid}, {"uid": _job(session, event, asker)}
    asked = {"subject": whose.subject.value, "uid": whose.uid, "opens": link.opens.value}
    return {
        "private_links.renew": (dict(of_link), {}),
        "private_links.revoke": (dict(of_link), {}),
        "check_in.make_badge": ({}, {"person": str(a_person_in_directory(session).id)}),
        "stays.precedence": ({}, {"day": event.first_day.isoformat()}),
        "check_in.arrive_together": ({}, {"delegation": str(delegation_id)}),
        "private_links.delegation": (dict(of_delegation), {}),
        "private_links.add_all": (dict(of_delegation), {}),
        "private_links.add": (dict(asked), {}),
        "printouts.personal_programmes": ({"who": f"{whose.subject.value}:{whose.uid}", "paper": "a4", "lang": "ru"}, {}),
        "printouts.card": ({"card": f"{Subject.VEHICLE.value}:", "day": "", "card_lang": "ru"}, {}),
        **{f"long_jobs.{name}": (dict(job), {}) for name in ("show", "file", "again")},
    }


def _call(event: Event) -> Call:
    call = Call(uid=new_uid(), event_id=event.id, version_from=1, version_to=2, recipient_kind=RecipientKind.PRESS, recipient_uid=event.uid)
    call.name, call.lines, call.opened_at = "Пресс-служба", [{"ru": "Пленарное заседание: 10.20 вместо 10.00"}], NOW
    return call


def _job(session: Session, event: Event, asker: User) -> str:
    """Return badges that have been made: asked for by the coordinator."""
    job = LongJob(uid=new_uid(), kind="badges", event_id=event.id, asked_by_id=asker.id, asked_by=asker.name, asked_at=clock.now())
    job.finished_at, job.file_name, job.media_type, job.result = clock.now(), "badges.pdf", "application/pdf", b"%PDF"
    session.add(job)
    session.flush()
    return job.uid
