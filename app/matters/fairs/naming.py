"""What the columns and values of stands, exhibitors, stops and invitations are called in the change log, each kind by words of its own."""

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS_OF, TELLERS_OF
from app.ground.words.messages import gettext
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.matters.fairs.rules import INVITATION_STATE_NAMES, InvitationState

FIELDS_OF[Stand.__kind__] = {
    "title": N_("Stand"),
    "number": N_("Number of the stand"),
    "area": N_("Area of the stand, m²"),
    "venue": N_("Venue"),
    "hall": N_("Hall"),
    "note": N_("Note"),
}
FIELDS_OF[Exhibitor.__kind__] = {
    "organisation": N_("Organisation"),
    "name": N_("Told as"),
    "shows": N_("What is shown"),
    "place": N_("Place on the stand"),
    "position": N_("Order"),
    "note": N_("Note"),
}
FIELDS_OF[WalkStop.__kind__] = {
    "exhibitor": N_("Exhibitor of ours"),
    "title": N_("Another place"),
    "minutes": N_("At the stop, minutes"),
    "walk_minutes": N_("On the way there, minutes"),
    "what": N_("What is shown and told"),
    "position": N_("Order"),
}
FIELDS_OF[StandInvitation.__kind__] = {
    "organisation": N_("Organisation"),
    "item": N_("To an item of the programme"),
    "reason": N_("Reason for the invitation"),
    "host": N_("Who receives them"),
    "state": N_("State of the invitation"),
    "approved_by": N_("Approved by"),
    "sent_on": N_("Sent on"),
    "letter": N_("Letter"),
    "answered_on": N_("Answered on"),
    "answer": N_("Answer"),
}


def _state(value: object) -> str:
    return gettext(INVITATION_STATE_NAMES[InvitationState(str(value))])


TELLERS_OF[StandInvitation.__kind__] = {"state": _state}
