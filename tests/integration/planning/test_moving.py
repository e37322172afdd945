"""Claims about moving items in time."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision, When
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.moves import MoveItem, ReorderItem, ShiftFollowing, move_item, reorder_item, shift_following
from app.planning.programmes.queries import items_of
from tests.factories.events import an_event
from tests.factories.programmes import ASTANA, an_item, at
from tests.factories.venues import a_city
from tests.integration.planning.people import an_officer

NEXT = date(2024, 11, 27)


def order_of(session: Session, event: Event) -> list[str]:
    """Return the titles of a programme as it is read."""
    return [item.title.ru for item in items_of(session, event.id)]


def in_astana(session: Session, first: date, last: date) -> Event:
    """Return an event in Astana."""
    return an_event(session, city=a_city(session, name=Texts("Астана"), zone=ASTANA), first_day=first, last_day=last)


def moved(session: Session, item: ProgrammeItem, minutes: int = 0, day: date | None = None, track: str | None = None) -> When:
    """Move an item; return its new time."""
    move_item(session, MoveItem(item.id, an_officer(session), item.revision, minutes, day, track))
    return item.when


def test_an_item_moves_by_minutes_and_its_instants_follow(session: Session) -> None:
    item = an_item(session, an_event(session), "10:00", "11:30")
    assert moved(session, item, 30) == at("10:30", "12:00")
    assert (item.starts_at, item.ends_at) == (datetime.fromisoformat("2024-11-26T05:30Z"), datetime.fromisoformat("2024-11-26T07:00Z"))


def test_an_item_moves_to_another_day_and_by_minutes_at_once(session: Session) -> None:
    item = an_item(session, an_event(session), "10:00", "11:30")
    assert moved(session, item, -15, NEXT) == at("09:45", "11:15", day=NEXT)


def test_an_item_that_moves_over_midnight_stands_on_the_new_day(session: Session) -> None:
    item = an_item(session, an_event(session), "23:00", "23:45")
    assert moved(session, item, 90) == at("00:30", "01:15", day=NEXT)
    assert moved(session, item, -60) == at("23:30", "00:15")


def test_an_unknown_time_moves_to_a_day_but_not_by_minutes(session: Session) -> None:
    item = an_item(session, an_event(session), when=at())
    assert moved(session, item, day=NEXT) == When(NEXT)
    with pytest.raises(Refusal) as refused:
        moved(session, item, 30)
    assert refused.value.field == "minutes"


@pytest.mark.parametrize("day", [date.min, date(2025, 11, 26), date.max])
@pytest.mark.parametrize("hours", [("00:10", "00:20"), ("23:00", "01:00")])
def test_an_item_does_not_move_months_away(session: Session, day: date, hours: tuple[str, str]) -> None:
    item = an_item(session, an_event(session), *hours)
    with pytest.raises(Refusal) as refused:
        moved(session, item, day=day)
    assert refused.value.field == "day"


@pytest.mark.parametrize("minutes", [7 * 24 * 60 + 1, -7 * 24 * 60 - 1])
def test_more_than_a_week_in_minutes_is_refused(session: Session, minutes: int) -> None:
    item = an_item(session, an_event(session))
    with pytest.raises(Refusal) as refused:
        moved(session, item, minutes)
    assert refused.value.field == "minutes"


def test_over_the_night_in_which_almatys_clocks_went_back_the_clock_time_is_kept(session: Session) -> None:
    event = in_astana(session, date(2024, 2, 29), date(2024, 3, 1))
    item = an_item(session, event, "10:00", "11:00")
    before = item.starts_at
    moved(session, item, day=date(2024, 3, 1))
    assert item.when == at("10:00", "11:00", day=date(2024, 3, 1), zone=ASTANA)
    assert before
    assert item.starts_at == before + timedelta(hours=25)


def test_an_item_moved_into_the_hour_that_happened_twice_comes_back_as_it_was(session: Session) -> None:
    event = in_astana(session, date(2024, 2, 29), date(2024, 3, 1))
    item = an_item(session, event, "22:30", "22:50")
    before = item.when
    moved(session, item, 60)
    assert (item.start_local, item.start_fold) == (datetime.fromisoformat("2024-02-29T23:30"), 0)
    assert moved(session, item, -60) == before


def test_a_move_in_time_and_to_another_track_is_one_change(session: Session) -> None:
    event = an_event(session)
    an_item(session, event, track=Texts("Зал А"))
    item = an_item(session, event)
    moved(session, item, 30, track="Зал А")
    assert (item.revision, item.when, item.track) == (2, at("10:30", "12:00"), Texts("Зал А"))


def test_a_new_track_takes_the_name_that_other_items_have_in_all_languages(session: Session) -> None:
    event = an_event(session)
    an_item(session, event, track=Texts("Зал А", en="Room A"))
    item = an_item(session, event, "12:00", "13:00")
    moved(session, item, track="Зал А")
    assert item.track == Texts("Зал А", en="Room A")
    moved(session, item, track="Зал Б")
    assert item.track == Texts("Зал Б")
    moved(session, item, track="")
    assert item.track == Texts()


def test_a_delay_pushes_what_follows_that_day_and_nothing_else(session: Session) -> None:
    event = an_event(session)
    rows = {
        name: an_item(session, event, title=name, when=when)
        for name, when in {
            "before": at("09:00", "09:30"),
            "chosen": at("10:00", "11:00"),
            "beside": at("10:00"),
            "later": at("14:00", precision=Precision.OPEN),
            "night": at("23:30", "00:30"),
            "cancelled": at("15:00", "16:00"),
            "unknown": at(),
            "tomorrow": at("09:00", "10:00", day=NEXT),
        }.items()
    }
    other = an_item(session, an_event(session), "12:00", "13:00")
    rows["cancelled"].cancelled = True
    session.flush()
    shift_following(session, ShiftFollowing(rows["chosen"].id, an_officer(session), None, 45))
    assert {name: item.when for name, item in rows.items()} == {
        "before": at("09:00", "09:30"),
        "chosen": at("10:45", "11:45"),
        "beside": at("10:45"),
        "later": at("14:45", precision=Precision.OPEN),
        "night": at("00:15", "01:15", day=NEXT),
        "cancelled": at("15:00", "16:00"),
        "unknown": at(),
        "tomorrow": at("09:00", "10:00", day=NEXT),
    }
    assert other.when == at("12:00", "13:00")
    assert [rows[name].revision for name in ("before", "tomorrow", "unknown")] == [1, 1, 1]


def test_neighbours_exchange_their_times(session: Session) -> None:
    event = an_event(session)
    first = an_item(session, event, "10:00", "11:30", title="первый")
    second = an_item(session, event, "11:45", "12:15", title="второй")
    reorder_item(session, ReorderItem(first.id, an_officer(session), 1, 1))
    assert (second.when, first.when) == (at("10:00", "10:30"), at("10:45", "12:15"))
    reorder_item(session, ReorderItem(first.id, an_officer(session), first.revision, -1))
    assert (first.when, second.when) == (at("10:00", "11:30"), at("11:45", "12:15"))


def test_items_that_begin_together_only_change_their_order(session: Session) -> None:
    event = an_event(session)
    rows = [an_item(session, event, "10:00", "11:00", title=name) for name in "абв"]
    reorder_item(session, ReorderItem(rows[2].id, an_officer(session), 1, -1))
    assert order_of(session, event) == ["а", "в", "б"]
    reorder_item(session, ReorderItem(rows[0].id, an_officer(session), rows[0].revision, 1))
    assert order_of(session, event) == ["в", "а", "б"]
    assert {item.when for item in rows} == {at("10:00", "11:00")}


def test_a_new_order_alone_is_seen_by_the_next_person(session: Session) -> None:
    event = an_event(session)
    rows = [an_item(session, event, "10:00", "11:00", title=name) for name in "аб"]
    reorder_item(session, ReorderItem(rows[0].id, an_officer(session), 1, 1))
    assert sorted(item.revision for item in rows) != [1, 1]


@pytest.mark.parametrize("step", [-1, 1])
def test_there_is_nothing_before_the_first_and_after_the_last(session: Session, step: int) -> None:
    event = an_event(session)
    item = an_item(session, event)
    an_item(session, event, when=at("10:00", "11:00", day=NEXT))
    with pytest.raises(Refusal):
        reorder_item(session, ReorderItem(item.id, an_officer(session), 1, step))


def test_items_without_a_time_come_after_the_others_of_their_day(session: Session) -> None:
    event = an_event(session)
    for name, when in (("неизвестно", at()), ("поздно", at("20:00")), ("рано", at("08:00")), ("вчера", at(day=date(2024, 11, 25)))):
        an_item(session, event, title=name, when=when)
    assert order_of(session, event) == ["вчера", "рано", "поздно", "неизвестно"]
