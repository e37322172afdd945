"""Writes of stays: hotels, their rooms, who stays where, and the order of checking in."""

from app.planning.stays.commands.hotels import (
    AddHotel,
    ChangeHotel,
    HotelDetails,
    OnHotel,
    add_hotel,
    change_hotel,
    remove_hotel,
)
from app.planning.stays.commands.order import OrderByPrecedence, PlaceStay, order_by_precedence, place_stay
from app.planning.stays.commands.rooms import AddRooms, ChangeRoom, OnRoom, RoomDetails, add_rooms, change_room, remove_room
from app.planning.stays.commands.stays import (
    ChangeStay,
    GiveBeds,
    OnStay,
    StayDetails,
    Wanted,
    cancel_stay,
    change_stay,
    give_beds,
    remove_stay,
    restore_stay,
)

__all__ = [
    "AddHotel",
    "AddRooms",
    "ChangeHotel",
    "ChangeRoom",
    "ChangeStay",
    "GiveBeds",
    "HotelDetails",
    "OnHotel",
    "OnRoom",
    "OnStay",
    "OrderByPrecedence",
    "PlaceStay",
    "RoomDetails",
    "StayDetails",
    "Wanted",
    "add_hotel",
    "add_rooms",
    "cancel_stay",
    "change_hotel",
    "change_room",
    "change_stay",
    "give_beds",
    "order_by_precedence",
    "place_stay",
    "remove_hotel",
    "remove_room",
    "remove_stay",
    "restore_stay",
]
