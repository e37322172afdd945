"""How stands, stops and invitations are told in the language spoken."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.words.dates import clock, day_short, duration
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation
from app.matters.fairs.rules import INVITATION_STATE_NAMES, InvitationState
from app.matters.fairs.walk_rules import Clocked, Fit
from app.matters.fairs.walks import exhibitor_name
from app.register.directory.models import Person
from app.register.directory.queries import appointment_on

TONES: Final[Mapping[InvitationState, str]] = {
    InvitationState.APPROVED: "accent",
    InvitationState.SENT: "accent",
    InvitationState.ACCEPTED: "good",
    InvitationState.DECLINED: "warn",
}
STEPS: Final[Mapping[InvitationState, str]] = {
    InvitationState.PROPOSED: N_("Propose anew"),
    InvitationState.APPROVED: N_("Approve the invitation"),
    InvitationState.SENT: N_("Mark as sent"),
    InvitationState.ACCEPTED: N_("They accept"),
    InvitationState.DECLINED: N_("They decline"),
    InvitationState.WITHDRAWN: N_("Withdraw the invitation"),
}


def state_told(state: InvitationState) -> str:
    """Return how far an invitation has come, in words."""
    return gettext(INVITATION_STATE_NAMES[state])


def step_told(state: InvitationState) -> str:
    """Return what the button says that leads to a state."""
    return gettext(STEPS[state])


def tone_of(state: InvitationState) -> str:
    """Return the tone in which a state is shown."""
    return TONES.get(state, "")


def exhibitor_told(one: Exhibitor) -> str:
    """Return who exhibits."""
    return exhibitor_name(one).told(current())


def place_told(stand: Stand) -> str:
    """Return where a stand is: venue and hall."""
    hall, venue = stand.hall, stand.hall.venue if stand.hall else stand.venue
    return ", ".join(one.name.told(current()) for one in (venue, hall) if one)


def hours_told(hours: Clocked | None) -> str:
    """Return from when to when a stop is, by the clock of the place; nothing while that is not known."""
    return f"{clock(hours.start)}–{clock(hours.end)}" if hours else ""


def fit_told(fit: Fit) -> str:
    """Return how the stops stand to the length of their walk."""
    taken = duration(fit.taken)
    if fit.length is None or fit.left is None:
        return gettext(N_("stops and ways: %(taken)s; the walk has no end that is known"), taken=taken)
    values = {"taken": taken, "length": duration(fit.length), "left": duration(abs(fit.left))}
    if fit.fits:
        return gettext(N_("stops and ways: %(taken)s of %(length)s, %(left)s are left"), **values)
    return gettext(N_("stops and ways take %(taken)s, the walk only %(length)s: %(left)s too long"), **values)


def post_told(person: Person, day: date) -> str:
    """Return what somebody is on a day, with the body where the post does not name it; their appointments are loaded."""
    held = appointment_on(person, day)
    return held.position.told(current()) if held else ""


def became_told(one: StandInvitation) -> str:
    """Return what has become of an invitation last, with its day: the answer, the letter, or who approved it."""
    if one.answered_on:
        return " · ".join(filter(None, (day_short(one.answered_on), one.answer)))
    if one.sent_on:
        return " · ".join(filter(None, (day_short(one.sent_on), one.letter)))
    return gettext(N_("approved by %(name)s"), name=one.approved_by) if one.approved_by else ""
