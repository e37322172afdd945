"""Writes of stands and of who exhibits there: add, change, put in order, remove."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.matters.fairs.linking import body_named, person_named, place_named, put_in_order
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.matters.fairs.queries import find_exhibitor_by_uid, find_stand_by_uid, get_exhibitor, get_stand
from app.matters.fairs.rules import MOST_AREA, MOST_EXHIBITORS, MOST_STANDS
from app.matters.fairs.walks import exhibitor_name
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change, may_change
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class StandDetails:
    """What the form of a stand asks for; a hall stands for its venue."""

    title: Texts
    number: str = ""
    area: int | None = None
    venue_id: int | None = None
    hall_id: int | None = None
    keeper_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitorDetails:
    """What the form of an exhibitor asks for: a body of the directory, or a name of its own."""

    organisation_id: int | None = None
    name: Texts = Texts()
    shows: Texts = Texts()
    place: str = ""
    contact_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddStand:
    """Enter a stand. `uid` is chosen by the page, so that pressing twice enters one."""

    event_id: int
    by: Actor
    uid: str
    details: StandDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeStand:
    """Change a stand that the person saw at revision `seen`."""

    stand_id: int
    by: Actor
    seen: int | None
    details: StandDetails


@dataclass(frozen=True, slots=True)
class RemoveStand:
    """Remove a stand with its exhibitors."""

    stand_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class AddExhibitor:
    """Enter somebody who exhibits at a stand, as the last one."""

    stand_id: int
    by: Actor
    uid: str
    details: ExhibitorDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeExhibitor:
    """Change an exhibitor that the person saw at revision `seen`."""

    exhibitor_id: int
    by: Actor
    seen: int | None
    details: ExhibitorDetails


@dataclass(frozen=True, slots=True)
class OnExhibitor:
    """Remove an exhibitor, or with a `step` let it stand before (−1) or after (+1) its neighbour."""

    exhibitor_id: int
    by: Actor
    seen: int | None
    step: int = 0


def add_stand(session: Session, cmd: AddStand) -> int:
    """Enter the stand and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_stand(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    if not POLICY[event.kind].of_fair:
        raise Refusal(N_("Only a visit to a trade fair has a stand."))
    if (session.scalar(select(func.count()).select_from(Stand).where(Stand.event_id == event.id)) or 0) >= MOST_STANDS:
        raise Refusal(N_("A fair has %(most)s stands of ours at most."), most=MOST_STANDS)
    stand = Stand(uid=cmd.uid, code=cmd.code, event=event, event_id=event.id, keeper=None, exhibitors=[])
    _write_stand(session, stand, cmd.details)
    return made_once(session, stand, lambda: _find_stand(session, event.id, cmd.uid)).id


def change_stand(session: Session, cmd: ChangeStand) -> int:
    """Write the new details and return the stand's id."""
    stand = stand_to_change(session, cmd.stand_id, cmd.by, cmd.seen)
    _write_stand(session, stand, cmd.details)
    session.flush()
    return stand.id


def remove_stand(session: Session, cmd: RemoveStand) -> int:
    """Remove the stand and return the event's id; one to which somebody is invited stays."""
    stand = stand_to_change(session, cmd.stand_id, cmd.by, cmd.seen)
    if session.scalar(select(StandInvitation.id).where(StandInvitation.stand_id == stand.id).limit(1)) is not None:
        raise Refusal(N_("There are invitations to this stand, so it stays. Remove them first."))
    session.refresh(stand, ["exhibitors"])
    for one in stand.exhibitors:
        session.refresh(one, ["organisation"])  # the log names them
        _keep_stops(session, one)
    session.delete(stand)
    session.flush()
    return stand.event_id


def add_exhibitor(session: Session, cmd: AddExhibitor) -> int:
    """Enter the exhibitor and return its id."""
    stand = stand_to_change(session, cmd.stand_id, cmd.by, None)
    made = _find_exhibitor(session, stand.id, cmd.uid)
    if made is not None:
        return made.id
    mine = Exhibitor.stand_id == stand.id
    if (session.scalar(select(func.count()).select_from(Exhibitor).where(mine)) or 0) >= MOST_EXHIBITORS:
        raise Refusal(N_("A stand has %(most)s exhibitors at most."), most=MOST_EXHIBITORS)
    last = session.scalar(select(func.max(Exhibitor.position)).where(mine))
    one = Exhibitor(
        uid=cmd.uid, code=cmd.code, stand_id=stand.id, position=0 if last is None else last + 1, organisation=None, contact=None
    )
    _write_exhibitor(session, one, cmd.details)
    return made_once(session, one, lambda: _find_exhibitor(session, stand.id, cmd.uid)).id


def change_exhibitor(session: Session, cmd: ChangeExhibitor) -> int:
    """Write the new details and return the exhibitor's id."""
    one = exhibitor_to_change(session, cmd.exhibitor_id, cmd.by, cmd.seen)
    _write_exhibitor(session, one, cmd.details)
    session.flush()
    return one.id


def move_exhibitor(session: Session, cmd: OnExhibitor) -> int:
    """Let the exhibitor change places with its neighbour; return the event's id."""
    one = exhibitor_to_change(session, cmd.exhibitor_id, cmd.by, cmd.seen)
    query = select(Exhibitor).where(Exhibitor.stand_id == one.stand_id).order_by(Exhibitor.position, Exhibitor.id)
    put_in_order(session, session.scalars(query).all(), one, cmd.step)
    return one.stand.event_id


def remove_exhibitor(session: Session, cmd: OnExhibitor) -> int:
    """Remove the exhibitor and return the event's id; walks still stop there, under the name that it had."""
    one = exhibitor_to_change(session, cmd.exhibitor_id, cmd.by, cmd.seen)
    event_id = one.stand.event_id
    _keep_stops(session, one)
    session.delete(one)
    session.flush()
    return event_id


def stand_to_change(session: Session, stand_id: int, by: Actor, seen: int | None) -> Stand:
    """Return a stand that this person may change and that is as they saw it."""
    stand = get_stand(session, stand_id)
    _refuse_unless(stand.event, by)
    refuse_if_stale(stand, seen)
    return stand


def exhibitor_to_change(session: Session, exhibitor_id: int, by: Actor, seen: int | None) -> Exhibitor:
    """Return an exhibitor that this person may change and that is as they saw it."""
    one = get_exhibitor(session, exhibitor_id)
    _refuse_unless(one.stand.event, by)
    refuse_if_stale(one, seen)
    return one


def _refuse_unless(event: Event, by: Actor) -> None:
    if not may_change(event, by):
        raise NotAllowed


def _write_stand(session: Session, stand: Stand, details: StandDetails) -> None:
    if not details.title.ru:
        raise Refusal(N_("Fill this in."), "title")
    if details.area is not None and not 1 <= details.area <= MOST_AREA:
        raise Refusal(N_("Write a number from %(least)s to %(most)s."), "area", least=1, most=MOST_AREA)
    venue, hall = place_named(session, details.venue_id, details.hall_id)
    keeper = person_named(session, details.keeper_id, stand.keeper, "keeper")
    stand.venue, stand.hall, stand.keeper = venue, hall, keeper
    stand.title, stand.number, stand.area, stand.note = details.title, details.number, details.area, details.note


def _write_exhibitor(session: Session, one: Exhibitor, details: ExhibitorDetails) -> None:
    if details.organisation_id is None and not details.name.ru:
        raise Refusal(N_("Choose an organisation of the directory, or write the name in Russian."), "organisation")
    organisation = body_named(session, details.organisation_id, "organisation")
    contact = person_named(session, details.contact_id, one.contact, "contact")
    one.organisation, one.contact = organisation, contact
    one.name, one.shows, one.place, one.note = details.name, details.shows, details.place, details.note


def _keep_stops(session: Session, one: Exhibitor) -> None:
    """Let the stops of walks at an exhibitor that goes keep the name that was read there."""
    query = select(WalkStop).where(WalkStop.exhibitor_id == one.id).options(joinedload(WalkStop.exhibitor))
    for stop in session.scalars(query):
        stop.title, stop.exhibitor = stop.title or exhibitor_name(one), None
    session.flush()


def _find_stand(session: Session, event_id: int, uid: str) -> Stand | None:
    """Return what an earlier press of the same button made; a name that is taken at another event is no such thing."""
    made = find_stand_by_uid(session, uid)
    if made is not None and made.event_id != event_id:
        raise NotAllowed
    return made


def _find_exhibitor(session: Session, stand_id: int, uid: str) -> Exhibitor | None:
    made = find_exhibitor_by_uid(session, uid)
    if made is not None and made.stand_id != stand_id:
        raise NotAllowed
    return made
