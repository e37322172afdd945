"""What the forms of the directory suggest: word forms and spellings, as far as the names are typed."""

from collections.abc import Callable, Mapping

from flask import request

from app.register.directory.declension import suggested_name, suggested_position
from app.register.directory.forms import AppointmentForm, OrganisationForm, PersonForm
from app.register.directory.models import Person
from app.register.directory.rules.kinds import Case, Gender, PartySide
from app.register.directory.rules.spelling import spelled

Suggested = Mapping[Case, str]
"""The word forms; a value of `Case` finds them as well, and where nothing is typed there are none."""


def of_person(form: PersonForm) -> Suggested:
    """Return the cases of a name as it is typed so far."""
    surname, given, patronymic = form.name()
    gender = Gender(form.gender.data) if form.gender.data in set(Gender) else Gender.UNKNOWN
    return suggested_name(surname, given, patronymic, gender) if surname else {}


def of_organisation(form: OrganisationForm) -> Suggested:
    """Return the cases of an organisation's name as it is typed so far."""
    return _of_words(form.name.texts.ru)


def of_position(form: AppointmentForm) -> Suggested:
    """Return the cases of a position as it is typed so far."""
    return _of_words(form.position.texts.ru)


def latin(form: PersonForm, person: Person | None) -> str:
    """Return how a passport would spell the name as it is typed so far; Kazakhstan's has a table of its own."""
    surname, given, _ = form.name()
    posts = person.appointments if person else ()
    return spelled(surname, given, kazakh=any(post.side is PartySide.KAZAKHSTAN for post in posts))


def taken_over(
    form: PersonForm | OrganisationForm | AppointmentForm, suggested: Callable[[], Suggested], person: Person | None = None
) -> bool:
    """Fill in what the pressed button asks to suggest, without saving; tell whether it was such a button."""
    asked = request.form.get("suggest", "")
    if asked == "cases":
        form.take_over(suggested())
    elif asked == "latin" and isinstance(form, PersonForm):
        form.latin.data = latin(form, person) or form.latin.data
    return bool(asked)


def _of_words(text: str) -> Suggested:
    return suggested_position(text) if text else {}
