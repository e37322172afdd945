"""HTTP of minutes: their page, sections and decisions, agreeing on them; the blueprint has all routes once this has been read in."""

from app.matters.minutes import naming
from app.matters.minutes.views import agreeing, decisions, minutes
from app.matters.minutes.views.blueprint import blueprint

__all__ = ["agreeing", "blueprint", "decisions", "minutes", "naming"]
