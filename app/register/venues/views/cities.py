"""The pages of cities."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.kernel.walltime import known_zones
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.register.venues import commands
from app.register.venues.forms import CityForm, RemovalForm
from app.register.venues.queries import get_city, venues_of
from app.register.venues.rules import FIRST_ZONES, SIDE_NAMES
from app.register.venues.views.blueprint import SAVED, blueprint, history, may_edit, removed


@blueprint.get("/venues/cities/<int:city_id>")
@staff()
def city(city_id: int) -> ResponseReturnValue:
    """Show a city with its venues."""
    found = get_city(session(), city_id)
    return render_template(
        "venues/city.html", city=found, venues=venues_of(session(), city_id), sides=SIDE_NAMES, history=history("city", city_id)
    )


@blueprint.route("/venues/cities/new", methods=["GET", "POST"])
@may_edit
def add_city() -> ResponseReturnValue:
    """Add a city."""
    if request.method == "GET":
        return page("venues/city_form.html", CityForm.blank(), city=None, zones=_zones())
    form = CityForm(request.form)
    made = tried(form, lambda: commands.add_city(session(), form.new_uid(), form.details()))
    if made is None:
        return page("venues/city_form.html", form, city=None, zones=_zones())
    return done(N_("The city has been added."), url_for("venues.city", city_id=made))


@blueprint.route("/venues/cities/<int:city_id>/edit", methods=["GET", "POST"])
@may_edit
def edit_city(city_id: int) -> ResponseReturnValue:
    """Change a city."""
    found, here = get_city(session(), city_id), url_for("venues.city", city_id=city_id)
    form = CityForm(request.form) if request.method == "POST" else CityForm.of(found)
    try:
        if (
            request.method == "POST"
            and tried(form, lambda: commands.change_city(session(), city_id, form.seen.data, form.details())) is not None
        ):
            return done(SAVED, here)
    except Stale as stale:
        return clashed(stale, form, CityForm.of(found), title=found.name.ru, back=here)
    return page("venues/city_form.html", form, city=found, zones=_zones())


@blueprint.post("/venues/cities/<int:city_id>/remove")
@may_edit
def remove_city(city_id: int) -> ResponseReturnValue:
    """Remove a city."""
    form = RemovalForm(request.form)
    here = url_for("venues.city", city_id=city_id)
    return removed(lambda: commands.remove_city(session(), city_id, form.seen.data), there=here, gone=url_for("venues.index"))


def _zones() -> list[str]:
    """Return the zones to propose: those of Kazakhstan and Russia first."""
    return [*FIRST_ZONES, *sorted(zone for zone in known_zones() - set(FIRST_ZONES) if "/" in zone and not zone.startswith("Etc/"))]
