"""The pages of persons, their appointments, organisations and the table of precedence."""

from app.register.directory.views import appointments, merging, organisations, persons, ranks
from app.register.directory.views.blueprint import blueprint

__all__ = ["appointments", "blueprint", "merging", "organisations", "persons", "ranks"]
