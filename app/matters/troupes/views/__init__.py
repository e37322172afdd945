"""The pages of troupes, riders, appearances and freight, and what of them stands on other pages."""

from app.matters.troupes.views import appearances, freight, riders, sections, troupes
from app.matters.troupes.views.blueprint import blueprint

__all__ = ["appearances", "blueprint", "freight", "riders", "sections", "troupes"]
