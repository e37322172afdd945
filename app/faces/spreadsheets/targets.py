"""What a list can be taken into: the one protocol that people and programmes fulfil, and who fulfils it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Protocol, TypeVar

from sqlalchemy.orm import Session

from app.faces.spreadsheets.items import ItemsTarget
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.rows import Choice, Column, Columns, Outcome, RowPlan, Sheet, Subject
from app.planning.delegations.lists.target import MembersTarget
from app.register.accounts.rules.roles import Actor

T = TypeVar("T")


class Target(Protocol[T]):
    """A kind of list. The face guesses, shows and asks; the target knows what a row means and writes it.

    `plan` is called with the same sheet for the preview and again before `apply`: the same data gives an equal plan, in a number of
    queries that does not grow with the rows. `value` of a planned row has a `repr` that tells all that would be written.
    """

    @property
    def key(self) -> str:
        """The word in the address: `members`, `items`."""

    @property
    def title(self) -> str:
        """A message id: what the page is called."""

    @property
    def hint(self) -> str:
        """A message id: what such a list usually has."""

    @property
    def columns(self) -> Sequence[Column]:
        """What a column of the list may say, in the order in which a person would look for it."""

    def subject(self, session: Session, target_id: int, by: Actor) -> Subject:
        """Return what the list is for; refuse with NotFound or NotAllowed who may not change it."""

    def alone(self, session: Session, target_id: int) -> None:
        """Wait until nobody else takes a list into the same: of two who do at once, the second plans with what the first has written."""

    def plan(self, session: Session, target_id: int, sheet: Sheet, columns: Columns, *, by: Actor, now: datetime) -> RowPlan[T]:
        """Return what would become of each row; write nothing. One PlannedRow for every row of the sheet, in its order."""

    def likes(self, session: Session, plan: RowPlan[T]) -> Mapping[int, str]:
        """Return how those whom doubtful rows may be (`like_ids`, `known_id`) are told, all in a fixed number of queries."""

    def apply(
        self, session: Session, target_id: int, plan: RowPlan[T], choices: Mapping[int, Choice], *, by: Actor, uid: str, now: datetime
    ) -> Outcome:
        """Write what the plan says, in the caller's transaction. `choices` by the numbers of doubtful rows; those without are left out.

        `uid` is the draft's: UIDs of what is made are derived from it (`kernel.ids.uid_from`), so that twice makes nothing twice.
        """


_ALL: Final[tuple[Target[Any], ...]] = (MembersTarget(), ItemsTarget())
TARGETS: Final[dict[str, Target[Any]]] = {target.key: target for target in _ALL}
"""By key. A further one is added above in one word."""


def target_of(key: str) -> Target[Any]:
    """Return a target by the word in the address; raises NotFound."""
    found = TARGETS.get(key)
    if found is None:
        raise NotFound
    return found
