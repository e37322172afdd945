"""What the routes of a fair stand for: a stand with an exhibitor, a walk with a stop, invitations on their way."""

from sqlalchemy.orm import Session

from app.matters.fairs.rules import InvitationState
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from tests.factories.events import an_event
from tests.factories.fairs import a_stand, a_stop, a_walk, an_exhibitor, an_invitation

Special = dict[str, tuple[dict[str, object], dict[str, str]]]


def fairs_of(session: Session, event: Event) -> Special:
    """Return what the routes of a fair given to those who coordinate `event` stand for; only a fair has a stand."""
    fair = an_event(session, kind=Kind.TRADE_FAIR_VISIT, coordinators=list(event.coordinators))
    stand, walk = a_stand(session, fair), a_walk(session, fair)
    exhibitor, stop, asked = an_exhibitor(session, stand), a_stop(session, walk), an_invitation(session, stand)
    free, accepted = a_stand(session, fair), _accepted(session, fair, walk)
    of_fair: dict[str, object] = {"event_id": fair.id}
    of_walk: dict[str, object] = {"item_id": walk.id}
    of_stand: dict[str, object] = {"stand_id": stand.id}
    of_exhibitor: dict[str, object] = {"exhibitor_id": exhibitor.id}
    of_stop: dict[str, object] = {"stop_id": stop.id}
    of_invitation: dict[str, object] = {"invitation_id": asked.id}
    return {
        **{f"fairs.{name}": (of_stand, {}) for name in ("edit_stand", "add_exhibitor")},
        **{f"fairs.{name}_exhibitor": (of_exhibitor, {}) for name in ("edit", "move", "remove")},
        **{f"fairs.{name}_stop": (of_stop, {}) for name in ("edit", "move", "remove")},
        **{f"fairs.{name}_invitation": (of_invitation, {}) for name in ("edit", "mark", "remove")},
        **{f"fairs.{name}": (of_fair, {}) for name in ("stand", "add_stand", "day", "invitations", "propose")},
        **{f"fairs.{name}": (of_walk, {}) for name in ("stops", "add_stop", "fit")},
        **{f"printouts.{name}": (of_fair, {}) for name in ("stand_day", "invitations")},
        "printouts.walk": (of_walk, {}),
        "spreadsheets.invitations": (of_fair, {}),
        "fairs.remove_stand": ({"stand_id": free.id}, {}),
        "fairs.attend": ({"invitation_id": accepted}, {}),
    }


def _accepted(session: Session, fair: Event, walk: ProgrammeItem) -> int:
    return an_invitation(session, a_stand(session, fair), item=walk, state=InvitationState.ACCEPTED).id
