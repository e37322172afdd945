"""The rows of a list of people, under the name that contacts' proposals know them by."""

from app.planning.delegations.lists.rows import OtherRow, PersonRow, rows_of

__all__ = ["OtherRow", "PersonRow", "rows_of"]
