"""Pages of the judgement: what does not hold in an event, and accepting it by name."""

from app.judgement.conflicts.views.blueprint import blueprint

__all__ = ["blueprint"]
