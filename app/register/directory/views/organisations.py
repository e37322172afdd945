"""The list of organisations and their pages."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.finding import words_of
from app.ground.kernel.refusals import N_, Stale
from app.ground.kernel.text import clean
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.register.directory import commands
from app.register.directory.forms import CASE_FIELDS, OrganisationForm, RemovalForm
from app.register.directory.models import Organisation
from app.register.directory.queries import get_organisation, holders_of, organisation_rows
from app.register.directory.rules.kinds import CASE_NAMES, CATEGORY_NAMES, PARTY_SIDE_NAMES
from app.register.directory.views import suggesting
from app.register.directory.views.blueprint import SAVED, blueprint, history, may_edit, removed, tell_dropped


@blueprint.get("/people/organisations")
@staff()
def organisations() -> ResponseReturnValue:
    """List the organisations with how many people hold a position there."""
    day = clock.office_day()
    typed = clean(request.args.get("q", ""))[:200]
    rows = organisation_rows(session(), words_of(typed), today=day)
    return render_template("directory/organisations.html", rows=rows, typed=typed, sides=PARTY_SIDE_NAMES, categories=CATEGORY_NAMES)


@blueprint.get("/people/organisations/<int:organisation_id>")
@staff()
def organisation(organisation_id: int) -> ResponseReturnValue:
    """Show an organisation with the people who hold positions there now and who held them before."""
    found = get_organisation(session(), organisation_id)
    day = clock.office_day()
    holders = holders_of(session(), organisation_id)
    return render_template(
        "directory/organisation.html",
        organisation=found,
        holders=[one for one in holders if one.until is None or one.until >= day],
        before=[one for one in holders if one.until is not None and one.until < day],
        sides=PARTY_SIDE_NAMES,
        categories=CATEGORY_NAMES,
        case_names=CASE_NAMES,
        history=history("organisation", organisation_id),
    )


@blueprint.route("/people/organisations/new", methods=["GET", "POST"])
@may_edit
def add_organisation() -> ResponseReturnValue:
    """Add an organisation."""
    if request.method == "GET":
        return _page(OrganisationForm.blank(), None)
    form = OrganisationForm(request.form)
    if suggesting.taken_over(form, lambda: suggesting.of_organisation(form)):
        return _page(form, None)
    made = tried(form, lambda: commands.add_organisation(session(), form.new_uid(), form.details()))
    if made is None:
        return _page(form, None)
    return done(N_("The organisation has been added."), url_for("directory.organisation", organisation_id=made))


@blueprint.route("/people/organisations/<int:organisation_id>/edit", methods=["GET", "POST"])
@may_edit
def edit_organisation(organisation_id: int) -> ResponseReturnValue:
    """Change an organisation."""
    found = get_organisation(session(), organisation_id)
    here = url_for("directory.organisation", organisation_id=organisation_id)
    form = OrganisationForm(request.form) if request.method == "POST" else OrganisationForm.of(found)
    if request.method == "GET" or suggesting.taken_over(form, lambda: suggesting.of_organisation(form)):
        return _page(form, found)
    before = dict(found.cases)
    try:
        if tried(form, lambda: commands.change_organisation(session(), organisation_id, form.seen.data, form.details())):
            tell_dropped(form.cases(), found.cases, before)
            return done(SAVED, here)
    except Stale as stale:
        return clashed(stale, form, OrganisationForm.of(found), title=found.name.ru, back=here)
    return _page(form, get_organisation(session(), organisation_id))


@blueprint.post("/people/organisations/<int:organisation_id>/remove")
@may_edit
def remove_organisation(organisation_id: int) -> ResponseReturnValue:
    """Remove an organisation at which nobody holds a position."""
    form = RemovalForm(request.form)
    here = url_for("directory.organisation", organisation_id=organisation_id)
    gone = url_for("directory.organisations")
    return removed(lambda: commands.remove_organisation(session(), organisation_id, form.seen.data), there=here, gone=gone)


def _page(form: OrganisationForm, found: Organisation | None) -> Response:
    suggested = suggesting.of_organisation(form)
    return page("directory/organisation_form.html", form, organisation=found, cases=CASE_FIELDS, suggested=suggested)
