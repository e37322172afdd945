"""How rows are told, under the name that contacts' proposals know it by."""

from app.planning.delegations.lists.wording import LABELS, plain

__all__ = ["LABELS", "plain"]
