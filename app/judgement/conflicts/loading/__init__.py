"""Reads what is judged: the facts of an event, and of others what shares a person, a hall or a vehicle with it.

`situation_of` reads all of it, `near` and `near_edit` what one edit has to do with, `item_fact` what a form asks for before it is saved.
"""

from app.judgement.conflicts.loading.asked import NEW_ITEM, item_fact
from app.judgement.conflicts.loading.near import near, near_edit
from app.judgement.conflicts.loading.whole import facts_of, situation_of

__all__ = ["NEW_ITEM", "facts_of", "item_fact", "near", "near_edit", "situation_of"]
