"""The pages of travel minutes between venues."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.register.venues import commands
from app.register.venues.forms import MinutesForm, RemovalForm, WayForm
from app.register.venues.queries import get_travel, travels_of, venue_choices
from app.register.venues.travel import travel_minutes
from app.register.venues.views.blueprint import SAVED, blueprint, history, may_edit, removed


@blueprint.get("/venues/travel")
@staff()
def travels() -> ResponseReturnValue:
    """List the ways whose minutes were entered, each with what the distance would let one expect."""
    return render_template("venues/travels.html", travels=travels_of(session()), travel=travel_minutes(session()))


@blueprint.route("/venues/travel/new", methods=["GET", "POST"])
@may_edit
def add_travel() -> ResponseReturnValue:
    """Enter how long a way takes."""
    venues = venue_choices(session())
    if request.method == "GET":
        asked = {"from_id": request.args.get("from", type=int), "to_id": request.args.get("to", type=int)}
        return page("venues/travel_form.html", WayForm(data=asked, venues=venues), travel=None, history=[])
    form = WayForm(request.form, venues=venues)
    if tried(form, lambda: commands.enter_travel(session(), form.details())) is None:
        return page("venues/travel_form.html", form, travel=None, history=[])
    return done(SAVED, url_for("venues.show", venue_id=form.from_id.data))


@blueprint.route("/venues/travel/<int:travel_id>/edit", methods=["GET", "POST"])
@may_edit
def edit_travel(travel_id: int) -> ResponseReturnValue:
    """Change how long a way takes."""
    travel, back = get_travel(session(), travel_id), url_for("venues.travels")
    form = MinutesForm(request.form) if request.method == "POST" else MinutesForm.of(travel)
    write = commands.change_travel
    try:
        if request.method == "POST" and tried(form, lambda: write(session(), travel_id, form.seen.data, form.minutes.number)) is not None:
            return done(SAVED, back)
    except Stale as stale:
        return clashed(stale, form, MinutesForm.of(travel), title=travel.label(), back=back)
    travel = get_travel(session(), travel_id)  # again: a refusal has undone what was loaded before
    return page("venues/travel_form.html", form, travel=travel, history=history("travel_time", travel_id))


@blueprint.post("/venues/travel/<int:travel_id>/remove")
@may_edit
def remove_travel(travel_id: int) -> ResponseReturnValue:
    """Forget what was entered for a way."""
    form, there = RemovalForm(request.form), url_for("venues.travels")
    return removed(lambda: commands.remove_travel(session(), travel_id, form.seen.data), there=there, gone=there)
