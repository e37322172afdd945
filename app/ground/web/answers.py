"""What the views of nearly every form answer: the page again with what was wrong, two edits side by side, or that it is done."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Response, flash, make_response, redirect, render_template

from app.ground.db.history import changed_since
from app.ground.kernel.refusals import Stale
from app.ground.kernel.texts import Texts
from app.ground.web import clash
from app.ground.web.forms import Form, carried_out
from app.ground.web.unit import session
from app.ground.words.messages import gettext

_T = TypeVar("_T")


def tried(form: Form, do: Callable[[], _T]) -> _T | None:
    """Carry out what the form asks for; None where the form or a rule said no."""
    return carried_out(form, do, rollback=session().rollback)


def page(template: str, form: Form, **context: Any) -> Response:
    """Return the page of a form: 422 where it has been refused."""
    refused = bool(form.errors or form.form_errors)
    return make_response(render_template(template, form=form, was=clash.was(form), **context), 422 if refused else 200)


def clashed(stale: Stale, mine: Form, theirs: Form, *, title: str | Texts, back: str) -> Response:
    """Return the page on which two people's edits stand side by side."""
    changes = list(changed_since(session(), stale.kind, stale.ident, stale.seen))
    return clash.answer(stale, mine, theirs, changes, title=title, back=back)


def done(message: str, target: str) -> Response:
    """Say that something was done, on the page that is shown next."""
    flash(gettext(message), "success")
    return make_response(redirect(target, 303))
