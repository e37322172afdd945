"""The pages of venues."""

from itertools import groupby

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.register.venues import commands
from app.register.venues.forms import RemovalForm, VenueForm
from app.register.venues.queries import cities_of, get_venue, venues_of
from app.register.venues.rules import LAYOUT_NAMES, Layout
from app.register.venues.travel import ways_from
from app.register.venues.views.blueprint import SAVED, blueprint, city_choices, history, may_edit, removed


@blueprint.get("/venues")
@staff()
def index() -> ResponseReturnValue:
    """List the venues by city."""
    found = {city_id: list(venues) for city_id, venues in groupby(venues_of(session()), key=lambda venue: venue.city_id)}
    return render_template("venues/index.html", cities=cities_of(session()), venues=found)


@blueprint.get("/venues/<int:venue_id>")
@staff()
def show(venue_id: int) -> ResponseReturnValue:
    """Show a venue with its halls."""
    venue = get_venue(session(), venue_id)
    used = [layout for layout in Layout if any(layout in hall.capacities for hall in venue.halls)]
    ways = ways_from(session(), venue, venues_of(session(), venue.city_id))
    return render_template(
        "venues/venue.html", venue=venue, layouts=used, names=LAYOUT_NAMES, ways=ways, history=history("venue", venue_id)
    )


@blueprint.route("/venues/new", methods=["GET", "POST"])
@may_edit
def add() -> ResponseReturnValue:
    """Add a venue."""
    if request.method == "GET":
        return page("venues/venue_form.html", VenueForm.blank(request.args.get("city", type=int), city_choices()), venue=None)
    form = VenueForm(request.form, cities=city_choices())
    made = tried(form, lambda: commands.add_venue(session(), form.new_uid(), form.details()))
    if made is None:
        return page("venues/venue_form.html", form, venue=None)
    return done(N_("The venue has been added."), url_for("venues.show", venue_id=made))


@blueprint.route("/venues/<int:venue_id>/edit", methods=["GET", "POST"])
@may_edit
def edit(venue_id: int) -> ResponseReturnValue:
    """Change a venue."""
    venue, here = get_venue(session(), venue_id), url_for("venues.show", venue_id=venue_id)
    cities = city_choices()
    form = VenueForm(request.form, cities=cities) if request.method == "POST" else VenueForm.of(venue, cities)
    try:
        if (
            request.method == "POST"
            and tried(form, lambda: commands.change_venue(session(), venue_id, form.seen.data, form.details())) is not None
        ):
            return done(SAVED, here)
    except Stale as stale:
        return clashed(stale, form, VenueForm.of(venue, cities), title=venue.name.ru, back=here)
    return page("venues/venue_form.html", form, venue=get_venue(session(), venue_id))


@blueprint.post("/venues/<int:venue_id>/remove")
@may_edit
def remove(venue_id: int) -> ResponseReturnValue:
    """Remove a venue with its halls."""
    form = RemovalForm(request.form)
    here = url_for("venues.show", venue_id=venue_id)
    return removed(lambda: commands.remove_venue(session(), venue_id, form.seen.data), there=here, gone=url_for("venues.index"))
