"""Pages of transfers: a day of them, one of them, the vehicles."""

from app.planning.transfers.views import day, seating, transfers, vehicles
from app.planning.transfers.views.blueprint import blueprint

__all__ = ["blueprint", "day", "seating", "transfers", "vehicles"]
