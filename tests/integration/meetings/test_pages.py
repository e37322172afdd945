"""Claims about the pages of meetings: who may open and send what, what they show, that nothing sent breaks them."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.matters.meetings.models import AgendaLink, AgendaRun, MeetingPresence
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.counting import statements
from tests.factories.browsing import hidden, opened
from tests.factories.dossiers import a_dossier
from tests.factories.events import an_event
from tests.factories.groups import a_group, a_group_meeting, a_group_member
from tests.factories.meetings import a_link, a_mark, a_meeting, a_point
from tests.factories.pages import form_of, signed_in, somebody
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import a_speech, speech_rows
from tests.factories.undertakings import an_instruction

Where = dict[str, int]


def staged(app: Flask, *people: User) -> Where:
    """Return the ids of a meeting given to these people: its group, two points, a dossier, an instruction of an earlier meeting."""
    with opened(app).begin() as session:
        event = a_meeting(session, coordinators=[session.merge(person) for person in people])
        before = a_meeting(session, first_day=datetime(2024, 3, 1, tzinfo=UTC).date(), last_day=datetime(2024, 3, 1, tzinfo=UTC).date())
        group = a_group(session, our_quorum=2)
        a_group_meeting(session, group, event)
        a_group_meeting(session, group, before)
        member = a_group_member(session, group, a_person_in_directory(session, "Членов"))
        first = a_point(session, event, "10:00", "10:20", title="О сырье", minutes=(10, 5))
        second = a_point(session, event, "10:20", "10:40", title="Разное")
        dossier = a_dossier(session)
        a_link(session, first, dossier=dossier)
        return {
            "event": event.id,
            "first": first.id,
            "second": second.id,
            "dossier": dossier.id,
            "instruction": an_instruction(session, event=before).id,
            "person": member.person_id,
            "stranger": a_person_in_directory(session, "Гостев").id,
        }


def rows(app: Flask, model: type[AgendaLink] | type[AgendaRun] | type[MeetingPresence]) -> list[object]:
    with opened(app)() as session:
        return list(session.scalars(select(model)))


GETS = {
    "/events/{event}/agenda": (200, 200),
    "/events/{event}/agenda/open": (200, 200),
    "/events/{event}/presence": (200, 200),
    "/events/{event}/running": (200, 200),
    "/events/{event}/running/part": (200, 200),
    "/agenda/points/{first}/links": (403, 200),
    "/events/{event}/agenda/paper": (200, 200),
    "/events/{event}/speeches/paper": (200, 200),
    "/events/{event}/speeches.xlsx": (200, 200),
}
POSTS: dict[str, dict[str, str]] = {
    "/events/{event}/agenda/points": {"title": "О сроках", "minutes": "10"},
    "/agenda/points/{first}/links": {"subject": "instruction-{instruction}"},
    "/agenda/points/{first}/links/remove": {"subject": "dossier-{dossier}"},
    "/events/{event}/agenda/open": {"point-{instruction}": "{second}"},
    "/events/{event}/presence": {"p{person}-presence": "present", "p{person}-was": "expected//"},
    "/events/{event}/presence/add": {"person": "№ {stranger}", "side": "bashkortostan"},
    "/events/{event}/running/point": {"item_id": "{first}"},
}


@pytest.mark.parametrize(
    ("role", "own", "prepares"),
    [
        (Role.READER, False, False),
        (Role.COORDINATOR, False, False),
        (Role.COORDINATOR, True, True),
        (Role.SECRETARY, True, True),
        (Role.PROTOCOL, False, True),
    ],
)
def test_everybody_reads_and_those_who_prepare_the_meeting_write(app: Flask, role: Role, own: bool, prepares: bool) -> None:
    user = somebody(app, role)
    where = staged(app, user) if own else staged(app)
    client = signed_in(app, user)
    assert {path: client.get(path.format(**where)).status_code for path in GETS} == {path: codes[prepares] for path, codes in GETS.items()}
    sent = {path: {key.format(**where): value.format(**where) for key, value in data.items()} for path, data in POSTS.items()}
    answers = {path: client.post(path.format(**where), data=sent[path]).status_code for path in POSTS}
    assert set(answers.values()) == ({303} if prepares else {403})


def test_the_agenda_shows_numbers_speakers_and_links_and_remarks_on_a_title_that_is_no_question(app: Flask) -> None:
    where = staged(app)
    page = signed_in(app).get(f"/events/{where['event']}/agenda").get_data(as_text=True)
    assert page.count('<tr id="point-') == 2
    assert ("Производство диоксида титана" in page, "15 / 20" in page, page.count("О …")) == (True, True, 2)


def test_the_pages_below_tell_of_the_agenda(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    link = f"/events/{where['event']}/agenda"
    for path in (f"/events/{where['event']}", f"/items/{where['first']}", f"/dossiers/{where['dossier']}"):
        assert link in client.get(path).get_data(as_text=True), path
    assert link not in client.get(f"/instructions/{where['instruction']}").get_data(as_text=True)


def test_an_event_without_an_agenda_has_none_of_the_pages(app: Flask) -> None:
    with opened(app).begin() as session:
        where = {"event": an_event(session).id, "first": 999}
    client = signed_in(app)
    codes = {path: client.get(path.format(**where)).status_code for path in GETS}
    assert codes == dict.fromkeys(GETS, 404) | {"/events/{event}/speeches/paper": 200, "/events/{event}/speeches.xlsx": 200}


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("/events/{event}/agenda/points", {}, 422),
        ("/events/{event}/agenda/points", {"title": "О" * 10_000, "minutes": "15"}, 422),
        ("/events/{event}/agenda/points", {"title": "О сроках", "minutes": "-1"}, 422),
        ("/events/{event}/agenda/points", {"title": "О сроках", "minutes": "x"}, 422),
        ("/agenda/points/{first}/links", {"subject": "letter-1"}, 422),
        ("/agenda/points/{first}/links", {"subject": "dossier-99999999999999999999999"}, 422),
        ("/agenda/points/{first}/links", {}, 422),
        ("/agenda/points/{first}/links", {"subject": ""}, 422),
        ("/agenda/points/{first}/links/remove", {"subject": ""}, 404),
        ("/agenda/points/999999/links", {"subject": "dossier-1"}, 404),
        ("/agenda/points/{first}/order", {"step": "1", "seen": "999"}, 409),
        ("/agenda/points/{first}/order", {"step": "1"}, 409),
        ("/events/{event}/agenda/open", {"point-{instruction}": "999999999"}, 422),
        ("/events/{event}/agenda/open", {"point-{instruction}": "x"}, 303),
        ("/events/{event}/presence", {"p{person}-presence": "asleep", "p{person}-was": "expected//"}, 422),
        ("/events/{event}/presence", {"p{person}-presence": "present", "p{person}-note": "О" * 10_000}, 422),
        ("/events/{event}/presence", {"p{person}-presence": "present", "p{person}-instead_of": "{stranger}"}, 422),
        ("/events/{event}/presence", {"p{person}-presence": "present", "p{person}-seen": "7"}, 409),
        ("/events/{event}/presence", {}, 303),
        ("/events/{event}/presence/add", {}, 422),
        ("/events/{event}/presence/add", {"person": "Никто Неизвестный", "side": "bashkortostan"}, 422),
        ("/events/{event}/presence/add", {"person": "№ {stranger}", "side": "moon"}, 422),
        ("/events/{event}/running/point", {}, 422),
        ("/events/{event}/running/point", {"item_id": "999999999999999999999"}, 422),
        ("/events/{event}/running/point", {"item_id": "{first}", "seen": "somebody else"}, 409),
        ("/events/{event}/running/close", {}, 422),
        ("/events/{event}/running/pause", {}, 303),
        ("/events/99999999999999999999/running/pause", {}, 404),
    ],
)
def test_what_cannot_be_meant_is_said_and_changes_nothing(app: Flask, path: str, data: dict[str, str], code: int) -> None:
    where = staged(app)
    sent = {key.format(**where): value.format(**where) for key, value in data.items()}
    answer = signed_in(app).post(path.format(**where), data=sent)
    assert answer.status_code == code, answer.get_data(as_text=True)[-500:]
    assert (len(rows(app, AgendaLink)), rows(app, AgendaRun), rows(app, MeetingPresence)) == (1, [], [])


def test_an_order_of_speeches_is_a_spreadsheet_too_and_says_that_it_is_a_draft(app: Flask) -> None:
    where = staged(app)
    client, chosen = signed_in(app), {"format": "xlsx", "source": "draft", "lang": "ru", "alternate": "1"}
    to = client.get(f"/events/{where['event']}/speeches/paper", query_string=chosen)
    assert to.status_code == 303
    sheet = load_workbook(BytesIO(client.get(to.headers["Location"]).data)).worksheets[0]
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert str(told[1][0]).startswith("ПРОЕКТ.")
    assert [(row[2], row[3], row[6]) for row in told if row[3] in (1, 2)] == [
        ("1. О сырье", 1, 10),
        ("1. О сырье", 2, 5),
        ("2. Разное", 1, 10),
    ]


def test_what_was_typed_for_a_point_that_was_refused_is_still_there(app: Flask) -> None:
    where = staged(app)
    answer = signed_in(app).post(f"/events/{where['event']}/agenda/points", data={"title": "О сроках", "minutes": "900"})
    assert (form_of(answer)["title"], form_of(answer)["minutes"]) == ("О сроках", "900")


def test_points_change_places_by_the_button(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    with opened(app)() as session:
        seen = session.get_one(ProgrammeItem, where["second"]).revision
    answer = client.post(f"/agenda/points/{where['second']}/order", data={"step": "-1", "seen": str(seen)})
    page = client.get(f"/events/{where['event']}/agenda").get_data(as_text=True)
    assert (answer.status_code, page.index("Разное") < page.index("О сырье")) == (303, True)


def test_of_two_who_mark_one_person_the_second_sees_both_and_may_save_again(app: Flask) -> None:
    where = staged(app)
    client, path, person = signed_in(app), f"/events/{where['event']}/presence", where["person"]
    shown = form_of(client.get(path))
    mine = {name: value for name, value in shown.items() if name.startswith(f"p{person}-")}
    assert client.post(path, data=mine | {f"p{person}-presence": "absent"}).status_code == 303
    answer = client.post(path, data=mine | {f"p{person}-presence": "remote"})
    again = form_of(answer)
    assert (answer.status_code, again[f"p{person}-presence"], again[f"p{person}-seen"]) == (409, "remote", "1")
    sent = {name: value for name, value in again.items() if name.startswith(f"p{person}-")}
    assert client.post(path, data=sent).status_code == 303
    assert form_of(client.get(path))[f"p{person}-presence"] == "remote"


def test_a_page_that_was_only_looked_at_undoes_nobodys_marks(app: Flask) -> None:
    where = staged(app)
    client, path, person = signed_in(app), f"/events/{where['event']}/presence", where["person"]
    shown = {name: value for name, value in form_of(client.get(path)).items() if name.startswith(f"p{person}-")}
    client.post(path, data=shown | {f"p{person}-presence": "present"})
    assert client.post(path, data=shown).status_code == 303
    assert form_of(client.get(path))[f"p{person}-presence"] == "present"


def test_the_screen_goes_on_from_button_to_button_without_a_script(app: Flask) -> None:
    where = staged(app)
    client, path = signed_in(app), f"/events/{where['event']}/running"
    shown = client.get(path)
    sent = {"seen": "", "uid": hidden(shown, "uid"), "item_id": str(where["first"])}
    assert [client.post(f"{path}/point", data=sent).status_code for _ in range(2)] == [303, 303]
    seen = hidden(client.get(path), "seen")
    assert client.post(f"{path}/point", data={"seen": seen, "item_id": str(where["first"]), "speech": "0"}).status_code == 303
    page = client.get(f"{path}/part").get_data(as_text=True)
    assert ("Участник 1" in page, "Участник 2" in page, "<html" in page) == (True, True, False)
    stale = client.post(f"{path}/point", data={"seen": seen, "item_id": str(where["second"])})
    assert (stale.status_code, len(rows(app, AgendaRun))) == (409, 2)
    assert client.post(f"{path}/close", data={"seen": hidden(client.get(path), "seen")}).status_code == 303


@pytest.mark.parametrize(("status", "begins"), [(Status.PREPARING, True), (Status.HELD, False), (Status.CANCELLED, False)])
def test_only_a_meeting_that_may_still_be_held_is_offered_to_be_begun(app: Flask, status: Status, begins: bool) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        session.get_one(Event, where["event"]).status = status
    page = signed_in(app).get(f"/events/{where['event']}/running").get_data(as_text=True)
    assert ("/running/point" in page, "data-clock" in page) == (begins, begins)


def test_nobody_is_told_that_a_quorum_lacks_before_anybody_has_been_marked(app: Flask) -> None:
    where = staged(app)
    client, path = signed_in(app), f"/events/{where['event']}/presence"
    before = client.get(path).get_data(as_text=True)
    with opened(app).begin() as session:
        a_mark(session, session.get_one(Event, where["event"]), session.get_one(Person, where["person"]))
    after = client.get(path).get_data(as_text=True)
    assert ("кворума нет" in before, "кворум: 2" in before, "кворума нет" in after) == (False, True, True)


def test_an_agenda_tells_in_which_language_somebody_speaks_by_its_name(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        speeches = speech_rows(a_speech("Участник 3", 10, language="kk"))
        a_point(session, session.get_one(Event, where["event"]), "10:40", "11:00", speeches=speeches)
    assert "</span>, казахский" in signed_in(app).get(f"/events/{where['event']}/agenda").get_data(as_text=True)


def test_pages_take_as_many_queries_for_two_points_and_people_as_for_many(app: Flask, app_engine: Engine) -> None:
    def counted(session_points: int, start: int) -> dict[str, int]:
        with opened(app).begin() as session:
            event = filled(session, session_points, start)
        found = {}
        for path in ("agenda", "agenda/open", "presence", "running"):
            client.get(f"/events/{event}/{path}")
            with statements(app_engine) as asked:
                assert client.get(f"/events/{event}/{path}").status_code == 200
            found[path] = len(asked)
        return found

    client = signed_in(app)
    assert counted(2, 8) == counted(12, 8)


def filled(session: Session, points: int, start: int) -> int:
    event, group = a_meeting(session), a_group(session)
    before = a_meeting(session, first_day=datetime(2024, 3, 1, tzinfo=UTC).date(), last_day=datetime(2024, 3, 1, tzinfo=UTC).date())
    a_group_meeting(session, group, event)
    a_group_meeting(session, group, before)
    for number in range(points):
        item = a_point(session, event, f"{start + number:02}:00", f"{start + number:02}:30", minutes=(5, 5))
        a_link(session, item, dossier=a_dossier(session))
        a_link(session, item, instruction=an_instruction(session, event=before))
        an_instruction(session, event=before)
        a_mark(session, event, a_group_member(session, group).person)
        a_mark(session, event, a_person_in_directory(session))
    return event.id
