"""The badges of an event: the list, making them, and what is done with several at once."""

from typing import Any

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.paging import numbers_of
from app.ground.kernel.refusals import N_
from app.ground.web.answers import tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext, ngettext
from app.planning.accreditation import commands
from app.planning.accreditation.coming import missing_of
from app.planning.accreditation.forms import BadgeForm, MarkForm
from app.planning.accreditation.listing import links, query_of, wanted_in
from app.planning.accreditation.queries import ROWS, badges_page, bearers_of, counts_of, ids_of, persons_among, zones_of
from app.planning.accreditation.rules import BADGE_CATEGORY_NAMES
from app.planning.accreditation.views.blueprint import blueprint, may_issue
from app.planning.delegations.choosing import chosen
from app.planning.delegations.queries import summaries_of
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/badges")
@staff()
def index(event_id: int) -> ResponseReturnValue:
    """List the badges; search and filters live in the address."""
    return _index(event_id, BadgeForm())


@blueprint.get("/events/<int:event_id>/badges/missing")
@staff()
def missing(event_id: int) -> ResponseReturnValue:
    """List those who come and have no badge yet."""
    event, lacking = get_event(session(), event_id), missing_of(session(), event_id)
    shown = persons_among(session(), lacking, "", limit=ROWS)
    bearers = bearers_of(session(), event, shown)
    return render_template(
        "accreditation/missing.html",
        event=event,
        bearers=[(bearers[ident], lacking[ident]) for ident in shown],
        total=len(lacking),
        categories=BADGE_CATEGORY_NAMES,
        may_change=may_change(event, signed_in()),
    )


@blueprint.post("/events/<int:event_id>/badges/missing")
@may_issue
def make_missing(event_id: int) -> ResponseReturnValue:
    """Make the badges of all who have none."""
    made = commands.make_missing(session(), commands.MakeMissing(event_id, signed_in()))
    sentence = ngettext("%(num)s badge made.", "%(num)s badges made.", made) if made else gettext(N_("Everybody who comes has a badge."))
    flash(sentence, "success")
    return redirect(url_for("accreditation.index", event_id=event_id), 303)


@blueprint.post("/events/<int:event_id>/badges")
@may_issue
def make_badge(event_id: int) -> ResponseReturnValue:
    """Make the badge of somebody of the directory who is not among those who come."""
    form, by = BadgeForm(request.form), signed_in()
    get_event_to_change(session(), event_id, by)
    made = tried(
        form,
        lambda: commands.make_badge(session(), form.command(event_id, by, lambda typed, field: chosen(session(), typed, field))),
    )
    if made is None:
        return _index(event_id, form)
    flash(gettext(N_("The badge has been made.")), "success")
    return redirect(url_for("accreditation.index", event_id=event_id, _anchor=f"badge-{made}"), 303)


@blueprint.post("/events/<int:event_id>/badges/mark")
@may_issue
def mark(event_id: int) -> ResponseReturnValue:
    """Do one thing with several badges: those checked, or all that the list shows."""
    form, by = MarkForm(request.form), signed_in()
    wanted = wanted_in(request.args)
    form.offer(zones_of(session(), event_id))
    done = tried(form, lambda: _done(form, form.chosen(event_id, by, lambda: ids_of(session(), event_id, wanted))))
    if done is None:
        for sentence in (*form.form_errors, *(error for errors in form.errors.values() for error in errors)):
            flash(str(sentence), "error")
    else:
        _tell(form, done)
    back: dict[str, Any] = {**query_of(wanted), "page": request.args.get("page", type=int)}
    return redirect(url_for("accreditation.index", event_id=event_id, **back), 303)


def _done(form: MarkForm, chosen_badges: commands.Chosen) -> commands.Changed:
    match form.deed.data:
        case "revoke":
            return commands.revoke_badges(session(), chosen_badges)
        case "restore":
            return commands.restore_badges(session(), chosen_badges)
        case "reissue":
            return commands.reissue_badges(session(), chosen_badges)
        case _:
            return commands.change_badges(session(), form.change(chosen_badges))


def _tell(form: MarkForm, done: commands.Changed) -> None:
    if done.done and form.deed_told():
        flash(gettext(form.deed_told(), count=done.done), "success")
    if done.changed_meanwhile:
        names = ", ".join(done.changed_meanwhile)
        flash(gettext(N_("Left as they are, for somebody else has just changed them: %(names)s."), names=names), "warning")
    if not (done.done or done.changed_meanwhile):
        flash(gettext(N_("Check the badges first.")), "warning")


def _index(event_id: int, form: BadgeForm) -> Response:
    event, wanted = get_event(session(), event_id), wanted_in(request.args)
    found = badges_page(session(), event, wanted, page=request.args.get("page", 1, type=int))
    zones, marking = zones_of(session(), event_id), MarkForm()
    marking.offer(zones)
    page = render_template(
        "accreditation/index.html",
        event=event,
        found=found,
        wanted=wanted,
        query=query_of(wanted),
        links=links(wanted, summaries_of(session(), event_id)),
        numbers=numbers_of(found.number, found.pages),
        first=(found.number - 1) * ROWS + 1,
        counts=counts_of(session(), event_id),
        lacking=len(missing_of(session(), event_id)),
        zones=zones,
        form=form,
        marking=marking,
        categories=BADGE_CATEGORY_NAMES,
        may_change=may_change(event, signed_in()),
    )
    return make_response(page, 422 if form.errors or form.form_errors else 200)
