"""What the columns and values of minutes are called in the change log."""

from datetime import date

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS_OF, TELLERS_OF
from app.ground.words.dates import day_short
from app.ground.words.languages import OWN_NAMES
from app.ground.words.messages import gettext
from app.matters.minutes.rules import AUDIENCE_NAMES, Audience, DecisionForm, MinutesState
from app.matters.minutes.wording import form_told, state_told

FIELDS_OF["minutes"] = {
    "number": N_("Number"),
    "held_on": N_("Held on"),
    "audience": N_("Between whom"),
    "state": N_("How far it has come"),
    "place": N_("Place"),
    "second_language": N_("Second language beside Russian"),
    "our_signatory": N_("Presides and signs for the Bashkortostan side"),
    "their_signatory": N_("Presides and signs for the Kazakhstan side; in internal minutes, who kept them"),
    "next_meeting": N_("When and where the next meeting is"),
    "signed_on": N_("Signed on"),
    "approved_by": N_("Approved by"),
    "approved_at": N_("Approved at"),
}
FIELDS_OF["minutes_point"] = {
    "title": N_("Title of the section"),
    "speakers": N_("Who spoke, a line each"),
    "course": N_("What was said"),
    "position": N_("Order"),
}
FIELDS_OF["decision"] = {
    "form": N_("How it begins"),
    "text": N_("How it goes on"),
    "our_body": N_("Body of our side"),
    "their_body": N_("Body of the partner’s side"),
    "person": N_("Surname in brackets"),
    "due": N_("Due"),
    "position": N_("Order"),
}

TELLERS_OF["minutes"] = {
    "state": lambda value: state_told(MinutesState(value)),
    "audience": lambda value: gettext(AUDIENCE_NAMES[Audience(value)]),
    "second_language": lambda value: OWN_NAMES.get(value, value),
}
TELLERS_OF["decision"] = {
    "form": lambda value: form_told(DecisionForm(value)),
    "due": lambda value: day_short(date.fromisoformat(value)),
}
