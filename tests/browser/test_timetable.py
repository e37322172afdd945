"""Claims about the timetable: what is dragged or pushed by keys is saved where it stands, and what is refused goes back."""

import pytest
from playwright.sync_api import Locator, Page, expect

from app.ground.kernel.texts import Texts
from app.planning.programmes.models import ProgrammeItem
from tests.browser.office import Forum, LiveServer, item_of
from tests.factories.programmes import at

HALF_AN_HOUR = 0.5


@pytest.fixture
def board(page: Page, forum: Forum) -> Page:
    """The timetable of the first day."""
    page.goto(f"{forum.board}?view=grid")
    return page


def slot_of(page: Page, item_id: int) -> Locator:
    return page.locator(f'.slot[href="/items/{item_id}"]')


def lane_of(page: Page, track: str) -> Locator:
    return page.locator(f'.track[data-column="{track}"] + .lane')


def drag(slot: Locator, *, hours: float = 0, to: Locator | None = None) -> None:
    """Drag a slot with the mouse, in several steps as a hand does."""
    box, hour, lane = slot.bounding_box(), slot.page.locator(".hour").first.bounding_box(), (to or slot).bounding_box()
    assert box
    assert hour
    assert lane
    x, y, target = box["x"] + box["width"] / 2, box["y"] + 10, lane["x"] + lane["width"] / 2
    mouse = slot.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move((x + target) / 2, y + hours * hour["height"] / 2, steps=3)
    mouse.move(target, y + hours * hour["height"], steps=3)
    mouse.up()


def test_an_item_is_dragged_by_half_an_hour_and_to_another_track(board: Page, forum: Forum, live_server: LiveServer) -> None:
    slot = slot_of(board, forum.left)
    drag(slot, hours=HALF_AN_HOUR)
    expect(slot.locator("time")).to_have_text("12.30–13.30")
    expect(slot).to_have_attribute("data-seen", "2")
    item = item_of(live_server, forum.left)
    assert (item.when, item.track) == (at("12:30", "13:30"), Texts("Промышленность"))

    drag(slot, to=lane_of(board, "Аграрная наука"))
    expect(slot).to_have_attribute("data-seen", "3")
    item = item_of(live_server, forum.left)
    assert (item.when, item.track) == (at("12:30", "13:30"), Texts("Аграрная наука"))
    expect(board).to_have_url(f"{forum.board}?view=grid")


def test_a_press_that_does_not_drag_opens_the_item(board: Page, forum: Forum) -> None:
    slot_of(board, forum.left).click()
    expect(board).to_have_url(f"/items/{forum.left}")


def test_keys_push_an_item_and_enter_keeps_it_there(board: Page, forum: Forum) -> None:
    slot = slot_of(board, forum.plenary)
    slot.focus()
    for keys in ("Alt+ArrowDown", "Alt+ArrowDown", "Alt+Shift+ArrowDown", "Alt+ArrowUp", "Alt+ArrowRight"):
        board.keyboard.press(keys)
    expect(slot.locator("time")).to_have_text("10.20–11.50")
    expect(board.locator("#said")).to_contain_text("10.20, Аграрная наука")
    board.keyboard.press("Enter")
    expect(slot).to_have_attribute("data-seen", "2")
    expect(slot).to_have_attribute("data-at", "2")
    expect(slot.locator("time")).to_have_text("10.20–11.50")
    expect(slot).to_be_focused()


def test_escape_takes_back_what_keys_pushed(board: Page, forum: Forum, live_server: LiveServer) -> None:
    slot = slot_of(board, forum.plenary)
    slot.focus()
    board.keyboard.press("Alt+ArrowDown")
    expect(slot.locator("time")).to_have_text("10.05–11.35")
    board.keyboard.press("Escape")
    expect(slot.locator("time")).to_have_text("10.00–11.30")
    board.keyboard.press("Tab")
    board.reload()
    expect(slot.locator("time")).to_have_text("10.00–11.30")
    assert item_of(live_server, forum.plenary).revision == 1


def test_a_move_of_what_somebody_else_changed_is_told_and_the_board_stays(board: Page, forum: Forum, live_server: LiveServer) -> None:
    with live_server.sessions() as session:
        session.get_one(ProgrammeItem, forum.plenary).responsible = "Отдел протокола"
        session.commit()
    slot = slot_of(board, forum.plenary)
    slot.focus()
    board.keyboard.press("Alt+ArrowDown")
    board.keyboard.press("Enter")
    expect(board.locator("#flashes").get_by_role("alert")).to_be_visible()
    expect(slot.locator("time")).to_have_text("10.00–11.30")
    expect(board.locator(".slot")).to_have_count(4)
    assert item_of(live_server, forum.plenary).revision == 2
