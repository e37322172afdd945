"""Claims about what may go out: nothing while a blocker stands, and what was accepted by name stands on the approval sheet."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.faces.printouts.approval_sheet_reading import approval_paper
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.approval.sheet import let_stand, sheet_of
from app.judgement.conflicts.commands import EndWaiver, WaiveFinding, end_waiver, waive
from app.judgement.conflicts.standing import standing_of
from app.judgement.conflicts.waived import Waived
from app.judgement.publishing.checking import BlockersStand
from app.judgement.publishing.commands import Publish, digest, outgoing, publish
from app.judgement.publishing.queries import get_version, versions_of
from app.planning.events.kinds import Severity
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.planning.logistics.queries import logistics_of
from app.planning.programmes import moves
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor, Role
from tests.factories.accounts import an_actor
from tests.factories.browsing import opened
from tests.factories.pages import form_of, signed_in, somebody
from tests.integration.conflicts.troubled import coming, doubled
from tests.integration.planning.people import an_officer

NOW = datetime(2024, 11, 1, 9, 0, tzinfo=UTC)
UNTIL = date(2024, 11, 26)


def accepted(session: Session, event: Event, by: Actor, *, now: datetime = NOW, until: date = UNTIL) -> int:
    """Let the blocker of an event stand, and return the id of the waiver."""
    (finding,) = standing_of(session, event.id, now=now).blockers
    cmd = WaiveFinding(event.id, finding.key, finding.basis, "Откроет и уйдёт", until, by, new_uid())
    return waive(session, cmd, now=now)


def told(waived: tuple[Waived, ...]) -> list[tuple[Severity, str, str, date]]:
    return [(one.severity, one.reason, one.by_name, one.until) for one in waived]


def test_nothing_goes_out_while_a_blocker_stands(session: Session) -> None:
    made, officer = doubled(session), an_officer(session)
    with pytest.raises(BlockersStand) as refused:
        publish(session, Publish(made.event.id, officer, None), now=NOW)
    assert (refused.value.values, list(versions_of(session, made.event.id))) == ({"count": 1}, [])


@pytest.mark.parametrize(
    "off", [{"status": Status.CANCELLED}, {"status": Status.POSTPONED, "dates_unknown": True}], ids=["cancelled", "put off"]
)
def test_that_an_event_is_off_goes_out_whatever_stands_in_it(session: Session, off: dict[str, Any]) -> None:
    made, officer = doubled(session, **off), an_officer(session)
    assert publish(session, Publish(made.event.id, officer, None), now=NOW) == 1


def test_what_is_mended_goes_out(session: Session) -> None:
    made, officer = doubled(session), an_officer(session)
    moves.move_item(session, moves.MoveItem(made.second.id, officer, None, 120))
    assert publish(session, Publish(made.event.id, officer, None), now=NOW) == 1
    assert get_version(session, made.event.id, 1).waived == ()


def test_what_is_accepted_by_name_goes_out_and_stands_in_the_version(session: Session) -> None:
    made, officer = doubled(session), an_officer(session, name="Г. Р. Валиева")
    accepted(session, made.event, officer)
    assert publish(session, Publish(made.event.id, officer, None), now=NOW) == 1
    (waived,) = get_version(session, made.event.id, 1).waived
    assert told((waived,)) == [(Severity.BLOCKER, "Откроет и уйдёт", "Г. Р. Валиева", UNTIL)]
    assert "«Энергетика»" in waived.sentence.ru
    assert made.person.surname.ru not in "".join(waived.sentence.each())  # a version outlives an erasure
    assert waived == Waived.from_json(waived.as_json())


def test_what_was_accepted_holds_no_more_when_the_draft_moves_on(session: Session) -> None:
    made, officer = doubled(session), an_officer(session)
    accepted(session, made.event, officer)
    moves.move_item(session, moves.MoveItem(made.second.id, officer, None, -5))
    with pytest.raises(BlockersStand):
        publish(session, Publish(made.event.id, officer, None), now=NOW)


def test_the_sheet_of_the_coming_version_tells_what_is_in_force_and_that_of_a_published_one_what_was(session: Session) -> None:
    made, officer = doubled(session), an_officer(session)
    waiver = accepted(session, made.event, officer)
    publish(session, Publish(made.event.id, officer, None), now=NOW)
    later = NOW + timedelta(days=1)
    sheets = {number: sheet_of(session, made.event, number, on=later.date()) for number in (1, None)}
    before = [told(let_stand(session, made.event, sheet, now=later)) for sheet in sheets.values()]
    end_waiver(session, EndWaiver(made.event.id, waiver, officer), now=later)
    after = [told(let_stand(session, made.event, sheet, now=later)) for sheet in sheets.values()]
    row = [(Severity.BLOCKER, "Откроет и уйдёт", officer.name, UNTIL)]
    assert (before, after) == ([row, row], [row, []])


def test_the_paper_of_a_version_says_what_was_accepted(session: Session) -> None:
    made, officer = doubled(session), an_officer(session)
    papers = [approval_paper(session, made.event, 1, "en", now=NOW).job.decode()]
    accepted(session, made.event, officer)
    papers.append(approval_paper(session, made.event, 1, "en", now=NOW).job.decode())
    assert ["Accepted findings" in paper for paper in papers] == [False, True]


def test_the_page_before_publishing_counts_what_stands_and_offers_no_button_over_a_blocker(app: Flask) -> None:
    user = somebody(app, Role.PROTOCOL, language="en")
    today = clock.office_day()
    with opened(app).begin() as session:
        made = doubled(session, title=Texts("Форум"), **coming(today))
        event = made.event.id
    client = signed_in(app, user)
    page = client.get(f"/events/{event}/publish")
    text = page.get_data(as_text=True)
    assert ("1 stands in the way" in text, "1 warning" in text, "Publish version 1</button>" in text) == (True, True, False)
    assert f'href="/events/{event}/conflicts"' in text
    with opened(app)() as session:
        there = session.get_one(Event, event)
        seen = digest(outgoing(session, there), logistics_of(session, there))
    refused = client.post(f"/events/{event}/publish", data={"digest": seen})
    assert (refused.status_code, "accept it by name" in refused.get_data(as_text=True)) == (422, True)
    with opened(app).begin() as session:
        by = an_actor(session.get_one(User, user.id))
        accepted(session, session.get_one(Event, event), by, now=clock.now(), until=today + timedelta(days=5))
    page = client.get(f"/events/{event}/publish")
    assert "1 finding accepted" in page.get_data(as_text=True)
    assert client.post(f"/events/{event}/publish", data=form_of(page)).status_code == 303
    sheet = client.get(f"/events/{event}/approval/1").get_data(as_text=True)
    assert ("Accepted findings" in sheet, "Откроет и уйдёт" in sheet) == (True, True)
    word = client.get(f"/events/{event}/approval/1.pdf?format=docx&lang=en")
    assert unquote(word.headers["Content-Disposition"]).endswith("version 1.docx")
    assert word.data.startswith(b"PK")
