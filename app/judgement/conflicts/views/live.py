"""What the form of an item asks while it is being filled in: what would come of saving it as it stands."""

from typing import Final

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.web.unit import reading
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.live import looked_at, typed
from app.judgement.conflicts.names import Names
from app.judgement.conflicts.views.blueprint import blueprint, may_plan
from app.judgement.conflicts.wording import Piece, pieces, remark
from app.planning.events.queries import get_event_to_change
from app.planning.events.wording import SEVERITIES
from app.planning.programmes.choices import choices_for
from app.planning.programmes.forms import ItemForm
from app.register.accounts.identity import signed_in

MOST_NAMED: Final = 3
"""So many people are told by name under a form; more are counted, for a sentence that is read while typing is short."""


@blueprint.post("/events/<int:event_id>/items/check")
@may_plan
def check_new(event_id: int) -> ResponseReturnValue:
    """Tell what a new item would break, and what it would mend; nothing is written."""
    return _checked(event_id, None)


@blueprint.post("/events/<int:event_id>/items/<int:item_id>/check")
@may_plan
def check(event_id: int, item_id: int) -> ResponseReturnValue:
    """Tell what a change of an item would break, and what it would mend; nothing is written."""
    return _checked(event_id, item_id)


def _checked(event_id: int, item_id: int | None) -> ResponseReturnValue:
    """Answer with sentences, or with nothing while the form says too little. It only reads, so that nobody who writes waits for it."""
    with reading() as session:
        event = get_event_to_change(session, event_id, signed_in())
        details = typed(ItemForm(request.form, **choices_for(session, event)))
        found = looked_at(session, event, item_id, details, now=clock.now()) if details is not None else None
    return render_template("conflicts/_live.html", found=found, pieces=_brief, remark=remark, severities=SEVERITIES)


def _brief(finding: Finding, names: Names) -> tuple[Piece, ...]:
    return pieces(finding, names, by_name=len(finding.people) <= MOST_NAMED)
