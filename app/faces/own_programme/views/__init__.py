"""The page behind a private link, and what may be posted there."""

from app.faces.own_programme.views import answers, calendar, page
from app.faces.own_programme.views.blueprint import blueprint

__all__ = ["answers", "blueprint", "calendar", "page"]
