"""The pages of logistics as a whole: what a late leg breaks."""

from app.planning.logistics.views import delays
from app.planning.logistics.views.blueprint import blueprint

__all__ = ["blueprint", "delays"]
