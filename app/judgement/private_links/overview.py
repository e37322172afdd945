"""Who and what of an event may have links, and who has them: the draft's people, for links are given out before anything is published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.judgement.private_links.links import all_of, is_open, links_at_all_events, links_of
from app.judgement.private_links.models import PrivateLink
from app.judgement.private_links.naming import subject_names
from app.judgement.private_links.rules import AT_ALL_EVENTS
from app.judgement.publishing.commands import outgoing
from app.planning.events.models import Event
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.naming import vehicle_name
from app.planning.itineraries.rules import Subject, Whose
from app.planning.logistics.picture import Logistics
from app.planning.logistics.queries import logistics_of
from app.planning.programmes.programme import Programme
from app.planning.programmes.roster import DelegationPicture, PersonPicture
from app.planning.programmes.rules import ItemRole
from app.register.directory.merged import kept_uid, merged_uids


@dataclass(frozen=True, slots=True)
class Row:
    """A subject, with its links, latest first."""

    whose: Whose
    name: str
    note: str
    links: tuple[PrivateLink, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A delegation: its own links, and how many of those who come have one that opens."""

    row: Row
    members: int
    linked: int


@dataclass(frozen=True, slots=True)
class Overview:
    """An event's subjects."""

    parties: tuple[Party, ...]
    groups: tuple[tuple[Subject, tuple[Row, ...]], ...]
    """Everybody and everything else, by sort; sorts without any are left out."""
    others: tuple[Row, ...]
    """Whose links there are although they are no longer part of the draft."""


class Reading:
    """What the pages of an event's links read: the draft and the links, in as many queries for three people as for three thousand."""

    def __init__(self, session: Session, event: Event, now: datetime) -> None:
        self._session, self._now = session, now
        self._programme, self._logistics = outgoing(session, event), logistics_of(session, event)
        self._people: Mapping[str, PersonPicture] = {**self._logistics.people, **self._programme.people}
        self._links: dict[Whose, list[PrivateLink]] = defaultdict(list)
        merged = merged_uids(session)
        theirs = [*self._people, *(gone for gone in merged if kept_uid(gone, merged) in self._people)]
        for link in (*links_of(session, event_id=event.id), *links_at_all_events(session, AT_ALL_EVENTS, theirs)):
            self._links[all_of(link, merged)[-1]].append(link)

    def overview(self) -> Overview:
        """Return the whole event, delegations without their members."""
        parties = tuple(self._party(delegation) for delegation in self._programme.delegations)
        groups = tuple((subject, tuple(rows)) for subject, rows in self._groups() if rows)
        members = {uid for delegation in self._programme.delegations for uid in coming(delegation)}
        listed = {row.whose for _, rows in groups for row in rows} | {party.row.whose for party in parties}
        gone = [whose for whose in self._links if whose not in listed and not (whose.subject is Subject.PERSON and whose.uid in members)]
        names = subject_names(self._session, gone, current())
        return Overview(parties, groups, tuple(Row(whose, names[whose], "", tuple(self._links[whose])) for whose in gone))

    def members(self, delegation_uid: str) -> tuple[DelegationPicture, tuple[Row, ...]]:
        """Return a delegation and those who come with it, the head first; refuse with NotFound what is not there."""
        delegation = next((one for one in self._programme.delegations if one.uid == delegation_uid), None)
        if delegation is None:
            raise NotFound
        return delegation, tuple(self._person(uid) for uid in coming(delegation))

    def name_of(self, whose: Whose) -> str:
        """Return how a subject is called."""
        if whose.uid in self._people:
            return self._people[whose.uid].name.told(current())
        return subject_names(self._session, [whose], current())[whose]

    def _party(self, delegation: DelegationPicture) -> Party:
        members = coming(delegation)
        linked = sum(any(is_open(link, self._now) for link in self._links.get(Whose(Subject.PERSON, uid), ())) for uid in members)
        row = self._row(Whose(Subject.DELEGATION, delegation.uid), delegation.name.told(current()))
        return Party(row, len(members), linked)

    def _groups(self) -> Iterable[tuple[Subject, Sequence[Row]]]:
        programme, logistics = self._programme, self._logistics
        roles = {person: role for item in programme.items for person, role in item.present.roles}
        members = {uid for delegation in programme.delegations for uid in coming(delegation)}
        interpreters = {uid for uid, role in roles.items() if role is ItemRole.INTERPRETER}
        yield Subject.RESPONSIBLE, self._persons(_responsible(programme, logistics), Subject.RESPONSIBLE)
        yield Subject.INTERPRETER, self._persons(interpreters, Subject.INTERPRETER)
        yield Subject.VEHICLE, [self._vehicle(number) for number in range(len(logistics.vehicles))]
        yield Subject.HALL, [self._row(Whose(Subject.HALL, hall.uid), hall.name.told(current())) for hall in logistics.halls]
        yield Subject.PERSON, self._persons(set(roles) - members - interpreters, Subject.PERSON)

    def _vehicle(self, place: int) -> Row:
        vehicle = self._logistics.vehicles[place]
        driver = self._people.get(vehicle.driver)
        note = ", ".join(filter(None, (vehicle.model, vehicle.plate, driver.called.told(current()) if driver else "")))
        return self._row(Whose(Subject.VEHICLE, vehicle.uid), vehicle_name(vehicle).told(current()), note)

    def _persons(self, uids: Iterable[str], subject: Subject) -> list[Row]:
        return sorted((self._person(uid, subject) for uid in uids if uid in self._people), key=lambda row: order(row.name))

    def _person(self, uid: str, subject: Subject = Subject.PERSON) -> Row:
        person = self._people[uid]
        return self._row(Whose(subject, uid), person.name.told(current()), person.position.told(current()))

    def _row(self, whose: Whose, name: str, note: str = "") -> Row:
        return Row(whose, name, note, tuple(self._links.get(whose, ())))


def coming(delegation: DelegationPicture) -> list[str]:
    """Return the UIDs of those who come with a delegation."""
    return [member.person for member in delegation.members if member.comes]


def _responsible(programme: Programme, logistics: Logistics) -> set[str]:
    subjects = Itineraries(programme, logistics).subjects()
    return {whose.uid for whose in subjects if whose.subject is Subject.RESPONSIBLE} | set(logistics.officers.values())
