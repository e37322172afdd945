"""The sheet on its page, the presses on it, two who call at once, phones that are opened, paper, and erasure."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.judgement.call_sheets.commands import (
    AddNote,
    AlreadyTold,
    MarkTold,
    NothingToTell,
    OnCall,
    add_note,
    mark_confirmed,
    mark_told,
    take_back,
)
from app.judgement.call_sheets.erasing import erase_from_calls
from app.judgement.call_sheets.holdings import calls_held
from app.judgement.call_sheets.models import Call
from app.judgement.call_sheets.phones import ways_of, with_own_phones
from app.judgement.call_sheets.rules import RecipientKind
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Role
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.models import PersonalReading
from app.register.personal.naming import ERASED
from app.register.personal.rules import DataKind, Purpose
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.pages import signed_in, somebody
from tests.integration.call_sheets.world import NOW, World, a_world, send
from tests.integration.planning.people import a_reader, an_officer

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def world(session: Session) -> World:
    return a_world(session)


def a_call(world: World, kind: RecipientKind = RecipientKind.HALL) -> Call:
    """Publish a move of the meeting and return the call of a recipient."""
    world.publish()
    world.move_item(world.meeting, "10:20", "11:00")
    world.publish(now=NOW)
    return world.calls_by_kind(kind)[0]


def test_who_is_told_stands_there_by_whom_and_when(world: World) -> None:
    call = a_call(world)
    mark_told(world.session, MarkTold(call.id, world.officer, call.revision, " в мессенджере "), now=LATER)
    assert (call.told_by, call.told_at, call.confirmed_at, call.note) == ("Г. Р. Валиева", LATER, None, "в мессенджере")
    mark_confirmed(world.session, OnCall(call.id, world.officer, call.revision), now=LATER)
    assert call.confirmed_at == LATER


def test_one_call_tells_and_confirms_at_once(world: World) -> None:
    call = a_call(world)
    mark_told(world.session, MarkTold(call.id, world.officer, call.revision, confirmed=True), now=LATER)
    assert (call.told_at, call.confirmed_at) == (LATER, LATER)


def test_of_two_who_call_at_once_the_second_is_told_who_has_done_it(world: World) -> None:
    call = a_call(world)
    seen, second = call.revision, an_officer(world.session, name="А. К. Сулейменова")
    mark_told(world.session, MarkTold(call.id, world.officer, seen), now=LATER)
    with pytest.raises(AlreadyTold, match=r"Г\. Р\. Валиева"):
        mark_told(world.session, MarkTold(call.id, second, seen), now=LATER)
    mark_told(world.session, MarkTold(call.id, world.officer, seen), now=LATER)  # one impatient finger
    assert call.told_by == "Г. Р. Валиева"


def test_sentences_that_a_further_version_changed_must_be_read_again(world: World) -> None:
    call = a_call(world)
    seen = call.revision
    world.move_item(world.meeting, "10:30", "11:10")
    world.publish(now=NOW)
    with pytest.raises(Stale):
        mark_told(world.session, MarkTold(call.id, world.officer, seen), now=LATER)


def test_what_has_been_withdrawn_needs_no_call(world: World) -> None:
    call = a_call(world)
    seen = call.revision
    world.move_item(world.meeting, "10:00", "10:40")
    world.publish(now=NOW)
    with pytest.raises(NothingToTell):
        mark_told(world.session, MarkTold(call.id, world.officer, seen), now=LATER)


def test_marks_are_taken_back_one_by_one(world: World) -> None:
    call = a_call(world)
    mark_told(world.session, MarkTold(call.id, world.officer, call.revision, confirmed=True), now=LATER)
    take_back(world.session, OnCall(call.id, world.officer, call.revision))
    assert (call.told_at, call.confirmed_at) == (LATER, None)
    take_back(world.session, OnCall(call.id, world.officer, call.revision))
    assert (call.told_at, call.told_by, call.told_by_id) == (None, "", None)


def test_a_call_that_a_newer_one_follows_stays_told(world: World) -> None:
    call = a_call(world)
    mark_told(world.session, MarkTold(call.id, world.officer, call.revision), now=LATER)
    world.move_item(world.meeting, "10:30", "11:10")
    world.publish(now=NOW)
    with pytest.raises(Refusal, match="newer call"):
        take_back(world.session, OnCall(call.id, world.officer, call.revision))


def test_nobody_confirms_who_has_not_been_told(world: World) -> None:
    call = a_call(world)
    with pytest.raises(Refusal, match="Nobody has told them"):
        mark_confirmed(world.session, OnCall(call.id, world.officer, call.revision), now=LATER)


@pytest.mark.parametrize(
    "press",
    [
        lambda session, call, by: mark_told(session, MarkTold(call.id, by, call.revision), now=LATER),
        lambda session, call, by: mark_confirmed(session, OnCall(call.id, by, call.revision), now=LATER),
        lambda session, call, by: take_back(session, OnCall(call.id, by, call.revision)),
        lambda session, call, by: add_note(session, AddNote(call.id, by, call.revision, "…")),
    ],
)
def test_a_reader_marks_nothing(world: World, press: Callable[..., object]) -> None:
    call = a_call(world)
    with pytest.raises(NotAllowed):
        press(world.session, call, a_reader(world.session))


def test_a_persons_own_phone_is_shown_when_asked_for_and_written_down(world: World) -> None:
    member = world.member()
    day = world.event.last_day
    cmd = KeepRecord(
        world.officer, "9f1b8c76-4f5c-4b92-9a51-0d3a5cf1f0aa", member.person_id, DataKind.PHONE, "+7 917 000-00-01", Purpose.CONTACT, day
    )
    keep_record(world.session, cmd, now=NOW)
    world.publish()
    send(world.session, world.meeting, member, attends=False)
    world.publish(now=NOW)
    calls = world.calls()
    ways = ways_of(world.session, world.event.id, calls)
    assert [way.phone for way in ways[calls[0].id]] == ["", "+7 900 100-00-02"]  # the attached officer's is no secret
    opened = with_own_phones(world.session, ways, world.officer, now=NOW)
    assert [way.phone for way in opened[calls[0].id]] == ["+7 917 000-00-01", "+7 900 100-00-02"]
    assert [(row.through, row.kinds) for row in world.session.scalars(select(PersonalReading))] == [("call_sheet", ["phone"])]


def test_somebody_who_is_erased_goes_from_their_calls(world: World) -> None:
    call = a_call(world, RecipientKind.INTERPRETER)
    assert [row["version"] for row in calls_held(world.session, world.interpreter)] == [2]
    assert erase_from_calls(world.session, world.interpreter) == 1
    assert world.session.scalars(select(Call.name).where(Call.id == call.id)).one() == ERASED.ru


class Office:
    """An event of which seven have to be called, and an officer's browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with opened(app).begin() as session:
            world = a_world(session)
            call = a_call(world)
            self.event_id, self.call_id, self.seen = world.event.id, call.id, call.revision
        self.client: FlaskClient = signed_in(app, somebody(app))

    def page(self, address: str) -> str:
        """Return a page, and claim that it was there."""
        answer = self.client.get(address)
        assert answer.status_code == 200
        return answer.get_data(as_text=True).replace("\u00a0", " ")

    def press(self, deed: str, **form: str) -> str:
        """Press on the hall's call and return the page that follows."""
        answer = self.client.post(f"/calls/{self.call_id}/{deed}", data={"seen": str(self.seen), **form}, follow_redirects=True)
        assert answer.status_code == 200
        return answer.get_data(as_text=True)

    def call(self) -> Call:
        """Return the hall's call as it stands."""
        with opened(self.app)() as session:
            return session.get_one(Call, self.call_id)


@pytest.fixture
def office(app: Flask) -> Office:
    return Office(app)


def test_the_sheet_shows_whom_to_call_one_tap_away_and_what_to_say(office: Office) -> None:
    page = office.page(f"/events/{office.event_id}/calls")
    assert page.count('id="call-') == 7
    assert 'href="tel:+73472000001"' in page
    assert "27 ноября, Двусторонняя встреча глав делегаций: перенесено с 10.00 на 10.20" in page
    assert "+7 347 200-00-03" in page  # the office's own phone, in the text to be pasted


def test_what_is_pasted_calls_the_event_as_it_was_published(office: Office) -> None:
    with opened(office.app).begin() as session:
        session.get_one(Event, office.event_id).title = Texts(ru="Черновое название")
    page = office.page(f"/events/{office.event_id}/calls")
    pasted = page[page.index("<textarea") :].partition("</textarea>")[0]
    assert "Изменения в программе" in pasted
    assert "Черновое название" not in pasted


def test_the_sentences_are_told_in_the_language_that_is_chosen(office: Office) -> None:
    assert "moved from 10:00 to 10:20" in office.page(f"/events/{office.event_id}/calls?language=en")
    assert "перенесено" in office.page(f"/events/{office.event_id}/calls?language=no")


def test_the_first_screen_and_the_event_say_how_many_have_not_been_told(office: Office) -> None:
    link = f'href="/events/{office.event_id}/calls"'
    assert link in office.page("/")
    assert link in office.page(f"/events/{office.event_id}")


def test_a_press_marks_and_the_second_press_says_who_has_done_it(office: Office) -> None:
    office.press("told", note="в мессенджере")
    told = office.call()
    assert (told.told_at is None, told.note) == (False, "в мессенджере")
    office.client = signed_in(office.app, somebody(office.app, name="А. К. Сулейменова"))
    assert told.told_by in office.press("told")
    assert office.call().told_by == told.told_by


def test_a_confirmation_is_pressed_and_taken_back(office: Office) -> None:
    office.press("told", confirmed="1")
    office.seen = office.call().revision
    office.press("back")
    office.seen = office.call().revision
    assert office.call().confirmed_at is None
    office.press("confirmed")
    assert office.call().confirmed_at is not None


def test_phones_open_in_place_and_on_a_page_of_their_own(office: Office) -> None:
    whole = office.client.post(f"/calls/{office.call_id}/phones")
    part = office.client.post(f"/calls/{office.call_id}/phones", headers={"HX-Request": "true"})
    assert (whole.status_code, part.status_code, b"<html" in whole.data, b"<html" in part.data) == (200, 200, True, False)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_sheet_goes_onto_paper(office: Office, kind: str) -> None:
    answer = office.client.get(f"/events/{office.event_id}/calls/paper?format={kind}&version=2")
    assert (answer.status_code, answer.data[:2]) == (200, b"%P" if kind == "pdf" else b"PK")
    assert office.client.post(f"/events/{office.event_id}/calls/paper?format={kind}").status_code == 200


def test_a_reader_sees_the_sheet_and_presses_nothing(office: Office) -> None:
    office.client = signed_in(office.app, somebody(office.app, role=Role.READER))
    assert "/told" not in office.page(f"/events/{office.event_id}/calls")
    assert office.client.post(f"/calls/{office.call_id}/told").status_code == 403
    assert office.client.post(f"/events/{office.event_id}/calls/paper").status_code == 403


def test_the_sheet_asks_no_more_of_the_database_for_many_calls_than_for_few(office: Office, app_engine: Engine) -> None:
    path, counts = f"/events/{office.event_id}/calls", []
    for _ in range(2):
        office.client.get(path)
        with statements(app_engine) as asked:
            office.client.get(path)
        counts.append(len(asked))
        _call_ten_times(office)
    assert counts[0] == counts[1]


def _call_ten_times(office: Office) -> None:
    """Let everybody be called for ten more versions."""
    columns = [column.name for column in Call.__table__.columns if column.name not in ("id", "uid")]
    with opened(office.app).begin() as session:
        rows = [row._asdict() for row in session.execute(select(*(getattr(Call, name) for name in columns)))]
        session.execute(insert(Call), [row | {"uid": new_uid()} for row in rows for _ in range(10)])
