"""The whole main job, as an officer does it: from the door to a changed programme on phones and paper."""

from datetime import UTC, datetime

from icalendar import Calendar, Event
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.office import LiveServer, Person, ufa
from tests.browser.steps import SAVE, edit_in_row, feed_address, fill_in, move, publish, sheet_address, sign_in, text_of, time_of

FIRST, SECOND = "2024-11-26", "2024-11-27"
PLENARY = "Пленарное заседание «Промышленная кооперация»"
ITEMS = (
    {"title-ru": PLENARY, "day": FIRST, "start": "10.00", "end": "11.30"},
    {"title-ru": "Секция А", "day": FIRST, "start": "12", "end": "13", "track-ru": "Промышленность"},
    {"title-ru": "Секция Б", "day": FIRST, "start": "12", "end": "13", "track-ru": "Образование"},
    {"title-ru": "Приём", "day": FIRST, "start": "22.00", "end": "00.30", "ends_next_day": "y"},
    {"title-ru": "Обход выставки", "day": SECOND, "start": "9.30", "precision": "open"},
    {"title-ru": "Церемония подписания", "day": SECOND, "precision": "unknown"},
)


def test_a_programme_goes_from_the_form_to_phones_and_paper_and_so_does_its_change(
    visit: Visit, officer: Person, live_server: LiveServer
) -> None:
    with live_server.sessions() as session:
        city_id = ufa(session).id
        session.commit()
    page = visit()
    sign_in(page, officer)
    event_id = _make_event(page, city_id)
    for values in ITEMS:
        _add(page, event_id, values)
    plenary = _id_of(page, PLENARY)

    move(page, plenary, 30)
    expect(time_of(page, plenary)).to_have_text("10.30–12.00")
    move(page, _id_of(page, "Секция А"), 15, following=True)
    shifted = ["10.30–12.00", "12.15–13.15", "12.15–13.15", "22.15–00.45 (27 ноября)", "с 09.30", "время уточняется"]
    expect(page.locator(".item-time")).to_have_text(shifted)

    publish(page, event_id)
    feed, sheet = feed_address(page, event_id), sheet_address(page, event_id)
    entry = _entry(page, feed)
    assert (entry.start, entry.end) == (datetime(2024, 11, 26, 5, 30, tzinfo=UTC), datetime(2024, 11, 26, 7, 0, tzinfo=UTC))
    assert entry["sequence"] == 0
    paper = text_of(page, sheet)
    assert PLENARY in paper
    assert "10.30–12.00" in paper

    page.goto(f"/events/{event_id}/programme")
    row = edit_in_row(page, plenary)
    fill_in(row, {"start": "11.00", "end": "12.30"})
    row.locator(SAVE).click()
    expect(time_of(page, plenary)).to_have_text("11.00–12.30")
    assert _entry(page, feed).start == datetime(2024, 11, 26, 5, 30, tzinfo=UTC)
    assert "10.30–12.00" in text_of(page, sheet)

    publish(page, event_id)
    expect(page.locator(".told-changes .item-body")).to_contain_text(["перенесено с 10.30 на 11.00"])
    entry = _entry(page, feed)
    assert (entry.start, entry["sequence"]) == (datetime(2024, 11, 26, 6, 0, tzinfo=UTC), 1)
    assert "11.00–12.30" in text_of(page, sheet_address(page, event_id))


def _make_event(page: Page, city_id: int) -> int:
    page.locator('.head a[href="/events/new"]').click()
    page.locator('a[href="/events/new/forum"]').click()
    fill_in(
        page,
        {"title-ru": "XX Форум", "first_day": FIRST, "last_day": SECOND, "city_id": str(city_id), "status": "preparing", "is_public": "y"},
    )
    page.locator("[name=usual_items]").uncheck()
    page.locator(SAVE).click()
    page.locator(".head a.is-primary").click()
    expect(page.locator(".day")).to_have_count(2)
    return int(page.url.split("/events/")[1].split("/")[0])


def _add(page: Page, event_id: int, values: dict[str, str]) -> None:
    """Put an item into its day, the form opening in place; Enter in the last field sends it."""
    day = page.locator(f"#day-{values['day']}")
    day.locator(".add-row a").click()
    row = page.locator("#item-new")
    fill_in(row, {**values, "visibility": "public"})
    row.locator('[name="title-ru"]').press("Enter")
    expect(day.get_by_role("link", name=values["title-ru"], exact=True)).to_be_visible()


def _id_of(page: Page, title: str) -> int:
    row = page.locator("[data-row]").filter(has=page.get_by_role("link", name=title, exact=True))
    return int((row.get_attribute("id") or "").removeprefix("item-"))


def _entry(page: Page, address: str) -> Event:
    answer = page.request.get(address)
    assert answer.ok
    return next(entry for entry in Calendar.from_ical(answer.body()).events if entry["summary"] == PLENARY)
