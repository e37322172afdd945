"""The whole path of logistics: a late flight up to the driver's card and the called delegate; the desk; an answer without a script."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from playwright.sync_api import Page, ViewportSize, expect

from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MemberStatus
from tests.browser.arrivals import DELEGATION, FLIGHT, Arrivals, arrivals_at
from tests.browser.conftest import Visit
from tests.browser.office import LiveServer, Person
from tests.browser.steps import SAVE, fill_in, publish, sign_in, text_of

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
UFA: Final = ZoneInfo("Asia/Yekaterinburg")


def test_a_late_flight_goes_from_entry_to_the_drivers_card_and_the_called_delegate(
    visit: Visit, officer: Person, live_server: LiveServer
) -> None:
    there = arrivals_at(live_server, officer)
    page, outside = visit(), visit(viewport=PHONE)
    sign_in(page, officer)
    driver, feed = _drivers_page(page, there), _feed(outside, there)
    before = _fetched(page, feed)

    _enter_late(page, there)
    expect(page.locator(f"#leg-{there.leg}")).to_contain_text("14.50")
    page.goto(f"/legs/{there.leg}/consequences")
    expect(page.locator("#consequences .item")).to_have_count(1)
    expect(page.locator('#consequences [name="do"]')).to_be_checked()
    page.locator("#consequences .submit .button.is-primary").click()
    page.wait_for_url("**/consequences?done=1")
    outside.goto(driver)
    expect(outside.locator("main")).to_contain_text("15.55")  # nobody outside sees the draft
    publish(page, there.id)

    for address in (driver, f"/p/{there.token}"):
        outside.goto(address)
        expect(outside.locator("main")).to_contain_text("16.20")
        expect(outside.locator("main")).not_to_contain_text("15.55")
    card = text_of(outside, f"{driver}/a5.pdf")
    assert ("16.20" in card, "15.55" in card, FLIGHT in card) == (True, False, True)
    after = _fetched(page, feed)
    assert [_clock(one) for one in (before, after)] == ["15.55", "16.20"]
    assert str(after["uid"]) == str(before["uid"])
    assert int(str(after["sequence"])) > int(str(before["sequence"]))
    _call_everybody(page, there)


def _drivers_page(page: Page, there: Arrivals) -> str:
    """Make the driver's link where it is given out, and return its path: it is shown this one time."""
    page.goto(f"/events/{there.id}/links/new?subject=vehicle&uid={there.vehicle_uid}&opens=page")
    fill_in(page, {"holder": "Водителев"})
    page.locator(SAVE).click()
    return "/p/" + page.locator("#private-address").input_value().partition("/p/")[2]


def _feed(page: Page, there: Arrivals) -> str:
    """Let the delegate make a calendar on their own page; return its address."""
    page.goto(f"/p/{there.token}")
    page.locator("#calendar form button").click()
    return page.locator("#feed-address").input_value()


def _fetched(page: Page, address: str) -> Event:
    """Return the entry of the transfer in a feed."""
    entries = Calendar.from_ical(page.request.get(address).body()).events
    return next(one for one in entries if "Аэропорт" in str(one["summary"]) or "Торатау" in str(one["summary"]))


def _clock(entry: Event) -> str:
    start = entry.start
    assert isinstance(start, datetime)
    return f"{start.astimezone(UFA):%H.%M}"


def _enter_late(page: Page, there: Arrivals) -> None:
    page.goto(f"/events/{there.id}/arrivals")
    page.locator(f'#leg-{there.leg} a[href*="/legs/{there.leg}/times"]').first.click()
    fill_in(page, {"estimated": "14.50"})
    page.locator(".submit .button.is-primary").first.click()


def _call_everybody(page: Page, there: Arrivals) -> None:
    """The driver and the delegation stand on the sheet once each; mark them told, one of them confirmed later."""
    page.goto("/")
    expect(page.locator(f'a[href="/events/{there.id}/calls"]')).to_be_visible()
    page.goto(f"/events/{there.id}/calls")
    names = page.locator('tr[id^="call-"] th')
    expect(names).to_have_count(2)
    expect(names.filter(has_text=DELEGATION)).to_have_count(1)
    expect(names.filter(has_text="Водителев")).to_have_count(1)
    for left in (1, 0):
        page.locator('form[action*="/told"]:not(:has([name="confirmed"])) button').first.click()
        expect(page.locator('form[action*="/told"]:not(:has([name="confirmed"]))')).to_have_count(left)
    for left in (1, 0):
        page.locator('form[action*="/confirmed"] button').first.click()
        expect(page.locator('form[action*="/confirmed"]')).to_have_count(left)
    page.goto("/")
    expect(page.locator(f'a[href="/events/{there.id}/calls"]')).to_have_count(0)


def test_a_guest_is_checked_in_by_code_on_a_phone(visit: Visit, officer: Person, live_server: LiveServer) -> None:
    there = arrivals_at(live_server, officer)
    page = visit(officer, viewport=PHONE, has_touch=True)
    page.goto(f"/check-in/{there.code}")
    expect(page.get_by_text("Аманов").first).to_be_visible()
    page.locator(f'form[action="/badges/{there.badge}/arrived"] button').click()
    page.wait_for_url(f"**/check-in?badge={there.badge}")
    expect(page.locator(f'form[action="/badges/{there.badge}/not-arrived"]')).to_have_count(1)
    page.locator("#scan").fill(there.code)
    page.locator("#scan").press("Enter")
    expect(page.locator(f'form[action="/badges/{there.badge}/arrived"]')).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_without_a_script_a_guest_answers_to_the_invitation(visit: Visit, officer: Person, live_server: LiveServer) -> None:
    there = arrivals_at(live_server, officer, status=MemberStatus.INVITED)
    page = visit(viewport=PHONE, java_script_enabled=False)
    page.goto(f"/p/{there.token}")
    page.locator('button[name="answer"][value="accepted"]').click()
    page.wait_for_url(f"**/p/{there.token}")
    expect(page.locator(".own-said")).to_be_visible()
    with live_server.sessions() as session:
        assert session.get_one(DelegationMember, there.member).status is MemberStatus.ACCEPTED
