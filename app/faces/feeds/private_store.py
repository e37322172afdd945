"""What private feeds read and keep in the database; the question of every poll is one row by the digest of a token."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.faces.feeds.own_vevent import Own
from app.faces.feeds.store import Member, State
from app.ground.db.direct import Direct
from app.judgement.entries.rules import EntryStatus, lapse_limit
from app.judgement.private_links.models import LineEntry, LineText, PrivateLink
from app.judgement.private_links.rules import NOTED_EVERY

_AT_ONCE: Final = 400
_STATE: Final = (
    "SELECT l.id, l.change_number, l.changed_at, l.language, "
    "CASE WHEN l.revoked_at IS NULL AND l.expires_at > {place} AND (l.account_id IS NULL OR u.active) THEN 1 ELSE 0 END, "
    "CASE WHEN l.last_used_at IS NULL OR l.last_used_at <= {place} THEN 1 ELSE 0 END "
    "FROM private_link l LEFT JOIN \"user\" u ON u.id = l.account_id WHERE l.digest = {place} AND l.opens = 'feed'"
)
_SEATS: Final = (
    "SELECT e.id, e.sequence + m.bump, m.bump, CASE WHEN m.left_at IS NULL THEN 0 ELSE 1 END FROM link_entry m "
    "JOIN line_entry e ON e.id = m.entry_id WHERE m.link_id = {place} AND (m.left_at >= {place} OR "
    "(m.left_at IS NULL AND (e.cancelled_at IS NULL OR e.cancelled_at >= {place}))) ORDER BY e.starts, e.id"
)
_KEEP: Final = (
    "INSERT INTO line_text (entry_id, variant, sequence, maker, body) VALUES ({place}, {place}, {place}, {place}, {place}) "
    "ON CONFLICT (entry_id, variant) DO UPDATE SET sequence = excluded.sequence, maker = excluded.maker, body = excluded.body"
)
_NOTE: Final = "UPDATE private_link SET last_used_at = {place}, last_client = {place} WHERE id = {place}"


class Found(NamedTuple):
    """A link of a feed as a poll needs it."""

    link_id: int
    state: State
    language: str
    is_open: bool
    is_due: bool
    """The last use that was noted is long enough ago."""


class Seat(NamedTuple):
    """An entry in a feed, with SEQUENCE as this feed tells it."""

    entry_id: int
    sequence: int
    bump: int
    left: int

    @property
    def member(self) -> Member:
        """The entry as it now is."""
        return self.entry_id, self.sequence

    @property
    def is_shared(self) -> bool:
        """Whether every feed tells it in these words."""
        return not self.left and not self.bump


class PrivateStore:
    """The database as private feeds use it. Safe for threads."""

    def __init__(self, engine: Engine) -> None:
        self._direct = Direct(engine)
        self._state, self._seats, self._keep, self._note = (
            text.format(place=self._direct.place) for text in (_STATE, _SEATS, _KEEP, _NOTE)
        )

    def find(self, digest: str, now: datetime) -> Found | None:
        """Return the feed whose token has a digest, or None; one query, the same for tokens that there are and that there are not."""
        row = self._direct.one(self._state, (self._at(now), self._at(now - NOTED_EVERY), digest))
        if row is None:
            return None
        ident, number, changed_at, language, is_open, is_due = row
        return Found(ident, State(number, changed_at), language, bool(is_open), bool(is_due))

    def note(self, link_id: int, client: str, now: datetime) -> None:
        """Write down the last use, on a connection of its own; where another writer is busy, it is let go."""
        self._direct.keep(self._note, [(self._at(now), client, link_id)])

    @staticmethod
    def link(session: Session, link_id: int) -> PrivateLink:
        """Return the link of a feed as the session's transaction sees it."""
        return session.get_one(PrivateLink, link_id)

    def seats(self, session: Session, link_id: int, today: date) -> Sequence[Seat]:
        """Return what stands in a feed, by time."""
        limit = self._at(lapse_limit(today))
        cursor = session.connection().connection.cursor()
        cursor.execute(self._seats, (link_id, limit, limit))
        rows: Sequence[Any] = cursor.fetchall()
        cursor.close()
        return [Seat(*row) for row in rows]

    @staticmethod
    def texts(session: Session, seats: Sequence[Seat], variant: str, maker: str) -> Iterator[tuple[Member, bytes]]:
        """Return the kept texts of entries, each with the SEQUENCE that it tells."""
        columns = (LineText.entry_id, LineText.sequence, LineText.body)
        for some in _by_parts([seat.entry_id for seat in seats if seat.is_shared]):
            query = select(*columns).where(LineText.entry_id.in_(some), LineText.variant == variant, LineText.maker == maker)
            yield from (((ident, sequence), body) for ident, sequence, body in session.execute(query))

    @staticmethod
    def entries(session: Session, seats: Sequence[Seat]) -> Iterator[tuple[Seat, Own]]:
        """Return entries as a feed tells them."""
        by_id = {seat.entry_id: seat for seat in seats}
        for some in _by_parts(list(by_id)):
            for row in session.scalars(select(LineEntry).where(LineEntry.id.in_(some))):
                yield by_id[row.id], _own(row, by_id[row.id])

    def keep(self, variant: str, maker: str, texts: Mapping[Seat, bytes]) -> None:
        """Keep the texts that other feeds tell in the same words."""
        rows = [(seat.entry_id, variant, seat.sequence, maker, body) for seat, body in sorted(texts.items()) if seat.is_shared]
        if rows:
            self._direct.keep(self._keep, rows)

    def _at(self, moment: datetime) -> object:
        """Return an instant as the columns keep them."""
        naive = moment.replace(tzinfo=None)
        return naive.isoformat(" ", "microseconds") if self._direct.is_sqlite else naive


def _own(row: LineEntry, seat: Seat) -> Own:
    return Own(
        uid=row.uid,
        picture=row.picture,
        starts=row.starts,
        ends=row.ends,
        status=EntryStatus.CANCELLED if seat.left else EntryStatus(row.status),
        sequence=seat.sequence,
        created=row.created,
        # A second for each step that this feed is ahead: what looks newer by SEQUENCE looks newer by its date, too.
        last_modified=row.last_modified + timedelta(seconds=seat.bump),
        left=bool(seat.left),
    )


def _by_parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
