"""The page of a signing: what is signed in which order, at which table, from which folder, by whom."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import NotFound
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.agreements import wording
from app.matters.agreements.listing import listed
from app.matters.agreements.queries import agreements_whole_at
from app.matters.agreements.views.blueprint import blueprint
from app.matters.undertakings.due_rules import OURS
from app.planning.events.queries import get_event, may_change
from app.planning.programmes.queries import get_item
from app.planning.programmes.rules import ItemKind
from app.register.accounts.identity import signed_in


@blueprint.get("/items/<int:item_id>/signing")
@staff()
def signing(item_id: int) -> ResponseReturnValue:
    """Show what is signed at an item, in the order of signing."""
    item = get_item(session(), item_id)
    listing = listed(agreements_whole_at(session(), item_id), clock.office_day())
    if item.kind is not ItemKind.SIGNING and not listing.rows:
        raise NotFound
    event = get_event(session(), item.event_id)
    return render_template(
        "agreements/signing.html",
        item=item,
        event=event,
        listing=listing,
        ours=OURS,
        may_change=may_change(event, signed_in()),
        words=wording,
    )
