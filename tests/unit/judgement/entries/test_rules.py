"""Claims about which entries a published programme makes, and when they count as changed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.texts import Texts
from app.judgement.entries.rules import LINGER, Entry, EntryStatus, entered
from app.planning.events.rules import Status
from app.planning.programmes.programme import Programme
from app.planning.programmes.rules import Visibility
from tests.unit.judgement.entries.pictures import (
    CONCERT,
    FIRST,
    FORUM,
    PLENARY,
    RECEPTION,
    TALK,
    forum,
    item_of,
    with_item,
    without_item,
)

LATER = FIRST + timedelta(days=1)


def published(*programmes: Programme, start: datetime = FIRST) -> dict[str, Entry]:
    """Return the entries after publishing one programme after another, a day apart."""
    known: dict[str, Entry] = {}
    for number, programme in enumerate(programmes):
        known |= by_uid(entered(programme, known.values(), start + timedelta(days=number)))
    return known


def by_uid(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {entry.uid: entry for entry in entries}


def test_a_banner_and_every_public_item_are_entered() -> None:
    assert set(published(forum())) == {FORUM, PLENARY, RECEPTION, CONCERT}


def test_an_event_that_is_not_public_enters_nothing() -> None:
    assert entered(replace(forum(), is_public=False), (), FIRST) == ()


def test_a_first_publication_starts_at_sequence_zero() -> None:
    entry = published(forum())[PLENARY]
    assert (entry.sequence, entry.created, entry.last_modified) == (0, FIRST, FIRST)


def test_instants_are_those_of_the_place() -> None:
    entry = published(forum())[PLENARY]
    assert (entry.starts, entry.ends) == (datetime(2024, 11, 27, 5, tzinfo=UTC), datetime(2024, 11, 27, 6, 30, tzinfo=UTC))


def test_an_open_time_has_no_end_and_an_unknown_one_takes_its_day() -> None:
    entries = published(forum())
    assert entries[RECEPTION].ends is None
    assert (entries[CONCERT].starts, entries[CONCERT].ends) == (
        datetime(2024, 11, 26, 19, tzinfo=UTC),
        datetime(2024, 11, 27, 19, tzinfo=UTC),
    )


def test_publishing_the_same_again_changes_nothing() -> None:
    assert entered(forum(), published(forum()).values(), LATER) == ()


def test_what_is_not_shown_changes_nothing() -> None:
    programme = forum()
    plenary = replace(item_of(programme, PLENARY), responsible="другой", transport="автобус 4", plan_b="нет", dress=Texts(ru="иной"))
    changed = with_item(replace(programme, tzdata="2027.1"), plenary)
    assert entered(changed, published(programme).values(), LATER) == ()


def test_a_move_raises_sequence_of_the_moved_entry_only() -> None:
    programme = forum()
    plenary = item_of(programme, PLENARY)
    moved = with_item(programme, replace(plenary, when=plenary.when.moved(timedelta(minutes=30))))
    (entry,) = entered(moved, published(programme).values(), LATER)
    assert (entry.uid, entry.sequence, entry.created, entry.last_modified) == (PLENARY, 1, FIRST, LATER)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.PROPOSED, EntryStatus.TENTATIVE),
        (Status.ANNOUNCED, EntryStatus.TENTATIVE),
        (Status.POSTPONED, EntryStatus.CONFIRMED),
        (Status.PREPARING, EntryStatus.CONFIRMED),
        (Status.RUNNING, EntryStatus.CONFIRMED),
        (Status.HELD, EntryStatus.CONFIRMED),
        (Status.CANCELLED, EntryStatus.CANCELLED),
    ],
)
def test_the_status_of_an_event_firms_its_entries(status: Status, told: EntryStatus) -> None:
    entries = published(replace(forum(), status=status))
    assert {entry.status for entry in entries.values()} == {told}


def test_from_preparing_to_running_nothing_that_shows_has_changed() -> None:
    assert entered(replace(forum(), status=Status.RUNNING), published(forum()).values(), LATER) == ()


def test_cancelling_and_uncancelling_each_raise_sequence() -> None:
    programme = forum()
    off = with_item(programme, replace(item_of(programme, PLENARY), cancelled=True))
    cancelled = published(programme, off)[PLENARY]
    again = published(programme, off, programme)[PLENARY]
    assert (cancelled.status, cancelled.sequence, cancelled.cancelled_at) == (EntryStatus.CANCELLED, 1, LATER)
    assert (again.status, again.sequence, again.cancelled_at) == (EntryStatus.CONFIRMED, 2, None)


def test_a_removed_item_leaves_a_cancelled_entry_at_its_time() -> None:
    before = published(forum())[PLENARY]
    after = published(forum(), without_item(forum(), PLENARY))[PLENARY]
    assert (after.status, after.sequence, after.starts, after.ends) == (EntryStatus.CANCELLED, 1, before.starts, before.ends)


def test_a_removed_item_is_not_cancelled_a_second_time() -> None:
    gone = without_item(forum(), PLENARY)
    assert published(forum(), gone, gone)[PLENARY] == published(forum(), gone)[PLENARY]


def test_an_item_made_less_visible_is_cancelled_without_its_new_content() -> None:
    programme = forum()
    hidden = replace(item_of(programme, PLENARY), visibility=Visibility.GUESTS, title=Texts(ru="ТАЙНА"), note=Texts(ru="ТАЙНА"))
    after = published(programme, with_item(programme, hidden))[PLENARY]
    assert after.status is EntryStatus.CANCELLED
    assert "ТАЙНА" not in str(after.picture)


def test_what_is_withdrawn_keeps_title_and_time_and_nothing_else() -> None:
    (row,) = published(forum(), without_item(forum(), PLENARY))[PLENARY].picture["items"]
    assert row["title"]["ru"].startswith("Пленарное заседание")
    assert [row[name] for name in ("place", "speeches", "note", "participants")] == [None, [], {}, {}]


def test_an_event_that_stops_being_public_withdraws_all_its_entries() -> None:
    entries = published(forum(), replace(forum(), is_public=False))
    assert {entry.status for entry in entries.values()} == {EntryStatus.CANCELLED}


def test_a_cancelled_entry_lapses_after_fourteen_days() -> None:
    entry = published(forum(), without_item(forum(), PLENARY))[PLENARY]
    assert not entry.lapsed(LATER + LINGER)
    assert entry.lapsed(LATER + LINGER + timedelta(days=1))


def test_a_clock_that_goes_back_still_makes_a_later_change_look_later() -> None:
    programme = forum()
    known = published(programme, start=LATER)
    off = with_item(programme, replace(item_of(programme, PLENARY), cancelled=True))
    (entry,) = entered(off, known.values(), FIRST)
    assert entry.last_modified == LATER + timedelta(seconds=1)


def test_what_only_the_hosts_may_read_never_reaches_an_entry() -> None:
    entries = published(forum())
    assert TALK not in entries
    assert "ТАЙНА" not in str([entry.picture for entry in entries.values()])


changes = st.lists(
    st.tuples(
        st.sampled_from([PLENARY, RECEPTION, CONCERT, TALK]),
        st.sampled_from(["move", "cancel", "uncancel", "hide", "show", "remove", "nothing", "rename"]),
    ),
    max_size=8,
)


def changed(programme: Programme, uid: str, how: str) -> Programme:
    if not any(one.uid == uid for one in programme.items):
        return replace(programme, items=(*programme.items, item_of(forum(), uid)))
    one = item_of(programme, uid)
    match how:
        case "move":
            one = replace(one, when=one.when.moved(timedelta(days=1)))
        case "cancel" | "uncancel":
            one = replace(one, cancelled=how == "cancel")
        case "hide" | "show":
            one = replace(one, visibility=Visibility.GUESTS if how == "hide" else Visibility.PUBLIC)
        case "rename":
            one = replace(one, title=Texts(ru=one.title.ru + "!"))
        case "remove":
            return without_item(programme, uid)
    return with_item(programme, one)


@given(changes)
def test_sequence_and_last_modified_rise_together_and_never_fall(steps: list[tuple[str, str]]) -> None:
    programme = forum()
    known = published(programme)
    for number, (uid, how) in enumerate(steps):
        programme = changed(programme, uid, how)
        written = by_uid(entered(programme, known.values(), FIRST + timedelta(hours=number // 2)))
        for entry in written.values():
            before = known.get(entry.uid)
            if before is not None:
                assert entry.sequence == before.sequence + 1
                assert entry.last_modified > before.last_modified
                assert entry.created == before.created
        known |= written
        assert set(known) >= set(written)
        assert entered(programme, known.values(), FIRST + timedelta(days=9)) == ()
