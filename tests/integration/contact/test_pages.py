"""Claims about the pages behind a contact's private link: it opens its own delegation, for its time, and gives nothing else away."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import Engine, select, update

from app.ground.kernel import clock
from app.planning.delegations.contacts.links import digest_of
from app.planning.delegations.models import ContactLink, DelegationMember, MemberProposal
from app.planning.delegations.queries import get_delegation
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import Browser, opened
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.people import a_member
from tests.integration.contact.contacts import SECRET, Stage, staged

PERSON = {"surname": "Новикова", "given": "Анна", "role": "member", "phone": "+7 701 000 00 05"}


@pytest.fixture
def stage(app: Flask) -> Stage:
    return staged(app)


def waiting(app: Flask) -> list[MemberProposal]:
    with opened(app)() as session:
        return list(session.scalars(select(MemberProposal).where(MemberProposal.decided_at.is_(None))))


def members(app: Flask, delegation_id: int) -> int:
    with opened(app)() as session:
        return len(session.scalars(select(DelegationMember).where(DelegationMember.delegation_id == delegation_id)).all())


def test_the_page_shows_the_own_delegation_and_nothing_of_the_others_or_of_the_office(app: Flask, stage: Stage) -> None:
    page = app.test_client().get(stage.home).text
    for told in ("Делегация акимата", "Аманов Иван Иванович", "специалист"):
        assert told in page
    for hidden in ("Чужая", "Тайнов", "внутреннее", "не для гостей", SECRET, "/people/", f"/delegations/{stage.delegation_id}"):
        assert hidden not in page


GETS = ("", "/members/new", "/members/{uid}", "/members/{uid}/remove", "/form", "/form.xlsx")
POSTS = (
    "/members/new",
    "/members/{uid}",
    "/members/{uid}/head",
    "/members/{uid}/remove",
    "/form",
    "/form/send",
    "/sent/x/withdraw",
    "/language",
)


def test_a_link_reaches_its_own_members_and_no_others(app: Flask, stage: Stage) -> None:
    client = app.test_client()
    assert {path: client.get(stage.home + path.format(uid=stage.member_uid)).status_code for path in GETS} == dict.fromkeys(GETS, 200)
    foreign = [path.format(uid=stage.foreign_uid) for path in GETS + POSTS if "{uid}" in path]
    assert {client.get(stage.home + path).status_code for path in foreign if not path.endswith("head")} == {404}
    assert {client.post(stage.home + path, data=PERSON).status_code for path in foreign} == {404}
    assert waiting(app) == []


@pytest.mark.parametrize("how", ["revoked_at", "expires_at"])
def test_a_link_that_has_ended_opens_nothing_and_says_so_calmly(app: Flask, stage: Stage, how: str) -> None:
    with opened(app).begin() as session:
        session.execute(update(ContactLink).values({how: datetime(2024, 1, 1, tzinfo=UTC)}))
    client = app.test_client()
    answers = [client.get(stage.home + path.format(uid=stage.member_uid)) for path in GETS]
    answers += [client.post(stage.home + path.format(uid=stage.member_uid), data=PERSON) for path in POSTS]
    assert {answer.status_code for answer in answers} == {410}
    assert not any("Аманов" in answer.text or "акимата" in answer.text for answer in answers)
    assert waiting(app) == []


def test_a_link_that_was_never_given_out_is_not_there(app: Flask, stage: Stage) -> None:
    client = app.test_client()
    assert {client.get(f"/d/{token}{path.format(uid=stage.member_uid)}").status_code for path in GETS for token in ("x" * 43, "y")} == {404}


def test_nobody_keeps_hears_of_or_finds_the_page(app: Flask, stage: Stage) -> None:
    client = app.test_client()
    wanted = {"Cache-Control": "no-store, private", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive"}
    for path in (stage.home, f"{stage.home}/form.xlsx", f"{stage.home}/members/new", "/d/" + "x" * 43):
        answer = client.get(path)
        assert {name: answer.headers[name] for name in wanted} == wanted


def test_the_token_is_kept_nowhere_and_gets_into_no_log(app: Flask, stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    app.logger.propagate = True
    with caplog.at_level(logging.INFO, logger=app.logger.name):
        app.test_client().get(stage.home)
    assert {record.__dict__["path"] for record in caplog.records if "path" in record.__dict__} == {"/d/…"}
    with opened(app)() as session:
        link = session.get_one(ContactLink, stage.link_id)
        assert link.digest == digest_of(stage.token)
        assert not any(stage.token in str(value) for value in vars(link).values())


def test_the_office_sees_when_a_link_was_last_used(app: Flask, stage: Stage) -> None:
    app.test_client().get(stage.home)
    with opened(app)() as session:
        used = session.get_one(ContactLink, stage.link_id).last_used_at
    assert used is not None
    assert clock.now() - used < timedelta(minutes=1)


def test_what_a_contact_sends_waits_and_can_be_corrected_and_taken_back(app: Flask, stage: Stage) -> None:
    client = app.test_client()
    blank = form_of(client.get(f"{stage.home}/members/new"))
    assert client.post(f"{stage.home}/members/new", data={**blank, **PERSON}).status_code == 303
    assert client.post(f"{stage.home}/members/new", data={**blank, **PERSON}).status_code == 303  # pressed twice
    (first,) = waiting(app)
    assert members(app, stage.delegation_id) == 1
    page = client.get(stage.home).text
    assert "Новикова Анна" in page
    assert "+7 701 000 00 05" not in page
    correcting = form_of(client.get(f"{stage.home}/sent/{first.uid}"))
    assert (correcting["surname"], correcting["phone"]) == ("Новикова", "")
    assert client.post(f"{stage.home}/sent/{first.uid}", data={**correcting, "surname": "Новицкая"}).status_code == 303
    (second,) = waiting(app)
    assert "Новицкая Анна" in client.get(stage.home).text
    assert client.post(f"{stage.home}/sent/{second.uid}/withdraw").status_code == 303
    assert waiting(app) == []


def test_a_kept_value_is_told_to_be_there_and_never_shown(app: Flask, stage: Stage) -> None:
    page = app.test_client().get(f"{stage.home}/members/{stage.member_uid}")
    assert form_of(page)["document"] == ""
    assert SECRET not in page.text


def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_sent(app: Flask, stage: Stage) -> None:
    client = app.test_client()
    answer = client.post(f"{stage.home}/members/{stage.member_uid}", data={**PERSON, "phone": "звоните", "given": ""})
    assert (answer.status_code, set(errors_of(answer))) == (422, {"given"})
    answer = client.post(f"{stage.home}/members/{stage.member_uid}", data={**PERSON, "phone": "звоните"})
    assert (answer.status_code, set(errors_of(answer))) == (422, {"phone"})
    assert waiting(app) == []


def test_a_form_of_the_contact_is_taken_over_https_without_a_referrer_but_not_without_its_token(app: Flask, stage: Stage) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    browser, https = Browser(app), {"base_url": "https://localhost"}
    form = form_of(browser.get(f"{stage.home}/members/new", **https))
    assert browser.client.post(f"{stage.home}/members/new", data={**form, **PERSON, "csrf_token": "no"}, **https).status_code == 400
    assert browser.client.post(f"{stage.home}/members/new", data={**form, **PERSON}, **https).status_code == 303
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert browser.client.post(f"{stage.home}/members/new", data={**form, **PERSON}, headers=foreign, **https).status_code == 403


def test_the_page_speaks_russian_until_its_reader_chooses(app: Flask, stage: Stage) -> None:
    client = app.test_client()
    english = {"Accept-Language": "en"}
    assert '<html lang="ru"' in client.get(stage.home, headers=english).text
    assert client.post(f"{stage.home}/language", data={"language": "kk"}).status_code == 303
    assert '<html lang="kk"' in client.get(stage.home, headers=english).text


def test_a_signed_in_reader_accepts_nothing_by_whatever_way(app: Flask, stage: Stage) -> None:
    contact = app.test_client()
    contact.post(f"{stage.home}/members/new", data=PERSON)
    (sent,) = waiting(app)
    paths = [f"/proposals/{sent.uid}/accept", f"/proposals/{sent.uid}/decline", f"/delegations/{stage.delegation_id}/proposals/accept"]
    paths += [
        f"/delegations/{stage.delegation_id}/proposals",
        f"/delegations/{stage.delegation_id}/links/new",
        f"/links/{stage.link_id}/revoke",
    ]
    coordinator = somebody(app, Role.COORDINATOR)
    for person in (Role.READER, coordinator):
        client = signed_in(app, person)
        assert {path: client.post(path, data={"reason": "нет", "uids": sent.uid}).status_code for path in paths} == dict.fromkeys(
            paths, 403
        )
    assert {contact.post(path).status_code for path in paths} == {303}  # to the door
    assert (len(waiting(app)), members(app, stage.delegation_id)) == (1, 1)


def test_the_office_makes_a_link_sees_it_once_and_ends_it(app: Flask) -> None:
    coordinator: User = somebody(app, Role.COORDINATOR)
    stage = staged(app, coordinator)
    client = signed_in(app, coordinator)
    blank = form_of(client.get(f"/delegations/{stage.delegation_id}/links/new"))
    page = client.post(f"/delegations/{stage.delegation_id}/links/new", data={**blank, "holder": "Б. Помощник"})
    token = page.text.partition("http://localhost/d/")[2].partition('"')[0]
    assert len(token) == 43
    assert page.headers["Cache-Control"] == "no-store, private"
    assert app.test_client().get(f"/d/{token}").status_code == 200
    listed = client.get(f"/delegations/{stage.delegation_id}").text
    assert "Б. Помощник" in listed
    assert token not in listed
    with opened(app)() as session:
        made = session.scalars(select(ContactLink).where(ContactLink.digest == digest_of(token))).one()
    assert client.post(f"/links/{made.id}/renew", data={"expires_on": "2001-01-01"}).status_code == 422
    assert client.post(f"/links/{made.id}/revoke").status_code == 303
    assert app.test_client().get(f"/d/{token}").status_code == 410
    assert client.post(f"/links/{made.id}/renew", data={"expires_on": blank["expires_on"]}).status_code == 422


def test_the_office_says_yes_and_no_and_the_contact_reads_it(app: Flask, stage: Stage) -> None:
    contact, office = app.test_client(), signed_in(app)
    contact.post(f"{stage.home}/members/new", data=PERSON)
    contact.post(f"{stage.home}/members/{stage.member_uid}/head")
    review = f"/delegations/{stage.delegation_id}/proposals"
    hidden, shown = office.get(review).text, office.post(review).text
    assert ("+7 701 000 00 05" in hidden, "+7 701 000 00 05" in shown) == (False, True)
    assert "Новикова Анна" in hidden
    new, head = sorted(waiting(app), key=lambda one: one.deed)
    assert office.post(f"/proposals/{head.uid}/decline", data={"reason": ""}).status_code == 422
    assert office.post(f"/proposals/{head.uid}/decline", data={"reason": "Глава другой"}).status_code == 303
    assert office.post(f"{review}/accept", data={"uids": new.uid}).status_code == 303
    page = contact.get(stage.home).text
    assert "Глава другой" in page
    assert (waiting(app), members(app, stage.delegation_id)) == ([], 2)
    assert office.post(f"/proposals/{head.uid}/accept").status_code == 404


def test_the_contacts_page_costs_the_same_for_few_and_for_many(app: Flask, app_engine: Engine, stage: Stage) -> None:
    client = app.test_client()

    def cost() -> int:
        with statements(app_engine) as seen:
            assert client.get(stage.home).status_code == 200
        return len(seen)

    client.get(stage.home)
    few = cost()
    with opened(app).begin() as session:
        for _ in range(12):
            a_member(session, get_delegation(session, stage.delegation_id))
    for number in range(5):
        client.post(f"{stage.home}/members/new", data={**PERSON, "surname": f"Новый{number}"})
    assert cost() == few
