"""Claims about the pages of instructions and the roadmap: who may open and send what, what they show, how many queries they take."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.matters.undertakings.measures_queries import get_measure
from app.matters.undertakings.models import Instruction, Measure
from app.matters.undertakings.queries import get_instruction
from app.matters.undertakings.rules import InstructionState, Section
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import errors_of, form_of, signed_in
from tests.factories.people import a_person_in_directory, an_organisation
from tests.factories.programmes import an_item
from tests.factories.undertakings import a_measure, a_partner_body, an_instruction

TEXT = "Назвать сопредседателя от казахстанской стороны"


def today() -> date:
    """Return which day it is in the office."""
    return clock.now().astimezone(zone(OFFICE_ZONE)).date()


def staged(app: Flask) -> dict[str, int]:
    """Return the ids of a meeting with an instruction that is overdue, and of a measure."""
    with opened(app).begin() as session:
        event = an_event(session, kind=Kind.WORKING_GROUP_MEETING)
        person = a_person_in_directory(session, "Участников")
        measure = a_measure(session)
        one = an_instruction(
            session,
            text=TEXT,
            number="2.1",
            event=event,
            item=an_item(session, event, title="О составе"),
            our_body=an_organisation(session),
            their_body=a_partner_body(session),
            person=person,
            measure=measure,
            due=today() - timedelta(days=3),
            given_on=today() - timedelta(days=60),
        )
        return {"event": event.id, "instruction": one.id, "person": person.id, "measure": measure.id}


def addresses_to_read(where: dict[str, int]) -> tuple[str, ...]:
    """Return what everybody of the staff may open."""
    return (
        "/instructions",
        "/instructions?by=body",
        f"/instructions?show=all&side=ours&event_id={where['event']}&person_id={where['person']}&body_id=1&measure_id={where['measure']}",
        f"/instructions/{where['instruction']}",
        "/instructions/report",
        "/instructions/report?since=2024-01-01",
        "/roadmap",
        "/instructions.xlsx",
        "/roadmap.xlsx",
        "/instructions.pdf?by=body",
        "/roadmap.pdf?lang=kk",
        "/instructions/report.pdf",
        "/instructions.pdf?format=docx",
        "/roadmap.pdf?format=docx",
        "/instructions/report.pdf?format=docx&since=2024-01-01&on=2024-12-10",
    )


def addresses_to_write(where: dict[str, int]) -> tuple[str, ...]:
    """Return what only those may open who keep undertakings."""
    instruction, measure = f"/instructions/{where['instruction']}", f"/measures/{where['measure']}"
    return (
        "/instructions/new",
        f"/instructions/new?event_id={where['event']}",
        f"{instruction}/edit",
        f"{instruction}/mark?state=done",
        f"{instruction}/put-off",
        f"{instruction}/remove",
        "/roadmap/new?section=health",
        f"{measure}/edit",
        f"{measure}/mark",
        f"{measure}/remove",
    )


@pytest.mark.parametrize(("role", "status"), [(Role.READER, 403), (Role.COORDINATOR, 403), (Role.SECRETARY, 200), (Role.PROTOCOL, 200)])
def test_everybody_reads_and_only_those_write_who_keep_undertakings(app: Flask, role: Role, status: int) -> None:
    where, client = staged(app), signed_in(app, role)
    assert [client.get(address).status_code for address in addresses_to_read(where)] == [200] * 15
    assert [client.get(address).status_code for address in addresses_to_write(where)] == [status] * 10


def test_a_measure_has_a_page_with_its_instructions_and_its_own_history(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    sent = form_of(client.get(f"/measures/{where['measure']}/mark")) | {"state": "done", "result-ru": "Открыто представительство"}
    assert client.post(f"/measures/{where['measure']}/mark", data=sent).status_code == 303
    page = client.get(f"/roadmap/{where['measure']}").get_data(as_text=True)
    assert [words in page for words in (TEXT, "Открыто представительство", 'id="history"')] == [True] * 3
    assert client.get("/roadmap/99999").status_code == 404
    assert f"/roadmap/{where['measure']}" in client.get("/roadmap").get_data(as_text=True)


def test_an_address_that_cannot_be_read_shows_all_and_a_day_that_is_none_is_not_found(app: Flask) -> None:
    staged(app)
    client = signed_in(app)
    assert TEXT in client.get("/instructions?show=x&side=x&event_id=x&person_id=-1").get_data(as_text=True)
    assert [client.get(f"/instructions/{one}").status_code for one in ("report?since=x", "report.pdf?on=x", "99999")] == [404] * 3


def test_an_instruction_is_entered_from_its_meeting_with_the_points_of_its_agenda(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    address = f"/instructions/new?event_id={where['event']}"
    page = client.get(address)
    assert "О составе" in page.get_data(as_text=True)
    sent = form_of(page) | {"text-ru": "Подобрать помещение", "person": "Участников", "due": "2030-01-31"}
    answer = client.post(address, data=sent)
    again = client.post(address, data=sent)
    with opened(app)() as session:
        made = session.scalars(select(Instruction).where(Instruction.id != where["instruction"])).one()
        assert (made.event_id, made.person_id, made.due) == (where["event"], where["person"], date(2030, 1, 31))
    assert [one.location for one in (answer, again)] == [f"/instructions/{made.id}"] * 2


def test_what_cannot_be_told_is_said_beside_its_field_and_nothing_typed_is_lost(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    address = f"/instructions/{where['instruction']}/edit"
    sent = form_of(client.get(address))
    for wrong, field in (
        ({"our_body": "Никакое"}, "our_body"),
        ({"person": "Никто"}, "person"),
        ({"text-ru": " "}, "text-ru"),
        ({"given_on": ""}, "given_on"),
    ):
        answer = client.post(address, data=sent | wrong)
        assert (answer.status_code, list(errors_of(answer))) == (422, [field])
        assert {name: form_of(answer)[name] for name in wrong} == {name: value.strip() for name, value in wrong.items()}


def test_the_form_sends_back_what_it_shows(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    for address, read in (
        (f"/instructions/{where['instruction']}/edit", get_instruction),
        (f"/measures/{where['measure']}/edit", get_measure),
    ):
        ident = where["instruction" if "instructions" in address else "measure"]
        with opened(app)() as session:
            before = read(session, ident).revision
        assert client.post(address, data=form_of(client.get(address))).status_code == 303
        with opened(app)() as session:
            assert read(session, ident).revision == before


def test_done_asks_for_evidence_and_the_page_then_tells_it(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    address = f"/instructions/{where['instruction']}/mark?state=done"
    sent = form_of(client.get(address))
    assert (sent["state"], sent["settled_on"]) == ("done", today().isoformat())
    refused = client.post(address, data=sent)
    assert (refused.status_code, "evidence-ru" in errors_of(refused)) == (422, True)
    assert client.post(address, data=sent | {"evidence-ru": "письмо № 7"}).status_code == 303
    page = client.get(f"/instructions/{where['instruction']}").get_data(as_text=True)
    assert ("письмо № 7" in page, "put-off" in page, "state=under_way" in page) == (True, False, True)
    assert TEXT not in client.get("/instructions").get_data(as_text=True)


def test_putting_off_is_told_on_the_page_and_on_the_board(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    address = f"/instructions/{where['instruction']}/put-off"
    sent = form_of(client.get(address)) | {"new_due": (today() + timedelta(days=90)).isoformat(), "reason": "нет ответа"}
    assert client.post(address, data=sent | {"reason": ""}).status_code == 422
    assert client.post(address, data=sent).status_code == 303
    assert "нет ответа" in client.get(f"/instructions/{where['instruction']}").get_data(as_text=True)
    board = client.get("/instructions").get_data(as_text=True)
    assert ('id="later"' in board, 'id="overdue"' in board) == (True, False)


def test_two_who_change_the_same_are_shown_both(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    for address, field in ((f"/instructions/{where['instruction']}/edit", "text-ru"), (f"/measures/{where['measure']}/edit", "title-ru")):
        sent = form_of(client.get(address))
        assert client.post(address, data=sent | {field: "Первый"}).status_code == 303
        answer = client.post(address, data=sent | {field: "Второй"})
        page = answer.get_data(as_text=True)
        assert (answer.status_code, "Первый" in page, "Второй" in page) == (409, True, True)


def test_the_roadmap_is_filled_put_in_order_marked_and_emptied(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    sent = form_of(client.get("/roadmap/new?section=industry")) | {"title-ru": "Медицинская мебель", "due": "2030-12-31"}
    assert client.post("/roadmap/new", data=sent).status_code == 303
    with opened(app)() as session:
        made = session.scalars(select(Measure).where(Measure.id != where["measure"])).one()
    assert made.section is Section.INDUSTRY
    assert client.post(f"/measures/{made.id}/reorder", data={"seen": made.revision, "step": -1}).status_code == 303
    page = client.get("/roadmap").get_data(as_text=True)
    assert page.index(f'id="measure-{made.id}"') < page.index(f'id="measure-{where["measure"]}"')
    mark = f"/measures/{made.id}/mark"
    done = form_of(client.get(mark)) | {"state": "done"}
    assert [client.post(mark, data=done | more).status_code for more in ({}, {"result-ru": "цех открыт"})] == [422, 303]
    assert "цех открыт" in client.get("/roadmap").get_data(as_text=True)
    assert client.post(f"/measures/{made.id}/remove", data=form_of(client.get(f"/measures/{made.id}/remove"))).status_code == 303
    assert client.get(mark).status_code == 404


def test_first_screen_event_and_person_tell_their_instructions(app: Flask) -> None:
    where, client = staged(app), signed_in(app, Role.READER)
    place = f'href="/instructions/{where["instruction"]}"'
    for address in ("/", f"/events/{where['event']}", f"/people/{where['person']}"):
        assert place in client.get(address).get_data(as_text=True)


def test_what_is_settled_leaves_the_first_screen_and_the_person_and_stays_with_the_event(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    with opened(app).begin() as session:
        one = get_instruction(session, where["instruction"])
        one.state, one.evidence, one.settled_on = InstructionState.DONE, Texts("письмо"), today()
    place = f'href="/instructions/{where["instruction"]}"'
    addresses = ("/", f"/people/{where['person']}", f"/events/{where['event']}")
    assert [place in client.get(address).get_data(as_text=True) for address in addresses] == [False, False, True]


def test_the_pages_take_as_many_queries_for_many_undertakings_as_for_one(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    addresses = ("/", "/instructions", "/instructions?by=body", "/instructions/report", "/roadmap", f"/events/{where['event']}")

    def asked() -> list[int]:
        counts = []
        for address in addresses:
            with statements(app.extensions["readers"].kw["bind"]) as told:
                assert client.get(address).status_code == 200
            counts.append(len(told))
        return counts

    asked()
    few = asked()
    with opened(app).begin() as session:
        _more(session, where["event"])
    assert asked() == few


def _more(session: Session, event_id: int) -> None:
    event = session.get_one(Event, event_id)
    for _ in range(6):
        meeting, bodies = an_event(session), {"our_body": an_organisation(session), "their_body": a_partner_body(session)}
        measure = a_measure(session, our_executor=bodies["our_body"], their_executor=bodies["their_body"])
        due = today() + timedelta(days=2)
        an_instruction(session, event=meeting, person=a_person_in_directory(session), measure=measure, due=due, **bodies)
        an_instruction(session, event=event, due=due, **bodies)
