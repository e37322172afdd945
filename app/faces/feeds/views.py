"""Pages on which anybody subscribes: to everything public, a series, a kind, a host side, a saved filter, or one event."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Final

import segno
from flask import Blueprint, Response, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.faces.feeds.listing import GATHERING, Feed, gathering_feeds
from app.ground.kernel.refusals import N_, NotFound
from app.ground.web.guards import everyone
from app.ground.web.unit import session
from app.ground.words.languages import OWN_NAMES, current
from app.judgement.entries.queries import PublicEvent, find_public_event, public_events
from app.judgement.subscriptions.panel import Panel, panel
from app.judgement.subscriptions.scopes import Sort, event_scope
from app.judgement.subscriptions.variant import ALARMS, Variant, asked
from app.planning.events.wording import KINDS

blueprint = Blueprint("feeds", __name__, url_prefix="/subscribe")

SORTS: Final[Mapping[Sort, str]] = {
    Sort.SERIES: N_("A series"),
    Sort.KIND: N_("Events of one kind"),
    Sort.HOST: N_("Events on one side"),
    Sort.FILTER: N_("Other selections"),
}


@blueprint.get("/")
@everyone
def index() -> ResponseReturnValue:
    """Offer the feed of everything public, and list the others."""
    events = public_events(session())
    everything, *feeds = gathering_feeds(session(), _public_url(), events)
    return render_template("feeds/index.html", panel=_panel(everything), feeds=_sorted(feeds), events=events, kinds=KINDS, **_choices())


@blueprint.get("/events/<event_uid>")
@everyone
def event(event_uid: str) -> ResponseReturnValue:
    """Offer the feed of one public event."""
    found = _found(event_uid)
    title = found.picture.title
    offered = panel(_public_url(), event_scope(found.uid), title.told(current()), _variant(), address_name=str(title))
    return render_template("feeds/event.html", panel=offered, event=found, kinds=KINDS, **_choices())


@blueprint.get("/<any(series, kinds, hosts, filters):sort>/<name>")
@everyone
def gathered(sort: str, name: str) -> ResponseReturnValue:
    """Offer the feed of a series, a kind, a host side or a saved filter."""
    feed = _gathered(sort, name)
    return render_template("feeds/gathered.html", panel=_panel(feed), feed=feed, sort=sort, **_choices())


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


@blueprint.get("/<any(series, kinds, hosts, filters):sort>/<name>/qr.svg")
@everyone
def gathered_qr(sort: str, name: str) -> ResponseReturnValue:
    """Draw the address of such a feed's page as a QR code."""
    feed = _gathered(sort, name)
    return _drawn(url_for("feeds.gathered", sort=sort, name=feed.scope.name))


def _gathered(sort: str, name: str) -> Feed:
    feeds = gathering_feeds(session(), _public_url(), public_events(session()))
    found = next((feed for feed in feeds if (feed.scope.sort.value, feed.scope.name) == (sort, name)), None)
    if found is None:
        raise NotFound
    return found


def _sorted(feeds: Iterable[Feed]) -> list[tuple[str, list[Feed]]]:
    """Return the feeds under a heading for each sort that there is one of."""
    by_sort = {sort: [feed for feed in feeds if feed.scope.sort is sort] for sort in GATHERING}
    return [(SORTS[sort], there) for sort, there in by_sort.items() if there]


def _panel(feed: Feed) -> Panel:
    return panel(_public_url(), feed.scope, feed.name, _variant(), address_name=feed.address_name)


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
