"""What feeds ask of the database in SQL of their own: states, members, farewells. No value stands in a text."""

from collections.abc import Mapping
from typing import Final

from app.judgement.subscriptions.scopes import Sort

OF_CELLS: Final = (Sort.SERIES, Sort.KIND, Sort.HOST, Sort.FILTER)
"""The feeds that are put together of cells (one kind, one host side, one series each)."""

_IN_CELL: Final[Mapping[Sort, str]] = {
    Sort.SERIES: "{cell}.series = {place}",
    Sort.KIND: "{cell}.kind = {place}",
    Sort.HOST: "{cell}.host = {place}",
    Sort.FILTER: (
        "EXISTS (SELECT 1 FROM saved_filter f LEFT JOIN series s ON s.id = f.series_id WHERE f.uid = {place} "
        "AND (f.kind IS NULL OR f.kind = {cell}.kind) AND (f.host IS NULL OR f.host = {cell}.host) "
        "AND (f.series_id IS NULL OR s.uid = {cell}.series))"
    ),
}
"""Which cells belong to a feed; each names its one value once."""

_ADDED_UP: Final = "COALESCE(SUM(c.change_number), 0), COALESCE(MAX(c.changed_at), 0)"


def state(sort: Sort, place: str) -> str:
    """Return the question for a feed's state; its value is the scope's name."""
    match sort:
        case Sort.PUBLIC:
            return f"SELECT change_number, changed_at FROM feed_scope WHERE scope = 'public' AND {place} = ''"  # noqa: S608
        case Sort.EVENT:
            return f"SELECT change_number, changed_at FROM feed_scope WHERE is_open AND scope = 'event:' || {place}"  # noqa: S608
        case Sort.FILTER:
            choice = "COALESCE(f.kind, '') || '/' || COALESCE(f.host, '') || '/' || COALESCE(s.uid, '') || '/' || f.revision"
            cells = (
                "(f.kind IS NULL OR f.kind = c.kind) AND (f.host IS NULL OR f.host = c.host) AND (f.series_id IS NULL OR s.uid = c.series)"
            )
            return (
                f"SELECT {_ADDED_UP}, {choice} FROM saved_filter f LEFT JOIN series s ON s.id = f.series_id "  # noqa: S608
                f"LEFT JOIN feed_cell c ON {cells} WHERE f.uid = {place} GROUP BY f.id, f.kind, f.host, s.uid, f.revision"
            )
    # A series that the public never heard of has no feed; kinds and sides are known to everybody.
    known = " HAVING COUNT(*) > 0" if sort is Sort.SERIES else ""
    return f"SELECT {_ADDED_UP} FROM feed_cell c WHERE {_in_cell(sort, 'c', place)}{known}"  # noqa: S608


def members(sort: Sort, place: str) -> str:
    """Return the question for what stands in a feed; values: the scope's name (but of everything public), the lapse limit."""
    told = f"(e.cancelled_at IS NULL OR e.cancelled_at >= {place}) ORDER BY e.starts, e.id"
    about = {Sort.PUBLIC: "", Sort.EVENT: f"e.event_uid = {place} AND "}.get(sort)
    if about is None:
        about = f"{_in_cell(sort, 'e', place)} AND "
    return f"SELECT e.id, e.sequence FROM entry e WHERE {about}{told}"  # noqa: S608


def departed(sort: Sort, place: str) -> str:
    """Return the question for what has left a feed and has not come back; values: the name, the lapse limit, the name."""
    stays = f"EXISTS (SELECT 1 FROM entry e WHERE e.uid = d.uid AND {_in_cell(sort, 'e', place)})"  # noqa: S608
    return (
        f"SELECT d.uid, d.id, d.sequence FROM departed_entry d WHERE {_in_cell(sort, 'd', place)} "  # noqa: S608
        f"AND d.cancelled_at >= {place} AND NOT {stays} ORDER BY d.sequence, d.id"
    )


def _in_cell(sort: Sort, cell: str, place: str) -> str:
    return _IN_CELL[sort].format(cell=cell, place=place)
