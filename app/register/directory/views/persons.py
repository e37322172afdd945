"""The list of persons and the pages on which they are added and changed."""

from collections.abc import Sequence
from typing import Final

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.paging import numbers_of
from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.kernel.text import clean
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.register.directory import commands
from app.register.directory.finding import persons_found, persons_like
from app.register.directory.forms import CASE_FIELDS, PersonForm, RemovalForm
from app.register.directory.models import Person
from app.register.directory.queries import ROWS, appointment_on, find_person_by_uid, get_organisation, get_person, persons_of, persons_page
from app.register.directory.rules.kinds import CATEGORY_NAMES, PARTY_SIDE_NAMES
from app.register.directory.rules.names import NameParts
from app.register.directory.views import suggesting
from app.register.directory.views.blueprint import SAVED, blueprint, may_edit, removed, tell_dropped
from app.register.directory.views.listing import asked, links, query_of

MOST_FOUND: Final = 500
"""Persons that one search of the list looks at."""
MOST_ALIKE: Final = 5
"""Persons of a like name that the form of a new one shows."""


@blueprint.get("/people")
@staff()
def index() -> ResponseReturnValue:
    """List the persons; search and filters live in the address."""
    day = clock.office_day()
    typed, wanted = clean(request.args.get("q", ""))[:200], asked(request.args)
    among = [person.id for person in persons_found(session(), typed, limit=MOST_FOUND)] if typed else None
    found = persons_page(session(), wanted, today=day, page=request.args.get("page", 1, type=int), among=among)
    return render_template(
        "directory/index.html",
        found=found,
        now={person.id: appointment_on(person, day) for person in found.persons},
        typed=typed,
        query=query_of(wanted, typed),
        links=links(wanted, typed),
        organisation=get_organisation(session(), wanted.organisation_id) if wanted.organisation_id else None,
        numbers=numbers_of(found.number, found.pages),
        first=(found.number - 1) * ROWS + 1,
        sides=PARTY_SIDE_NAMES,
        categories=CATEGORY_NAMES,
    )


@blueprint.route("/people/new", methods=["GET", "POST"])
@may_edit
def add_person() -> ResponseReturnValue:
    """Add a person."""
    if request.method == "GET":
        return _page(PersonForm.blank(), None)
    form = PersonForm(request.form)
    if suggesting.taken_over(form, lambda: suggesting.of_person(form)):
        return _page(form, None)
    if alike := _alike(form):
        form.refuse(
            Refusal(N_("Somebody of this name is in the directory already: open their entry, or tick that it is another."), "another")
        )
        return _page(form, None, alike)
    made = tried(form, lambda: commands.add_person(session(), form.new_uid(), form.details(guess=True)))
    if made is None:
        return _page(form, None)
    return done(N_("The person has been added. Say what they are, and where."), url_for("directory.add_appointment", person_id=made))


@blueprint.route("/people/<int:person_id>/edit", methods=["GET", "POST"])
@may_edit
def edit_person(person_id: int) -> ResponseReturnValue:
    """Change how a person is called."""
    person, here = get_person(session(), person_id), url_for("desk.person", person_id=person_id)
    if request.method == "GET":
        return _page(PersonForm.of(person), person)
    form, before = PersonForm(request.form), dict(person.cases)
    if suggesting.taken_over(form, lambda: suggesting.of_person(form), person):
        return _page(form, person)
    try:
        if tried(form, lambda: commands.change_person(session(), person_id, form.seen.data, form.details())):
            tell_dropped(form.cases(), get_person(session(), person_id).cases, before)
            return done(SAVED, here)
    except Stale as stale:
        return clashed(stale, form, PersonForm.of(person), title=person.name.ru, back=here)
    return _page(form, get_person(session(), person_id))


@blueprint.post("/people/<int:person_id>/remove")
@may_edit
def remove_person(person_id: int) -> ResponseReturnValue:
    """Remove a person who was entered by mistake."""
    form = RemovalForm(request.form)
    here = url_for("desk.person", person_id=person_id)
    return removed(lambda: commands.remove_person(session(), person_id, form.seen.data), there=here, gone=url_for("directory.index"))


def _alike(form: PersonForm) -> Sequence[Person]:
    """Return the persons whom a new name may mean; nobody where the form is wrong, says that it is another, or has made its person."""
    if form.another.data or not form.validate() or find_person_by_uid(session(), form.new_uid()):
        return ()
    surname, given, patronymic = form.name()
    return persons_of(session(), persons_like(session(), [NameParts(surname, given, patronymic)])[0][:MOST_ALIKE])


def _page(form: PersonForm, person: Person | None, alike: Sequence[Person] = ()) -> Response:
    suggested = suggesting.of_person(form)
    now = {one.id: appointment_on(one, clock.office_day()) for one in alike}
    return page("directory/person_form.html", form, person=person, cases=CASE_FIELDS, suggested=suggested, alike=alike, now=now)
