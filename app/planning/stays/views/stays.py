"""One stay: its form, its place in the order of checking in, cancelling, restoring and removing it."""

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.unit import session
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.stays import commands
from app.planning.stays.choosing import PlacesOffered, places_offered
from app.planning.stays.forms import StayForm
from app.planning.stays.models import Stay
from app.planning.stays.queries import get_stay
from app.planning.stays.rooming import rooming_of
from app.planning.stays.views.blueprint import blueprint, deed, may_lodge, to_hotel
from app.register.accounts.identity import signed_in


@blueprint.route("/stays/<int:stay_id>/edit", methods=["GET", "POST"])
@may_lodge
def edit(stay_id: int) -> ResponseReturnValue:
    """Change where somebody stays and when; without a script also all that the row's menu does."""
    stay, event, offered = _stay_to_change(stay_id)
    if request.method == "GET":
        return _page(StayForm.of(stay, offered.choices), stay, event)
    form = StayForm.of(stay, offered.choices, request.form)
    try:
        hotel_id = tried(form, lambda: commands.change_stay(session(), form.command(stay_id, signed_in(), offered.hotels)))
    except Stale as stale:
        back = url_for("stays.hotel", hotel_id=stay.hotel_id, _anchor=f"stay-{stay_id}")
        return clashed(stale, form, StayForm.of(stay, offered.choices), title=stay.person.name, back=back)
    if hotel_id is None:
        stay, event, _ = _stay_to_change(stay_id)  # the refusal has let go of them
        return _page(form, stay, event)
    return to_hotel(hotel_id, N_("The stay has been saved."), anchor=f"stay-{stay_id}")


@blueprint.post("/stays/<int:stay_id>/place")
@may_lodge
def place(stay_id: int) -> ResponseReturnValue:
    """Let somebody check in earlier or later among those of the same day."""
    return deed(lambda form: commands.place_stay(session(), form.place_command(stay_id, signed_in())), "", anchor=f"stay-{stay_id}")


@blueprint.post("/stays/<int:stay_id>/cancel")
@may_lodge
def cancel(stay_id: int) -> ResponseReturnValue:
    """Cancel a stay."""
    return deed(lambda form: commands.cancel_stay(session(), form.on_stay(stay_id, signed_in())), N_("The stay has been cancelled."))


@blueprint.post("/stays/<int:stay_id>/restore")
@may_lodge
def restore(stay_id: int) -> ResponseReturnValue:
    """Let a cancelled stay hold again."""
    return deed(lambda form: commands.restore_stay(session(), form.on_stay(stay_id, signed_in())), N_("The stay holds again."))


@blueprint.post("/stays/<int:stay_id>/remove")
@may_lodge
def remove(stay_id: int) -> ResponseReturnValue:
    """Remove a stay that nobody has been told of."""
    return deed(lambda form: commands.remove_stay(session(), form.on_stay(stay_id, signed_in())), N_("The stay has been removed."))


def _stay_to_change(stay_id: int) -> tuple[Stay, Event, PlacesOffered]:
    stay = get_stay(session(), stay_id)
    event = get_event_to_change(session(), stay.event_id, signed_in())
    return stay, event, places_offered(rooming_of(session(), None, stay.event_id))


def _page(form: StayForm, stay: Stay, event: Event) -> Response:
    return page("stays/stay_form.html", form, event=event, stay=stay)
