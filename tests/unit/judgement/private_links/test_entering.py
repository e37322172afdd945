"""Claims about entries of private feeds: what is written for a change, and that nothing looks older than what was told before."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.judgement.entries.rules import EntryStatus
from app.judgement.private_links.entering import Kept, Moves, Shown, Standing, bump_after, moves, successor
from tests.unit.judgement.entries.pictures import FIRST

KEYS = ("item:1:guests", "item:1:hosts", "ride:2:", "stay:3")
UIDS = {KEYS[0]: "1", KEYS[1]: "1", KEYS[2]: "2", KEYS[3]: "3"}


def line(key: str, text: str = "", *, off: bool = False) -> Shown:
    """Return what a line shows that says `text`."""
    status = EntryStatus.CANCELLED if off else EntryStatus.CONFIRMED
    return Shown(key, "event", UIDS[key], {"text": text}, FIRST, None, status, f"{text}{status}")


@dataclass
class Shelf:
    """Entries and feeds as the database keeps them, in memory."""

    entries: dict[int, Kept] = field(default_factory=dict)
    pictures: dict[int, str] = field(default_factory=dict)
    standing: dict[tuple[int, int], Standing] = field(default_factory=dict)
    time: datetime = FIRST

    def publish(self, wanted: Mapping[int, Mapping[str, Shown]]) -> Moves:
        """Write what a publication asks for."""
        made = moves(wanted, list(self.entries.values()), [one for one in self.standing.values() if one.link_id in wanted], self.time)
        for ident in sorted(made.copied):
            self._add(replace(self.entries[ident], key=self.entries[ident].copy_key), self.pictures[ident])
        for one in made.fresh:
            cancelled = self.time if one.status is EntryStatus.CANCELLED else None
            self._add(Kept(0, one.key, one.uid, 0, self.time, cancelled, one.digest), one.picture["text"])
        for old, fresh in made.changed:
            sequence, modified = successor(old, self.time)
            off = (old.cancelled_at or modified) if fresh.status is EntryStatus.CANCELLED else None
            changed = replace(old, sequence=sequence, last_modified=modified, digest=fresh.digest, cancelled_at=off)
            self.entries[old.id], self.pictures[old.id] = changed, fresh.picture["text"]
        for old in made.touched:
            sequence, modified = successor(old, self.time)
            self.entries[old.id] = replace(old, sequence=sequence, last_modified=modified)
        for gone in made.gone:
            del self.standing[gone.link_id, gone.entry_id]
        by_key = {entry.key: entry for entry in self.entries.values()}
        for coming in made.joining:
            entry = by_key[coming.key]
            self._stand(Standing(coming.link_id, entry.id, None, bump_after(coming.told, entry.sequence, entry.last_modified)))
        for left in made.leaving:
            self._stand(Standing(left.link_id, by_key[left.copy_key].id, left.left_at, left.bump))
        return made

    def told(self, link_id: int) -> dict[str, tuple[int, datetime, bool, str]]:
        """Return what a feed tells under each UID: SEQUENCE, LAST-MODIFIED, whether it is there, and what it shows."""
        found = {}
        for one in self.standing.values():
            if one.link_id == link_id:
                entry = self.entries[one.entry_id]
                assert entry.uid not in found, "a UID stands once in a feed"
                modified = entry.last_modified + timedelta(seconds=one.bump)
                found[entry.uid] = (entry.sequence + one.bump, modified, one.left_at is None, self.pictures[entry.id])
        return found

    def _add(self, entry: Kept, text: str) -> None:
        ident = len(self.entries) + 1
        assert entry.key not in {one.key for one in self.entries.values()}
        self.entries[ident], self.pictures[ident] = replace(entry, id=ident), text

    def _stand(self, one: Standing) -> None:
        assert (one.link_id, one.entry_id) not in self.standing
        self.standing[one.link_id, one.entry_id] = one


def lines(*some: Shown) -> dict[str, Shown]:
    return {one.key: one for one in some}


def test_the_same_lines_again_change_nothing() -> None:
    shelf = Shelf()
    shelf.publish({1: lines(line(KEYS[0])), 2: lines(line(KEYS[0]), line(KEYS[2]))})
    assert shelf.publish({1: lines(line(KEYS[0])), 2: lines(line(KEYS[0]), line(KEYS[2]))}) == Moves()


def test_a_line_that_leaves_one_feed_and_changes_is_told_there_as_it_was() -> None:
    shelf = Shelf()
    shelf.publish({1: lines(line(KEYS[0], "old")), 2: lines(line(KEYS[0], "old"))})
    shelf.publish({1: {}, 2: lines(line(KEYS[0], "new"))})
    assert shelf.told(1) == {"1": (1, FIRST + timedelta(seconds=1), False, "old")}
    assert shelf.told(2) == {"1": (1, FIRST + timedelta(seconds=1), True, "new")}


def test_a_line_that_comes_back_leaves_the_others_feeds_alone() -> None:
    shelf = Shelf()
    both = {1: lines(line(KEYS[0])), 2: lines(line(KEYS[0]))}
    shelf.publish(both)
    shelf.publish({1: {}, 2: lines(line(KEYS[0]))})
    made = shelf.publish(both)
    assert (made.feeds, made.changed, made.touched) == ({1}, [], [])
    assert shelf.told(1)["1"][0] == 2


def test_a_line_that_is_read_otherwise_goes_on_under_its_uid_and_is_not_told_as_cancelled() -> None:
    shelf = Shelf()
    shelf.publish({1: lines(line(KEYS[0], "as guests read it")), 2: lines(line(KEYS[1], "as hosts read it"))})
    shelf.publish({1: lines(line(KEYS[1], "as hosts read it")), 2: lines(line(KEYS[1], "as hosts read it"))})
    assert shelf.told(1)["1"][2:] == (True, "as hosts read it")


def test_what_was_off_before_a_feed_was_made_is_not_told_in_it() -> None:
    shelf = Shelf()
    shelf.publish({1: lines(line(KEYS[0]))})
    shelf.publish({1: lines(line(KEYS[0], off=True)), 2: lines(line(KEYS[0], off=True))})
    assert (list(shelf.told(1)), list(shelf.told(2))) == (["1"], [])


feed = st.fixed_dictionaries({}, optional={key: st.tuples(st.sampled_from("ab"), st.booleans()) for key in KEYS[1:]})
histories = st.lists(
    st.tuples(st.integers(0, 5), st.lists(feed, min_size=3, max_size=3), st.sampled_from(KEYS[:2])), min_size=2, max_size=8
)


@given(histories)
def test_whatever_is_published_every_change_that_shows_looks_newer_and_raises_the_feed(
    history: list[tuple[int, list[dict[str, tuple[str, bool]]], str]],
) -> None:
    shelf = Shelf()
    seen: list[dict[str, tuple[int, datetime, bool, str]]] = [{}, {}, {}]
    for seconds, feeds, view in history:
        shelf.time += timedelta(seconds=seconds)
        texts: dict[str, Shown] = {}
        wanted: dict[int, dict[str, Shown]] = {}
        for number, own in enumerate(feeds):
            wanted[number] = {}
            for name, (text, off) in own.items():
                key = view if name == KEYS[1] and number == 0 else name
                wanted[number][key] = texts.setdefault(key, line(key, text, off=off))
        made = shelf.publish(wanted)
        for number in range(3):
            told = shelf.told(number)
            for uid, (sequence, modified, there, text) in told.items():
                before = seen[number].get(uid)
                if before and (there, text) != before[2:]:
                    assert sequence > before[0]
                    assert modified > before[1]
                if before is None or (there, text) != before[2:]:
                    assert number in made.feeds
            assert seen[number].keys() <= told.keys()
            assert {entry.uid for entry in wanted[number].values() if entry.status is not EntryStatus.CANCELLED} <= {
                uid for uid, one in told.items() if one[2]
            }
            seen[number] = told
