"""The register of what was signed, where and when."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel.paging import numbers_of
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.agreements import wording
from app.matters.agreements.register import filters_of, register_of, wanted_in
from app.matters.agreements.views.blueprint import blueprint
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES


@blueprint.get("/agreements")
@staff()
def register() -> ResponseReturnValue:
    """Show what was signed at all events, the newest first; the filters live in the address."""
    wanted = wanted_in(request.args)
    found = register_of(session(), wanted, page=request.args.get("page", 1, type=int))
    here = {name: value for name, value in request.args.items() if name in {"year", "side", "event_id", "q"} and value}
    return render_template(
        "agreements/register.html",
        register=found,
        filters=filters_of(session()),
        wanted=wanted,
        here=here,
        numbers=numbers_of(found.number, found.pages),
        sides=PARTY_SIDE_NAMES,
        words=wording,
    )
