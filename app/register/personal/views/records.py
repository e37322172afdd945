"""Opening, keeping and dropping the records of a person."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, NotFound, Stale
from app.ground.web import clash
from app.ground.web.answers import tried
from app.ground.web.unit import session
from app.ground.words.messages import gettext, lazy
from app.register.accounts.identity import signed_in
from app.register.directory.models import Person
from app.register.directory.queries import get_person
from app.register.personal import commands
from app.register.personal.forms import RecordForm, SeenForm, form_of, hint_of
from app.register.personal.models import PersonalRecord
from app.register.personal.queries import find_record
from app.register.personal.reading import ReadRecords, read_records
from app.register.personal.reasons import refuse_unless_seen
from app.register.personal.rules import DATA_KIND_NAMES, DataKind
from app.register.personal.views.blueprint import NAMES, blueprint, done, may_keep, page, panel_of


@blueprint.post("/people/<int:person_id>/personal/show")
@may_keep
def show(person_id: int) -> ResponseReturnValue:
    """Show what the records say, and write down that it was looked at."""
    person = get_person(session(), person_id)
    told = read_records(session(), ReadRecords(signed_in(), [person_id], list(DataKind), "person"), now=clock.now())[person_id]
    template = "personal/_panel.html" if request.headers.get("HX-Request") else "personal/show.html"
    return render_template(template, person=person, opened=panel_of(person, told), personal_names=NAMES)


@blueprint.route("/people/<int:person_id>/personal/<kind>", methods=["GET", "POST"])
@may_keep
def edit(person_id: int, kind: str) -> ResponseReturnValue:
    """Keep a record, or change what is kept; the value is shown only where it is asked for."""
    person, asked = _asked(person_id, kind)
    record = find_record(session(), person_id, asked)
    if request.method == "GET" or "show" in request.form:
        return _page(_shown(person, asked, record), person, asked, record)
    form = form_of(asked)(request.form)
    form.value.label.text = gettext(DATA_KIND_NAMES[asked])
    try:
        kept = tried(form, lambda: commands.keep_record(session(), form.command(signed_in(), person_id, asked), now=clock.now()))
    except Stale as stale:
        return _clash(stale, form, person, asked)
    return _page(form, person, asked, record) if kept is None else done(N_("Saved."), person_id)


@blueprint.post("/people/<int:person_id>/personal/records/<int:record_id>/drop")
@may_keep
def drop(person_id: int, record_id: int) -> ResponseReturnValue:
    """Destroy a record before its time."""
    commands.drop_record(session(), SeenForm(request.form).drop_command(signed_in(), record_id))
    return done(N_("The record has been destroyed."), person_id)


def _asked(person_id: int, kind: str) -> tuple[Person, DataKind]:
    if kind not in set(DataKind):
        raise NotFound
    person = get_person(session(), person_id)
    refuse_unless_seen(session(), signed_in(), [person_id])
    commands.refuse_blocked(person)
    return person, DataKind(kind)


def _shown(person: Person, kind: DataKind, record: PersonalRecord | None) -> RecordForm:
    if record is None:
        return form_of(kind).blank(kind, clock.office_day())
    if request.method == "GET":
        return form_of(kind).of(record)
    told = read_records(session(), ReadRecords(signed_in(), [person.id], [kind], "form"), now=clock.now())[person.id]
    return form_of(kind).of(record, told.get(kind, ""))


def _page(form: RecordForm, person: Person, kind: DataKind, record: PersonalRecord | None) -> Response:
    form.value.label.text = lazy(DATA_KIND_NAMES[kind])
    hint = hint_of(kind, kept=record is not None and not form.value.data)
    return page("personal/record_form.html", form, person=person, kind=kind, record=record, hint=hint)


def _clash(stale: Stale, mine: RecordForm, person: Person, kind: DataKind) -> Response:
    """Return the page of a clash: what the other person wrote as the value is not on it, for nobody has asked to see it."""
    record = find_record(session(), person.id, kind)
    theirs = form_of(kind).of(record) if record else form_of(kind).blank(kind, clock.office_day())
    theirs.value.label.text = mine.value.label.text
    changes = list(changed_since(session(), stale.kind, stale.ident, stale.seen))
    title = f"{person.name.ru} · {gettext(DATA_KIND_NAMES[kind])}"
    return clash.answer(stale, mine, theirs, changes, title=title, back=url_for("desk.person", person_id=person.id))
