"""The pages of the holiday calendar."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since, history_of
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.kernel.spans import Days
from app.ground.web import clash
from app.ground.web.forms import Form, carried_out
from app.ground.web.guards import staff
from app.ground.web.history import FIELDS, told_rows
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.register.holidays import commands
from app.register.holidays.forms import AddHolidayForm, HolidayForm, RemovalForm
from app.register.holidays.models import Holiday
from app.register.holidays.queries import get_holiday, holidays_of, years_of
from app.register.holidays.rules import DAY_KINDS, JURISDICTIONS, DayKind, Jurisdiction

blueprint = Blueprint("holidays", __name__)
may_edit = staff("admin", "protocol")

FIELDS.update({"jurisdiction": N_("Where it holds"), "is_estimated": N_("Not confirmed yet"), "source": N_("Where this is known from")})

NAMES: Final[dict[str, Callable[[Any], str]]] = {
    "kind": lambda value: gettext(DAY_KINDS[DayKind(value)]),
    "jurisdiction": lambda value: gettext(JURISDICTIONS[Jurisdiction(value)]),
}
"""What stands in the log of a day for the values of its columns."""


@blueprint.get("/holidays")
@staff()
def index() -> ResponseReturnValue:
    """List the holidays of a year, of one jurisdiction or of all."""
    year = request.args.get("year", type=int) or clock.now().year
    year = year if 1990 <= year <= 2100 else clock.now().year
    whose = _jurisdiction(request.args.get("in", ""))
    found = holidays_of(session(), Days(date(year, 1, 1), date(year, 12, 31)), whose)
    years = sorted({*years_of(session()), year}, reverse=True)
    return render_template(
        "holidays/index.html", holidays=found, year=year, years=years, chosen=whose, jurisdictions=JURISDICTIONS, kinds=DAY_KINDS
    )


@blueprint.route("/holidays/new", methods=["GET", "POST"])
@may_edit
def add() -> ResponseReturnValue:
    """Enter a holiday of one or several days."""
    if request.method == "GET":
        return _page(AddHolidayForm.blank(_jurisdiction(request.args.get("in", "")), None), None)
    form = AddHolidayForm(request.form)
    done = carried_out(form, lambda: commands.add_holidays(session(), form.command()), rollback=session().rollback)
    return _page(form, None) if done is None else _to_year(done, N_("The days have been entered."))


@blueprint.route("/holidays/<int:holiday_id>/edit", methods=["GET", "POST"])
@may_edit
def edit(holiday_id: int) -> ResponseReturnValue:
    """Change a day."""
    holiday = get_holiday(session(), holiday_id)
    if request.method == "GET":
        return _page(HolidayForm.of(holiday), holiday)
    form = HolidayForm(request.form)
    try:
        done = carried_out(form, lambda: commands.change_holiday(session(), form.command(holiday_id)), rollback=session().rollback)
    except Stale as stale:
        changes = list(changed_since(session(), stale.kind, stale.ident, stale.seen))
        return clash.answer(stale, form, HolidayForm.of(holiday), changes, title=holiday.name, back=_address(holiday.day))
    return _page(form, get_holiday(session(), holiday_id)) if done is None else _to_year(done, N_("Saved."))


@blueprint.post("/holidays/<int:holiday_id>/remove")
@may_edit
def remove(holiday_id: int) -> ResponseReturnValue:
    """Remove a day, or all days in a row with it."""
    form = RemovalForm(request.form)
    return _to_year(commands.remove_holiday(session(), commands.RemoveHoliday(holiday_id, form.seen.data, form.whole.data)), N_("Removed."))


def _jurisdiction(asked: str) -> Jurisdiction | None:
    return Jurisdiction(asked) if asked in set(Jurisdiction) else None


def _page(form: Form, holiday: Holiday | None) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    page = render_template(
        "holidays/form.html",
        form=form,
        holiday=holiday,
        was=clash.was(form),
        row=commands.stretch_around(session(), holiday) if holiday else [],
        jurisdictions=JURISDICTIONS,
        history=told_rows(history_of(session(), "holiday", holiday.id), NAMES) if holiday else [],
    )
    return page, 422 if refused else 200


def _address(day: date) -> str:
    return url_for("holidays.index", year=day.year)


def _to_year(day: date, message: str) -> ResponseReturnValue:
    flash(gettext(message), "success")
    return redirect(f"{_address(day)}#d{day.isoformat()}", 303)
