"""Answering to an invitation."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.faces.own_programme.forms import AnswerForm
from app.faces.own_programme.page import members_behind
from app.faces.own_programme.views.blueprint import Visit, blueprint, by_link
from app.faces.own_programme.views.page import shown
from app.ground.kernel.refusals import N_, NotFound
from app.ground.web.answers import tried
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.judgement.private_links.links import opened_link
from app.judgement.private_links.reach import events_reached
from app.judgement.private_links.rules import Opens
from app.planning.delegations.answering import answer_invitation


@blueprint.post("/p/<token>/answers/<int:member_id>")
@by_link
def answer(visit: Visit, member_id: int) -> ResponseReturnValue:
    """Take the answer; yes and no count at once, somebody else waits for the office."""
    if member_id not in _own_members(visit):
        raise NotFound
    form = AnswerForm(request.form)
    done = tried(form, lambda: answer_invitation(session(), form.command(member_id), now=visit.now))
    if done is None:
        link = opened_link(session(), visit.token, Opens.PAGE, now=visit.now)  # the refusal has let go of it
        return shown(Visit(visit.token, link, visit.now), 422, form=form, refused=member_id)
    flash(gettext(N_("Thank you. The protocol office has your answer.")), "success")
    return redirect(url_for("own.show", token=visit.token), 303)


def _own_members(visit: Visit) -> set[int]:
    """Return the ids of the members whom the link's holder is, at the events that the link opens."""
    events = events_reached(session(), visit.link, visit.now.date())
    return {member.id for event in events for member in members_behind(session(), visit.link, event.id)}
