"""The blueprint of private links, and what its pages have in common."""

from typing import Any

import segno
from flask import Blueprint, Response, current_app, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from app.ground.kernel import clock
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.judgement.private_links.links import is_open, last_day
from app.judgement.private_links.models import PrivateLink
from app.judgement.private_links.naming import event_title, feed_address, feed_name, page_address
from app.judgement.private_links.rules import Opens
from app.judgement.subscriptions.panel import panel_at
from app.judgement.subscriptions.variant import Variant

blueprint = Blueprint("private_links", __name__)
may_grant = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


def public_url() -> str:
    """Return the address under which the house is reached."""
    address: str = current_app.config["YIYIN"].public_url
    return address


def address_of(link: PrivateLink, token: str, variant: Variant) -> str:
    """Return where a link leads; only now, for its token is kept nowhere."""
    if link.opens is Opens.PAGE:
        return page_address(public_url(), token)
    title = str(event_title(session(), link.event_id)) if link.event_id is not None else ""
    return feed_address(public_url(), token, title, variant, link.language)


def once(link: PrivateLink, token: str, variant: Variant, back: str) -> Response:
    """Show the address of a new link, this one time."""
    address = address_of(link, token, variant)
    panel = panel_at(public_url(), address, feed_name(session(), link, link.language), variant)
    drawn = Markup(segno.make(address, error="m", micro=False).svg_inline(scale=4, border=3, dark="#000", light="#fff"))  # noqa: S704
    title = feed_name(session(), link, current())
    return unkept(render_template("private_links/once.html", link=link, title=title, panel=panel, qr=drawn, back=back))


def unkept(text: str) -> Response:
    """Return a page with secrets, which nobody keeps."""
    answer = make_response(text)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def to_list(link: PrivateLink, message: str) -> ResponseReturnValue:
    """Go back to where a link is listed and say what was done."""
    flash(gettext(message), "success")
    event_id = link.event_id
    return redirect(url_for("private_links.index", event_id=event_id) if event_id else url_for("private_links.own"), 303)


@blueprint.context_processor
def _words() -> dict[str, Any]:
    return {"link_opens": lambda link: is_open(link, clock.now()), "link_last_day": last_day}
