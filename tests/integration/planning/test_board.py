"""Claims about how the board and the first screen draw the draft."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.faces.desk.today import OPEN_LASTS, today_of
from app.faces.planner.board import Day, days_of, slots_of
from app.ground.kernel.texts import Texts
from app.planning.events.models import Event
from app.planning.programmes.queries import items_between, items_of, picture
from tests.factories.events import an_event
from tests.factories.programmes import a_speech, an_item, at, speech_rows


def drawn(session: Session, event: Event) -> tuple[Day, ...]:
    """Return the days of an event's board."""
    items = items_of(session, event.id)
    return days_of(event, items, picture(session, event, items), {})


def test_every_day_of_the_event_is_drawn_and_every_other_that_has_items(session: Session) -> None:
    event = an_event(session)
    early, far = date(2024, 11, 25), date(2024, 12, 5)
    an_item(session, event, when=at("10:00", day=early))
    an_item(session, event, when=at("10:00", day=far))
    days = drawn(session, event)
    assert [(day.day, len(day.rows), day.in_margin) for day in days] == [
        (early, 1, True),
        (event.first_day, 0, False),
        (event.last_day, 0, False),
        (far, 1, True),
    ]
    assert [row.is_outside for day in days for row in day.rows] == [False, True]


@pytest.mark.parametrize(("minutes", "trouble"), [((80,), ""), ((81,), "full"), ((45, 45), "full"), ((45, 46), "over"), ((), "")])
def test_speeches_that_fill_their_item_are_marked(session: Session, minutes: tuple[int, ...], trouble: str) -> None:
    event = an_event(session)
    an_item(session, event, "10:00", "11:30", speeches=speech_rows(*(a_speech(minutes=n) for n in minutes)))
    row = drawn(session, event)[0].rows[0]
    assert (row.speech_minutes, row.speech_trouble) == (sum(minutes), trouble)


def test_items_at_one_time_share_a_column_and_tracks_stand_side_by_side(session: Session) -> None:
    event = an_event(session)
    for title, start, end, track in (
        ("общий", "09:00", "10:00", ""),
        ("а1", "10:00", "11:00", "А"),
        ("а2", "10:30", "11:30", "А"),
        ("б", "10:00", "", "Б"),
        ("ночь", "23:30", "00:30", ""),
    ):
        an_item(session, event, start, end, title=title, track=Texts(track))
    day = drawn(session, event)[0]
    slots, first, last = slots_of(day)
    assert (day.tracks, first, last) == (("", "А", "Б"), 8, 25)
    assert {slot.row.title: (slot.start, slot.minutes, slot.column, slot.share) for slot in slots} == {
        "общий": (60, 60, 1, ""),
        "а1": (120, 60, 2, "half1"),
        "а2": (150, 60, 2, "half2"),
        "б": (120, 30, 3, ""),
        "ночь": (930, 60, 1, ""),
    }


def test_what_is_on_and_what_is_next_is_told_by_instants(session: Session) -> None:
    event = an_event(session)
    running = an_item(session, event, "10:00", "11:30")
    open_ = an_item(session, event, "10:30", "")
    coming = an_item(session, event, "11:30", "12:00")
    assert running.starts_at
    assert running.ends_at
    assert open_.starts_at
    items = items_between(session, running.starts_at, running.starts_at + timedelta(days=1))

    def told(now: datetime) -> tuple[list[int], list[int]]:
        today = today_of(items, now)
        return [line.item_id for line in today.on], [line.item_id for line in today.following]

    assert told(running.starts_at) == ([running.id], [open_.id, coming.id])
    assert told(open_.starts_at) == ([running.id, open_.id], [coming.id])
    assert told(open_.starts_at + OPEN_LASTS) == ([coming.id], [])
    assert told(running.ends_at + timedelta(hours=1)) == ([], [])
