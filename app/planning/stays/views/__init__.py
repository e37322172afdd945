"""The pages of an event's hotels and of who stays there, and the posts that write them."""

from app.planning.stays.views import hotels, people, rooms, stays
from app.planning.stays.views.blueprint import blueprint

__all__ = ["blueprint", "hotels", "people", "rooms", "stays"]
