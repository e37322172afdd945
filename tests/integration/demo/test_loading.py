"""Loading the demonstration set into real databases of both kinds."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.demo.load import Loaded, is_loaded, load
from app.demo.naming import uid_of
from app.demo.places import load_places
from app.demo.reading import read
from app.ground.db.history import Change
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.kernel.walltime import zone
from app.judgement.approval.queries import overdue_steps
from app.judgement.approval.rules import Standing
from app.judgement.approval.sheet import sheet_of
from app.judgement.entries.models import StoredEntry
from app.judgement.publishing.commands import pending
from app.judgement.publishing.models import Version
from app.judgement.publishing.queries import find_latest, versions_of
from app.judgement.publishing.rules import Deed, changes_between, gaps
from app.planning.anchors.commands.anchors import RemoveAnchor, remove_anchor
from app.planning.anchors.queries import ties_of
from app.planning.events.commands import AddEvent, EventDetails, RemoveEvent, add_event, remove_event
from app.planning.events.kinds import Kind
from app.planning.events.models import Event, Series
from app.planning.events.queries import events_around, find_event_by_uid
from app.planning.events.rules import Side, Status
from app.planning.programmes.commands import OnItem, remove_item
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.moves import MoveItem, move_item
from app.planning.programmes.queries import items_between, items_of, programme_of
from app.register.venues.commands import CityDetails, add_city
from app.register.venues.models import City, Hall, Venue
from app.register.venues.rules import CitySide
from tests.integration.demo.conftest import NOW, OFFICER

OUTLINE = json.loads((Path(__file__).parent / "outline.json").read_text(encoding="utf-8"))


def event_of(session: Session, code: str) -> Event:
    event = find_event_by_uid(session, uid_of(code))
    assert event is not None
    return event


def item_of(session: Session, code: str) -> ProgrammeItem:
    return session.scalars(select(ProgrammeItem).where(ProgrammeItem.code == code)).one()


def minute(instant: datetime | None) -> str:
    return instant.strftime("%Y-%m-%dT%H:%MZ") if instant else ""


def rows(session: Session) -> list[int]:
    tables = (City, Venue, Hall, Event, ProgrammeItem, Version, StoredEntry, Change)
    return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_an_empty_database_holds_no_demonstration_set(session: Session) -> None:
    assert is_loaded(session) is False


def test_a_load_counts_what_it_has_added(demo: Session, first_load: tuple[Engine, Loaded]) -> None:
    assert first_load[1] == Loaded(cities=2, venues=18, halls=10, events=13, items=137, versions=16, series=5)
    assert rows(demo)[:6] == [2, 18, 10, 13, 137 + 1, 16]  # and the rehearsal that the troupes bring
    assert is_loaded(demo) is True


def test_every_item_of_the_outline_resolves_to_its_instants_at_its_place(demo: Session) -> None:
    query = select(ProgrammeItem, Event.code, Venue.code, Hall.code).join(Event)
    query = query.outerjoin(Venue, ProgrammeItem.venue_id == Venue.id).outerjoin(Hall, ProgrammeItem.hall_id == Hall.id)
    found = {item.code: (event, item, venue or hall or "") for item, event, venue, hall in demo.execute(query)}
    seen = [[code, found[code][0], minute(found[code][1].starts_at), minute(found[code][1].ends_at)] for code, *_ in OUTLINE]
    assert seen == [[code, event, start, end] for code, event, start, end, _ in OUTLINE]
    assert [code for code, *_, place in OUTLINE if not found[code][2].startswith(place)] == []


def test_loading_again_changes_nothing(demo: Session) -> None:
    before = rows(demo)
    assert load(demo, now=NOW + timedelta(days=40), by=OFFICER) == Loaded()
    assert rows(demo) == before


def test_what_the_staff_have_edited_is_kept(demo: Session) -> None:
    item = item_of(demo, "N5-14")
    move_item(demo, MoveItem(item.id, OFFICER, None, minutes=45))
    moved = item.starts_at
    assert load(demo, now=NOW, by=OFFICER) == Loaded()
    demo.expire_all()
    assert item_of(demo, "N5-14").starts_at == moved


def test_a_removed_item_comes_back_into_the_draft(demo: Session) -> None:
    remove_item(demo, OnItem(item_of(demo, "N4-06").id, OFFICER, None))
    assert load(demo, now=NOW, by=OFFICER) == Loaded(items=1)
    assert item_of(demo, "N4-06").title.en == "Round table of universities"


def test_a_removed_event_comes_back_on_the_days_of_the_first_load(demo: Session) -> None:
    days = event_of(demo, "N4").days
    remove_event(demo, RemoveEvent(event_of(demo, "N4").id, OFFICER, None))
    assert load(demo, now=NOW + timedelta(days=5), by=OFFICER) == Loaded(events=1, items=12)
    assert event_of(demo, "N4").days == days


def test_the_events_belong_to_their_series_and_hang_on_each_other(demo: Session) -> None:
    query = select(Event.code, Series.code, Event.edition).join(Series).where(Event.edition.is_not(None)).order_by(Event.code)
    assert [tuple(row) for row in demo.execute(query)] == [("E5", "S-GROUP", 1), ("E7", "S-GROUP", 2), ("E8", "S-FORUM", 20)]
    ties = {code: ties_of(demo, event_of(demo, code), OFFICER) for code in ("E2", "E6", "N4", "N5")}
    assert {code: [(tie.other.code, bool(tie.told)) for tie in one.hangs_on] for code, one in ties.items()} == {
        "E2": [("E3", False)],
        "E6": [("E8", False)],
        "N4": [("N5", True)],
        "N5": [],
    }
    assert [(row.days.first.weekday(), len(row.days.each())) for row in ties["N5"].reserve] == [(2, 2)]


def test_a_tie_that_the_staff_have_undone_stays_undone(demo: Session) -> None:
    (tie,) = ties_of(demo, event_of(demo, "N4"), OFFICER).hangs_on
    remove_anchor(demo, RemoveAnchor(tie.anchor_id, OFFICER, None))
    load(demo, now=NOW, by=OFFICER)
    assert ties_of(demo, event_of(demo, "N4"), OFFICER).hangs_on == ()


def test_a_city_that_somebody_has_typed_in_is_taken_as_it_is(session: Session) -> None:
    ufa = add_city(session, uid_of("typed"), CityDetails(Texts("уфа"), "Asia/Yekaterinburg", CitySide.BASHKORTOSTAN))
    demo = read()
    places = load_places(session, demo)
    assert places.new_cities == len(demo.cities) - 1
    assert [places.cities[event.city] for event in demo.events if event.code == "E8"] == [ufa]


def test_an_event_of_the_staffs_own_is_no_demonstration_set(session: Session) -> None:
    ufa = add_city(session, uid_of("typed"), CityDetails(Texts("Уфа"), "Asia/Yekaterinburg", CitySide.BASHKORTOSTAN))
    day = date(2026, 3, 3)
    own = EventDetails(Kind.FORUM, Status.PROPOSED, Side.BASHKORTOSTAN, Texts("Форум"), ufa, day, day, 0, 0, is_public=False)
    add_event(session, AddEvent(OFFICER, uid_of("own"), own), now=NOW)
    assert is_loaded(session) is False


def test_the_first_screen_is_never_empty_on_the_day_of_loading(demo: Session) -> None:
    today = NOW.astimezone(zone("Asia/Yekaterinburg")).date()
    assert [event.code for event in events_around(demo, today, until=today + timedelta(days=70))] == ["N1", "N2", "N3", "N5", "N4"]
    midnight = datetime(today.year, today.month, today.day, tzinfo=zone("Asia/Yekaterinburg")).astimezone(UTC)
    boards = {hour: board(demo, midnight + timedelta(hours=hour)) for hour in range(24)}
    assert [hour for hour, (on, following) in boards.items() if not on or not following] == []


def board(session: Session, now: datetime) -> tuple[Sequence[str], Sequence[str]]:
    items = items_between(session, now - timedelta(hours=12), now + timedelta(hours=36))
    on = [item.title.ru for item in items if item.starts_at and item.ends_at and item.starts_at <= now < item.ends_at]
    return on, [item.title.ru for item in items if item.starts_at and item.starts_at > now]


def test_versions_have_gone_out_in_order_and_never_in_the_future(demo: Session) -> None:
    numbers = {event.code: [version.number for version in versions_of(demo, event.id)] for event in demo.scalars(select(Event))}
    assert numbers == {
        **{code: [1] for code in ("E1", "E2", "E3", "E5", "E6", "E7", "N0", "N2", "N3")},
        "E8": [3, 2, 1],
        "N1": [2, 1],
        "N5": [2, 1],
        "N4": [],
    }
    times = list(demo.scalars(select(Version.published_at).order_by(Version.event_id, Version.number)))
    assert max(times) < NOW
    past = (
        select(Event.code, Version.published_at, Event.first_day).join(Version, Version.event_id == Event.id).where(Event.code.like("E%"))
    )
    assert [code for code, at, first in demo.execute(past) if at.date() >= first] == []


def test_the_running_event_and_the_forum_have_one_change_each_that_is_not_published(demo: Session) -> None:
    published = [event for event in demo.scalars(select(Event).order_by(Event.code)) if event.was_published]
    waiting = {event.code: pending(demo, event.id, programme_of(demo, event.id)) for event in published}
    assert [code for code, changes in waiting.items() if changes] == ["N1", "N5"]
    told = [(change.deed, change.item.uid, change.fields) for code in ("N1", "N5") for change in waiting[code].items]
    assert told == [(Deed.MOVED, uid_of("N1-18"), ("when",)), (Deed.CHANGED, uid_of("N5-16"), ("place",))]


def test_every_version_of_the_past_forum_went_out_with_its_approval_complete(demo: Session) -> None:
    event = event_of(demo, "E8")
    sheets = [sheet_of(demo, event, number, on=NOW.date()) for number in (1, 2, 3)]
    assert [(sheet.complete, len(sheet.rows)) for sheet in sheets] == [(True, 4)] * 3
    assert [version.note for version in versions_of(demo, event.id) if "\n" in version.note] == []


def test_the_coming_version_of_the_forum_waits_for_approvers_who_are_late_and_who_are_not(demo: Session) -> None:
    today = NOW.astimezone(zone("Asia/Yekaterinburg")).date()
    sheet = sheet_of(demo, event_of(demo, "N5"), None, on=today)
    expected = [Standing.AGREED_WITH_REMARKS, Standing.OVERDUE, Standing.PENDING, Standing.PENDING]
    assert ([row.standing for row in sheet.rows], sheet.letter) == (expected, None)
    assert [(event.code, step.position) for step, event in overdue_steps(demo, today)] == [("N5", 2)]


def test_the_second_version_of_the_forum_moves_changes_adds_and_cancels(demo: Session) -> None:
    third, second, first = versions_of(demo, event_of(demo, "E8").id)
    changes = changes_between(first.programme, second.programme)
    told = {(change.deed, change.item.uid) for change in changes.items}
    moved = {(Deed.MOVED, uid_of(code)) for code in ("A57", "A58", "A60")}
    assert told == moved | {(Deed.CHANGED, uid_of("A51")), (Deed.ADDED, uid_of("A53")), (Deed.CANCELLED, uid_of("E8-N1"))}
    assert [changes_between(second.programme, third.programme).count(deed) for deed in Deed] == [0, 0, 2, 0, 0]


def test_no_published_text_is_missing_in_any_language(demo: Session) -> None:
    latest = (find_latest(demo, event.id) for event in demo.scalars(select(Event)))
    missing = [gaps(version.programme, LANGUAGES) for version in latest if version]
    assert missing == [dict.fromkeys(LANGUAGES, 0)] * 12


def test_only_public_events_have_made_calendar_entries(demo: Session) -> None:
    assert set(demo.scalars(select(StoredEntry.event_uid))) == {uid_of(code) for code in ("E2", "E3", "E6", "E8", "N1", "N5")}


def test_every_item_lies_within_the_margin_of_its_event(demo: Session) -> None:
    for event in demo.scalars(select(Event)):
        allowed = event.days.widened(event.arrival_margin, event.departure_margin)
        assert [item.code for item in items_of(demo, event.id) if item.day not in allowed] == []
