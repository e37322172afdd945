"""What becomes of a decision, as people do it: from the agenda of a running meeting to approved minutes and a due day in a calendar."""

import re
from datetime import timedelta

from icalendar import Calendar
from playwright.sync_api import Page, expect

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.judgement.private_links.following import enter_link
from app.judgement.private_links.links import MakeLink, get_link, make_link
from app.judgement.private_links.rules import Opens
from app.matters.minutes.consents import SIDES
from app.matters.minutes.models import Decision
from app.planning.itineraries.rules import Subject, Whose
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.browser.conftest import Visit
from tests.browser.office import LiveServer, Person, a_person
from tests.browser.steps import SAVE, fill_in, text_of
from tests.factories import minutes as minuted
from tests.factories.meetings import a_meeting, a_point
from tests.factories.minutes import HELD
from tests.factories.people import a_person_in_directory
from tests.factories.undertakings import a_partner_body

DUE = clock.office_day() + timedelta(days=30)
WORDS = "решить вопрос сырья для завода"


def test_a_decision_of_a_running_meeting_is_followed_until_it_stands_in_a_calendar(visit: Visit, live_server: LiveServer) -> None:
    secretary = a_person(live_server, role=Role.SECRETARY)
    event_id, body = _meeting(live_server, secretary)
    sentence = f"Просить казахстанскую сторону ({body}) {WORDS} в срок до"
    person, feed = _person_with_feed(live_server)
    page = visit(secretary)

    page.goto(f"/events/{event_id}/agenda")
    expect(page.locator(".agenda-title")).to_have_text(["О сырье", "О сроках"])
    page.goto(f"/events/{event_id}/running")
    screen = page.locator("#running")
    screen.locator(".rm-deeds .is-primary").click()
    expect(screen.locator(".rm-point h2")).to_have_text("О сырье")
    screen.locator(".rm-deeds .is-primary").click()
    expect(screen.locator(".rm-speaker h3")).to_have_text("Участник 1")
    screen.get_by_role("button", name="Следующий вопрос").click()
    expect(screen.locator(".rm-point h2")).to_have_text("О сроках")

    page.goto(f"/events/{event_id}/minutes")
    page.locator("main form .is-primary").click()
    section = page.locator("section", has=page.get_by_role("heading", name="1. О сырье"))
    section.locator('a[hx-target^="#decide-"]').click()
    form = section.locator("form.form")
    form.locator('[name="form"][value="ask_theirs"]').check(force=True)
    fill_in(form, {"text-ru": WORDS, "their_body": body, "due": DUE.isoformat()})
    expect(form.locator("[aria-live]")).to_contain_text(sentence)
    form.locator(SAVE).click()
    expect(page.locator("#flashes .is-good")).to_be_visible()
    expect(section.locator("td").first).to_have_text("1.1")
    expect(section).to_contain_text(sentence)
    _agree_and_approve(page, event_id)

    expect(page.locator("main [href$='/edit'], main [href*='/decisions/new'], main [href*='/points/new']")).to_have_count(0)
    paper = page.locator('aside a[href*="/minutes/"][href*="/print"]').get_attribute("href")
    page.goto(str(paper))
    chosen = page.locator('form[target="_blank"]').evaluate("form => form.action + '?' + new URLSearchParams(new FormData(form))")
    assert sentence in text_of(page, str(chosen))

    page.goto("/instructions")
    row = page.locator("tr", has_text=WORDS)
    expect(row).to_contain_text("1.1")
    row.get_by_role("link", name=re.compile(WORDS)).click()
    page.goto(f"{page.url}/edit")
    fill_in(page, {"person": f"№ {person}"})
    page.locator(SAVE).click()
    expect(page.locator("#flashes .is-good")).to_be_visible()
    (entry,) = Calendar.from_ical(page.request.get(feed).body()).events
    assert (entry.start, WORDS in str(entry["summary"]) + str(entry.get("description"))) == (DUE, True)


def test_of_two_who_word_one_decision_the_second_sees_both_and_nothing_is_lost(visit: Visit, live_server: LiveServer) -> None:
    first, second = (a_person(live_server, name=name, role=Role.PROTOCOL) for name in ("А. М. Сафин", "Г. Р. Валиева"))
    with live_server.sessions() as session:
        minutes = minuted.some_minutes(session, minuted.a_meeting(session, "О сырье"))
        decision = minuted.a_decision(session, minuted.a_point(session, minutes))
        session.commit()
        address = f"/minutes/decisions/{decision.id}/edit"
    pages = [visit(first), visit(second)]
    for page in pages:
        page.goto(address)
    fill_in(pages[0], {"text-ru": "решить вопрос сырья до конца года"})
    pages[0].locator(SAVE).click()
    expect(pages[0].locator("main")).to_contain_text("до конца года")
    fill_in(pages[1], {"text-ru": "найти других поставщиков", "due": DUE.isoformat()})
    pages[1].locator(SAVE).click()
    choices = pages[1].locator("table.choose")
    expect(choices.locator("thead")).to_contain_text("А. М. Сафин")
    expect(choices).to_contain_text("решить вопрос сырья до конца года")
    expect(choices).to_contain_text("найти других поставщиков")
    choices.get_by_text("решить вопрос сырья до конца года", exact=True).click()
    pages[1].locator(".clash").locator(SAVE).click()
    expect(pages[1].locator("#flashes .is-good")).to_be_visible()
    with live_server.sessions() as session:
        kept = session.get_one(Decision, decision.id)
        assert (kept.text.ru, kept.due) == ("решить вопрос сырья до конца года", DUE)


def _agree_and_approve(page: Page, event_id: int) -> None:
    """Give the minutes their number, send the draft out, note that both sides agree to it, and approve it."""
    page.locator('.head a[href*="/minutes/"][href$="/edit"]').click()
    fill_in(page, {"number": "2"})
    page.locator(SAVE).click()
    page.locator(".head form .is-primary").click()
    for side in SIDES:
        page.locator(f'aside a[href*="/agree?side={side.value}"]').click()
        fill_in(page, {"who": "А. Б. Сафин, министр", "letter": "№ 5", "agreed_on": HELD.isoformat()})
        page.locator(SAVE).click()
        expect(page).to_have_url(re.compile(rf"/events/{event_id}/minutes"))
    page.locator('.head a[href$="/approve"]').click()
    fill_in(page, {"signed_on": HELD.isoformat()})
    page.locator(SAVE).click()
    expect(page).to_have_url(re.compile(rf"/events/{event_id}/minutes"))


def _person_with_feed(server: LiveServer) -> tuple[int, str]:
    """Return somebody of the directory, and the address of what is theirs in a calendar."""
    now = clock.now()
    with server.sessions() as session:
        person = a_person_in_directory(session)
        whose, last = Whose(Subject.PERSON, person.uid), now.date() + timedelta(days=90)
        made = make_link(session, MakeLink("Валиева", new_uid(), Opens.FEED, whose, None, "Помощник", "ru", last), now=now)
        enter_link(session, get_link(session, made.link_id), now=now)
        session.commit()
        return person.id, f"/feeds/private/{made.token}/own.ics"


def _meeting(server: LiveServer, secretary: Person) -> tuple[int, str]:
    """Return a meeting of two points that was held and is given to a secretary, and how the form calls a body of the partner's side."""
    with server.sessions() as session:
        event = a_meeting(session, coordinators=[session.get_one(User, secretary.id)])
        a_point(session, event)
        a_point(session, event, "10:20", "10:40", title="О сроках")
        body = a_partner_body(session)
        session.commit()
        return event.id, body.name.ru
