"""Claims about the days on which instructions are due, in the calendars of those who answer for them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from werkzeug.test import Client, TestResponse

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.private_links.following import enter_link
from app.judgement.private_links.links import MakeLink, get_link, make_link
from app.judgement.private_links.models import LineEntry
from app.judgement.private_links.rules import Opens
from app.matters.undertakings.commands import (
    AddInstruction,
    ChangeInstruction,
    InstructionDetails,
    MarkInstruction,
    PutOff,
    RemoveInstruction,
    add_instruction,
    change_instruction,
    mark_instruction,
    put_off,
    remove_instruction,
)
from app.matters.undertakings.rules import InstructionState
from app.planning.itineraries.rules import Subject, Whose
from app.register.accounts.rules.roles import Role
from app.register.directory.merging import MergePersons, merge_persons, undo_merge
from app.register.personal.erasing import ErasePerson, erase_person
from tests.factories.accounts import a_user, an_actor
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.people import a_person_in_directory
from tests.integration.own_programme.stage import BY
from tests.integration.private_links.office import feeds
from tests.integration.private_links.world import address, events

GIVEN: Final = date(2026, 1, 12)
DUE: Final = date(2026, 12, 20)
LETTER: Final = Texts("письмо № 7")
TEXT: Final = Texts("Просить казахстанскую сторону назвать сопредседателя.", en="To name the co-chair")


class Desk:
    """An office with two people who have feeds, and an instruction."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with opened(app).begin() as session:
            self.event = an_event(session).id
            self.people = [a_person_in_directory(session) for _ in range(2)]
            self.ids, self.uids = [one.id for one in self.people], [one.uid for one in self.people]
        self.paths = [self.feed(uid) for uid in self.uids]
        self.instruction = 0

    def feed(self, uid: str, subject: Subject = Subject.PERSON, event: int | None = None) -> str:
        """Make a feed and return its address."""
        now = clock.now()
        with opened(self.app).begin() as session:
            cmd = MakeLink("Валиева", new_uid(), Opens.FEED, Whose(subject, uid), event, "Помощник", "ru", now.date() + timedelta(days=40))
            made = make_link(session, cmd, now=now)
            enter_link(session, get_link(session, made.link_id), now=now)
        return address(made.token)

    def details(self, **over: Any) -> InstructionDetails:
        values: dict[str, Any] = {"text": TEXT, "given_on": GIVEN, "due": DUE, "number": "1.2", "person_id": self.ids[0]}
        return InstructionDetails(**{**values, **over})

    def give(self, **over: Any) -> int:
        """Put an instruction under control."""
        with opened(self.app).begin() as session:
            self.instruction = add_instruction(session, AddInstruction(BY, new_uid(), self.details(**over)))
        return self.instruction

    def change(self, **over: Any) -> None:
        with opened(self.app).begin() as session:
            change_instruction(session, ChangeInstruction(self.instruction, BY, None, self.details(**over)))

    def mark(self, state: InstructionState) -> None:
        settled = clock.office_day() if state in (InstructionState.DONE, InstructionState.DROPPED) else None
        with opened(self.app).begin() as session:
            cmd = MarkInstruction(self.instruction, BY, None, state, LETTER if settled else Texts(), settled)
            mark_instruction(session, cmd, today=clock.office_day())

    def put_off(self, to: date) -> None:
        with opened(self.app).begin() as session:
            put_off(session, PutOff(self.instruction, BY, None, to, "нет ответа"), now=clock.now())

    def remove(self) -> None:
        with opened(self.app).begin() as session:
            remove_instruction(session, RemoveInstruction(self.instruction, BY, None))

    def told(self, place: int = 0, **asked: str) -> list["Entry"]:
        """Return what stands in the feed of one of the two."""
        return entries(feeds(self.app).get(self.paths[place], query_string=asked))


class Entry(NamedTuple):
    """What an entry of a feed says."""

    uid: str
    sequence: int
    summary: str
    status: str
    days: tuple[str, str]
    description: str
    transp: str
    secrecy: str


def entries(answer: TestResponse) -> list[Entry]:
    """Return what stands in a feed."""
    found = []
    for one in events(answer):
        said = {name: str(one.decoded(name)) if name in one else "" for name in ("dtstart", "dtend")}
        texts = [str(one.get(name, "")).replace("\N{NO-BREAK SPACE}", " ") for name in ("description", "transp", "class")]
        days = (said["dtstart"], said["dtend"])
        found.append(Entry(str(one["uid"]), int(str(one["sequence"])), str(one["summary"]), str(one["status"]), days, *texts))
    return found


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


def test_the_day_stands_in_the_calendar_of_whoever_answers_and_takes_no_time(desk: Desk) -> None:
    desk.give()
    (one,) = desk.told(lang="en")
    assert desk.told(1) == []
    assert one._replace(uid="") == Entry(
        "",
        0,
        "Due: instruction 1.2 – To name the co-chair",
        "CONFIRMED",
        ("2026-12-20", "2026-12-21"),
        "To name the co-chair\nGiven on 12 January 2026",
        "TRANSPARENT",
        "CONFIDENTIAL",
    )
    assert "VALARM" not in feeds(desk.app).get(desk.paths[0], query_string="alarm=30").get_data(as_text=True)


def test_it_waits_for_no_version_and_is_told_in_the_language_of_the_reader(desk: Desk) -> None:
    desk.give(event_id=desk.event, number="")
    told = [desk.told(lang=language)[0].summary for language in ("en", "kk")]
    assert told[0] == "Due: To name the co-chair"
    assert "назвать сопредседателя" in told[1]


def test_put_off_the_day_moves_under_the_same_uid_and_sequence_rises(desk: Desk) -> None:
    desk.give()
    (before,) = desk.told()
    desk.put_off(DUE + timedelta(days=30))
    (after,) = desk.told()
    assert (after.uid, after.sequence, after.days[0]) == (before.uid, 1, "2027-01-19")


@pytest.mark.parametrize("state", [InstructionState.DONE, InstructionState.DROPPED])
def test_what_is_settled_is_told_as_cancelled_and_comes_back_where_it_is_put_on_control_again(desk: Desk, state: InstructionState) -> None:
    desk.give()
    (before,) = desk.told()
    desk.mark(state)
    (off,) = desk.told()
    desk.mark(InstructionState.UNDER_WAY)
    (back,) = desk.told()
    assert [one.status for one in (before, off, back)] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert len({one.uid for one in (before, off, back)}) == 1
    assert before.sequence < off.sequence < back.sequence
    assert (off.description, bool(back.description)) == ("", True)


def test_somebody_else_who_answers_has_it_from_then_on_and_the_first_is_told_that_it_is_off(desk: Desk) -> None:
    desk.give()
    desk.change(person_id=desk.ids[1])
    assert [[one.status for one in desk.told(place)] for place in (0, 1)] == [["CANCELLED"], ["CONFIRMED"]]


def test_a_merge_moves_the_day_into_the_feed_of_whom_is_kept_at_once_and_its_undoing_takes_it_back(desk: Desk) -> None:
    desk.give()
    with opened(desk.app).begin() as session:
        merge = merge_persons(session, MergePersons(new_uid(), desk.ids[1], desk.ids[0]), now=clock.now())
    merged = [[one.status for one in desk.told(place)] for place in (0, 1)]
    with opened(desk.app).begin() as session:
        undo_merge(session, merge, now=clock.now())
    assert merged == [["CONFIRMED"], ["CONFIRMED"]]
    assert [[one.status for one in desk.told(place)] for place in (0, 1)] == [["CONFIRMED"], ["CANCELLED"]]


def test_what_is_removed_is_told_as_cancelled_and_what_is_permanent_stands_in_no_calendar(desk: Desk) -> None:
    desk.give(due=None)
    assert desk.told() == []
    desk.give()
    desk.remove()
    assert [one.status for one in desk.told()] == ["CANCELLED"]


def test_a_feed_that_is_made_later_has_what_is_open_and_one_of_an_event_what_was_given_there(desk: Desk) -> None:
    desk.give()
    desk.give(event_id=desk.event, number="2.1")
    desk.give(number="9")
    desk.mark(InstructionState.DONE)
    uid = desk.uids[0]
    paths = (desk.feed(uid), desk.feed(uid, event=desk.event), desk.feed(uid, Subject.RESPONSIBLE), desk.feed(uid, Subject.INTERPRETER))
    assert [len(entries(feeds(desk.app).get(path))) for path in paths] == [2, 1, 2, 0]


def test_an_erased_person_leaves_nothing_of_it_behind(desk: Desk) -> None:
    desk.give()
    erase(desk.app, desk.ids[0])
    assert feeds(desk.app).get(desk.paths[0]).status_code == 410
    with opened(desk.app)() as session:
        assert session.scalars(select(LineEntry)).all() == []


def test_a_name_that_stands_in_what_is_to_be_done_goes_from_the_calendars_of_others_when_it_is_erased(desk: Desk) -> None:
    with opened(desk.app).begin() as session:
        named = a_person_in_directory(session, "Необыкновенников")
        ident, name = named.id, named.name.ru
    desk.give(text=Texts(f"Передать дела: {name}"))
    (before,) = desk.told()
    erase(desk.app, ident)
    (after,) = desk.told()
    assert ("Необыкновенников" in before.description, "Необыкновенников" in after.description) == (True, False)
    assert after.sequence > before.sequence


def erase(app: Flask, person_id: int) -> None:
    """Erase somebody as an administrator does."""
    with opened(app).begin() as session:
        admin = an_actor(a_user(session, role=Role.ADMIN))
        erase_person(session, ErasePerson(person_id, admin, None, "по заявлению"), now=clock.now())


Deed = tuple[str, int]
_DEEDS: Final = st.lists(st.tuples(st.sampled_from(["put off", "who", "done", "back", "text", "nothing"]), st.integers(0, 2)), max_size=8)


def _done(desk: Desk, deeds: list[Deed]) -> Iterator[None]:
    """Do one after the other, looking before the first and after each; what is settled is not put off."""
    due, person, text, settled = DUE, desk.ids[0] or None, TEXT, False
    yield
    for what, number in deeds:
        if what == "put off" and not settled:
            due += timedelta(days=number + 1)
            desk.put_off(due)
        elif what in ("done", "back"):
            settled = what == "done"
            desk.mark(InstructionState.DONE if settled else InstructionState.OPEN)
        elif what in ("who", "text"):
            person = [*desk.ids, None][number] if what == "who" else person
            text = Texts(f"Назвать сопредседателя {number}") if what == "text" else text
            desk.change(person_id=person, text=text, due=due)
        yield


def _polled(client: Client, path: str, tag: str) -> tuple[list[Entry] | None, str]:
    """Poll as a client does; None where nothing has changed."""
    answer = client.get(path, headers={"If-None-Match": tag} if tag else {})
    return (None if answer.status_code == 304 else entries(answer)), answer.headers["ETag"]


def test_whatever_is_done_uids_stay_and_sequence_never_falls_and_a_poll_answers_304_until_something_shows(app: Flask) -> None:
    desk, client = Desk(app), feeds(app)

    @settings(max_examples=12, deadline=None)
    @given(_DEEDS)
    def holds(deeds: list[Deed]) -> None:
        desk.give()
        tags, told = ["", ""], [dict[str, Entry](), dict[str, Entry]()]
        for _ in _done(desk, deeds):
            for place, path in enumerate(desk.paths):
                found, tag = _polled(client, path, tags[place])
                assert _polled(client, path, tag)[0] is None
                assert (found is None) == (tag == tags[place])
                known, tags[place] = bool(tags[place]), tag
                if found is None:
                    continue
                now = {one.uid: one for one in found}
                assert told[place].keys() <= now.keys()  # what is off is told for 14 days
                assert [one for uid, one in told[place].items() if now[uid] != one and now[uid].sequence <= one.sequence] == []
                assert not (known and told[place] == now)
                told[place] = now

    holds()
