"""A browser for tests of pages: keeps cookies, sends the forgery token of the page that it last saw, as people's browsers do."""

import html
import re
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from tests.factories.accounts import PASSWORD

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


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


class _Inputs(HTMLParser):
    """Reads what a browser would send of a page's inputs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "input" and "name" in given and (given.get("type") not in {"checkbox", "radio"} or "checked" in given):
            self.found[given["name"]] = given.get("value", "")
        elif tag in {"textarea", "select"}:
            self._inside = given.get("name", "")
            self.found[self._inside] = ""
        elif tag == "option" and "selected" in given:
            self.found[self._inside] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._inside and self.get_starttag_text() and str(self.get_starttag_text()).startswith("<textarea"):
            self.found[self._inside] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"textarea", "select"}:
            self._inside = ""


def fields(answer: TestResponse) -> dict[str, str]:
    """Return what a browser would send of a page's inputs, by name; the last of a name counts."""
    parser = _Inputs()
    parser.feed(answer.get_data(as_text=True))
    return {name: value for name, value in parser.found.items() if name not in {"back", "theme"}}


def opened(app: Flask) -> sessionmaker[Session]:
    """Return the maker of sessions on an application's database."""
    made: sessionmaker[Session] = app.extensions["writers"]
    return made
