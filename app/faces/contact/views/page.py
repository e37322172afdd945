"""The contact's page, its language, and taking back what has been sent."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.faces.contact.page import page_of
from app.faces.contact.views.blueprint import blueprint, home
from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES
from app.ground.web import language
from app.ground.web.unit import session
from app.planning.delegations.contacts.missing import LACK_NAMES
from app.planning.delegations.contacts.proposals import withdraw
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MEMBER_STATUS_NAMES, MEMBER_STATUS_TONES
from app.planning.delegations.views.private import Visit, by_link
from app.register.personal.rules import DATA_KIND_NAMES


@blueprint.get("/d/<token>")
@by_link
def show(visit: Visit) -> ResponseReturnValue:
    """Show the delegation, what is missing of it, and what waits for the office."""
    return render_template(
        "contact/show.html",
        visit=visit,
        page=page_of(session(), visit.delegation, visit.today),
        lacks=LACK_NAMES,
        kinds=DATA_KIND_NAMES,
        roles=MEMBER_ROLE_NAMES,
        statuses=MEMBER_STATUS_NAMES,
        tones=MEMBER_STATUS_TONES,
    )


@blueprint.post("/d/<token>/sent/<uid>/withdraw")
@by_link
def take_back(visit: Visit, uid: str) -> ResponseReturnValue:
    """Take back something that the office has not decided about yet."""
    withdraw(session(), visit.delegation.id, uid)
    return home(visit, N_("Taken back: the office does not see it any more."))


@blueprint.post("/d/<token>/language")
@by_link
def choose_language(visit: Visit) -> ResponseReturnValue:
    """Speak another language on this device from now on."""
    chosen = request.form.get("language", "")
    answer = current_app.make_response(redirect(url_for("contact.show", token=visit.token), 303))
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    return language.remember(answer, chosen, secure=secure) if chosen in LANGUAGES else answer
