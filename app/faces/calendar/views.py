"""The pages of the year and of the month."""

from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.faces.calendar.links import choices
from app.faces.calendar.month_grid import days_in, weeks_in
from app.faces.calendar.year_chart import by_month, chart_of
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.planning.calendar.queries import picture_of, saved_filters_of, series_of, wanted_by
from app.planning.calendar.rules import Wanted, month_days, month_in, months_from, wanted_in, year_days, year_in
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side
from app.planning.events.wording import KINDS, RELATIONS, SIDES, STATUSES
from app.register.holidays.rules import DAY_KINDS, JURISDICTIONS

blueprint = Blueprint("calendar", __name__)

SHORT_SIDES: Final = {Side.BASHKORTOSTAN: N_("RB"), Side.KAZAKHSTAN: N_("RK")}
"""The host side in two letters, so that it is not told by colour alone."""
WORDS: Final = {
    "kinds": KINDS,
    "sides": SIDES,
    "short_sides": SHORT_SIDES,
    "statuses": STATUSES,
    "relations": RELATIONS,
    "jurisdictions": JURISDICTIONS,
    "day_kinds": DAY_KINDS,
}


@blueprint.get("/year")
@staff()
def year() -> ResponseReturnValue:
    """Show a year: events by kind, holidays, what hangs on what, and the same events as a list."""
    today = clock.office_day()
    shown, wanted = year_in(request.args, today), wanted_in(request.args)
    picture = picture_of(session(), year_days(shown), wanted)
    saved = [(one.name, _address("calendar.year", wanted_by(one), year=shown)) for one in saved_filters_of(session())]
    return render_template(
        "calendar/year.html",
        picture=picture,
        chart=chart_of(picture, [wanted.kind] if wanted.kind else Kind, today),
        months=by_month(picture),
        saved=saved,
        before=_address("calendar.year", wanted, year=shown - 1),
        after=_address("calendar.year", wanted, year=shown + 1),
        **_frame("calendar.year", wanted, {"year": shown}, date(shown, today.month, 1)),
    )


@blueprint.get("/month")
@staff()
def month() -> ResponseReturnValue:
    """Show a month as a calendar page."""
    today = clock.office_day()
    first, wanted = month_in(request.args, today), wanted_in(request.args)
    picture = picture_of(session(), month_days(first), wanted)
    return render_template(
        "calendar/month.html",
        first=first,
        weeks=weeks_in(picture, today),
        days=days_in(picture, today),
        before=_address("calendar.month", wanted, month=_told(months_from(first, -1))),
        after=_address("calendar.month", wanted, month=_told(months_from(first, 1))),
        **_frame("calendar.month", wanted, {"month": _told(first)}, first),
    )


def _frame(endpoint: str, wanted: Wanted, when: dict[str, Any], month_first: date) -> dict[str, Any]:
    """Return what both pages have around them: filters, the other ways to see the same, words."""
    shown = month_first.year
    ways = {
        "year": _address("calendar.year", wanted, year=shown),
        "month": _address("calendar.month", wanted, month=_told(month_first)),
        "list": _address("desk.events", Wanted(kind=wanted.kind), year=shown),
    }
    filters = choices(wanted, series_of(session()), lambda query: _address(endpoint, query, **when))
    return {
        **WORDS,
        "wanted": wanted.query(),
        "filters": filters,
        "ways": ways,
        "unfiltered": _address(endpoint, Wanted(), **when),
        "asked": {**when, **wanted.query()},
    }


def _address(endpoint: str, wanted: Wanted, **when: Any) -> str:
    return f"{url_for(endpoint)}?{urlencode({**when, **wanted.query()})}"


def _told(first: date) -> str:
    return first.strftime("%Y-%m")
