"""Which items the press comes to; pure."""

import re
from typing import Final

from app.planning.programmes.programme import Item, Programme
from app.register.directory.rules.kinds import Category

_CLOSED: Final = re.compile(r"закры|без пресс|без сми|не допуска|нет доступа", re.IGNORECASE)


def press_comes(item: Item, programme: Programme) -> bool:
    """Tell whether the press is let in, as the words of the item say, or a delegation of the press attends."""
    if item.press and not _CLOSED.search(item.press.ru):
        return True
    return any(one.uid in item.present.delegations for one in programme.delegations if one.category is Category.PRESS)
