"""Pages of approval: the sheet of a version, the partner's letter, the templates of chains."""

from app.judgement.approval.views import chain, letters, sheets, templates
from app.judgement.approval.views.blueprint import blueprint

__all__ = ["blueprint", "chain", "letters", "sheets", "templates"]
