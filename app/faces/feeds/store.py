"""What feeds read and keep in the database; the question of every poll goes past the ORM."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.faces.feeds import questions
from app.ground.db.direct import Direct
from app.ground.kernel.texts import Texts
from app.judgement.entries.models import DepartedEntry, StoredEntry, StoredText
from app.judgement.entries.queries import as_entry, titles_of_series
from app.judgement.entries.rules import Entry, lapse_limit
from app.judgement.subscriptions.scopes import Scope, Sort
from app.planning.events.models import SavedFilter
from app.planning.programmes.programme import Programme, from_json

Member = tuple[int, int]
"""An entry of a feed as it now is: its id, negative where it has left the feed, and its SEQUENCE."""

_AT_ONCE: Final = 400


class State(NamedTuple):
    """How often a feed has changed and when it last did (seconds since 1970)."""

    change_number: int
    changed_at: int
    choice: str = ""
    """What a saved filter lets through: changed, it makes another feed of the same address."""


class Store:
    """The database as feeds use it. Safe for threads."""

    def __init__(self, engine: Engine) -> None:
        self._direct = Direct(engine)
        place = self._direct.place
        self._states = {sort: questions.state(sort, place) for sort in Sort}
        self._members = {sort: questions.members(sort, place) for sort in Sort}
        self._departed = {sort: questions.departed(sort, place) for sort in questions.OF_CELLS}
        self._keep = (
            f"INSERT INTO entry_text (entry_id, variant, sequence, maker, body) VALUES ({', '.join([place] * 5)}) "  # noqa: S608
            "ON CONFLICT (entry_id, variant) DO UPDATE SET sequence = excluded.sequence, maker = excluded.maker, body = excluded.body"
        )

    def state(self, scope: Scope) -> State | None:
        """Return the state of a feed, or None where there is no such feed."""
        return _state(scope, self._direct.one(self._states[scope.sort], (scope.name,)))

    def state_within(self, session: Session, scope: Scope) -> State | None:
        """Return the state as the session's transaction sees it."""
        return _state(scope, next(iter(self._asked(session, self._states[scope.sort], (scope.name,))), None))

    def members(self, session: Session, scope: Scope, today: date) -> Sequence[Member]:
        """Return what stands in a feed, by time; read by the driver itself, for there may be a thousand."""
        limit = lapse_limit(today).replace(tzinfo=None)
        lapsed_before = limit.isoformat(" ", "microseconds") if self._direct.is_sqlite else limit  # as the column keeps its instants
        about = () if scope.sort is Sort.PUBLIC else (scope.name,)
        there: Sequence[Member] = self._asked(session, self._members[scope.sort], (*about, lapsed_before))
        if scope.sort not in self._departed:
            return there
        # Of an entry that has left by way of several cells, the latest farewell.
        left: dict[str, Member] = {}
        for uid, ident, sequence in self._asked(session, self._departed[scope.sort], (*about, lapsed_before, *about)):
            left[uid] = (-ident, sequence)
        return [*there, *left.values()]

    def texts(self, session: Session, ids: Sequence[int], variant: str, maker: str) -> Iterator[tuple[Member, bytes]]:
        """Return the kept texts of some entries, each with the SEQUENCE that it tells."""
        for some in _by_parts(ids):
            query = select(StoredText.entry_id, StoredText.sequence, StoredText.body).where(
                StoredText.entry_id.in_(some), StoredText.variant == variant, StoredText.maker == maker
            )
            yield from (((ident, sequence), body) for ident, sequence, body in session.execute(query))

    def entries(self, session: Session, ids: Sequence[int]) -> Iterator[tuple[int, Entry]]:
        """Return entries by id."""
        for some in _by_parts([ident for ident in ids if ident > 0]):
            yield from ((row.id, as_entry(row)) for row in session.scalars(select(StoredEntry).where(StoredEntry.id.in_(some))))
        for some in _by_parts([-ident for ident in ids if ident < 0]):
            yield from ((-row.id, as_entry(row)) for row in session.scalars(select(DepartedEntry).where(DepartedEntry.id.in_(some))))

    def banner(self, session: Session, event_uid: str) -> Programme:
        """Return the picture of an event, without items, as last published."""
        return from_json(session.scalars(select(StoredEntry.picture).where(StoredEntry.uid == event_uid)).one())

    def title_of_series(self, session: Session, uid: str) -> Texts:
        """Return what a series was called at its latest publication."""
        return titles_of_series(session).get(uid, Texts())

    def name_of_filter(self, session: Session, uid: str) -> str:
        """Return the name under which a filter is saved."""
        return session.scalars(select(SavedFilter.name).where(SavedFilter.uid == uid)).one_or_none() or ""

    def keep(self, variant: str, maker: str, texts: Mapping[Member, bytes]) -> None:
        """Keep texts for the next reader; what has left a feed is made anew, it is seldom asked for."""
        self._direct.keep(
            self._keep, [(ident, variant, sequence, maker, body) for (ident, sequence), body in sorted(texts.items()) if ident > 0]
        )

    @staticmethod
    def _asked(session: Session, question: str, values: Sequence[object]) -> Sequence[Any]:
        cursor = session.connection().connection.cursor()
        cursor.execute(question, values)
        rows: Sequence[Any] = cursor.fetchall()
        cursor.close()
        return rows


def _state(scope: Scope, row: Sequence[Any] | None) -> State | None:
    if row is not None:
        return State(*row)
    return State(0, 0) if scope.sort is Sort.PUBLIC else None


def _by_parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
