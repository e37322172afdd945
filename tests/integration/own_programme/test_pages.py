"""Claims about the pages behind private links: whose lines and phones they show, in which language, and that only posts change anything."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import Engine, func, select, update

from app.ground.kernel import clock
from app.judgement.private_links.models import PrivateLink
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.commands import Publish, publish
from app.matters.undertakings.rules import InstructionState
from app.planning.delegations.models import Delegation, DelegationMember, InvitationAnswer
from app.planning.delegations.rules import MemberStatus
from app.planning.events.models import Event
from app.planning.itineraries.rules import Subject, Whose
from app.planning.transfers.models import Vehicle
from app.register.directory.models import Person
from tests.counting import statements
from tests.factories.browsing import Browser, opened
from tests.factories.people import a_member, a_person_in_directory
from tests.factories.undertakings import an_instruction
from tests.integration.own_programme.stage import (
    BY,
    DESK_PHONE,
    DRIVER_PHONE,
    HALL_PHONE,
    INTERPRETER_PHONE,
    OFFICER_PHONE,
    OTHER_DRIVER,
    RECEPTION,
    Stage,
    a_link,
    staged,
)

PHONES = (DRIVER_PHONE, OFFICER_PHONE, DESK_PHONE, RECEPTION, OTHER_DRIVER, INTERPRETER_PHONE, HALL_PHONE)
NEEDED = {
    Subject.PERSON: {DRIVER_PHONE, OFFICER_PHONE, DESK_PHONE, RECEPTION},
    Subject.DELEGATION: {DRIVER_PHONE, OFFICER_PHONE, DESK_PHONE},
    Subject.VEHICLE: {OFFICER_PHONE, DESK_PHONE},
    Subject.INTERPRETER: {OFFICER_PHONE, DESK_PHONE},
    Subject.HALL: {HALL_PHONE, DESK_PHONE},
    Subject.RESPONSIBLE: {DESK_PHONE},
}


@pytest.fixture
def stage(app: Flask) -> Stage:
    return staged(app)


def test_a_guest_sees_their_own_lines_and_nobody_elses(app: Flask, stage: Stage) -> None:
    page = app.test_client().get(stage.home()).text
    for told in ("Аманов Иван Иванович", "министр промышленности", "DP-407", "Пленарное заседание", "Астория", "Сопровождаев", "Водителев"):
        assert told in page
    for hidden in ("Тайнов", "Чужов", "/people/", "/events/"):
        assert hidden not in page


@pytest.mark.parametrize("subject", Subject)
def test_each_subject_is_told_the_phones_that_it_needs_and_no_others(app: Flask, stage: Stage, subject: Subject) -> None:
    page = app.test_client().get(stage.home(subject)).text
    assert {phone for phone in PHONES if phone in page} == NEEDED[subject]
    assert {phone for phone in PHONES if f'href="tel:{phone.translate(str.maketrans("", "", " -"))}"' in page} == NEEDED[subject]


def test_a_phone_is_told_only_while_the_same_driver_has_it(app: Flask, stage: Stage) -> None:
    with opened(app).begin() as session:
        vehicle = session.scalars(select(Vehicle).where(Vehicle.uid == stage.uids[Subject.VEHICLE])).one()
        session.refresh(vehicle, ["driver"])
        vehicle.driver = a_person_in_directory(session, "Новов")
    page = app.test_client().get(stage.home()).text
    assert ("Водителев" in page, DRIVER_PHONE in page, "Новов" in page) == (True, False, False)


def test_pages_are_kept_found_and_told_nowhere(app: Flask, stage: Stage) -> None:
    for path in (stage.home(), f"{stage.home()}/a4.pdf"):
        answer = app.test_client().get(path)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"


@pytest.mark.parametrize("how", ["revoked_at", "expires_at"])
def test_a_link_that_has_ended_opens_nothing_and_says_so_calmly(app: Flask, stage: Stage, how: str) -> None:
    with opened(app).begin() as session:
        session.execute(update(PrivateLink).values({how: datetime(2024, 1, 1, tzinfo=UTC)}))
    client = app.test_client()
    answers = [client.get(stage.home()), client.get(f"{stage.home()}/a6.pdf"), client.post(f"{stage.home()}/calendar")]
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert not any("Аманов" in answer.text for answer in answers)


def test_an_unknown_token_is_not_found(app: Flask) -> None:
    client = app.test_client()
    assert {client.get(f"/p/{'x' * 43}{path}").status_code for path in ("", "/a4.pdf", "/calendar")} == {404}


def test_before_anything_is_published_the_page_says_so_calmly_and_shows_nothing_of_the_draft(app: Flask) -> None:
    stage = staged(app, published=False)
    answer = app.test_client().get(stage.home())
    assert (answer.status_code, "own-quiet" in answer.text, "Пленарное" in answer.text, "DP-407" in answer.text) == (
        200,
        True,
        False,
        False,
    )
    assert f'/answers/{stage.member_id}"' in answer.text


def test_a_page_speaks_the_links_language_until_its_holder_chooses_another(app: Flask, stage: Stage) -> None:
    with opened(app).begin() as session:
        token = a_link(session, Whose(Subject.PERSON, stage.uids[Subject.PERSON]), stage.event_id, language="kk")
    browser = Browser(app)
    assert '<html lang="kk"' in browser.get(f"/p/{token}", headers={"Accept-Language": "en"}).text
    assert browser.post(f"/p/{token}/language", {"language": "en"}).status_code == 303
    assert '<html lang="en"' in browser.get(f"/p/{token}").text
    assert '<html lang="ru"' in browser.get(stage.home()).text


def test_a_link_to_all_events_shows_each_that_names_its_holder(app: Flask, stage: Stage) -> None:
    with opened(app).begin() as session:
        token = a_link(session, Whose(Subject.PERSON, stage.uids[Subject.PERSON]), None)
        nobody = a_link(session, Whose(Subject.PERSON, a_person_in_directory(session).uid), None)
    assert "Пленарное заседание" in app.test_client().get(f"/p/{token}").text
    assert "own-quiet" in app.test_client().get(f"/p/{nobody}").text


def test_what_somebody_answers_for_stands_by_its_day_and_only_on_their_own_page(app: Flask, stage: Stage) -> None:
    with opened(app).begin() as session:
        person = session.scalars(select(Person).where(Person.uid == stage.uids[Subject.PERSON])).one()
        event = session.get_one(Event, stage.event_id)
        today = clock.office_day()
        for event_at, days, text in ((event, 9, "Второе дело"), (event, -40, "Первое дело"), (None, 5, "Чужое заседанию дело")):
            due = today + timedelta(days=days)
            an_instruction(session, person=person, event=event_at, due=due, given_on=due - timedelta(days=30), text=text)
        an_instruction(session, person=person, event=event, state=InstructionState.DONE, text="Сделанное дело")
        wide = a_link(session, Whose(Subject.PERSON, person.uid), None)
    client = app.test_client()
    page, every, hall = (client.get(path).get_data(as_text=True) for path in (stage.home(), f"/p/{wide}", stage.home(Subject.HALL)))
    assert page.index("Первое дело") < page.index("Второе дело")
    assert ["Чужое заседанию дело" in told for told in (page, every, hall)] == [False, True, False]
    assert ["Сделанное дело" in page, "Первое дело" in hall] == [False, False]


def test_what_is_on_and_what_is_next_stand_on_top(app: Flask) -> None:
    stage = staged(app, days_ahead=1)
    page = app.test_client().get(stage.home()).text
    assert "DP-407" in page.partition('class="own-now')[2].partition("</section>")[0]


def test_yes_and_no_are_answered_by_post_and_a_get_changes_nothing(app: Flask, stage: Stage) -> None:
    browser = Browser(app)
    browser.get(stage.home())
    path = f"{stage.home()}/answers/{stage.member_id}"
    assert browser.get(path).status_code == 405
    assert browser.post(path, {"answer": "accepted", "uid": ""}).status_code == 303
    with opened(app)() as session:
        assert session.get_one(DelegationMember, stage.member_id).status is MemberStatus.ACCEPTED
        assert session.scalars(select(InvitationAnswer.answer)).all() == ["accepted"]


def test_a_substitute_has_to_be_named_and_what_was_typed_stays(app: Flask, stage: Stage) -> None:
    browser = Browser(app)
    browser.get(stage.home())
    path = f"{stage.home()}/answers/{stage.member_id}"
    refused = browser.post(path, {"answer": "substitute", "words": " "})
    assert (refused.status_code, "field-error" in refused.text) == (422, True)
    assert browser.post(path, {"answer": "substitute", "words": "Анна Заменова, советник"}).status_code == 303
    assert "Анна Заменова, советник" in browser.get(stage.home()).text


def test_nobody_answers_for_somebody_else_or_without_the_pages_token(app: Flask, stage: Stage) -> None:
    browser = Browser(app)
    browser.get(stage.home())
    assert browser.post(f"{stage.home()}/answers/{stage.foreign_member_id}", {"answer": "declined"}).status_code == 404
    assert browser.post(f"{stage.home(Subject.VEHICLE)}/answers/{stage.member_id}", {"answer": "declined"}).status_code == 404
    app.config["WTF_CSRF_ENABLED"] = True
    forged = app.test_client().post(f"{stage.home()}/answers/{stage.member_id}", data={"answer": "declined"})
    assert forged.status_code == 400
    with opened(app)() as session:
        assert session.scalar(select(func.count(InvitationAnswer.id))) == 0


def test_a_calendar_is_made_by_post_and_of_six_the_oldest_has_ended(app: Flask, stage: Stage) -> None:
    browser = Browser(app)
    browser.get(stage.home())
    assert urlsplit(browser.get(f"{stage.home()}/calendar").headers["Location"]).path == stage.home()
    made = browser.post(f"{stage.home()}/calendar", {"uid": ""})
    assert (made.status_code, "/feeds/private/" in made.text) == (200, True)
    for _ in range(5):
        browser.post(f"{stage.home()}/calendar", {"uid": ""})
    with opened(app)() as session:
        feeds = session.scalars(select(PrivateLink).where(PrivateLink.opens == Opens.FEED).order_by(PrivateLink.id)).all()
        assert [feed.revoked_at is None for feed in feeds] == [False, True, True, True, True, True]
        assert {feed.parent_id for feed in feeds} == {session.scalar(select(func.min(PrivateLink.id)))}


def test_a_page_takes_few_queries_however_much_there_is_on_it(app: Flask, app_engine: Engine, stage: Stage) -> None:
    client = app.test_client()
    client.get(stage.home())
    with statements(app_engine) as asked:
        client.get(stage.home())
    assert len(asked) <= 14


def test_a_page_asks_no_more_of_the_database_for_a_large_delegation_than_for_one_guest(
    app: Flask, app_engine: Engine, stage: Stage
) -> None:
    client, counts = app.test_client(), []
    for more in (0, 30):
        with opened(app).begin() as session:
            for _ in range(more):
                a_member(session, session.get_one(Delegation, stage.delegation_id), a_person_in_directory(session))
            if more:
                publish(session, Publish(stage.event_id, BY, None), now=clock.now(), judge=lambda _: ())
        client.get(stage.home(Subject.DELEGATION))
        with statements(app_engine) as asked:
            client.get(stage.home(Subject.DELEGATION))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_papers_are_handed_out_behind_the_same_link(app: Flask, stage: Stage) -> None:
    client = app.test_client()
    for subject, paper in ((Subject.PERSON, "a4"), (Subject.PERSON, "a6"), (Subject.VEHICLE, "a5"), (Subject.HALL, "a5")):
        answer = client.get(f"{stage.home(subject)}/{paper}.pdf?event={stage.event_uid}&lang=kk")
        assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert client.get(f"{stage.home()}/a4.pdf?event=other").status_code == 404
