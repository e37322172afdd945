"""The hotels of an event: who has a bed, each hotel with its rooms and the order of checking in, the rooming list."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.stays import commands
from app.planning.stays.forms import DeedForm, HotelForm
from app.planning.stays.models import Hotel
from app.planning.stays.naming import NAMES
from app.planning.stays.overview import overview_of
from app.planning.stays.people import company_of
from app.planning.stays.queries import get_hotel, history_of_hotel, stay_count
from app.planning.stays.rooming import rooming_drawn, rooming_of
from app.planning.stays.views.blueprint import WORDS, blueprint, deed, hotel_to_change, may_lodge, to_hotel
from app.register.accounts.identity import signed_in
from app.register.venues.queries import place_choices

HISTORY = 15


@blueprint.get("/events/<int:event_id>/stays")
@staff()
def index(event_id: int) -> ResponseReturnValue:
    """Show who has no bed yet, and the hotels with their free beds."""
    event = get_event(session(), event_id)
    company = company_of(session(), event)
    rooming = rooming_drawn(session(), event, company)
    changes = may_change(event, signed_in())
    return render_template(
        "stays/index.html", event=event, rooming=rooming, overview=overview_of(company, rooming), may_change=changes, **WORDS
    )


@blueprint.get("/events/<int:event_id>/stays/list")
@staff()
def rooming_list(event_id: int) -> ResponseReturnValue:
    """Show the rooming list: hotels, rooms, who stays there."""
    event = get_event(session(), event_id)
    return render_template("stays/list.html", event=event, rooming=rooming_of(session(), None, event_id), **WORDS)


@blueprint.route("/events/<int:event_id>/hotels/new", methods=["GET", "POST"])
@may_lodge
def add_hotel(event_id: int) -> ResponseReturnValue:
    """Let guests of an event stay at a venue."""
    event = get_event_to_change(session(), event_id, signed_in())
    venues = {city: [pair for pair in pairs if pair[0].startswith("venue:")] for city, pairs in place_choices(session()).items()}
    offered = {city: [(value.partition(":")[2], name) for value, name in pairs] for city, pairs in venues.items()}
    form = HotelForm.blank(offered, request.form if request.method == "POST" else None)
    if request.method == "POST":
        hotel_id = tried(form, lambda: commands.add_hotel(session(), form.add_command(event_id, signed_in())))
        if hotel_id is not None:
            return to_hotel(hotel_id, N_("The hotel has been added. Now say which rooms it holds for us."))
    return page("stays/hotel_form.html", form, event=event, hotel=None)


@blueprint.get("/hotels/<int:hotel_id>")
@staff()
def hotel(hotel_id: int) -> ResponseReturnValue:
    """Show who stays at a hotel: room by room, or in the order of checking in."""
    found = get_hotel(session(), hotel_id)
    (picture,) = rooming_of(session(), hotel_id, found.event_id).hotels
    return render_template(
        "stays/hotel.html",
        event=found.event,
        hotel=picture,
        by_order=request.args.get("show") == "order",
        may_change=may_change(found.event, signed_in()),
        history=told_rows(history_of_hotel(session(), found, limit=HISTORY), NAMES, named=True),
        **WORDS,
    )


@blueprint.route("/hotels/<int:hotel_id>/edit", methods=["GET", "POST"])
@may_lodge
def edit_hotel(hotel_id: int) -> ResponseReturnValue:
    """Change what is known of a hotel."""
    found, event = hotel_to_change(hotel_id)
    if request.method == "GET":
        return page("stays/hotel_form.html", HotelForm.of(found), event=event, hotel=found)
    form = HotelForm(request.form).settled()
    try:
        changed = tried(form, lambda: commands.change_hotel(session(), form.change_command(hotel_id, signed_in())))
    except Stale as stale:
        return _clash(stale, form, found)
    if changed is None:
        found, event = hotel_to_change(hotel_id)  # the refusal has let go of them
        return page("stays/hotel_form.html", form, event=event, hotel=found)
    return to_hotel(hotel_id, N_("The hotel has been saved."))


@blueprint.route("/hotels/<int:hotel_id>/remove", methods=["GET", "POST"])
@may_lodge
def remove_hotel(hotel_id: int) -> ResponseReturnValue:
    """Take a hotel off an event."""
    found, event = hotel_to_change(hotel_id)
    if request.method == "GET":
        stays = stay_count(session(), hotel_id=hotel_id)
        return render_template("stays/remove_hotel.html", event=event, hotel=found, stays=stays)
    event_id = commands.remove_hotel(session(), DeedForm(request.form).on_hotel(hotel_id, signed_in()))
    return done(N_("The hotel has been removed."), url_for("stays.index", event_id=event_id))


@blueprint.post("/hotels/<int:hotel_id>/precedence")
@may_lodge
def precedence(hotel_id: int) -> ResponseReturnValue:
    """Forget the places given by hand to those who come on a day."""
    return deed(
        lambda form: commands.order_by_precedence(session(), form.precedence_command(hotel_id, signed_in())),
        N_("They check in by precedence again."),
    )


def _clash(stale: Stale, form: HotelForm, found: Hotel) -> Response:
    back = url_for("stays.hotel", hotel_id=found.id)
    return clashed(stale, form, HotelForm.of(found), title=found.venue.name, back=back)
