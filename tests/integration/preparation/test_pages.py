"""Claims about the pages of preparation: who may open and send what, what two people see, how many queries they take."""

import html
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.planning.events.kinds import POLICY, Kind
from app.planning.preparation.models import Task
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.accounts import a_user
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import errors_of, signed_in, somebody
from tests.factories.tasks import a_task


@pytest.fixture
def coordinator(app: Flask) -> User:
    return somebody(app, Role.COORDINATOR)


def staged(app: Flask, *people: User, **over: object) -> tuple[int, int]:
    """Return the ids of an event given to these people, and of its one task."""
    with opened(app).begin() as session:
        event = an_event(session, coordinators=[session.merge(person) for person in people])
        return event.id, a_task(session, event, **over).id  # type: ignore[arg-type]  # columns of a task


def task_of(app: Flask, task_id: int) -> Task:
    with opened(app)() as session:
        return session.get_one(Task, task_id)


NEW = {"title": "Позвонить", "timing": "before", "number": "5", "deadline": "press"}
GETS = {
    "/events/{event}/preparation": (200, 200),
    "/events/{event}/preparation.pdf": (200, 200),
    "/events/{event}/preparation/new": (403, 200),
    "/tasks/{task}/edit": (403, 200),
    "/tasks/{task}/done": (403, 200),
}
"""Address → what is answered to those who only read, and to those who plan this event."""
POSTS: dict[str, dict[str, str]] = {
    "/tasks/{task}/done": {"evidence": "исх. № 17"},
    "/tasks/{task}/undone": {},
    "/tasks/{task}/edit": NEW,
    "/tasks/{task}/reorder": {"step": "1"},
    "/tasks/{task}/remove": {},
    "/events/{event}/preparation/new": NEW,
    "/events/{event}/preparation/usual": {},
}


@pytest.mark.parametrize(
    ("role", "own", "plans"),
    [
        (Role.READER, True, False),
        (Role.COORDINATOR, True, True),
        (Role.COORDINATOR, False, False),
        (Role.PROTOCOL, False, True),
        (Role.ADMIN, False, True),
    ],
)
def test_everybody_reads_a_plan_and_those_who_plan_the_event_write_it(
    app: Flask, coordinator: User, role: Role, own: bool, plans: bool
) -> None:
    event, task = staged(app, *([coordinator] if own else []))
    client = signed_in(app, coordinator if role is Role.COORDINATOR else role)
    where = {"event": event, "task": task}
    assert {address: client.get(address.format(**where)).status_code for address in GETS} == {
        address: answers[plans] for address, answers in GETS.items()
    }
    posted = {address: client.post(address.format(**where), data=data).status_code for address, data in POSTS.items()}
    alone = {"/tasks/{task}/reorder": 422}  # there is nothing to change places with
    assert posted == {address: alone.get(address, 303) if plans else 403 for address in POSTS}


def test_a_reader_is_offered_nothing_that_would_be_refused(app: Flask) -> None:
    event, _ = staged(app)
    page = signed_in(app, Role.READER).get(f"/events/{event}/preparation?lang=en").text.partition("<main")[2].partition("</main>")[0]
    assert "<form" not in page
    assert "New task" not in page
    assert "Разослать приглашения" in page


def test_a_task_is_written_by_its_form_and_refused_beside_its_fields(app: Flask) -> None:
    event, _ = staged(app)
    client = signed_in(app)
    address = f"/events/{event}/preparation/new?lang=en"
    wrong = [
        ({"title": " "}, "title"),
        ({"number": ""}, "number"),
        ({"number": "731"}, "number"),
        ({"timing": "own"}, "due_on"),
        ({"timing": "after", "number": "0"}, "number"),
        ({"timing": "after", "number": "400"}, "number"),
        ({"timing": "own", "due_on": "1.1.1900"}, "due_on"),
        ({"timing": "sometime"}, "timing"),
        ({"deadline": "x"}, "deadline"),
    ]
    for change, field in wrong:
        answer = client.post(address, data={**NEW, **change})
        assert (answer.status_code, list(errors_of(answer))) == (422, [field]), change
    uid = new_uid()
    for _ in range(2):
        assert client.post(address, data={**NEW, "timing": "after", "number": "3", "uid": uid}).status_code == 303
    assert client.get(f"/events/{event}/preparation?lang=en").text.count("3 days after the event") == 1


def test_a_day_of_its_own_is_kept_when_the_task_is_opened_again(app: Flask) -> None:
    _, task = staged(app, days=None, due_on=date(2024, 11, 1))
    page = signed_in(app).get(f"/tasks/{task}/edit")
    assert 'value="2024-11-01"' in page.text
    assert signed_in(app).post(f"/tasks/{task}/edit", data={**NEW, "timing": "own", "due_on": "02.11.2024"}).status_code == 303
    assert (task_of(app, task).days, task_of(app, task).due_on) == (None, date(2024, 11, 2))


def test_an_empty_plan_offers_the_usual_tasks_and_a_full_one_does_not(app: Flask) -> None:
    with opened(app).begin() as session:
        event = an_event(session).id
    client, usual = signed_in(app), f"/events/{event}/preparation/usual"
    assert usual in client.get(f"/events/{event}/preparation").text
    client.post(usual)
    page = client.get(f"/events/{event}/preparation").text
    assert usual not in page
    assert page.count('id="task-') == len(POLICY[Kind.FORUM].tasks)


def test_only_open_tasks_are_listed_where_they_are_asked_for_and_keep_their_numbers(app: Flask) -> None:
    with opened(app).begin() as session:
        event = an_event(session)
        a_task(session, event, 20, title="Готово", done_at=clock.now(), done_by="Г. Р. Валиева")
        a_task(session, event, 10, title="Открыто")
        ident = event.id
    client = signed_in(app, Role.READER)
    rows = client.get(f"/events/{ident}/preparation?show=open").text.partition("<tbody>")[2].partition("</tbody>")[0]
    assert ("Готово" in rows, "Открыто" in rows, ">2</td>" in rows) == (False, True, True)
    assert "Готово" in client.get(f"/events/{ident}/preparation").text


def test_the_second_of_two_who_mark_a_task_is_shown_both_and_loses_nothing(app: Flask) -> None:
    event, task = staged(app)
    first, second = signed_in(app, somebody(app, name="Г. Р. Валиева")), signed_in(app, somebody(app, name="Р. И. Юсупов"))
    assert first.post(f"/tasks/{task}/done", data={"seen": "1", "evidence": "исх. № 17"}).status_code == 303
    assert second.post(f"/tasks/{task}/done", data={"seen": "1", "evidence": ""}).status_code == 303
    clash = second.post(f"/tasks/{task}/done", data={"seen": "1", "evidence": "исх. № 18"})
    told = html.unescape(clash.text)
    assert (clash.status_code, "исх. № 17" in told, "исх. № 18" in told, "Г. Р. Валиева" in told) == (409, True, True, True)
    assert second.post(f"/tasks/{task}/done", data={"seen": "2", "evidence": "исх. № 18"}).status_code == 303
    marked = task_of(app, task)
    assert (marked.evidence, marked.done_by, marked.event_id) == ("исх. № 18", "Г. Р. Валиева", event)


def test_the_second_of_two_who_edit_a_task_is_shown_both(app: Flask) -> None:
    _, task = staged(app)
    client = signed_in(app)
    assert client.post(f"/tasks/{task}/edit", data={**NEW, "seen": "1"}).status_code == 303
    clash = client.post(f"/tasks/{task}/edit", data={**NEW, "seen": "1", "title": "Написать"})
    assert (clash.status_code, "Позвонить" in clash.text, "Написать" in clash.text) == (409, True, True)
    assert client.post(f"/tasks/{task}/remove", data={"seen": "1"}).status_code == 409
    assert client.post(f"/tasks/{task}/undone", data={"seen": "1"}).status_code == 303  # it was not done: nothing to lose


def test_the_page_of_an_event_tells_how_far_its_preparation_has_come(app: Flask) -> None:
    today = clock.office_day()
    with opened(app).begin() as session:
        event = an_event(session, first_day=today + timedelta(days=20), last_day=today + timedelta(days=21))
        a_task(session, event, 40, title="Готово", done_at=clock.now())
        a_task(session, event, 30, title="Поздно")
        a_task(session, event, 5, title="Папка")
        ident = event.id
    page = signed_in(app).get(f"/events/{ident}?lang=en").text
    assert "1 of 3 done" in page
    assert "next: Папка on" in page
    assert "overdue: 1" in page


def test_the_first_screen_shows_all_deadlines_and_a_coordinators_own_first(app: Flask, coordinator: User) -> None:
    today = clock.office_day()
    with opened(app).begin() as session:
        for title, people in (("Чужой", []), ("Свой", [session.merge(coordinator)])):
            days = {"first_day": today + timedelta(days=20), "last_day": today + timedelta(days=21)}
            event = an_event(session, title=Texts(title), coordinators=people, **days)
            a_task(session, event, 30, title=f"{title}: поздно")
            a_task(session, event, 5, title=f"{title}: пропуска", deadline="passes")
    page, other = (signed_in(app, who).get("/?lang=en").text for who in (coordinator, Role.PROTOCOL))
    for kind in ("поздно", "пропуска"):
        assert page.index(f"Свой: {kind}") < page.index(f"Чужой: {kind}")
        assert other.index(f"Чужой: {kind}") < other.index(f"Свой: {kind}")
    assert (page.count("your event"), other.count("your event")) == (2, 0)


def test_a_plan_is_printed_with_the_date_of_its_last_change_and_the_same_bytes_each_time(app: Flask) -> None:
    event, task = staged(app, title="Разослать приглашения")
    client, address = signed_in(app), f"/events/{event}/preparation.pdf?lang=en"
    first, again = client.get(address), client.get(address)
    assert first.data == again.data
    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    sheet = PdfReader(BytesIO(first.data)).pages[0]
    told = sheet.extract_text().replace("\u00a0", " ")
    assert "PREPARATION PLAN\n20th Forum" in told
    assert "1 Разослать приглашения 27.10.2024\n30 days before the event\nотдел протокола" in told
    assert float(sheet.mediabox.width) > float(sheet.mediabox.height)
    client.post(f"/tasks/{task}/done", data={"evidence": "исх. № 17"})
    assert client.get(address).headers["ETag"] != first.headers["ETag"]


def counted(app: Flask, engine: Engine, address: str, write: Callable[[Session, int], object]) -> list[int]:
    """Return how many queries a page takes after 2 and after 30 things have been written."""
    client = signed_in(app)
    counts = []
    for number in (2, 30):
        with opened(app).begin() as session:
            write(session, number)
        with statements(engine) as found:
            assert client.get(address).status_code == 200
        counts.append(len([one for one in found if one.startswith("SELECT")]))
    return counts


def test_a_long_plan_takes_the_queries_of_a_short_one(app: Flask, app_engine: Engine) -> None:
    event, _ = staged(app)
    first, second = counted(app, app_engine, f"/events/{event}/preparation", lambda s, n: _tasks(s, event, n))
    assert first == second


def _tasks(session: Session, event_id: int, number: int) -> None:
    session.add_all(Task(uid=new_uid(), event_id=event_id, title=str(n), days=n) for n in range(number))


def test_the_first_screen_takes_no_more_queries_for_many_deadlines(app: Flask, app_engine: Engine) -> None:
    today = clock.office_day()

    def write(session: Session, number: int) -> None:
        for _ in range(number):
            person = a_user(session, role=Role.COORDINATOR)
            event = an_event(session, first_day=today + timedelta(days=9), last_day=today + timedelta(days=9), coordinators=[person])
            a_task(session, event, 5, deadline="passes")

    first, second = counted(app, app_engine, "/", write)
    assert first == second
