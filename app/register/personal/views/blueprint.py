"""The blueprint of the pages of personal data, and what these have in common."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, TypeVar

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for

from app.ground.kernel import clock
from app.ground.kernel.walltime import zone
from app.ground.web import clash
from app.ground.web.forms import Form, carried_out
from app.ground.web.guards import staff
from app.ground.web.history import OFFICE_ZONE
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.register.accounts.identity import signed_in
from app.register.directory.models import Person
from app.register.personal import panel
from app.register.personal.naming import THROUGH
from app.register.personal.rules import DATA_KIND_NAMES, PURPOSE_NAMES, DataKind

blueprint = Blueprint("personal", __name__)
may_keep = staff("admin", "protocol", "coordinator")
may_administer = staff("admin", "protocol")

_T = TypeVar("_T")
NAMES: Final = {"kinds": DATA_KIND_NAMES, "purposes": PURPOSE_NAMES, "throughs": THROUGH, "office": OFFICE_ZONE}
"""What the templates call things."""


def today() -> date:
    """Return the day by the clock on the office's wall."""
    return clock.now().astimezone(zone(OFFICE_ZONE)).date()


def panel_of(person: Person, values: Mapping[DataKind, str] | None = None) -> panel.Panel | None:
    """Return what the person signed in may see of somebody's records."""
    return panel.panel_of(session(), signed_in(), person, today(), values)


@blueprint.app_context_processor
def _for_other_pages() -> dict[str, Any]:
    """Give the page of a person its panel, and the first screen what is to be destroyed."""
    return {
        "personal_panel": panel_of,
        "personal_names": NAMES,
        "personal_to_destroy": lambda: panel.to_destroy(session(), signed_in(), today()),
    }


def carry_out(form: Form, do: Callable[[], _T]) -> _T | None:
    """Carry out what a form asks for; None where the form or a rule said no."""
    return carried_out(form, do, rollback=session().rollback)


def page(template: str, form: Form, **context: Any) -> Response:
    """Return the page of a form: 422 where it has been refused."""
    refused = bool(form.errors or form.form_errors)
    return make_response(render_template(template, form=form, was=clash.was(form), **NAMES, **context), 422 if refused else 200)


def done(message: str, person_id: int) -> Response:
    """Say that something was done, on the person's page."""
    flash(gettext(message), "success")
    return make_response(redirect(url_for("desk.person", person_id=person_id, _anchor="personal"), 303))
