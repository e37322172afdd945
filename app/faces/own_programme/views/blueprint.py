"""The blueprint of the pages behind private links: whose link it is, in which language, that its use is noted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.texts import LANGUAGES
from app.ground.web import guards
from app.ground.web.unit import SAFE_METHODS, aside, session
from app.ground.words.languages import speaking
from app.judgement.private_links.clients import client_of
from app.judgement.private_links.links import is_to_be_noted, note_use, opened_link
from app.judgement.private_links.models import PrivateLink
from app.judgement.private_links.rules import Opens
from app.planning.delegations.contacts.links import LinkEnded
from app.planning.delegations.views import private

COOKIE = "own-language"
"""Kept for the page's own address only: what its holder chose there says nothing of the device's other pages."""

blueprint = Blueprint("own", __name__)
private.init(blueprint)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody is here with a link that opens."""

    token: str
    link: PrivateLink
    now: datetime


def by_link(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Give a view the visit instead of the token in its address; whoever has a link that has ended is told so calmly."""

    @wraps(view)
    def opened(token: str, **values: object) -> ResponseReturnValue:
        now = clock.now()
        try:
            link = opened_link(session(), token, Opens.PAGE, now=now)
        except LinkEnded as ended:
            return make_response(render_template("own_programme/ended.html"), ended.status)
        _note(link, now)
        with speaking(language_of(link)):
            return view(Visit(token, link, now), **values)

    return guards.everyone(opened)


def language_of(link: PrivateLink) -> str:
    """Return the language chosen on this page, or the one that the link was made in."""
    wishes = (request.args.get("lang", ""), request.cookies.get(COOKIE, ""), link.language)
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def _note(link: PrivateLink, now: datetime) -> None:
    if not is_to_be_noted(link, now):
        return
    client = client_of(request.user_agent.string)
    if request.method not in SAFE_METHODS:
        note_use(session(), link, client, now=now)
        return
    with aside() as own:
        note_use(own, link, client, now=now)
        own.commit()
