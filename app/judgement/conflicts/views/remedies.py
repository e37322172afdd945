"""What could be done about a finding, each deed with what it would make and mend; doing one; the findings of one item."""

from collections.abc import Sequence
from typing import Any

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since
from app.ground.kernel import clock
from app.ground.kernel.refusals import NotFound, Refusal, Stale
from app.ground.web.guards import staff
from app.ground.web.history import Told, told_rows
from app.ground.web.unit import session
from app.ground.words.messages import told as refusal_told
from app.judgement.conflicts.deed_wording import as_finding
from app.judgement.conflicts.engine import involving
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.names import names_of
from app.judgement.conflicts.names_after import names_after
from app.judgement.conflicts.remedy_forms import RemedyForm
from app.judgement.conflicts.remedying import Mended, Overtaken, Remedies, Remedy, deeds_of, may_be_mended, mend, remedies_of
from app.judgement.conflicts.standing import standing_of
from app.judgement.conflicts.views.blueprint import blueprint, may_plan
from app.judgement.conflicts.wording import kind_told, pieces, remark
from app.planning.events.models import Event
from app.planning.events.queries import get_event, may_change
from app.planning.events.wording import SEVERITIES
from app.planning.journeys.naming import names_for as leg_names
from app.planning.programmes.naming import names_for as item_names
from app.planning.programmes.queries import get_item
from app.planning.transfers.naming import names_for as transfer_names
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/conflicts/<key>/remedies")
@staff()
def remedies(event_id: int, key: str) -> ResponseReturnValue:
    """Show what could be done about a finding; looking changes nothing."""
    return _page(get_event(session(), event_id), key)


@blueprint.post("/events/<int:event_id>/conflicts/<key>/remedies")
@may_plan
def apply(event_id: int, key: str) -> ResponseReturnValue:
    """Do one of the deeds: all of it, or nothing."""
    form = RemedyForm(request.form)
    try:
        done = mend(session(), form.command(event_id, key, signed_in()), now=clock.now())
    except Refusal as refusal:
        return _refused(event_id, key, refusal)
    flash(done, "success")
    return redirect(_back(event_id), 303)


@blueprint.get("/items/<int:item_id>/conflicts")
@staff()
def of_item(item_id: int) -> ResponseReturnValue:
    """Show what does not hold of an item, and what could be done about it."""
    item = get_item(session(), item_id)
    event = get_event(session(), item.event_id)
    standing = standing_of(session(), event.id, now=clock.now())
    about = Thing(Sort.ITEM, item.id)
    found = involving(standing.open, about)
    waived = [(finding, waiver) for finding, waiver in standing.waived if about in finding.clash.things]
    rows = [(finding, [as_finding(standing.situation, one.deed) for one in deeds_of(standing.situation, finding)]) for finding in found]
    told = [*found, *(finding for finding, _ in waived), *(deed for _, deeds in rows for deed in deeds)]
    may = may_change(event, signed_in())
    context = {"event": event, "item_id": item.id, "rows": rows, "waived": waived, "may_change": may, "may_be_mended": may_be_mended}
    if request.headers.get("HX-Request"):
        return render_template("conflicts/_item.html", **context, **_words(event, told))
    back = url_for("planner.item", item_id=item_id)
    return render_template("conflicts/passing.html", part="conflicts/_item.html", back=back, **context, **_words(event, told))


def _back(event_id: int) -> str:
    """Return where somebody came from: the page of an item, else the list."""
    item_id = request.args.get("item", type=int)
    return url_for("planner.item", item_id=item_id) if item_id else url_for("conflicts.index", event_id=event_id)


def _refused(event_id: int, key: str, refusal: Refusal) -> Response:
    """Say why nothing was done, and what others have done meanwhile, on the page as it is now."""
    if isinstance(refusal, Stale):  # between our look and our write
        refusal = Overtaken([refusal])
    if refusal.status != Refusal.status and not isinstance(refusal, Overtaken | Mended):
        raise refusal
    session().rollback()
    stale = refusal.stale if isinstance(refusal, Overtaken) else ()
    changes = [row for one in stale for row in changed_since(session(), one.kind, one.ident, one.seen)]
    names = item_names(session()) | leg_names(session()) | transfer_names(session())
    theirs = told_rows(sorted(changes, key=lambda row: row.id), names, named=True)
    return _page(get_event(session(), event_id), key, refusal.status, refused=refusal_told(refusal), theirs=theirs)


def _page(event: Event, key: str, status: int = 200, *, refused: str = "", theirs: Sequence[Told] = ()) -> Response:
    """Return the page as things stand now; where the finding is gone, a page that says so."""
    found = remedies_of(session(), event.id, key, now=clock.now())
    rows = [(one, as_finding(found.situation, one.deed)) for one in found.rows] if found else []
    page = render_template(
        "conflicts/remedies.html",
        event=event,
        key=key,
        found=found,
        rows=rows,
        may_change=may_change(event, signed_in()),
        refused=refused,
        theirs=theirs,
        back=_back(event.id),
        kind_told=kind_told,
        names_after=names_after,
        **_words(event, _told(found, rows)),
    )
    return make_response(page, status if found or refused else NotFound.status)


def _told(found: Remedies | None, rows: Sequence[tuple[Remedy, Finding]]) -> list[Finding]:
    """Return everything on the page that names things."""
    if found is None:
        return []
    told = [found.finding]
    for remedy, deed in rows:
        told += [deed, *remedy.effect.made, *remedy.effect.kept, *remedy.effect.mended]
    return told


def _words(event: Event, findings: Sequence[Finding]) -> dict[str, Any]:
    return {"names": names_of(session(), findings, focus=event.id), "pieces": pieces, "remark": remark, "severities": SEVERITIES}
