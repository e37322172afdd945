"""The pages of signing in and of accounts, as a browser meets them."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.ground.kernel import clock
from app.register.accounts.models import ParkedForm, SignInFailure, StaffSession, User
from app.register.accounts.rules.roles import Role
from app.register.accounts.rules.sessions import IDLE
from app.register.accounts.rules.throttle import FREE_TRIES
from tests.factories.accounts import PASSWORD, a_user
from tests.factories.browsing import Browser, fields, hidden, opened

LOGIN = "valieva@office.example"
ADMIN = "admin@office.example"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin", "Referer": "http://localhost/venues/cities/new"}
TYPED = {"name-ru": "Нефтекамск", "zone": "Asia/Yekaterinburg", "side": "bashkortostan", "password": "never kept"}


@pytest.fixture
def officer(app: Flask) -> Browser:
    """A browser in which a protocol officer is signed in."""
    return _signed_in(app, LOGIN, Role.PROTOCOL)


@pytest.fixture
def admin(app: Flask) -> Browser:
    """A browser in which an administrator is signed in."""
    return _signed_in(app, ADMIN, Role.ADMIN)


def _signed_in(app: Flask, login: str, role: Role) -> Browser:
    with opened(app).begin() as session:
        a_user(session, login=login, role=role)
    browser = Browser(app)
    assert browser.sign_in(login).status_code == 303
    return browser


def _let_sessions_expire(app: Flask) -> None:
    with opened(app).begin() as session:
        session.execute(update(StaffSession).values(last_seen_at=clock.now() - IDLE))


def _user_id(app: Flask, login: str) -> int:
    with opened(app)() as session:
        return session.scalars(select(User.id).where(User.login == login)).one()


def test_whoever_is_not_signed_in_is_asked_to_and_led_on_afterwards(app: Flask) -> None:
    with opened(app).begin() as session:
        a_user(session, login=LOGIN)
    browser = Browser(app)
    asked = browser.get("/venues?q=1")
    assert (asked.status_code, asked.location) == (303, "/sign-in?next=/venues?q%3D1")
    door = browser.get(asked.location)
    answer = browser.post("/sign-in", {"login": LOGIN, "password": PASSWORD, "next": hidden(door, "next")})
    assert (answer.status_code, answer.location) == (303, "/venues?q=1")
    assert browser.get("/venues").status_code == 200


def test_the_sessions_cookie_is_out_of_reach_of_scripts_and_of_other_sites(app: Flask) -> None:
    with opened(app).begin() as session:
        a_user(session, login=LOGIN)
    browser = Browser(app)
    answer = browser.sign_in(LOGIN)
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("yiyin_session="))
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


@pytest.mark.parametrize(
    "target", ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "/\t/elsewhere.example", "javascript:1"]
)
def test_nobody_is_sent_to_another_site_after_signing_in(app: Flask, target: str) -> None:
    with opened(app).begin() as session:
        a_user(session, login=LOGIN)
    assert Browser(app).sign_in(LOGIN, next=target).location == "/"


def test_a_wrong_password_is_told_beside_what_was_typed_and_nothing_more(app: Flask, officer: Browser) -> None:
    stranger = Browser(app)
    answer = stranger.sign_in(LOGIN, "a wrong password, again")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert LOGIN in page
    assert "a wrong password, again" not in page


def test_a_strangers_tries_at_the_same_address_leave_a_known_device_alone(app: Flask, officer: Browser) -> None:
    stranger = Browser(app)
    answers = [stranger.sign_in(LOGIN, "a wrong password, again").status_code for _ in range(FREE_TRIES + 1)]
    assert answers == [422] * FREE_TRIES + [429]
    assert Browser(app).sign_in(LOGIN).status_code == 429
    officer.post("/sign-out")
    assert officer.sign_in(LOGIN).status_code == 303


def test_a_failure_stays_noted_although_the_request_was_refused(app: Flask, officer: Browser) -> None:
    Browser(app).sign_in(LOGIN, "a wrong password, again")
    with opened(app)() as session:
        assert len(session.scalars(select(SignInFailure)).all()) == 1


def test_signing_in_gives_a_new_secret_and_makes_the_old_one_worthless(app: Flask, officer: Browser) -> None:
    before = officer.cookie("yiyin_session")
    officer.post("/sign-out")
    officer.sign_in(LOGIN)
    thief = Browser(app)
    thief.client.set_cookie("yiyin_session", before)
    assert officer.cookie("yiyin_session") != before
    assert thief.get("/account").status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "ы", "x" * 3000, "' OR 1=1 --"])
def test_a_broken_cookie_is_nobody(app: Flask, cookie: str) -> None:
    browser = Browser(app)
    browser.client.set_cookie("yiyin_session", cookie)
    assert browser.get("/account").status_code == 303


def test_ones_own_devices_are_listed_and_ended(app: Flask, officer: Browser) -> None:
    other = Browser(app)
    other.client.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1"
    other.sign_in(LOGIN)
    page = officer.get("/account").get_data(as_text=True)
    assert "Safari, iPhone" in page
    assert officer.post("/account/sessions/end-others").status_code == 303
    assert (other.get("/account").status_code, officer.get("/account").status_code) == (303, 200)


def test_a_closed_account_is_out_at_once(app: Flask, officer: Browser, admin: Browser) -> None:
    user_id = _user_id(app, LOGIN)
    sent = fields(admin.get(f"/users/{user_id}"))
    sent.pop("active")
    assert admin.post(f"/users/{user_id}", sent).status_code == 303
    assert officer.get("/account").status_code == 303
    assert officer.sign_in(LOGIN).status_code == 422


def test_the_last_administrator_reads_why_they_stay(app: Flask, admin: Browser) -> None:
    user_id = _user_id(app, ADMIN)
    sent = fields(admin.get(f"/users/{user_id}")) | {"role": "reader", "language": "ru"}
    assert admin.post(f"/users/{user_id}", sent).status_code == 422
    assert admin.get("/users").status_code == 200


@pytest.mark.parametrize("path", ["/users", "/users/new", "/users/1"])
def test_only_administrators_see_the_accounts(officer: Browser, path: str) -> None:
    assert officer.get(path).status_code == 403


def test_an_account_is_made_with_a_password_that_opens_the_door(app: Flask, admin: Browser) -> None:
    admin.get("/users/new")
    sent = {"login": "new@office.example", "name": "Новый", "role": "coordinator", "language": "kk"}
    made = admin.post("/users/new", sent)
    password = hidden_by_id(made.get_data(as_text=True), "made-password")
    assert Browser(app).sign_in("new@office.example", password).status_code == 303
    assert admin.post("/users/new", sent).status_code == 422


def hidden_by_id(page: str, ident: str) -> str:
    return page.split(f'id="{ident}" value="')[1].split('"', maxsplit=1)[0]


def test_a_reset_password_signs_out_and_opens_the_door(app: Flask, officer: Browser, admin: Browser) -> None:
    user_id = _user_id(app, LOGIN)
    admin.get(f"/users/{user_id}")
    answer = admin.post(f"/users/{user_id}/password")
    password = hidden_by_id(answer.get_data(as_text=True), "made-password")
    assert officer.get("/account").status_code == 303
    assert officer.sign_in(LOGIN, password).status_code == 303


def test_ones_own_password_is_changed_only_by_whoever_knows_it(app: Flask, officer: Browser) -> None:
    sent = {"current_password": "a wrong password, again", "password": "a new sentence for the door"}
    assert officer.post("/account/password", sent).status_code == 422
    assert officer.post("/account/password", sent | {"current_password": PASSWORD}).status_code == 303
    assert officer.get("/account").status_code == 200
    assert Browser(app).sign_in(LOGIN, "a new sentence for the door").status_code == 303


def test_a_stale_change_of_an_account_shows_both(app: Flask, admin: Browser, officer: Browser) -> None:
    user_id = _user_id(app, LOGIN)
    shown = admin.get(f"/users/{user_id}")
    before = fields(shown)
    assert officer.post("/account", {"name": "Гульнара Валиева", "language": "ru"}).status_code == 303
    answer = admin.post(f"/users/{user_id}", before | {"name": "Г. Р. Каримова"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Гульнара Валиева" in page
    assert "Г. Р. Каримова" in page


def test_what_was_typed_when_the_session_ended_is_sent_after_signing_in_again(app: Flask, officer: Browser) -> None:
    officer.get("/venues/cities/new")
    _let_sessions_expire(app)
    asked = officer.post("/venues/cities/new", TYPED, headers={"Referer": "http://localhost/venues/cities/new"})
    assert asked.status_code == 303
    door = officer.get(asked.location)
    answer = officer.post("/sign-in", {"login": LOGIN, "password": PASSWORD, "resume": hidden(door, "resume")})
    shown = officer.get(answer.location)
    kept = fields(shown)
    assert {name: kept[name] for name in ("name-ru", "zone", "side")} == {name: TYPED[name] for name in ("name-ru", "zone", "side")}
    assert "never kept" not in shown.get_data(as_text=True)
    forwarded = officer.post(answer.location, kept)
    assert (forwarded.status_code, forwarded.location) == (307, "/venues/cities/new")
    made = officer.post(forwarded.location, kept)
    assert made.status_code == 303
    assert "Нефтекамск" in officer.get(made.location).get_data(as_text=True)
    assert officer.get(answer.location).status_code == 404


def test_what_one_person_typed_is_not_shown_to_the_next_at_the_same_desk(app: Flask, officer: Browser) -> None:
    officer.get("/venues/cities/new")
    _let_sessions_expire(app)
    asked = officer.post("/venues/cities/new", TYPED)
    with opened(app).begin() as session:
        a_user(session, login="next@office.example")
    door = officer.get(asked.location)
    answer = officer.post("/sign-in", {"login": "next@office.example", "password": PASSWORD, "resume": hidden(door, "resume")})
    assert officer.get(answer.location).status_code == 404


def test_htmx_is_led_to_the_door_by_its_own_header(app: Flask, officer: Browser) -> None:
    _let_sessions_expire(app)
    htmx = {"HX-Request": "true", "HX-Current-URL": "http://localhost/venues/7?view=list"}
    asked = officer.get("/venues", headers=htmx)
    assert (asked.status_code, asked.headers["HX-Redirect"]) == (401, "/sign-in?next=/venues/7?view%3Dlist")
    kept = officer.post("/venues/cities/new", TYPED, headers=htmx)
    assert kept.status_code == 401
    assert kept.headers["HX-Redirect"].startswith("/sign-in?resume=")


def test_a_page_of_another_site_is_not_where_one_is_sent_back_to(app: Flask) -> None:
    asked = Browser(app).get("/venues", headers={"HX-Request": "true", "HX-Current-URL": "https://elsewhere.example/"})
    assert asked.headers["HX-Redirect"] == "/sign-in?next=/"


def test_a_page_whose_forgery_token_is_too_old_loses_nothing(app: Flask, officer: Browser) -> None:
    officer.token = "an old token"
    answer = officer.post("/venues/cities/new", TYPED, headers=SAME_ORIGIN)
    assert answer.status_code == 303
    assert "Нефтекамск" in officer.get(answer.location).get_data(as_text=True)


def test_a_forged_request_is_refused_and_nothing_of_it_is_kept(app: Flask, officer: Browser) -> None:
    statuses = []
    for site in ("cross-site", "same-site", "none", ""):
        officer.token = "forged"
        answer = officer.post("/venues/cities/new", TYPED, headers={"Sec-Fetch-Site": site} if site else {})
        statuses.append(answer.status_code)
    assert statuses == [403, 403, 400, 400]
    with opened(app)() as session:
        assert session.scalars(select(ParkedForm)).all() == []


def test_a_sign_in_page_that_was_open_too_long_is_simply_shown_again(app: Flask) -> None:
    browser = Browser(app)
    browser.token = "an old token"
    answer = browser.post("/sign-in", {"login": LOGIN, "password": PASSWORD, "next": "/venues"}, headers=SAME_ORIGIN)
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/venues")


def test_the_last_seen_time_is_noted_now_and_then(app: Flask, officer: Browser) -> None:
    past = clock.now() - timedelta(minutes=6)
    with opened(app).begin() as session:
        session.execute(update(StaffSession).values(last_seen_at=past))
    officer.get("/account")
    with opened(app)() as session:
        assert session.scalars(select(StaffSession.last_seen_at)).one() > past


def test_who_changed_something_is_written_under_their_name(app: Flask, officer: Browser, admin: Browser) -> None:
    user_id = _user_id(app, LOGIN)
    sent = fields(admin.get(f"/users/{user_id}")) | {"role": "reader", "language": "ru", "name": "Валиева Гульнара"}
    assert admin.post(f"/users/{user_id}", sent).status_code == 303
    page = admin.get(f"/users/{user_id}").get_data(as_text=True)
    assert page.count("Г. Р. Валиева") >= 2  # the administrator's name and the old one of the account


def test_a_name_of_ten_thousand_letters_is_refused_beside_its_field(officer: Browser) -> None:
    answer = officer.post("/account", {"name": "Ж" * 10_000, "language": "ru"})
    assert answer.status_code == 422
    assert 'id="name-error"' in answer.get_data(as_text=True)
