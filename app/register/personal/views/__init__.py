"""The pages of personal data."""

from app.register.personal.views import acts, readings, records, rights
from app.register.personal.views.blueprint import blueprint

__all__ = ["acts", "blueprint", "readings", "records", "rights"]
