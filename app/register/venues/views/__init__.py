"""The pages of cities, venues and halls."""

from app.register.venues.views import cities, halls, travel, venues
from app.register.venues.views.blueprint import blueprint

__all__ = ["blueprint", "cities", "halls", "travel", "venues"]
