"""Reads of talks with everybody at the table, of talking points, and of the gifts of an event."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.spans import Days
from app.matters.talks.models import Gift, TalkingPoint, Talks, TalksMember
from app.matters.talks.rules import GiftState
from app.matters.undertakings.models import Dossier, DossierNote
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import reading_order
from app.planning.programmes.rules import ItemKind
from app.register.directory.models import Appointment, Person
from app.register.holidays.queries import holidays_of
from app.register.holidays.rules import DayKind, Jurisdiction

_T = TypeVar("_T")
_RUSSIAN: Final = frozenset({Jurisdiction.RUSSIA, Jurisdiction.BASHKORTOSTAN})
_LONGEST_REST: Final = timedelta(days=30)
"""Within so many days there are three working ones, whatever the holidays."""


def _people() -> tuple[ORMOption, ...]:
    of_person = selectinload(Talks.members).joinedload(TalksMember.person).selectinload(Person.appointments)
    return of_person.joinedload(Appointment.rank), of_person.joinedload(Appointment.organisation)


def get_meeting(session: Session, item_id: int) -> ProgrammeItem:
    """Return an item at which talks are held, or could be, with its event; raises NotFound for any other."""
    query = select(ProgrammeItem).where(ProgrammeItem.id == item_id).options(joinedload(ProgrammeItem.event))
    item = session.scalars(query).one_or_none()
    if item is None or (item.kind is not ItemKind.MEETING and find_talks(session, item_id) is None):
        raise NotFound
    return item


def find_talks(session: Session, item_id: int) -> Talks | None:
    """Return the talks of an item with everybody at the table and the points, if they have been prepared. Four queries at most."""
    query = select(Talks).where(Talks.item_id == item_id)
    options = (*_people(), selectinload(Talks.points).joinedload(TalkingPoint.dossier), joinedload(Talks.item), joinedload(Talks.event))
    return session.scalars(query.options(*options)).one_or_none()


def talks_of(session: Session, event_id: int) -> Sequence[Talks]:
    """Return the talks of an event in the order of time, with items and everybody at the tables. Three queries."""
    query = select(Talks).where(Talks.event_id == event_id).options(*_people(), joinedload(Talks.item))
    return sorted(session.scalars(query), key=lambda one: reading_order(one.item))


def get_member(session: Session, member_id: int) -> TalksMember:
    """Return somebody at a table, with the talks; raises NotFound."""
    query = select(TalksMember).where(TalksMember.id == member_id).options(joinedload(TalksMember.talks), joinedload(TalksMember.person))
    return _one(session.scalars(query).one_or_none())


def get_point(session: Session, point_id: int) -> TalkingPoint:
    """Return a talking point with its dossier and its talks; raises NotFound."""
    query = select(TalkingPoint).where(TalkingPoint.id == point_id)
    return _one(session.scalars(query.options(joinedload(TalkingPoint.talks), joinedload(TalkingPoint.dossier))).one_or_none())


def find_point_by_uid(session: Session, uid: str) -> TalkingPoint | None:
    """Return the talking point with a UID, if there is one."""
    return session.scalars(select(TalkingPoint).where(TalkingPoint.uid == uid)).one_or_none()


def open_questions(session: Session, dossier_ids: Sequence[int]) -> Mapping[int, Sequence[DossierNote]]:
    """Return the questions that are open in some dossiers, by dossier, oldest first. One query, none without dossiers."""
    found: dict[int, list[DossierNote]] = {}
    if dossier_ids:
        query = select(DossierNote).where(DossierNote.dossier_id.in_(dossier_ids), DossierNote.is_question)
        for note in session.scalars(query.where(DossierNote.answered_on.is_(None)).order_by(DossierNote.day, DossierNote.id)):
            found.setdefault(note.dossier_id, []).append(note)
    return found


def dossiers_offered(session: Session) -> Sequence[Dossier]:
    """Return the dossiers that a talking point can be linked to, by title. One query."""
    return session.scalars(select(Dossier).order_by(Dossier.search_text, Dossier.id)).all()


def history_of_talks(session: Session, talks: Talks, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of talks, of who is at the table and of the points, newest first."""
    mine = {
        Talks.__kind__: [talks.id],
        TalksMember.__kind__: [one.id for one in talks.members],
        TalkingPoint.__kind__: [one.id for one in talks.points],
    }
    of_these = or_(*((Change.kind == kind) & Change.thing_id.in_(ids) for kind, ids in mine.items()))
    return session.scalars(select(Change).where(of_these).order_by(Change.id.desc()).limit(limit)).all()


def gifts_of(session: Session, event_id: int) -> Sequence[Gift]:
    """Return the gifts of an event with items and persons, in the order of their items, then as they were entered. One query."""
    query = select(Gift).where(Gift.event_id == event_id).options(*_of_gift())
    return sorted(session.scalars(query.order_by(Gift.id)), key=lambda one: (one.item is None, one.item.day if one.item else date.max))


def get_gift(session: Session, gift_id: int) -> Gift:
    """Return a gift with its event, item and persons; raises NotFound."""
    query = select(Gift).where(Gift.id == gift_id).options(*_of_gift(), joinedload(Gift.event))
    return _one(session.scalars(query).one_or_none())


def find_gift_by_uid(session: Session, uid: str) -> Gift | None:
    """Return the gift with a UID, if there is one."""
    return session.scalars(select(Gift).where(Gift.uid == uid)).one_or_none()


def gifts_handed_over(session: Session) -> Sequence[Gift]:
    """Return the gifts of all events that have been handed over and not handed in, with events. One query."""
    query = select(Gift).where(Gift.state == GiftState.HANDED_OVER, Gift.handed_on.is_not(None)).options(joinedload(Gift.event))
    return session.scalars(query.order_by(Gift.handed_on, Gift.id)).all()


def history_of_gifts(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of the gifts of an event, removed ones too, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind == Gift.__kind__).order_by(Change.id.desc()).limit(limit)
    return session.scalars(query).all()


def days_off(session: Session, gifts: Sequence[Gift]) -> tuple[frozenset[date], frozenset[date]]:
    """Return the days off and the weekends worked after gifts were handed over. One query, none where none was."""
    handed = [one.handed_on for one in gifts if one.handed_on is not None]
    if not handed:
        return frozenset(), frozenset()
    known = [one for one in holidays_of(session, Days(min(handed), max(handed) + _LONGEST_REST)) if one.jurisdiction in _RUSSIAN]
    of_kind = {kind: frozenset(one.day for one in known if one.kind is kind) for kind in DayKind}
    return of_kind[DayKind.NONWORKING], of_kind[DayKind.WORKING_WEEKEND]


def _of_gift() -> tuple[ORMOption, ...]:
    return joinedload(Gift.item), joinedload(Gift.giver), joinedload(Gift.receiver)


def _one(found: _T | None) -> _T:
    if found is None:
        raise NotFound
    return found
