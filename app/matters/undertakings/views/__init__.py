"""The pages of instructions, of the roadmap and of dossiers, and the posts that write them."""

from app.matters.undertakings.views import instructions, measures
from app.matters.undertakings.views.blueprint import blueprint

__all__ = ["blueprint", "instructions", "measures"]
