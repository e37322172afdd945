"""What the routes of a meeting stand for: one of those who coordinate an event, with a point that deals with a project."""

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.planning.events.models import Event
from tests.factories.dossiers import a_dossier
from tests.factories.meetings import a_meeting, a_point
from tests.factories.people import a_person_in_directory
from tests.integration.web.matrix_matters import Special

_OF_MEETING = ("agenda", "presence", "running", "running_part", "open_matters", "mark", "pause")


def meetings_of(session: Session, event: Event) -> Special:
    """Return for the routes of meetings a meeting given to those who coordinate `event`."""
    meeting = a_meeting(session, coordinators=list(event.coordinators))
    point, dossier, guest = a_point(session, meeting), a_dossier(session), a_person_in_directory(session)
    of_event: dict[str, object] = {"event_id": meeting.id}
    of_point: dict[str, object] = {"item_id": point.id}
    subject = {"subject": f"dossier-{dossier.id}"}
    return {
        **{f"meetings.{name}": (of_event, {}) for name in _OF_MEETING},
        "meetings.add_point": (of_event, {"title": "О сроках", "minutes": "10", "uid": new_uid()}),
        "meetings.take_up": (of_event, {}),
        "meetings.close": (of_event, {}),
        "meetings.take_up_point": (of_event, {"item_id": str(point.id), "uid": new_uid()}),
        "meetings.add_present": (of_event, {"person": f"№ {guest.id}", "side": "kazakhstan", "uid": new_uid()}),
        "meetings.links": (of_point, subject),
        "meetings.unlink": (of_point, subject),
        "meetings.reorder": (of_point, {"step": "1", "seen": str(point.revision)}),
        "printouts.agenda": (of_event, {}),
    }
