"""Rows that a search may find: what it is compared with is kept beside them, folded, whoever writes them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column

from app.ground.kernel.text import searchable


class Searchable:
    """A table whose rows can be found by the words that `words` gives."""

    search_text: Mapped[str] = mapped_column(Text, default="", sort_order=89)
    """All that a search may find the row by, folded."""

    def words(self) -> Iterable[str]:
        """Return the texts of the row that people look for, in every language."""
        return ()

    def fold(self) -> None:
        """Keep what searches are compared with beside the row; a table that is found by more folds more."""
        if (told := searchable(self.words())) != self.search_text:
            self.search_text = told


def note(session: Session, _context: UOWTransaction, _instances: Any) -> None:
    """Fold the words of what is about to be written. Listens to `before_flush`."""
    for thing in (*session.new, *session.dirty):
        if isinstance(thing, Searchable):
            thing.fold()
