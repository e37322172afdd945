"""Pages of talks and of gifts, and what they show on the pages below."""

from app.matters.talks import naming
from app.matters.talks.views import gifts, parts, points, table
from app.matters.talks.views.blueprint import blueprint

__all__ = ["blueprint", "gifts", "naming", "parts", "points", "table"]
