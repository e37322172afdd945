"""The pages on which somebody's appointments are added, changed, ended, ordered and removed."""

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.register.directory import commands
from app.register.directory.forms import CASE_FIELDS, AppointmentForm, EndForm, MoveForm, RemovalForm
from app.register.directory.models import Appointment, Person
from app.register.directory.queries import get_appointment, get_person, organisations_of, ranks_of
from app.register.directory.views import suggesting
from app.register.directory.views.blueprint import SAVED, blueprint, may_edit, removed, tell_dropped


@blueprint.route("/people/<int:person_id>/appointments/new", methods=["GET", "POST"])
@may_edit
def add_appointment(person_id: int) -> ResponseReturnValue:
    """Say what somebody is, and where."""
    person = get_person(session(), person_id)
    if request.method == "GET":
        return _page(AppointmentForm.blank(organisations=organisations_of(session()), ranks=_ranks()), person, None)
    form = _sent()
    if suggesting.taken_over(form, lambda: suggesting.of_position(form)):
        return _page(form, person, None)
    made = tried(form, lambda: commands.add_appointment(session(), form.new_uid(), person_id, form.details(_organisation_of(form))))
    if made is None:
        return _page(form, get_person(session(), person_id), None)
    return done(N_("The appointment has been added."), url_for("desk.person", person_id=person_id))


@blueprint.route("/people/appointments/<int:appointment_id>/edit", methods=["GET", "POST"])
@may_edit
def edit_appointment(appointment_id: int) -> ResponseReturnValue:
    """Change an appointment."""
    known = get_appointment(session(), appointment_id)
    here = url_for("desk.person", person_id=known.person_id)
    form = _sent() if request.method == "POST" else _form_of(known)
    if request.method == "GET" or suggesting.taken_over(form, lambda: suggesting.of_position(form)):
        return _page(form, known.person, known)
    before = dict(known.cases)
    try:
        if tried(form, lambda: _changed(known, form)):
            tell_dropped(form.cases(), known.cases, before)
            return done(SAVED, here)
    except Stale as stale:
        return clashed(stale, form, _form_of(known), title=known.position.ru, back=here)
    known = get_appointment(session(), appointment_id)  # again: a refusal has undone what was loaded before
    return _page(form, known.person, known)


@blueprint.route("/people/appointments/<int:appointment_id>/end", methods=["GET", "POST"])
@may_edit
def end_appointment(appointment_id: int) -> ResponseReturnValue:
    """Say which day in office was the last one."""
    known = get_appointment(session(), appointment_id)
    form = EndForm(request.form) if request.method == "POST" else EndForm.of(known, clock.office_day())
    here = url_for("desk.person", person_id=known.person_id)
    try:
        if request.method == "POST" and tried(form, lambda: _ended(appointment_id, form)) is not None:
            return done(N_("The appointment has its last day."), here)
    except Stale as stale:
        return clashed(stale, form, EndForm.of(known, clock.office_day()), title=known.position.ru, back=here)
    known = get_appointment(session(), appointment_id)  # again: a refusal has undone what was loaded before
    return page("directory/end.html", form, appointment=known, person=known.person)


@blueprint.post("/people/appointments/<int:appointment_id>/move")
@may_edit
def move_appointment(appointment_id: int) -> ResponseReturnValue:
    """Let an appointment change places with its neighbour."""
    form = MoveForm(request.form)
    person_id = commands.move_appointment(session(), appointment_id, form.seen.data, form.direction)
    return done(N_("The order has been changed."), url_for("desk.person", person_id=person_id))


@blueprint.post("/people/appointments/<int:appointment_id>/remove")
@may_edit
def remove_appointment(appointment_id: int) -> ResponseReturnValue:
    """Remove an appointment that was entered by mistake."""
    form = RemovalForm(request.form)
    here = url_for("desk.person", person_id=get_appointment(session(), appointment_id).person_id)
    return removed(lambda: commands.remove_appointment(session(), appointment_id, form.seen.data), there=here, gone=here)


def _sent() -> AppointmentForm:
    return AppointmentForm(request.form, organisations=organisations_of(session()), ranks=_ranks())


def _form_of(appointment: Appointment) -> AppointmentForm:
    return AppointmentForm.of(appointment, organisations=organisations_of(session()), ranks=_ranks())


def _ranks() -> list[tuple[int, str]]:
    return [(rank.id, rank.name.told(current())) for rank in ranks_of(session())]


def _organisation_of(form: AppointmentForm) -> int | None:
    """Return the id of the organisation that was typed, adding it where the form asks for that."""
    new = form.new_organisation()
    return commands.add_organisation(session(), form.organisation_uid(), new) if new else form.organisation_id


def _changed(known: Appointment, form: AppointmentForm) -> int:
    return commands.change_appointment(session(), known.id, form.seen.data, form.details(_organisation_of(form)))


def _ended(appointment_id: int, form: EndForm) -> int:
    assert form.until.data is not None  # the form asks for a day
    return commands.end_appointment(session(), appointment_id, form.seen.data, form.until.data)


def _page(form: AppointmentForm, person: Person, known: Appointment | None) -> Response:
    suggested = suggesting.of_position(form)
    return page("directory/appointment_form.html", form, person=person, appointment=known, cases=CASE_FIELDS, suggested=suggested)
