"""The list of who has opened whose records."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.ground.web.choices import row_id
from app.ground.web.unit import session
from app.register.personal.naming import THROUGH
from app.register.personal.queries import ReadingsAsked, persons_by_uid, readers_of, readings_of
from app.register.personal.views.blueprint import NAMES, blueprint, may_administer

ROWS = 100
"""Readings on one page."""


@blueprint.get("/personal/readings")
@may_administer
def readings() -> ResponseReturnValue:
    """List who has opened whose records, latest first; the filters live in the address."""
    asked, number = _asked(request.args), min(max(request.args.get("page", 1, type=int), 1), 10_000)
    found = readings_of(session(), asked, limit=ROWS + 1, offset=(number - 1) * ROWS)
    return render_template(
        "personal/readings.html",
        readings=found[:ROWS],
        more=len(found) > ROWS,
        number=number,
        asked=asked,
        query=_query(asked),
        persons=persons_by_uid(session(), {row.person_uid for row in found} | ({asked.person_uid} if asked.person_uid else set())),
        readers=readers_of(session()),
        **NAMES,
    )


def _asked(args: "MultiDict[str, str]") -> ReadingsAsked:
    through = args.get("through", "")
    return ReadingsAsked(
        person_uid=args.get("person", "")[:36] or None,
        by_id=args.get("by", type=row_id),
        through=through if through in THROUGH else None,
    )


def _query(asked: ReadingsAsked) -> dict[str, object]:
    """Return the filters as they stand in an address."""
    told = {"person": asked.person_uid, "by": asked.by_id, "through": asked.through}
    return {name: value for name, value in told.items() if value is not None}
