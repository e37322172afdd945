"""The pages of lists, in and out, and those of the form of a delegation's contact."""

from app.faces.spreadsheets.views import agreements, fairs, freight, gifts, lists, logistics, people, speeches, taking_in, undertakings
from app.faces.spreadsheets.views.blueprint import blueprint
from app.faces.spreadsheets.views.contact_form import contact_blueprint

__all__ = [
    "agreements",
    "blueprint",
    "contact_blueprint",
    "fairs",
    "freight",
    "gifts",
    "lists",
    "logistics",
    "people",
    "speeches",
    "taking_in",
    "undertakings",
]
