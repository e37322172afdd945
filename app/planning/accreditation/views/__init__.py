"""Pages of badges and zones, and of the desk where people are checked in."""

from app.planning.accreditation.views import badges, check_in, zones
from app.planning.accreditation.views.blueprint import blueprint, desk_blueprint

__all__ = ["badges", "blueprint", "check_in", "desk_blueprint", "zones"]
