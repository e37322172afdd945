"""Claims that hold for every page, on a desk and on a phone, in light and in dark: no barrier, no sideways scrolling, no error."""

import re
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from typing import Final, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from app.ground.kernel import clock
from app.ground.kernel.walltime import WallTime
from app.judgement.publishing.commands import Publish, publish
from app.planning.delegations.rules import MemberStatus
from app.planning.events.particulars import findings_of
from app.planning.journeys.models import Leg
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import get_item
from app.planning.transfers.models import Transfer
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.browser.addresses import STAFF, STRANGERS
from tests.browser.arrivals import Arrivals, arrivals_at
from tests.browser.conftest import DESKTOP, Axe, Visit
from tests.browser.decided import Decided, decided_at
from tests.browser.meetings import Meetings, meetings_of
from tests.browser.office import Delegates, Forum, LiveServer, Person, a_delegation_to, a_forum_of, a_person
from tests.browser.shows import Fair, Journey, a_fair_of, a_visit_of
from tests.browser.steps import SAVE, edit_in_row, fill_in, open_menu
from tests.factories.accounts import an_actor
from tests.factories.programmes import a_speech, speech_rows

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
COLOURS: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class World:
    """What the addresses lead to."""

    forum: Forum
    guests: Delegates
    arrivals: Arrivals
    decided: Decided
    meetings: Meetings
    fair: Fair
    visit: Journey


@pytest.fixture(scope="module")
def admin(live_server: LiveServer) -> Person:
    return a_person(live_server, role=Role.ADMIN)


@pytest.fixture(scope="module")
def world(live_server: LiveServer, admin: Person) -> World:
    """A forum with two versions and a draft beyond them: speeches, something moved, something cancelled; and its guests."""
    forum = a_forum_of(live_server)
    with live_server.sessions() as session:
        actor = an_actor(session.get_one(User, admin.id))
        plenary = get_item(session, forum.plenary)
        plenary.speeches = speech_rows(a_speech(minutes=40), a_speech("А. А. Смаилов", 45))
        publish(session, Publish(forum.id, actor, None), now=clock.now())
        session.get_one(ProgrammeItem, forum.reception).cancelled = True
        plenary.when = plenary.when.moved(timedelta(minutes=15))
        session.flush()
        publish(session, Publish(forum.id, actor, None, "Перенос"), now=clock.now())
        session.get_one(ProgrammeItem, forum.right).plan_b = "Малый зал"
        session.commit()
    return World(
        forum=forum,
        guests=a_delegation_to(live_server, forum.id, forum.plenary, admin),
        arrivals=_late_arrivals(live_server, admin),
        decided=decided_at(live_server),
        meetings=meetings_of(live_server, admin),
        fair=a_fair_of(live_server),
        visit=a_visit_of(live_server, admin),
    )


def _late_arrivals(server: LiveServer, admin: Person) -> Arrivals:
    """Return arrivals of which one is late: it breaks a transfer, and the next version calls somebody."""
    there = arrivals_at(server, admin, status=MemberStatus.INVITED)
    with server.sessions() as session:
        leg, transfer = session.get_one(Leg, there.leg), session.get_one(Transfer, there.transfer)
        leg.estimated = WallTime(datetime.combine(there.day, time(15, 35)), leg.zone)
        transfer.start = WallTime(datetime.combine(there.day, time(15, 50)), transfer.zone)
        session.flush()
        session.expire_all()
        actor = an_actor(session.get_one(User, admin.id))
        publish(session, Publish(there.id, actor, None), now=clock.now(), judge=findings_of)  # late or not
        session.commit()
    return there


FORM: Final = re.compile(r"/(new|edit|remove|merge|mark|end|put-off|answer|move|substitute|title|rehearsal|decide)([?/]|$)")
"""Addresses of forms: all of them are put together from the same few fields."""
LOOKS: Final = tuple(zip((DESKTOP, PHONE), COLOURS, strict=True))
SEEN_ONLY: Final = (
    "aria-hidden-focus",
    "button-name",
    "color-contrast",
    "label",
    "link-in-text-block",
    "link-name",
    "region",
    "scrollable-region-focusable",
    "target-size",
)
"""Rules about what the size and the colours of a screen change; what a page is made of has been looked at by then."""


def barriers(page: Page, axe: Axe) -> list[str]:
    """Return what is wrong with the page as it stands, in both sizes and both colours; the page is left as on a desk.

    Sizes share their colours (tokens) and colours their sizes, so each is looked at once: twice a page, not four times. A form is
    measured in both sizes and looked at in one of them, which one is told by the length of its address. The second look is by the
    rules that it can change.
    """
    found = []
    path = re.sub("[0-9]+", "", urlsplit(page.url).path)
    looked = [LOOKS[len(path) % 2]] if FORM.search(path) else LOOKS
    for size, colours in LOOKS:
        page.set_viewport_size(size)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > size["width"]:
            found.append(f"{wide} pixels wide on {size['width']}")
        if (size, colours) in looked:
            page.emulate_media(color_scheme=colours)
            again = SEEN_ONLY if (size, colours) != looked[0] else ()
            found += [f"{size['width']} {colours} {fault}" for fault in axe(page, again)]
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme=COLOURS[0])
    return found


def address(path: str, world: World, admin: Person) -> str:
    forum, guests = world.forum, asdict(world.guests)
    delegation = guests.pop("id")
    return path.format(
        a=world.arrivals,
        d=world.decided,
        m=world.meetings,
        f=world.fair,
        v=world.visit,
        token=world.arrivals.token,
        id=forum.id,
        uid=forum.uid,
        plenary=forum.plenary,
        venue_id=forum.venue_id,
        me=admin.id,
        delegation=delegation,
        **guests,
    )


@pytest.mark.parametrize("name", STRANGERS)
def test_a_page_for_everybody_has_no_barrier(glance: Visit, world: World, admin: Person, axe: Axe, name: str) -> None:
    page = glance()
    page.goto(address(STRANGERS[name], world, admin))
    assert barriers(page, axe) == []


@pytest.mark.parametrize("name", STAFF)
def test_a_page_for_the_staff_has_no_barrier(glance: Visit, world: World, admin: Person, axe: Axe, name: str) -> None:
    page = glance(admin)
    answer = page.goto(address(STAFF[name], world, admin))
    assert answer
    assert answer.status == (404 if name == "error" else 200)
    assert barriers(page, axe) == []


def test_what_opens_on_a_page_has_no_barrier_either(page: Page, forum: Forum, axe: Axe) -> None:
    page.goto(forum.board)
    open_menu(page, forum.left)
    assert barriers(page, axe) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert barriers(page, axe) == []
    page.keyboard.press("Escape")
    row = edit_in_row(page, forum.plenary)
    fill_in(row, {"end": "09.00"})
    row.locator(SAVE).click()
    expect(row.get_by_role("alert")).to_be_focused()
    assert barriers(page, axe) == []


def test_what_opens_on_the_pages_of_people_has_no_barrier_either(visit: Visit, world: World, admin: Person, axe: Axe) -> None:
    page, guests = visit(admin), world.guests
    page.goto(f"/people/{guests.leader}")
    page.locator("#personal form[hx-post] button").click()
    expect(page.locator("#personal")).to_contain_text("+7 714 000")
    assert barriers(page, axe) == []
    page.goto(f"/delegations/{guests.id}")
    row = page.locator(f"#member-{guests.member}")
    row.locator("details[data-menu] > summary").click()
    expect(row.locator(".menu-list form").first).to_be_visible()
    assert barriers(page, axe) == []
    page.keyboard.press("Escape")
    page.locator("#take-in").press_sequentially("Құрман")
    expect(page.locator("#found .found li").first).to_be_visible()
    assert barriers(page, axe) == []
    row.locator("[data-edit]").click()
    expect(row.locator("form [name=note]")).to_be_visible()
    assert barriers(page, axe) == []
    page.goto(f"/events/{world.forum.id}/whereabouts?at=2024-11-26T10:30")
    for summary in page.locator(".where-group > summary").all():
        summary.click()
    assert barriers(page, axe) == []


def test_two_versions_side_by_side_are_no_barrier(page: Page, live_server: LiveServer, forum: Forum, axe: Axe) -> None:
    page.goto(forum.board)
    row = edit_in_row(page, forum.plenary)
    with live_server.sessions() as session:
        session.get_one(ProgrammeItem, forum.plenary).responsible = "Отдел протокола"
        session.commit()
    fill_in(row, {"title-ru": "Открытие форума", "responsible": "Отдел внешних связей"})
    row.locator(SAVE).click()
    expect(page.locator("table.choose")).to_be_visible()
    assert barriers(page, axe) == []
