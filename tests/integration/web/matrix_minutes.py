"""What the routes about minutes stand for: a meeting with minutes that both sides comment on, and one that has none yet."""

from sqlalchemy.orm import Session

from app.matters.minutes.rules import MinutesState
from app.planning.events.models import Event
from tests.factories.minutes import a_decision, a_meeting, a_point, a_remark, some_minutes

Special = dict[str, tuple[dict[str, object], dict[str, str]]]


def minutes_of(session: Session, event: Event) -> tuple[dict[str, object], Special]:
    """Return minutes of a meeting given to those who coordinate `event`."""
    mine = list(event.coordinators)
    minutes = some_minutes(session, a_meeting(session, "О сырье", coordinators=mine), state=MinutesState.DISCUSSED)
    point = a_point(session, minutes)
    values: dict[str, object] = {"minutes_id": minutes.id, "point_id": point.id, "decision_id": a_decision(session, point).id}
    values["remark_id"] = a_remark(session, minutes).id
    return values, {
        "minutes.draft": ({"event_id": a_meeting(session, "О сырье", coordinators=mine).id}, {}),
        "minutes.state": ({}, {"state": "draft"}),
    }
