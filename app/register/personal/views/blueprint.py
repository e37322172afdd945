"""The blueprint of the pages of personal data, and what these have in common."""

from collections.abc import Mapping
from typing import Any, Final

from flask import Blueprint, Response, url_for

from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.web import answers
from app.ground.web.forms import Form
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.register.accounts.identity import signed_in
from app.register.directory.models import Person
from app.register.personal import panel
from app.register.personal.naming import THROUGH
from app.register.personal.rules import DATA_KIND_NAMES, PURPOSE_NAMES, DataKind

blueprint = Blueprint("personal", __name__)
may_keep = staff("admin", "protocol", "coordinator")
may_administer = staff("admin", "protocol")

NAMES: Final = {"kinds": DATA_KIND_NAMES, "purposes": PURPOSE_NAMES, "throughs": THROUGH, "office": OFFICE_ZONE}
"""What the templates call things."""


def panel_of(person: Person, values: Mapping[DataKind, str] | None = None) -> panel.Panel | None:
    """Return what the person signed in may see of somebody's records."""
    return panel.panel_of(session(), signed_in(), person, clock.office_day(), values)


@blueprint.app_context_processor
def _for_other_pages() -> dict[str, Any]:
    """Give the page of a person its panel, and the first screen what is to be destroyed."""
    return {
        "personal_panel": panel_of,
        "personal_names": NAMES,
        "personal_to_destroy": lambda: panel.to_destroy(session(), signed_in(), clock.office_day()),
    }


def page(template: str, form: Form, **context: Any) -> Response:
    """Return the page of a form, with what the templates call things."""
    return answers.page(template, form, **NAMES, **context)


def done(message: str, person_id: int) -> Response:
    """Say that something was done, on the person's page."""
    return answers.done(message, url_for("desk.person", person_id=person_id, _anchor="personal"))
