"""The pages of materials, and the parts of other pages that show them."""

from app.matters.materials.views.pages import blueprint

__all__ = ["blueprint"]
