"""Claims about the pages of remedies: what could be done is told with all that it does, and one press does it or nothing."""

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from app.ground.kernel import clock
from app.ground.kernel.texts import Texts
from app.judgement.conflicts.deeds import Rehouse
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.loading import situation_of
from app.judgement.conflicts.remedying import key_of
from app.planning.programmes.attending import ItemDelegation
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import Browser, opened
from tests.factories.events import an_event
from tests.factories.pages import browser_of, signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_hall, a_venue

HTMX = {"HX-Request": "true"}


@dataclass(frozen=True)
class World:
    """The ids of a forum with two items in one hall, from 10 to 11.30 and from 11 to 12, and another hall that is free."""

    event: int
    plenary: int
    section: int
    free: int
    member: int

    @property
    def key(self) -> str:
        return f"hall_twice:item{self.plenary}:item{self.section}"

    @property
    def address(self) -> str:
        return f"/events/{self.event}/conflicts/{self.key}/remedies"

    @property
    def rehouse(self) -> str:
        return key_of(Rehouse(self.section, self.free))


@pytest.fixture
def world(app: Flask) -> World:
    with opened(app).begin() as session:
        event, venue = an_event(session), a_venue(session)
        hall, free = a_hall(session, venue), a_hall(session, venue, name=Texts("Синий зал"))
        plenary = an_item(session, event, "10:00", "11:30", title="Пленарное", hall=hall, hall_id=hall.id)
        section = an_item(session, event, "11:00", "12:00", title="Секция", hall=hall, hall_id=hall.id)
        delegation = a_delegation(session, event)
        member = a_member(session, delegation, a_person_in_directory(session, "Гостев"))
        session.add(ItemDelegation(item_id=plenary.id, delegation_id=delegation.id))
        return World(event.id, plenary.id, section.id, free.id, member.id)


@pytest.fixture
def office(app: Flask) -> Browser:
    return browser_of(app, somebody(app, language="en"))


def text(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def seen(answer: TestResponse, deed: str) -> list[str]:
    """Return the revisions that the form of a deed sends."""
    forms = re.findall(r"<form.*?</form>", text(answer), re.DOTALL)
    mine = next(form for form in forms if f'name="deed" value="{deed}"' in form)
    return re.findall(r'name="seen" value="([^"]+)"', mine)


def keys(app: Flask, world: World) -> set[str]:
    with opened(app)() as session:
        return {finding.key for finding in judge(situation_of(session, world.event, now=clock.now()))}


def hall_of(app: Flask, item: int) -> int | None:
    with opened(app)() as session:
        return session.get_one(ProgrammeItem, item).hall_id


def test_the_page_tells_each_deed_in_words(office: Browser, world: World) -> None:
    page = text(office.get(world.address))
    words = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert f'value="{world.rehouse}"' in page
    assert "Hold “Секция” (26 November, 11:00–12:00) in Синий зал" in words
    assert "Move “Секция” (26 November, 11:00–12:00) to 11:30" in words


def test_looking_changes_nothing(app: Flask, app_engine: Engine, office: Browser, world: World) -> None:
    with statements(app_engine) as asked:
        office.get(world.address)
    assert {one.split()[0] for one in asked} <= {"BEGIN", "SELECT"}


def test_one_press_does_it_ends_the_finding_and_says_what_was_done(app: Flask, office: Browser, world: World) -> None:
    page = office.get(world.address)
    answer = office.post(world.address, {"deed": world.rehouse, "seen": seen(page, world.rehouse)})
    assert (answer.status_code, answer.location) == (303, f"/events/{world.event}/conflicts")
    assert (hall_of(app, world.section), world.key in keys(app, world)) == (world.free, False)
    assert "Now in Синий зал" in text(office.get("/account"))


def test_who_came_from_the_page_of_an_item_goes_back_there(office: Browser, world: World) -> None:
    page = office.get(f"{world.address}?item={world.section}")
    assert f'action="{world.address}?item={world.section}"' in text(page)
    answer = office.post(f"{world.address}?item={world.section}", {"deed": world.rehouse, "seen": seen(page, world.rehouse)})
    assert answer.location == f"/items/{world.section}"


def test_what_somebody_changed_meanwhile_is_told_and_nothing_is_done(app: Flask, office: Browser, world: World) -> None:
    shown = seen(office.get(world.address), world.rehouse)
    other = browser_of(app)
    with opened(app).begin() as session:
        session.get_one(ProgrammeItem, world.section).responsible = "Отдел протокола"
    answer = other.post(world.address, {"deed": world.rehouse, "seen": shown})
    assert (answer.status_code, "Отдел протокола" in text(answer)) == (409, True)
    assert (hall_of(app, world.section) == world.free, f'value="{world.rehouse}"' in text(answer)) == (False, True)


def test_a_finding_that_has_gone_in_between_is_told_so(app: Flask, office: Browser, world: World) -> None:
    shown = seen(office.get(world.address), world.rehouse)
    with opened(app).begin() as session:
        session.get_one(ProgrammeItem, world.plenary).cancelled = True
    gone = office.get(world.address)
    answer = office.post(world.address, {"deed": world.rehouse, "seen": shown})
    assert (gone.status_code, answer.status_code) == (404, 409)
    assert all("This does not stand any more" in text(one) for one in (gone, answer))


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"deed": "shift-1-30"},
        {"deed": "х" * 5000, "seen": ["item:1:1"]},
        {"deed": "rehouse-1-2", "seen": ["item:1:1", "leg:x:1", "person:1:1", "::", "item:999999999:999999999"]},
        {"seen": ["item:1:1"] * 500},
    ],
    ids=["nothing", "no revisions", "long", "garbage", "many"],
)
def test_garbage_is_refused_and_never_an_error(office: Browser, world: World, sent: dict[str, object]) -> None:
    assert office.post(world.address, sent).status_code == 409


@pytest.mark.parametrize(
    "key", ["x", "hall_twice", "hall_twice:item1", "person_twice:item1:item2", "%F0%9F%98%80", "a" * 500, "hall_twice:item0:leg9"]
)
def test_a_key_of_nothing_leads_to_a_page_that_says_so(office: Browser, world: World, key: str) -> None:
    address = f"/events/{world.event}/conflicts/{key}/remedies"
    assert (office.get(address).status_code, office.post(address, {"deed": "x"}).status_code) == (404, 409)


@pytest.mark.parametrize(
    ("role", "statuses"), [(Role.ADMIN, (200, 409)), (Role.PROTOCOL, (200, 409)), (Role.COORDINATOR, (200, 403)), (Role.READER, (200, 403))]
)
def test_everybody_of_the_staff_reads_and_who_may_change_the_event_does(
    app: Flask, world: World, role: Role, statuses: tuple[int, int]
) -> None:
    client = signed_in(app, role)
    assert (client.get(world.address).status_code, client.post(world.address).status_code) == statuses


def test_who_may_not_change_the_event_is_offered_no_button(app: Flask, world: World) -> None:
    page = text(signed_in(app, Role.READER).get(world.address))
    assert (f'action="{world.address}' in page, 'name="deed"' in page) == (False, False)


def test_an_items_page_fetches_its_findings_with_what_could_be_done(office: Browser, world: World) -> None:
    assert f'hx-get="/items/{world.section}/conflicts"' in text(office.get(f"/items/{world.section}"))
    fragment = text(office.get(f"/items/{world.section}/conflicts", headers=HTMX))
    assert (fragment.count(f'href="{world.address}?item={world.section}"'), "Hold" in fragment, "<html" in fragment) == (1, True, False)


def test_without_a_script_an_items_findings_are_a_page(office: Browser, world: World) -> None:
    answer = office.get(f"/items/{world.section}/conflicts")
    assert (answer.status_code, "<html" in text(answer), f'href="/items/{world.section}"' in text(answer)) == (200, True, True)


def test_the_findings_of_no_item_are_no_page(office: Browser, world: World) -> None:
    assert office.get("/items/999999/conflicts").status_code == 404


def test_a_change_of_who_attends_lets_the_findings_load_anew(office: Browser, world: World) -> None:
    page = office.get(f"/items/{world.plenary}/attendance")
    sent = {"id": str(world.member), "attends": "0", "seen": re.findall(r'name="seen" value="(\d+)"', text(page))[0]}
    answer = office.post(f"/items/{world.plenary}/attendance/member", sent, headers=HTMX)
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (200, "attendance-changed")
    assert "attendance-changed from:document" in text(office.get(f"/items/{world.plenary}/conflicts", headers=HTMX))


def test_a_page_of_remedies_asks_as_many_questions_however_many_there_are(
    app: Flask, app_engine: Engine, office: Browser, world: World
) -> None:
    def asked() -> int:
        with statements(app_engine) as found:
            office.get(world.address)
        return len(found)

    few = asked()
    with opened(app).begin() as session:
        item = session.get_one(ProgrammeItem, world.section)
        venue = a_venue(session)
        for number in range(5):
            a_hall(session, venue, name=Texts(f"Зал {number}"))
        delegation = a_delegation(session, session.get_one(type(an_event(session)), item.event_id))
        for _ in range(20):
            a_member(session, delegation)
        session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
    assert asked() == few
