"""The pages of arrivals and departures, of a leg, and of what an event arranges."""

from app.planning.journeys.views import arrangements, arrivals, legs, passengers
from app.planning.journeys.views.blueprint import blueprint

__all__ = ["arrangements", "arrivals", "blueprint", "legs", "passengers"]
