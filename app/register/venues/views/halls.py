"""The pages of halls."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.unit import session
from app.register.venues import commands
from app.register.venues.forms import SEATS, HallForm, RemovalForm
from app.register.venues.queries import get_hall, get_venue
from app.register.venues.views.blueprint import SAVED, blueprint, history, may_edit, removed


@blueprint.route("/venues/<int:venue_id>/halls/new", methods=["GET", "POST"])
@may_edit
def add_hall(venue_id: int) -> ResponseReturnValue:
    """Add a hall to a venue."""
    form = HallForm(request.form) if request.method == "POST" else HallForm.blank()
    add = commands.add_hall
    if request.method == "GET" or tried(form, lambda: add(session(), form.new_uid(), venue_id, form.details())) is None:
        venue = get_venue(session(), venue_id)  # only now: a refusal has undone what was loaded before
        return page("venues/hall_form.html", form, venue=venue, hall=None, seats=SEATS, history=[])
    return done(N_("The hall has been added."), url_for("venues.show", venue_id=venue_id))


@blueprint.route("/venues/halls/<int:hall_id>/edit", methods=["GET", "POST"])
@may_edit
def edit_hall(hall_id: int) -> ResponseReturnValue:
    """Change a hall."""
    hall = get_hall(session(), hall_id)
    here = url_for("venues.show", venue_id=hall.venue_id)
    form = HallForm(request.form) if request.method == "POST" else HallForm.of(hall)
    try:
        if (
            request.method == "POST"
            and tried(form, lambda: commands.change_hall(session(), hall_id, form.seen.data, form.details())) is not None
        ):
            return done(SAVED, here)
    except Stale as stale:
        return clashed(stale, form, HallForm.of(hall), title=hall.name.ru, back=here)
    hall = get_hall(session(), hall_id)  # again: a refusal has undone what was loaded before
    return page("venues/hall_form.html", form, venue=hall.venue, hall=hall, seats=SEATS, history=history("hall", hall_id))


@blueprint.post("/venues/halls/<int:hall_id>/remove")
@may_edit
def remove_hall(hall_id: int) -> ResponseReturnValue:
    """Remove a hall."""
    form = RemovalForm(request.form)
    here = url_for("venues.edit_hall", hall_id=hall_id)
    gone = url_for("venues.show", venue_id=get_hall(session(), hall_id).venue_id)
    return removed(lambda: commands.remove_hall(session(), hall_id, form.seen.data), there=here, gone=gone)
