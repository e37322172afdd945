"""What an event settles once for all its logistics: buffers, the press, the office on duty."""

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import history_of
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.journeys.commands import change_arrangements
from app.planning.journeys.forms import ArrangementsForm
from app.planning.journeys.models import Arrangements
from app.planning.journeys.naming import ARRANGED
from app.planning.journeys.queries import arrangements_of
from app.planning.journeys.views.blueprint import blueprint, may_plan, tried
from app.register.accounts.identity import signed_in


@blueprint.route("/events/<int:event_id>/arrangements", methods=["GET", "POST"])
@may_plan
def arrangements(event_id: int) -> ResponseReturnValue:
    """Change what is settled for an event."""
    event = get_event_to_change(session(), event_id, signed_in())
    row, here = arrangements_of(session(), event_id), url_for("journeys.arrangements", event_id=event_id)
    if request.method == "GET":
        return _page(ArrangementsForm.of(row), event, row)
    form = ArrangementsForm(request.form)
    try:
        saved = tried(form, lambda: change_arrangements(session(), form.command(event_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, ArrangementsForm.of(row), title=event.title, back=here)
    return done(N_("Saved."), here) if saved else _page(form, *_anew(event_id))


def _anew(event_id: int) -> tuple[Event, Arrangements]:
    """Return both once more: a refusal has let go of them."""
    return get_event_to_change(session(), event_id, signed_in()), arrangements_of(session(), event_id)


def _page(form: ArrangementsForm, event: Event, row: Arrangements) -> Response:
    history = told_rows(history_of(session(), Arrangements.__kind__, row.id), ARRANGED) if row.id else []
    return page("journeys/arrangements.html", form, event=event, history=history)
