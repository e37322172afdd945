"""Loading the fairs of the demonstration set: stands with exhibitors, walks with stops, invitations on their way."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.fairs_data import DemoFair, DemoInvitation, DemoStand
from app.demo.naming import uid_of
from app.demo.queries import events_by_code, item_ids
from app.matters.fairs.invitations_commands import (
    InvitationDetails,
    MarkInvitation,
    ProposeInvitation,
    mark_invitation,
    propose_invitation,
)
from app.matters.fairs.models import Stand
from app.matters.fairs.rules import ANSWERS, InvitationState
from app.matters.fairs.stands_commands import (
    AddExhibitor,
    AddStand,
    ExhibitorDetails,
    StandDetails,
    add_exhibitor,
    add_stand,
)
from app.matters.fairs.stops_commands import AddStop, StopDetails, add_stop
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Organisation, Person

_MORNING: Final = time(6)
_APPROVED_BEFORE: Final = timedelta(days=2)


def load_fairs(session: Session, told: Mapping[str, DemoFair], by: Actor, persons: Mapping[str, Person], venues: Mapping[str, int]) -> None:
    """Make what is not there of those fairs whose events are; a stand that is there stays as it is, with all that belongs to it."""
    known = set(session.scalars(select(Stand.code)))
    missing = {code: fair for code, fair in told.items() if fair.stand.code not in known}
    if not missing:
        return
    ids = dict(session.execute(select(Organisation.code, Organisation.id)).all())
    bodies = {code: ident for code, ident in ids.items() if code}
    for code, event in events_by_code(session, missing.keys()).items():
        _fair(session, event, missing[code], by, _Known(persons, venues, bodies))


class _Known:
    """Ids of what stands elsewhere, by its code; None for nobody."""

    def __init__(self, persons: Mapping[str, Person], venues: Mapping[str, int], bodies: Mapping[str, int]) -> None:
        self._persons, self._venues, self._bodies = persons, venues, bodies

    def person(self, code: str) -> int | None:
        """Return the id of a person."""
        return self._persons[code].id if code in self._persons else None

    def venue(self, code: str) -> int | None:
        """Return the id of a venue."""
        return self._venues.get(code)

    def body(self, code: str) -> int | None:
        """Return the id of an organisation."""
        return self._bodies.get(code)


def _fair(session: Session, event: Event, fair: DemoFair, by: Actor, known: _Known) -> None:
    stand_id = _stand(session, event, fair.stand, by, known)
    exhibitors = {}
    for one in fair.exhibitors:
        details = ExhibitorDetails(known.body(one.organisation), shows=one.shows, place=one.place, contact_id=known.person(one.contact))
        exhibitors[one.code] = add_exhibitor(session, AddExhibitor(stand_id, by, uid_of(one.code), details, one.code))
    items = item_ids(session, {*fair.walks, *(one.item for one in fair.invitations)})
    for item, stops in fair.walks.items():
        for number, stop in enumerate(stops if item in items else (), 1):
            what = StopDetails(stop.minutes, exhibitors.get(stop.exhibitor), stop.title, known.person(stop.teller))
            add_stop(session, AddStop(items[item], by, uid_of(f"{item}-stop-{number}"), what))
    for invitation in fair.invitations:
        if not invitation.item or invitation.item in items:
            _invite(session, event, stand_id, invitation, by, known, items.get(invitation.item))


def _stand(session: Session, event: Event, stand: DemoStand, by: Actor, known: _Known) -> int:
    details = StandDetails(
        stand.title, stand.number, stand.area, known.venue(stand.venue), keeper_id=known.person(stand.keeper), note=stand.note
    )
    return add_stand(session, AddStand(event.id, by, uid_of(stand.code), details, stand.code))


def _invite(session: Session, event: Event, stand_id: int, told: DemoInvitation, by: Actor, known: _Known, item_id: int | None) -> None:
    person_id, body_id = known.person(told.person), known.body(told.organisation)
    details = InvitationDetails(stand_id, item_id, person_id, body_id, told.reason, told.host)
    ident = propose_invitation(session, ProposeInvitation(event.id, by, uid_of(told.code), details, told.code))
    sent, answered = (event.first_day + timedelta(days=days) for days in (told.sent, told.answered))
    for state in _way_to(told.state):
        on, words = (sent, told.letter) if state is InvitationState.SENT else (answered, told.answer)
        day: date = on - _APPROVED_BEFORE if state is InvitationState.APPROVED else on
        cmd = MarkInvitation(ident, by, None, state, day, words)
        mark_invitation(session, cmd, now=datetime.combine(day, _MORNING, UTC), today=day)


def _way_to(state: InvitationState) -> tuple[InvitationState, ...]:
    """Return the steps that lead from a proposal to a state."""
    if state in ANSWERS:
        return InvitationState.APPROVED, InvitationState.SENT, state
    if state is InvitationState.SENT:
        return InvitationState.APPROVED, state
    return () if state is InvitationState.PROPOSED else (state,)
