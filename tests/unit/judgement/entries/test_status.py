"""Claims about what a status of an event, its reason and its open dates do to calendar entries."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.ground.kernel.texts import Texts
from app.judgement.entries.rules import Entry, EntryStatus, entered
from app.planning.events.rules import Status
from app.planning.programmes.programme import Programme, from_json
from tests.unit.judgement.entries.pictures import FIRST, PLENARY, forum, item_of, with_item

WHY = Texts("Карантин", en="Quarantine")


def published(*programmes: Programme) -> dict[str, Entry]:
    """Return the entries after publishing one programme after another, a day apart."""
    known: dict[str, Entry] = {}
    for number, programme in enumerate(programmes):
        known |= {entry.uid: entry for entry in entered(programme, known.values(), FIRST + timedelta(days=number))}
    return known


@pytest.mark.parametrize(("unknown", "told"), [(True, EntryStatus.TENTATIVE), (False, EntryStatus.CONFIRMED)])
def test_a_postponed_event_is_firm_once_its_dates_are_known(unknown: bool, told: EntryStatus) -> None:
    entries = published(replace(forum(), status=Status.POSTPONED, status_reason=WHY, dates_unknown=unknown))
    assert {entry.status for entry in entries.values()} == {told}


@pytest.mark.parametrize("status", [Status.POSTPONED, Status.CANCELLED])
def test_every_entry_says_why(status: Status) -> None:
    entries = published(replace(forum(), status=status, status_reason=WHY))
    assert {from_json(entry.picture).status_reason for entry in entries.values()} == {WHY}


def test_cancelling_an_event_raises_every_sequence_once() -> None:
    off = replace(forum(), status=Status.CANCELLED, status_reason=WHY)
    entries = published(forum(), off, off)
    assert {(entry.status, entry.sequence) for entry in entries.values()} == {(EntryStatus.CANCELLED, 1)}


def test_another_reason_is_a_change_that_shows() -> None:
    off = replace(forum(), status=Status.CANCELLED, status_reason=WHY)
    entries = published(off, replace(off, status_reason=Texts("Наводнение")))
    assert {entry.sequence for entry in entries.values()} == {1}


def test_an_entry_says_nothing_of_a_status_that_has_no_reason() -> None:
    entries = published(forum())
    assert [name for entry in entries.values() for name in ("status_reason", "dates_unknown") if name in entry.picture] == []


def test_dates_that_become_known_make_entries_firm_again() -> None:
    unknown = replace(forum(), status=Status.POSTPONED, status_reason=WHY, dates_unknown=True)
    entries = published(forum(), unknown, replace(unknown, dates_unknown=False), replace(forum(), status=Status.PREPARING))
    assert {(entry.status, entry.sequence) for entry in entries.values()} == {(EntryStatus.CONFIRMED, 3)}


def test_what_is_withdrawn_from_the_public_does_not_say_why() -> None:
    off = replace(forum(), status=Status.CANCELLED, status_reason=WHY)
    pictures = [entry.picture for entry in published(off, replace(off, is_public=False)).values()]
    assert "Карантин" not in str(pictures)


def test_an_item_cancelled_alone_has_no_reason() -> None:
    off = with_item(forum(), replace(item_of(forum(), PLENARY), cancelled=True))
    assert from_json(published(off)[PLENARY].picture).status_reason == Texts()
