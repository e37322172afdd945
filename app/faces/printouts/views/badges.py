"""Badges on paper: choosing how, a few at once, many in the background."""

from io import BytesIO
from typing import Any

from flask import current_app, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.faces.printouts.badge_forms import BadgesForm
from app.faces.printouts.badge_reading import AT_ONCE, KIND, Asked, badges_at_once
from app.faces.printouts.views.blueprint import blueprint
from app.ground.jobs.asking import AskForJob
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.ground.web import long_jobs
from app.ground.web.answers import page
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.accreditation.listing import query_of, wanted_in
from app.planning.accreditation.queries import State, Wanted, ids_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/badges/print")
@staff("admin", "protocol", "coordinator")
def badges(event_id: int) -> ResponseReturnValue:
    """Choose how badges are printed: the filters of the list in the address say which."""
    event = get_event_to_change(session(), event_id, signed_in())
    fresh = _ids(event, wanted_in(request.args), "unprinted")
    form = BadgesForm.blank(which="unprinted" if fresh else "all", language=current() if current() != "en" else "ru")
    return _page(event, form)


@blueprint.post("/events/<int:event_id>/badges/print")
@staff("admin", "protocol", "coordinator")
def print_badges(event_id: int) -> ResponseReturnValue:
    """Give out a few badges at once, or begin with many, and note that they have been printed."""
    event, form = get_event_to_change(session(), event_id, signed_in()), BadgesForm(request.form)
    if not form.validate():
        return _page(event, form)
    found = _ids(event, wanted_in(request.args), form.which.data)
    if not found:
        flash(gettext(N_("There is no badge to print.")), "info")
        filters: dict[str, Any] = query_of(wanted_in(request.args))
        return redirect(url_for("printouts.badges", event_id=event_id, **filters), 303)
    asked = Asked(tuple(found), form.wish(), _address())
    by, now = signed_in(), clock.now()
    if len(found) > AT_ONCE:
        return long_jobs.asked(AskForJob(form.sent_uid(), KIND, event.id, by.id, by.name, asked.as_json()), now=now)
    made = badges_at_once(session(), event, asked, now=now)
    return send_file(BytesIO(made.pdf), "application/pdf", download_name=made.name, max_age=0)


def _page(event: Event, form: BadgesForm) -> ResponseReturnValue:
    wanted = wanted_in(request.args)
    numbers = {which: len(_ids(event, wanted, which)) for which in ("unprinted", "all")}
    return page(
        "printouts/badges.html", form, event=get_event(session(), event.id), numbers=numbers, query=query_of(wanted), at_once=AT_ONCE
    )


def _ids(event: Event, wanted: Wanted, which: str) -> list[int]:
    """Return the badges to print, never a revoked one."""
    if wanted.state is State.REVOKED:
        return []
    revoked = set(ids_of(session(), event.id, Wanted(state=State.REVOKED)))
    found = [ident for ident in ids_of(session(), event.id, wanted) if ident not in revoked]
    if which == "all":
        return found
    fresh = set(ids_of(session(), event.id, Wanted(state=State.UNPRINTED)))
    return [ident for ident in found if ident in fresh]


def _address() -> str:
    """Return what the address in a code begins with."""
    public: str = current_app.config["YIYIN"].public_url
    return public.rstrip("/") + url_for("check_in.code", code="")
