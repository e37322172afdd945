"""What people do on several pages alike."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

SAVE = ".submit .button.is-primary"


def fill_in(form: Page | Locator, values: Mapping[str, str]) -> None:
    """Fill the fields of these names: text is typed, an option chosen, “y” ticked; what is folded away is opened first."""
    for name, value in values.items():
        field = form.locator(f'[name="{name}"]:not([type=hidden])')
        folded = form.locator(f'details:not([open]):has([name="{name}"]) > summary')
        if folded.count():
            folded.click()
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") == "checkbox":
            field.set_checked(value == "y")
        else:
            field.fill(value)


def open_menu(page: Page, item_id: int) -> Locator:
    """Open the menu of an item's row and return it when it is there."""
    row = page.locator(f"#item-{item_id}")
    row.locator("details[data-menu] > summary").click()
    menu = row.locator(".menu-list")
    expect(menu.locator("form").first).to_be_visible()
    return menu


def move(page: Page, item_id: int, minutes: int, *, following: bool = False) -> None:
    """Press a step in the menu of an item's row, alone or with all that follows."""
    steps = open_menu(page, item_id).locator(".menu-steps").nth(1 if following else 0)
    steps.locator(f'button[value="{minutes}"]').click()


def edit_in_row(page: Page, item_id: int) -> Locator:
    """Open an item's form in its row and return the row when the form is there."""
    row = page.locator(f"#item-{item_id}")
    row.locator("[data-edit]").click()
    expect(row.locator("form")).to_be_visible()
    return row


def time_of(page: Page, item_id: int) -> Locator:
    """Return where the row of an item shows its time."""
    return page.locator(f"#item-{item_id} .item-time")


def publish(page: Page, event_id: int) -> None:
    """Publish what stands in the draft."""
    page.goto(f"/events/{event_id}/publish")
    page.locator(SAVE).click()
    page.wait_for_url(f"**/events/{event_id}/versions/*")
