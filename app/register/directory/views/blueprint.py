"""The blueprint of the directory's pages, and what these have in common."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from flask import Blueprint, Response, flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since, history_of
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.kernel.walltime import zone
from app.ground.web import clash
from app.ground.web.forms import Form, carried_out
from app.ground.web.guards import staff
from app.ground.web.history import OFFICE_ZONE, Told
from app.ground.web.unit import session
from app.ground.words.messages import gettext, told
from app.register.directory.naming import told_history

blueprint = Blueprint("directory", __name__)
may_edit = staff("admin", "protocol", "coordinator")
may_order = staff("admin", "protocol")
"""Ranks and merges are the protocol office's."""

SAVED: Final = N_("Saved.")


def today() -> date:
    """Return the day by the clock on the office's wall."""
    return clock.now().astimezone(zone(OFFICE_ZONE)).date()


def saved(form: Form, do: Callable[[], int]) -> int | None:
    """Carry out what the form asks for; None where the form or a rule said no."""
    return carried_out(form, do, rollback=session().rollback)


def page(template: str, form: Form, **context: Any) -> Response:
    """Return the page of a form: 422 where it has been refused."""
    refused = bool(form.errors or form.form_errors)
    return make_response(render_template(template, form=form, was=clash.was(form), **context), 422 if refused else 200)


def clashed(stale: Stale, mine: Form, theirs: Form, *, title: str, back: str) -> Response:
    """Return the page on which two people's edits stand side by side."""
    changes = list(changed_since(session(), stale.kind, stale.ident, stale.seen))
    return clash.answer(stale, mine, theirs, changes, title=title, back=back)


def history(kind: str, ident: int) -> list[Told]:
    """Return what was done to a thing, in words."""
    return told_history(session(), history_of(session(), kind, ident))


def done(message: str, target: str) -> Response:
    """Say that something was done, on the page that is shown next."""
    flash(gettext(message), "success")
    return make_response(redirect(target, 303))


def tell_dropped(given: Mapping[str, str], kept: Mapping[str, str], before: Mapping[str, str]) -> None:
    """Say so where cases were not kept because they were confirmed for another name."""
    if any(before.get(case) == text and case not in kept for case, text in given.items()):
        flash(gettext(N_("The name has changed, so the cases that were confirmed for the old one are suggested anew.")), "warn")


def removed(do: Callable[[], object], *, there: str, gone: str) -> ResponseReturnValue:
    """Remove something and go to `gone`; where it is still in use, stay `there` and read why."""
    try:
        do()
    except Refusal as refusal:
        if refusal.status != Refusal.status:
            raise
        session().rollback()
        flash(told(refusal), "error")
        return redirect(there, 303)
    return done(N_("Removed."), gone)
