"""What every page behind a contact's private link begins and ends with: whose link it is, the language, headers that give nothing away."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from typing import Final

from flask import Blueprint, Response, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import validate_csrf
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from wtforms import ValidationError

from app.ground.kernel import clock
from app.ground.kernel.texts import LANGUAGES
from app.ground.kernel.walltime import zone
from app.ground.web import guards, language, security
from app.ground.web.unit import SAFE_METHODS, aside, session
from app.ground.words.languages import speaking
from app.planning.delegations.contacts.links import LinkEnded, is_to_be_noted, note_use, opened_link
from app.planning.delegations.models import ContactLink, Delegation
from app.planning.delegations.queries import get_delegation
from app.planning.events.models import Event

MOST_BYTES: Final = 3_000_000
"""A filled form of 500 rows has about a tenth of it."""
HEADERS: Final = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
"""The address is the key: nobody keeps the page, hears of the address or finds it."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody is here with a link that opens."""

    token: str
    link: ContactLink
    delegation: Delegation
    now: datetime

    @property
    def event(self) -> Event:
        """The event that the delegation comes to."""
        return self.delegation.event

    @property
    def today(self) -> date:
        """The day at the place of the event."""
        return self.now.astimezone(zone(self.event.zone)).date()

    def again(self) -> "Visit":
        """Return the visit with everything read anew, after a refusal has undone what was begun."""
        return replace(self, delegation=get_delegation(session(), self.link.delegation_id))


def init(blueprint: Blueprint) -> None:
    """Let a blueprint hold pages behind private links.

    A page that sends no referrer cannot send forms where one is asked for, as the forgery protection does over https: here the token
    alone is checked. The address itself is a secret that no other site knows.
    """
    security.csrf.exempt(blueprint)
    blueprint.before_request(_check)
    blueprint.after_request(_headers)


def by_link(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Give a view the visit instead of the token in its address; whoever has a link that has ended is told so calmly."""

    @wraps(view)
    def opened(token: str, **values: str) -> ResponseReturnValue:
        with speaking(_language()):
            now = clock.now()
            try:
                link = opened_link(session(), token, now=now)
            except LinkEnded as ended:
                return make_response(render_template("contact/ended.html"), ended.status)
            _note(link, now)
            return make_response(view(Visit(token, link, get_delegation(session(), link.delegation_id), now), **values))

    return guards.everyone(opened)


def _language() -> str:
    """Return the language asked for on this device, or Russian: what a browser wishes says little of a partner's secretary."""
    wishes = (request.args.get("lang", ""), request.cookies.get(language.COOKIE, ""))
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def _note(link: ContactLink, now: datetime) -> None:
    if not is_to_be_noted(link, now):
        return
    if request.method not in SAFE_METHODS:
        note_use(session(), link, now=now)
        return
    with aside() as own:
        note_use(own, link, now=now)
        own.commit()


def _check() -> None:
    if request.method in SAFE_METHODS:
        return
    if (request.content_length or 0) > MOST_BYTES:
        raise RequestEntityTooLarge
    if current_app.config.get("WTF_CSRF_ENABLED", True):
        try:
            validate_csrf(request.form.get("csrf_token"))
        except ValidationError as error:
            raise BadRequest from error


def _headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response
