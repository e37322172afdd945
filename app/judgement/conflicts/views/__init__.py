"""Pages of the judgement: what does not hold in an event, and accepting it by name."""

from app.judgement.conflicts.views import list as listing
from app.judgement.conflicts.views import live, remedies, showing, waivers
from app.judgement.conflicts.views.blueprint import blueprint

__all__ = ["blueprint", "listing", "live", "remedies", "showing", "waivers"]
