"""Pages of a visit to a trade fair: the stand, walks, invitations, the plan of a day, and what other pages show of them."""

from app.matters.fairs import naming
from app.matters.fairs.views import day, invitations, sections, stands, stops
from app.matters.fairs.views.blueprint import blueprint

__all__ = ["blueprint", "day", "invitations", "naming", "sections", "stands", "stops"]
