"""The rooms of a hotel: adding one or many, changing and removing one."""

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.unit import session
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.stays import commands
from app.planning.stays.forms import RoomForm, RoomsForm
from app.planning.stays.models import Room
from app.planning.stays.queries import get_room
from app.planning.stays.views.blueprint import blueprint, deed, hotel_to_change, may_lodge, to_hotel
from app.register.accounts.identity import signed_in


@blueprint.route("/hotels/<int:hotel_id>/rooms/new", methods=["GET", "POST"])
@may_lodge
def add_rooms(hotel_id: int) -> ResponseReturnValue:
    """Add rooms, typed or pasted as a list."""
    form = RoomsForm(request.form) if request.method == "POST" else RoomsForm.blank()
    if request.method == "POST":
        added = tried(form, lambda: commands.add_rooms(session(), form.command(hotel_id, signed_in())))
        if added is not None:
            return to_hotel(hotel_id, N_("The rooms have been added."))
    hotel, event = hotel_to_change(hotel_id)
    return page("stays/rooms_form.html", form, event=event, hotel=hotel)


@blueprint.route("/rooms/<int:room_id>/edit", methods=["GET", "POST"])
@may_lodge
def edit_room(room_id: int) -> ResponseReturnValue:
    """Change a room."""
    room, _ = _room_to_change(room_id)
    if request.method == "GET":
        return _page(RoomForm.of(room), room_id)
    form = RoomForm(request.form)
    try:
        hotel_id = tried(form, lambda: commands.change_room(session(), form.command(room_id, signed_in())))
    except Stale as stale:
        back = url_for("stays.hotel", hotel_id=room.hotel_id, _anchor=f"room-{room_id}")
        return clashed(stale, form, RoomForm.of(room), title=room.number, back=back)
    return _page(form, room_id) if hotel_id is None else to_hotel(hotel_id, N_("The room has been saved."), anchor=f"room-{room_id}")


@blueprint.post("/rooms/<int:room_id>/remove")
@may_lodge
def remove_room(room_id: int) -> ResponseReturnValue:
    """Remove a room; for those in it the hotel assigns another one."""
    return deed(
        lambda form: commands.remove_room(session(), form.on_room(room_id, signed_in())),
        N_("The room has been removed. For those who were in it the hotel assigns another one."),
    )


def _room_to_change(room_id: int) -> tuple[Room, Event]:
    room = get_room(session(), room_id)
    return room, get_event_to_change(session(), room.event_id, signed_in())


def _page(form: RoomForm, room_id: int) -> Response:
    room, event = _room_to_change(room_id)  # anew: a refusal has let go of them
    return page("stays/room_form.html", form, event=event, room=room)
