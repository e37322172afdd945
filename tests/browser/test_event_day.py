"""The screen of an event day on a telephone: fresh while there is a line, and honest when there is none."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from app.planning.delegations.models import Delegation
from tests.browser.conftest import Axe, Visit
from tests.browser.office import LiveServer, Person
from tests.integration.event_day.stage import NOON, Stage, planned

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
BACK_ONLINE = "dispatchEvent(new Event('online'))"


@pytest.fixture
def stage(live_server: LiveServer) -> Stage:
    with live_server.sessions() as session:
        found = planned(session, 3)
        session.commit()
        return found


@pytest.fixture
def phone(visit: Visit, officer: Person) -> Page:
    return visit(officer, **PHONE)


def test_without_a_line_the_screen_says_of_when_its_data_are_and_goes_on_counting(phone: Page, stage: Stage) -> None:
    phone.clock.install()
    phone.goto(stage.page)
    bar = phone.locator("[data-stale]")
    expect(bar).to_be_hidden()
    phone.context.set_offline(True)
    expect(bar).to_have_text(re.compile(r"\d\d\.\d\d"))
    before = bar.inner_text()
    phone.clock.run_for(6 * 60_000)
    expect(bar).to_have_text(re.compile(r"\b[67]\s"))
    assert bar.inner_text() != before
    phone.context.set_offline(False)
    expect(bar).to_be_hidden()


def test_a_screen_that_slept_is_asked_for_again_at_once(phone: Page, stage: Stage) -> None:
    phone.goto(stage.page)
    answers: list[int] = []
    phone.on("response", lambda answer: answers.append(answer.status) if "/parts" in answer.url else None)
    with phone.expect_response("**/now/parts"):
        phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert answers == [304]


def test_what_changed_comes_without_a_reload_and_closes_nothing(phone: Page, stage: Stage, live_server: LiveServer) -> None:
    phone.goto(stage.page)
    card = phone.locator(f"#d{stage.delegation_id}")
    row = card.locator("h2 a")
    row.focus()
    with live_server.sessions() as session:
        session.get_one(Delegation, stage.delegation_id).duty_phone = "+7 917 555-55-55"
        session.commit()
    phone.evaluate(BACK_ONLINE)
    expect(card.locator("a[href='tel:+79175555555']")).to_be_visible()
    expect(row).to_be_focused()


def test_a_server_that_fails_is_told_like_a_line_that_is_lost(phone: Page, stage: Stage) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=418)

    phone.goto(stage.page)
    phone.route("**/now/parts", refuse)
    phone.evaluate(BACK_ONLINE)
    expect(phone.locator("[data-stale]")).to_be_visible()


def test_who_has_signed_out_elsewhere_sees_nothing_of_it_any_more(phone: Page, stage: Stage) -> None:
    phone.goto(stage.page)
    phone.context.clear_cookies()
    phone.evaluate(BACK_ONLINE)
    phone.wait_for_url("**/sign-in**")


def test_everything_that_is_pressed_has_room_for_a_thumb_and_nothing_scrolls_sideways(phone: Page, stage: Stage) -> None:
    phone.goto(f"{stage.page}?at={NOON}")
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]  # type: ignore[index]
    pressed = phone.locator("#event-day").locator("a[href^=tel], button, summary, .button, [type=search]")
    heights = [box["height"] for one in pressed.all() if one.is_visible() and (box := one.bounding_box())]
    assert len(heights) > 6
    assert min(heights) >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screen_can_be_read_by_everybody(visit: Visit, officer: Person, stage: Stage, axe: Axe, scheme: str) -> None:
    page = visit(officer, color_scheme=scheme, **PHONE)
    page.goto(f"{stage.page}?at={NOON}&q=третий")
    assert axe(page) == []


def test_without_a_script_a_link_asks_for_newer_data(visit: Visit, officer: Person, stage: Stage) -> None:
    page = visit(officer, java_script_enabled=False, **PHONE)
    page.goto(stage.page)
    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"^\d\d\.\d\d$"))
    page.locator(".ed-fresh a").click()
    expect(page).to_have_url(re.compile(rf"{stage.page}$"))
