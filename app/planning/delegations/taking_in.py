"""Taking one member in, under the name that contacts' proposals know it by."""

from app.planning.delegations.lists.taking_in import TakeIn, take_in

__all__ = ["TakeIn", "take_in"]
