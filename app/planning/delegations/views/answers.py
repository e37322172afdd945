"""The office sees what members have answered to their invitations."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.web.unit import session
from app.ground.words.messages import ngettext
from app.planning.delegations.answering import ANSWER_NAMES, ANSWER_TONES, SeeAnswers, answers_to_see, see_answers
from app.planning.delegations.rules import MOST_MEMBERS
from app.planning.delegations.views.blueprint import blueprint, may_compose
from app.register.accounts.identity import signed_in


@blueprint.post("/delegations/<int:delegation_id>/answers/seen")
@may_compose
def see(delegation_id: int) -> ResponseReturnValue:
    """Take the answers that the page showed off the office's list."""
    uids = request.form.getlist("answer")[:MOST_MEMBERS]
    done = see_answers(session(), SeeAnswers(delegation_id, signed_in(), uids), now=clock.now())
    if done:
        flash(ngettext("%(num)s answer has been seen.", "%(num)s answers have been seen.", done), "success")
    return redirect(url_for("delegations.show", delegation_id=delegation_id, _anchor="answers"), 303)


def answers_shown(delegation_id: int) -> dict[str, Any]:
    """Return what a delegation's page shows of answers: those that nobody has seen yet."""
    return {"answers": answers_to_see(session(), delegation_id), "answer_names": ANSWER_NAMES, "answer_tones": ANSWER_TONES}
