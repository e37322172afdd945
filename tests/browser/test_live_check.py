"""Claims about the check in an item's form: what collides is said while somebody types, and goes when they choose another time."""

import pytest
from playwright.sync_api import Locator, Page, expect

from app.planning.programmes.models import ProgrammeItem
from tests.browser.conftest import Visit
from tests.browser.office import Forum, LiveServer, Person, titles_of
from tests.browser.steps import SAVE, edit_in_row, fill_in, time_of
from tests.factories.programmes import at
from tests.factories.venues import a_hall


@pytest.fixture
def taken(live_server: LiveServer, forum: Forum) -> int:
    """Put the plenary session, from 10 to 11.30, into a hall; return the hall's id."""
    with live_server.sessions() as session:
        plenary = session.get_one(ProgrammeItem, forum.plenary)
        plenary.hall_id = a_hall(session, venue_id=forum.venue_id).id
        session.commit()
        return plenary.hall_id


def said(page: Page | Locator) -> Locator:
    return page.locator(".live-check")


def test_a_time_that_collides_is_said_before_saving_and_another_one_takes_it_away(
    page: Page, live_server: LiveServer, forum: Forum, taken: int
) -> None:
    page.goto(f"/events/{forum.id}/items/new?day=2024-11-26")
    expect(said(page)).to_be_empty()
    fill_in(page, {"title-ru": "Брифинг", "place": f"hall:{taken}"})
    page.locator('[name="start"]').press_sequentially("11.00", delay=20)
    page.locator('[name="end"]').press_sequentially("12.00", delay=20)
    expect(said(page)).to_contain_text("Пленарное заседание")
    expect(said(page)).to_contain_text("Брифинг")
    expect(page.locator('[name="end"]')).to_be_focused()
    fill_in(page, {"start": "11.30"})
    expect(said(page)).to_be_empty()
    assert "Брифинг" not in titles_of(live_server, forum.id)
    page.locator(SAVE).click()
    expect(page.locator("#flashes .is-good")).to_be_visible()


def test_in_a_row_of_the_board_it_is_said_as_well(page: Page, forum: Forum, taken: int) -> None:
    page.goto(forum.board)
    row = edit_in_row(page, forum.left)
    fill_in(row, {"place": f"hall:{taken}", "start": "11.00"})
    expect(said(row)).to_contain_text("Пленарное заседание")
    fill_in(row, {"start": "12.15"})
    expect(said(row)).to_be_empty()
    row.locator(SAVE).click()
    expect(time_of(page, forum.left)).to_have_text("12.15–13.00")


def test_one_press_on_a_remedy_ends_what_an_items_page_tells(
    visit: Visit, live_server: LiveServer, officer: Person, forum: Forum, taken: int
) -> None:
    with live_server.sessions() as session:
        left = session.get_one(ProgrammeItem, forum.left)
        left.hall_id, left.when = taken, at("11:00", "12:00", day=left.day)
        session.commit()
    page = visit(officer)
    page.goto(f"/items/{forum.left}")
    page.locator('#item-conflicts a[href*="/remedies"]').first.click()
    page.locator('form[action*="/remedies"] button').first.click()
    page.wait_for_url(f"**/items/{forum.left}")
    expect(page.locator("#flashes .is-good")).to_be_visible()
    expect(page.locator("#item-conflicts h2")).to_be_visible()
    expect(page.locator('#item-conflicts a[href*="hall_twice"]')).to_have_count(0)
