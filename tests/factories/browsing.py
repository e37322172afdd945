"""A browser for tests of pages: keeps cookies, sends the forgery token of the page that it last saw, as people's browsers do."""

import html
import re
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from tests.factories.accounts import PASSWORD

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_FIELD = re.compile(r'<(?:input|textarea)[^>]*\bname="([^"]+)"[^>]*?(?:\bvalue="([^"]*)")?[^>]*>(?:\n([^<]*)</textarea>)?')


class Browser:
    """One person's browser."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self.token = ""

    def get(self, path: str, **kwargs: Any) -> TestResponse:
        """Open a page."""
        return self._seen(self.client.get(path, **kwargs))

    def post(self, path: str, data: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """Send a form of the page that was opened last."""
        return self._seen(self.client.post(path, data={"csrf_token": self.token, **(data or {})}, **kwargs))

    def sign_in(self, login: str, password: str = PASSWORD, **more: str) -> TestResponse:
        """Go through the door."""
        self.get("/sign-in")
        answer = self.post("/sign-in", {"login": login, "password": password, **more})
        if answer.status_code == 303:
            self.get("/account")
        return answer

    def cookie(self, name: str) -> str:
        """Return what a cookie holds; empty where there is none."""
        found = self.client.get_cookie(name)
        return found.value if found else ""

    def _seen(self, answer: TestResponse) -> TestResponse:
        found = _TOKEN.search(answer.get_data(as_text=True))
        if found:
            self.token = html.unescape(found[1])
        return answer


def hidden(answer: TestResponse, name: str) -> str:
    """Return what the first input of a name holds on a page."""
    found = re.search(rf'<input[^>]*\bname="{name}"[^>]*\bvalue="([^"]*)"', answer.get_data(as_text=True))
    assert found, f"no input {name}"
    return html.unescape(found[1])


def fields(answer: TestResponse) -> dict[str, str]:
    """Return the inputs and text areas of a page by name; the last of a name counts."""
    found = {}
    for name, value, text in _FIELD.findall(answer.get_data(as_text=True)):
        found[html.unescape(name)] = html.unescape(value or text)
    return found


def opened(app: Flask) -> sessionmaker[Session]:
    """Return the maker of sessions on an application's database."""
    made: sessionmaker[Session] = app.extensions["writers"]
    return made
