"""Reads of minutes: those of an event with all that they say, their remarks, who has agreed to which text."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import QueryableAttribute, Session, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.matters.meetings.models import MeetingPresence
from app.matters.minutes.models import Decision, Minutes, MinutesConsent, MinutesPoint, MinutesRemark
from app.register.directory.models import Appointment, Person


def _whole() -> tuple[ORMOption, ...]:
    decisions = selectinload(Minutes.points).selectinload(MinutesPoint.decisions)
    return (
        joinedload(Minutes.event),
        selectinload(Minutes.points).joinedload(MinutesPoint.item),
        decisions.joinedload(Decision.our_body),
        decisions.joinedload(Decision.their_body),
        decisions.joinedload(Decision.person),
        decisions.joinedload(Decision.instruction),
        *_posts(Minutes.our_signatory),
        *_posts(Minutes.their_signatory),
    )


def _posts(person: QueryableAttribute[Person | None] | QueryableAttribute[Person]) -> tuple[ORMOption, ...]:
    posts = joinedload(person).selectinload(Person.appointments)
    return posts.joinedload(Appointment.organisation), posts.joinedload(Appointment.rank)


def find_minutes(session: Session, event_id: int) -> Minutes | None:
    """Return the minutes of an event with all that they say, where there are some. Five queries at most."""
    return session.scalars(select(Minutes).where(Minutes.event_id == event_id).options(*_whole())).one_or_none()


def find_minutes_plain(session: Session, event_id: int) -> Minutes | None:
    """Return the minutes of an event without their text, where there are some. One query."""
    return session.scalars(select(Minutes).where(Minutes.event_id == event_id)).one_or_none()


def get_minutes(session: Session, minutes_id: int, *, anew: bool = False) -> Minutes:
    """Return minutes with all that they say; raises NotFound. With `anew` also what this session has read before is read again."""
    query = select(Minutes).where(Minutes.id == minutes_id).options(*_whole())
    found = session.scalars(query.execution_options(populate_existing=anew)).one_or_none()
    if found is None:
        raise NotFound
    for point in found.points:  # whoever holds a section or a decision holds the minutes
        set_committed_value(point, "minutes", found)
        for decision in point.decisions:
            set_committed_value(decision, "point", point)
    return found


def get_point(session: Session, point_id: int) -> MinutesPoint:
    """Return a section with its minutes, their event and its decisions; raises NotFound."""
    whole = joinedload(MinutesPoint.minutes).joinedload(Minutes.event), selectinload(MinutesPoint.decisions)
    found = session.scalars(select(MinutesPoint).where(MinutesPoint.id == point_id).options(*whole)).one_or_none()
    if found is None:
        raise NotFound
    return found


def get_decision(session: Session, decision_id: int) -> Decision:
    """Return a decision with its section, the minutes and their event; raises NotFound."""
    point = joinedload(Decision.point)
    whole = (
        point.joinedload(MinutesPoint.minutes).joinedload(Minutes.event),
        point.selectinload(MinutesPoint.decisions),
        joinedload(Decision.our_body),
        joinedload(Decision.their_body),
        joinedload(Decision.person),
    )
    found = session.scalars(select(Decision).where(Decision.id == decision_id).options(*whole)).one_or_none()
    if found is None:
        raise NotFound
    return found


def get_remark(session: Session, remark_id: int) -> MinutesRemark:
    """Return a remark; raises NotFound."""
    found = session.get(MinutesRemark, remark_id)
    if found is None:
        raise NotFound
    return found


def find_point_by_uid(session: Session, uid: str) -> MinutesPoint | None:
    """Return the section with a UID, if there is one."""
    return session.scalars(select(MinutesPoint).where(MinutesPoint.uid == uid)).one_or_none()


def find_decision_by_uid(session: Session, uid: str) -> Decision | None:
    """Return the decision with a UID, if there is one."""
    return session.scalars(select(Decision).where(Decision.uid == uid)).one_or_none()


def find_remark_by_uid(session: Session, uid: str) -> MinutesRemark | None:
    """Return the remark with a UID, if there is one."""
    return session.scalars(select(MinutesRemark).where(MinutesRemark.uid == uid)).one_or_none()


def remarks_of(session: Session, minutes_id: int) -> Sequence[MinutesRemark]:
    """Return the remarks of both sides in the order in which they came in. One query."""
    query = select(MinutesRemark).where(MinutesRemark.minutes_id == minutes_id)
    return session.scalars(query.order_by(MinutesRemark.id)).all()


def consents_of(session: Session, minutes_id: int) -> Sequence[MinutesConsent]:
    """Return who has agreed to which text, the latest last. One query."""
    query = select(MinutesConsent).where(MinutesConsent.minutes_id == minutes_id)
    return session.scalars(query.order_by(MinutesConsent.id)).all()


def presence_with_posts(session: Session, event_id: int) -> Sequence[MeetingPresence]:
    """Return who is marked at a meeting, with what they are. Two queries."""
    query = select(MeetingPresence).where(MeetingPresence.event_id == event_id)
    return session.scalars(query.options(*_posts(MeetingPresence.person)).order_by(MeetingPresence.id)).all()


def decision_of_instruction(session: Session, instruction_id: int) -> Decision | None:
    """Return the decision of which an instruction came, with its minutes and their sections. Two queries."""
    point = joinedload(Decision.point).joinedload(MinutesPoint.minutes)
    whole = point.joinedload(Minutes.event), point.selectinload(Minutes.points)
    query = select(Decision).where(Decision.instruction_id == instruction_id).options(*whole)
    return session.scalars(query.order_by(Decision.id).limit(1)).one_or_none()


def history_of_minutes(session: Session, minutes: Minutes, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of minutes that have been loaded whole, of their sections and decisions, newest first. One query."""
    points = [point.id for point in minutes.points]
    decisions = [decision.id for point in minutes.points for decision in point.decisions]
    about = or_(
        and_(Change.kind == Minutes.__kind__, Change.thing_id == minutes.id),
        and_(Change.kind == MinutesPoint.__kind__, Change.thing_id.in_(points)),
        and_(Change.kind == Decision.__kind__, Change.thing_id.in_(decisions)),
    )
    return session.scalars(select(Change).where(about).order_by(Change.id.desc()).limit(limit)).all()
