"""Real stands at a fair for tests, with who exhibits there, walks and invitations."""

from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from tests.factories.events import an_event
from tests.factories.people import a_person_in_directory, an_organisation
from tests.factories.programmes import an_item, at

_numbers = count(1)


def a_fair(session: Session, **over: Any) -> Event:
    """Return a visit to a trade fair; `over` sets any column or relationship."""
    return an_event(session, **{"kind": Kind.TRADE_FAIR_VISIT, "title": Texts("Выставка"), **over})


def a_stand(session: Session, event: Event, **over: Any) -> Stand:
    """Return a stand of ours; `over` sets any column or relationship."""
    values: dict[str, Any] = {"uid": new_uid(), "event": event, "event_id": event.id, "exhibitors": []}
    values |= {"title": Texts("Республика Башкортостан", kk="Башқұртстан Республикасы"), "number": "A-12", "area": 180}
    stand = Stand(**{**values, **over})
    session.add(stand)
    session.flush()
    return stand


def an_exhibitor(session: Session, stand: Stand, **over: Any) -> Exhibitor:
    """Return a firm of the directory that exhibits as the last one; `over` sets any column or relationship."""
    number = next(_numbers)
    values: dict[str, Any] = {"uid": new_uid(), "stand": stand, "position": number, "shows": Texts("Пружины"), "contact": None}
    if "organisation" not in over:
        values["organisation"] = an_organisation(session, name=Texts(f"Фирма {number}"))
    one = Exhibitor(**{**values, **over})
    session.add(one)
    session.flush()
    return one


def a_walk(session: Session, event: Event, start: str = "11:45", end: str = "12:30", **over: Any) -> ProgrammeItem:
    """Return a walk of 45 minutes; `over` sets any column."""
    return an_item(session, event, **{"kind": ItemKind.WALK, "title": "Обход стенда", "when": at(start, end), **over})


def a_stop(session: Session, walk: ProgrammeItem, **over: Any) -> WalkStop:
    """Return a stop of five minutes, one minute away; `over` sets any column or relationship."""
    number = next(_numbers)
    values: dict[str, Any] = {"uid": new_uid(), "item": walk, "item_id": walk.id, "event_id": walk.event_id, "position": number}
    values |= {"title": Texts(f"Стенд {number}"), "minutes": 5, "walk_minutes": 1, "exhibitor": None, "teller": None}
    stop = WalkStop(**{**values, **over})
    session.add(stop)
    session.flush()
    return stop


def an_invitation(session: Session, stand: Stand, **over: Any) -> StandInvitation:
    """Return a proposal to invite somebody of the directory to the stand; `over` sets any column or relationship."""
    values: dict[str, Any] = {"uid": new_uid(), "stand": stand, "event_id": stand.event_id, "organisation": None, "item": None}
    if "person" not in over:
        values["person"] = a_person_in_directory(session)
    one = StandInvitation(**{**values, **over})
    session.add(one)
    session.flush()
    return one
