"""Pages that give views of the year a name and take it away."""

from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.history import FIELDS
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.planning.calendar import commands
from app.planning.calendar.forms import RemoveFilterForm, SaveFilterForm
from app.planning.calendar.queries import get_saved_filter, saved_filters_of, series_of, wanted_by
from app.planning.calendar.rules import wanted_in
from app.planning.events.wording import KINDS, SIDES
from app.register.accounts.identity import signed_in

blueprint = Blueprint("saved", __name__)

FIELDS.update({"made_by": N_("Made by")})


@blueprint.get("/year/views")
@staff()
def index() -> ResponseReturnValue:
    """List the views that have a name."""
    saved = [(one, wanted_by(one).query()) for one in saved_filters_of(session())]
    return render_template("calendar/saved.html", saved=saved, kinds=KINDS, sides=SIDES, series=dict(series_of(session())))


@blueprint.route("/year/views/new", methods=["GET", "POST"])
@staff("admin", "protocol")
def add() -> ResponseReturnValue:
    """Give the view that was on the screen a name."""
    form = SaveFilterForm(request.form) if request.method == "POST" else SaveFilterForm.blank(wanted_in(request.args))
    if request.method == "POST":
        done = carried_out(form, lambda: commands.save_filter(session(), form.command(signed_in())), rollback=session().rollback)
        if done is not None:
            flash(gettext(N_("The view has been saved.")), "success")
            query = urlencode(wanted_by(get_saved_filter(session(), done)).query())
            return redirect(f"{url_for('calendar.year')}?{query}", 303)
    page = render_template("calendar/save.html", form=form, kinds=KINDS, sides=SIDES, series=dict(series_of(session())))
    return page, 422 if form.errors or form.form_errors else 200


@blueprint.post("/year/views/<int:saved_id>/remove")
@staff("admin", "protocol")
def remove(saved_id: int) -> ResponseReturnValue:
    """Take a view's name away."""
    form = RemoveFilterForm(request.form)
    commands.remove_filter(session(), commands.RemoveFilter(saved_id, signed_in(), form.seen.data))
    flash(gettext(N_("Removed.")), "success")
    return redirect(url_for("saved.index"), 303)
