"""Pages on which anybody subscribes: everything public, or one event."""

from io import BytesIO

import segno
from flask import Blueprint, Response, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.judgement.subscriptions.addresses import PUBLIC_ADDRESS_NAME, PUBLIC_NAME
from app.judgement.subscriptions.panel import panel
from app.judgement.subscriptions.variant import ALARMS, Variant, asked
from app.ground.kernel.refusals import NotFound
from app.ground.web.guards import everyone
from app.ground.web.unit import session
from app.ground.words.languages import OWN_NAMES, current
from app.ground.words.messages import gettext
from app.judgement.entries.queries import PublicEvent, find_public_event, public_events
from app.planning.events.wording import KINDS

blueprint = Blueprint("feeds", __name__, url_prefix="/subscribe")


@blueprint.get("/")
@everyone
def index() -> ResponseReturnValue:
    """Offer the feed of everything public, and list the events that have one of their own."""
    offered = panel(_public_url(), None, gettext(PUBLIC_NAME), _variant(), address_name=PUBLIC_ADDRESS_NAME)
    return render_template("feeds/index.html", panel=offered, events=public_events(session()), kinds=KINDS, **_choices())


@blueprint.get("/events/<event_uid>")
@everyone
def event(event_uid: str) -> ResponseReturnValue:
    """Offer the feed of one public event."""
    found = _found(event_uid)
    title = found.picture.title
    offered = panel(_public_url(), found.uid, title.told(current()), _variant(), address_name=str(title))
    return render_template("feeds/event.html", panel=offered, event=found, kinds=KINDS, **_choices())


@blueprint.get("/qr.svg")
@everyone
def qr() -> ResponseReturnValue:
    """Draw the address of the page of everything public as a QR code."""
    return _drawn(url_for("feeds.index"))


@blueprint.get("/events/<event_uid>/qr.svg")
@everyone
def event_qr(event_uid: str) -> ResponseReturnValue:
    """Draw the address of an event's page as a QR code."""
    return _drawn(url_for("feeds.event", event_uid=_found(event_uid).uid))


def _found(event_uid: str) -> PublicEvent:
    found = find_public_event(session(), event_uid)
    if found is None:
        raise NotFound
    return found


def _drawn(path: str) -> Response:
    # The page and not the feed: a phone that knows no webcal:// would show the code's owner an error.
    picture = BytesIO()
    code = segno.make(f"{_public_url()}{path}", error="m", micro=False)
    code.save(picture, kind="svg", scale=5, border=3, dark="#000", light="#fff", xmldecl=False, omitsize=False)
    return Response(picture.getvalue(), mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=3600"})


def _variant() -> Variant:
    query = request.query_string.decode("latin-1")
    return asked(query if "lang" in request.args else f"lang={current()}&{query}")


def _choices() -> dict[str, object]:
    return {"feed_languages": OWN_NAMES, "alarms": ALARMS}


def _public_url() -> str:
    address: str = current_app.config["YIYIN"].public_url
    return address
