"""Pages as tests read them: what a form would send, what is said beside its fields; and clients that are signed in."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.ground.kernel import clock
from app.register.accounts.commands.sessions import Device, sign_in
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from app.register.accounts.views.cookies import SESSION
from tests.factories.accounts import a_user
from tests.factories.browsing import Browser, opened


def somebody(app: Flask, role: Role = Role.PROTOCOL, **over: Any) -> User:
    """Return a new account of the application's."""
    with opened(app).begin() as session:
        return a_user(session, role=role, **over)


def signed_in(app: Flask, user: User | Role = Role.PROTOCOL) -> FlaskClient:
    """Return the client of somebody signed in: of a person, or of a new one with a role."""
    person = user if isinstance(user, User) else somebody(app, user)
    with opened(app).begin() as session:
        made = sign_in(session, person.id, Device("127.0.0.1", "tests"), now=clock.now())
    client = app.test_client()
    client.set_cookie(SESSION, made.token)
    return client


def browser_of(app: Flask, user: User | Role = Role.PROTOCOL) -> Browser:
    """Return the browser of somebody who has come through the door already, where checking a password takes its time."""
    browser = Browser(app)
    browser.client = signed_in(app, user)
    browser.get("/account")
    return browser


def seen_at(app: Flask, address: str, things: Mapping[str, type[Any]]) -> dict[str, str]:
    """Return what a page of `address` has seen, as its form sends it; `things` tells whose id stands behind which beginning."""
    for beginning, thing in things.items():
        ident = address.removeprefix(beginning).partition("/")[0] if address.startswith(beginning) else ""
        if ident.isdecimal():
            with opened(app)() as session:
                found = session.get(thing, int(ident))
                return {"seen": str(found.revision)} if found is not None else {}
    return {}


class _Form(HTMLParser):
    """Collects what the page's main form would send, and the sentences beside its fields."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.errors: dict[str, str] = {}
        self._inside = False
        self._select = self._area = self._error = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        if tag == "main":
            self._inside = True
        elif not self._inside:
            return
        elif tag == "input" and name and (found.get("type") not in {"checkbox", "radio"} or "checked" in found):
            self.sent[name] = found.get("value", "y" if found.get("type") == "checkbox" else "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in found or self._select not in self.sent):
            self.sent[self._select] = found["value"]
        elif tag == "textarea":
            self._area = name
            self.sent[name] = ""
        elif tag == "p" and found.get("class") == "field-error":
            self._error = found["id"].removesuffix("-error")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] += data.lstrip("\r\n") if not self.sent[self._area] else data
        elif self._error and data.strip():
            self.errors[self._error] = data.strip()

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""
        elif tag == "p":
            self._error = ""
        elif tag == "main":
            self._inside = False


def form_of(answer: TestResponse) -> dict[str, str]:
    """Return what the forms of a page would send."""
    return _read(answer).sent


def errors_of(answer: TestResponse) -> dict[str, str]:
    """Return the sentences beside the fields of a page."""
    return _read(answer).errors


def _read(answer: TestResponse) -> _Form:
    form = _Form()
    form.feed(answer.get_data(as_text=True))
    return form
