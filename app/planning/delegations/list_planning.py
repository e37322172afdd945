"""The plan of a list's rows, under the name that contacts' proposals know it by."""

from app.planning.delegations.lists.planning import Planning

__all__ = ["Planning"]
