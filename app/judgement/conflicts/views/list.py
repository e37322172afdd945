"""The list of what does not hold in an event."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.paging import numbers_of
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.judgement.conflicts import wording
from app.judgement.conflicts.listing import ROWS, asked, links, most_concerned, page_of, rows_of
from app.judgement.conflicts.names import names_of
from app.judgement.conflicts.remedying import may_be_mended
from app.judgement.conflicts.rules import may_waive
from app.judgement.conflicts.standing import standing_of
from app.judgement.conflicts.views.blueprint import blueprint
from app.planning.events.queries import get_event, may_change
from app.planning.events.wording import SEVERITIES
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/conflicts")
@staff()
def index(event_id: int) -> ResponseReturnValue:
    """List what does not hold, the worst first; the filters live in the address."""
    event, wanted, by = get_event(session(), event_id), asked(request.args), signed_in()
    standing = standing_of(session(), event_id, now=clock.now())
    rows = rows_of(standing)
    page = page_of(rows, wanted, request.args.get("page", 1, type=int))
    people = most_concerned(rows, wanted)
    names = names_of(session(), page.findings, focus=event_id, people=people)
    return render_template(
        "conflicts/list.html",
        event=event,
        standing=standing,
        page=page,
        numbers=numbers_of(page.number, page.pages),
        first=(page.number - 1) * ROWS + 1,
        query=wanted.query(),
        links=links(wanted, rows, people, names),
        names=names,
        words=wording,
        severities=SEVERITIES,
        may_change=may_change(event, by),
        may_waive=lambda finding: may_waive(finding.severity, by.role),
        may_be_mended=may_be_mended,
    )
