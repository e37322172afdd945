"""How what a private link opens is called, in pages, in calendars and in addresses."""

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.private_links.links import whose_of
from app.judgement.private_links.models import PrivateLink
from app.judgement.publishing.queries import find_title
from app.judgement.subscriptions.addresses import readable
from app.judgement.subscriptions.variant import Variant
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.itineraries.rules import SUBJECT_NAMES, Subject, Whose
from app.planning.transfers.models import Vehicle
from app.register.directory.models import Person
from app.register.venues.models import Hall

ADDRESS_NAME: Final = "yiyin-own-programme"
"""The last part of the address of a feed of all events. Nobody's name stands in an address: it would stand in every log."""


def subject_names(session: Session, subjects: Iterable[Whose], language: str) -> Mapping[Whose, str]:
    """Return how some subjects are called; a query for each kind of them."""
    asked = set(subjects)
    persons = {one.uid for one in asked if one.subject in (Subject.PERSON, Subject.INTERPRETER, Subject.RESPONSIBLE)}
    told: dict[tuple[str, str], str] = {}
    if persons:
        told |= {("person", row.uid): row.name.told(language) for row in session.scalars(select(Person).where(Person.uid.in_(persons)))}
    for subject, table in ((Subject.DELEGATION, Delegation), (Subject.HALL, Hall)):
        if uids := {one.uid for one in asked if one.subject is subject}:
            query = select(table.uid, table.name).where(table.uid.in_(uids))
            told |= {(subject.value, uid): name.told(language) for uid, name in session.execute(query)}
    if uids := {one.uid for one in asked if one.subject is Subject.VEHICLE}:
        rows = session.execute(select(Vehicle.uid, Vehicle.number).where(Vehicle.uid.in_(uids)))
        with speaking(language):
            told |= {(Subject.VEHICLE.value, uid): gettext(N_("car no. %(number)s"), number=number) for uid, number in rows}
    return {one: clean(told.get((_sort(one), one.uid), "")) for one in asked}


def feed_name(session: Session, link: PrivateLink, language: str) -> str:
    """Return what a calendar is called: whose it is and, of one event, which."""
    whose = whose_of(link)
    with speaking(language):
        kind = gettext(SUBJECT_NAMES[whose.subject])
    parts = [kind, subject_names(session, [whose], language)[whose]]
    if link.event_id is not None:
        parts.append(clean(event_title(session, link.event_id).told(language)))
    return " – ".join(filter(None, parts))


def event_title(session: Session, event_id: int) -> Texts:
    """Return what an event is called as last published; until then as it is planned, for links are given out before."""
    return find_title(session, event_id) or session.get_one(Event, event_id).title


def feed_address(public_url: str, token: str, title: str, variant: Variant, language: str) -> str:
    """Return the address of a feed, with what was chosen besides the language of its link; `title` is that of its event."""
    query = variant.query if variant != Variant(language) else ""
    name = readable(title) if title else ADDRESS_NAME
    return f"{public_url.rstrip('/')}/feeds/private/{token}/{name}.ics{'?' if query else ''}{query}"


def page_address(public_url: str, token: str) -> str:
    """Return the address of a page."""
    return f"{public_url.rstrip('/')}/p/{token}"


def zone_of(session: Session, link: PrivateLink) -> str:
    """Return the zone that a calendar is kept in."""
    return session.get_one(Event, link.event_id).zone if link.event_id is not None else OFFICE_ZONE


def _sort(whose: Whose) -> str:
    return whose.subject.value if whose.subject in (Subject.DELEGATION, Subject.HALL, Subject.VEHICLE) else "person"
