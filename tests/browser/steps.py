"""What people do on several pages alike."""

from collections.abc import Mapping
from io import BytesIO

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.office import Person
from tests.factories.accounts import PASSWORD

SAVE = ".submit .button.is-primary"


def sign_in(page: Page, person: Person) -> None:
    """Sign in at the door, without a mouse."""
    page.goto("/")
    expect(page.locator("[name=login]")).to_be_focused()
    page.keyboard.type(person.login)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation").first).to_be_visible()


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


def feed_address(page: Page, event_id: int) -> str:
    """Return the address that a subscriber copies."""
    page.goto(f"/events/{event_id}")
    page.locator('aside a[href^="/subscribe"], aside a[href*="subscribe"]').first.click()
    return page.locator("#feed-address").input_value()


def sheet_address(page: Page, event_id: int) -> str:
    """Return the address of the clean print that the form of prints offers first."""
    page.goto(f"/events/{event_id}/print")
    return str(page.locator('form[target="_blank"]').evaluate("form => form.action + '?' + new URLSearchParams(new FormData(form))"))


def text_of(page: Page, address: str) -> str:
    """Return what is read on a PDF, in one line."""
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.body())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
