"""The page itself, and its language."""

from flask import current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.faces.own_programme.page import page_of
from app.faces.own_programme.views.blueprint import COOKIE, Visit, blueprint, by_link
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.language import YEAR
from app.ground.web.unit import session
from app.planning.delegations.answering import ANSWER_NAMES
from app.planning.itineraries.rules import SUBJECT_NAMES


def shown(visit: Visit, status: int = 200, **more: object) -> ResponseReturnValue:
    """Return the page, perhaps with what was wrong about an answer."""
    page = page_of(session(), visit.link, visit.now)
    told = render_template(
        "own_programme/show.html",
        visit=visit,
        page=page,
        subjects=SUBJECT_NAMES,
        answers=ANSWER_NAMES,
        new_uid=new_uid,
        **more,
    )
    return make_response(told, status)


@blueprint.get("/p/<token>")
@by_link
def show(visit: Visit) -> ResponseReturnValue:
    """Show what is on, what is next, and the whole programme as it was published last."""
    return shown(visit)


@blueprint.post("/p/<token>/language")
@by_link
def choose_language(visit: Visit) -> ResponseReturnValue:
    """Speak another language on this page from now on."""
    chosen, here = request.form.get("language", ""), url_for("own.show", token=visit.token)
    answer = make_response(redirect(here, 303))
    if chosen in LANGUAGES:
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        answer.set_cookie(COOKIE, chosen, max_age=YEAR, path=here, secure=secure, httponly=True, samesite="Lax")
    return answer
