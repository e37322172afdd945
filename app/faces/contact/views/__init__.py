"""The contact's page, and the posts by which they propose."""

from app.faces.contact.views import members, page
from app.faces.contact.views.blueprint import blueprint

__all__ = ["blueprint", "members", "page"]
