"""The whole job where no script runs: old browsers, blocked scripts, a connection that broke off."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.office import Forum, LiveServer, Person, item_of
from tests.browser.steps import SAVE, fill_in, time_of


def test_without_a_script_items_are_added_changed_moved_cancelled_and_published(
    visit: Visit, officer: Person, forum: Forum, live_server: LiveServer
) -> None:
    page = visit(officer, java_script_enabled=False)
    page.goto(forum.board)
    page.locator(".day").first.locator(".add-row a").click()
    fill_in(page, {"title-ru": "Обед", "start": "13.00", "end": "14.00"})
    page.locator(SAVE).click()
    expect(page.get_by_role("link", name="Обед", exact=True)).to_be_visible()

    page.locator(f"#item-{forum.left} [data-edit]").click()
    fill_in(page, {"start": "12.00", "end": "11.00"})
    page.locator(SAVE).click()
    expect(page.get_by_role("alert")).to_be_visible()
    fill_in(page, {"end": "12.45"})
    page.locator(SAVE).click()
    expect(time_of(page, forum.left)).to_have_text("12.00–12.45")

    page.locator(f"#item-{forum.right} details[data-menu] > summary").click()
    page.locator(f"#item-{forum.right} .menu-list a").click()
    page.locator('.menu-steps button[value="-15"]').first.click()
    expect(time_of(page, forum.right)).to_have_text("11.45–12.45")

    page.goto(f"/items/{forum.plenary}/move")
    fill_in(page, {"minutes": "30", "following": "y"})
    page.locator(SAVE).click()
    shifted = ["10.30–12.00", "12.15–13.15", "12.30–13.15", "13.30–14.30", "с 19.30", "время уточняется"]
    expect(page.locator(".item-time")).to_have_text(shifted)

    page.goto(f"/items/{forum.reception}")
    page.locator('form[action$="/cancel"] button').click()
    expect(page.locator(f"#item-{forum.reception}.is-cancelled")).to_be_visible()
    assert item_of(live_server, forum.reception).cancelled

    page.goto(f"/events/{forum.id}/publish")
    page.locator(SAVE).click()
    page.wait_for_url("**/versions/1")
