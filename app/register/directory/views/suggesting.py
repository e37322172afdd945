"""What the forms of the directory suggest: word forms and spellings, as far as the names are typed."""

from collections.abc import Callable, Mapping

from flask import request

from app.register.directory.forms import AppointmentForm, OrganisationForm, PersonForm

Suggested = Mapping[str, str]
"""Word forms by the values of `Case`."""


def of_person(form: PersonForm) -> Suggested:
    """Return the cases of a name as it is typed so far."""
    return {}


def of_words(form: OrganisationForm | AppointmentForm) -> Suggested:
    """Return the cases of an organisation's name or of a position as it is typed so far."""
    return {}


def latin(form: PersonForm) -> str:
    """Return how a passport would spell the name as it is typed so far."""
    return ""


def taken_over(form: PersonForm | OrganisationForm | AppointmentForm, suggested: Callable[[], Suggested]) -> bool:
    """Fill in what the pressed button asks to suggest, without saving; tell whether it was such a button."""
    asked = request.form.get("suggest", "")
    if asked == "cases":
        form.take_over(suggested())
    elif asked == "latin" and isinstance(form, PersonForm):
        form.latin.data = latin(form) or form.latin.data
    return bool(asked)
