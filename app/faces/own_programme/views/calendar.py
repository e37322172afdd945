"""A calendar feed of one's own: made on one's page, its address shown once."""

from typing import Final

from flask import current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.faces.own_programme.views.blueprint import Visit, blueprint, by_link
from app.ground.kernel.ids import as_uid
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.judgement.private_links.following import enter_link
from app.judgement.private_links.links import end_link, feeds_of_page, get_link, is_open, make_feed_of_page
from app.judgement.private_links.naming import event_title, feed_address, feed_name
from app.judgement.subscriptions.panel import panel_at
from app.judgement.subscriptions.variant import Variant

MOST_FEEDS: Final = 5
"""Feeds that one page keeps open: a telephone, a computer, an assistant or two."""


@blueprint.get("/p/<token>/calendar")
@by_link
def calendar(visit: Visit) -> ResponseReturnValue:
    """Lead back to the page: the address of a feed is shown once, after the post."""
    return redirect(url_for("own.show", token=visit.token, _anchor="calendar"), 303)


@blueprint.post("/p/<token>/calendar")
@by_link
def make_calendar(visit: Visit) -> ResponseReturnValue:
    """Make a feed of what the page shows, and end the oldest one where there are too many."""
    made = make_feed_of_page(session(), visit.link, as_uid(request.form.get("uid")), current(), now=visit.now)
    enter_link(session(), get_link(session(), made.link_id), now=visit.now)
    feeds = [one for one in feeds_of_page(session(), visit.link) if is_open(one, visit.now)]
    for old in feeds[MOST_FEEDS:]:
        end_link(session(), old, now=visit.now)
    title = event_title(session(), visit.link.event_id).told(current()) if visit.link.event_id is not None else ""
    variant = Variant(current())
    public_url = current_app.config["YIYIN"].public_url
    address = feed_address(public_url, made.token, title, variant, current())
    panel = panel_at(public_url, address, feed_name(session(), visit.link, current()), variant)
    return make_response(render_template("own_programme/calendar.html", visit=visit, panel=panel, most=MOST_FEEDS))
