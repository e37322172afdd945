"""Pages of versions: what the next one would change, publishing it, what each one was."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.choices import row_id
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.judgement.conflicts import wording
from app.judgement.conflicts.names import names_of
from app.judgement.conflicts.standing import standing_of
from app.judgement.publishing import commands
from app.judgement.publishing.forms import PublishForm
from app.judgement.publishing.logistics_telling import logistics_told
from app.judgement.publishing.queries import get_version, versions_of
from app.judgement.publishing.rules import Changes, gaps
from app.judgement.publishing.telling import DEEDS, event_told, item_told
from app.planning.events.kinds import Severity
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_publish
from app.planning.events.wording import SEVERITIES
from app.planning.logistics.queries import logistics_of
from app.register.accounts.identity import signed_in

blueprint = Blueprint("publishing", __name__)

MOST_TOLD = 10
"""Findings that are told before publishing; the rest is counted."""


@blueprint.route("/events/<int:event_id>/publish", methods=["GET", "POST"])
@staff("admin", "protocol", "coordinator")
def publish(event_id: int) -> ResponseReturnValue:
    """Show what the next version would change, and publish it."""
    event = get_event_to_publish(session(), event_id, signed_in())
    form = PublishForm(request.form if request.method == "POST" else None)
    if request.method == "GET":
        return _publish_page(form, event)
    cmd = form.command(event_id, signed_in())
    number = carried_out(form, lambda: commands.publish(session(), cmd, now=clock.now()), rollback=session().rollback)
    if number is None:
        return _publish_page(form, event)
    flash(gettext(N_("Version %(number)s is published: feeds and prints show it from now on."), number=number), "success")
    return redirect(url_for("publishing.show", event_id=event_id, number=number), 303)


@blueprint.get("/events/<int:event_id>/versions")
@staff()
def index(event_id: int) -> ResponseReturnValue:
    """List the versions of an event."""
    event = get_event(session(), event_id)
    return render_template("publishing/versions.html", event=event, versions=versions_of(session(), event_id))


@blueprint.get("/events/<int:event_id>/versions/compare")
@staff()
def compare(event_id: int) -> ResponseReturnValue:
    """Show what changed between any two versions."""
    event = get_event(session(), event_id)
    asked = sorted(request.args.get(name, 0, type=row_id) for name in ("from", "to"))
    before, after = (get_version(session(), event_id, number) for number in asked)
    changes = commands.changes_since(before, after.programme, after.logistics_picture)
    return render_template("publishing/compare.html", event=event, before=before, after=after, **_told(changes))


@blueprint.get("/events/<int:event_id>/versions/<int:number>")
@staff()
def show(event_id: int, number: int) -> ResponseReturnValue:
    """Show one version and what it changed."""
    event = get_event(session(), event_id)
    version = get_version(session(), event_id, number)
    before = get_version(session(), event_id, number - 1) if number > 1 else None
    changes = commands.changes_since(before, version.programme, version.logistics_picture)
    return render_template("publishing/version.html", event=event, version=version, **_told(changes))


def _publish_page(form: PublishForm, event: Event) -> ResponseReturnValue:
    programme, logistics = commands.outgoing(session(), event), logistics_of(session(), event)
    form.digest.data = form.digest.raw_data = None
    changes = commands.pending(session(), event.id, programme, logistics)
    refused = bool(form.errors or form.form_errors)
    page = render_template(
        "publishing/publish.html",
        form=form,
        event=event,
        digest=commands.digest(programme, logistics),
        versions=versions_of(session(), event.id),
        gaps=gaps(programme, LANGUAGES[1:]),
        **_check(event),
        items=[item for item in programme.items if not item.cancelled],
        **_told(changes),
    )
    return page, 422 if refused else 200


def _check(event: Event) -> dict[str, object]:
    """Return how much stands open in the draft, and the worst of it."""
    standing = standing_of(session(), event.id, now=clock.now())
    worst = [finding for finding in standing.open if finding.severity is not Severity.WARNING]
    return {
        "counts": standing.counts,
        "blockers": standing.blockers,
        "worst": worst[:MOST_TOLD],
        "more": len(worst[MOST_TOLD:]),
        "names": names_of(session(), worst[:MOST_TOLD], focus=event.id),
        "words": wording,
        "severities": SEVERITIES,
        "waived": len(standing.waived),
    }


def _told(changes: Changes) -> dict[str, object]:
    return {
        "changes": changes,
        "item_told": item_told,
        "event_told": event_told(changes),
        "logistics_told": logistics_told(changes),
        "deeds": DEEDS,
    }
