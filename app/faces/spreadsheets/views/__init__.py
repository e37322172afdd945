"""The pages of lists, in and out."""

from app.faces.spreadsheets.views import lists, people, taking_in
from app.faces.spreadsheets.views.blueprint import blueprint

__all__ = ["blueprint", "lists", "people", "taking_in"]
