"""The composing page of a delegation: who is in it, taking in, marking several, and their order."""

from typing import Any

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext, told
from app.planning.delegations import commands, rules
from app.planning.delegations.composition import picture
from app.planning.delegations.forms import DeedForm, MarkForm, NewcomerForm, TakeInForm
from app.planning.delegations.models import Delegation
from app.planning.delegations.queries import also_in, get_delegation, get_member
from app.planning.delegations.views.answers import answers_shown
from app.planning.delegations.views.blueprint import blueprint, delegation_to_change, history_of, is_fragment, may_compose, tried
from app.planning.delegations.views.links import panel_of
from app.planning.events.models import Event
from app.planning.events.queries import may_change
from app.register.accounts.identity import signed_in
from app.register.directory.finding import persons_found, persons_like
from app.register.directory.queries import appointment_on
from app.register.directory.rules.kinds import CATEGORY_NAMES, PARTY_SIDE_NAMES
from app.register.directory.rules.names import parsed

MOST_FOUND = 8
"""Persons that the line suggests."""
HISTORY = 20


@blueprint.get("/delegations/<int:delegation_id>")
@staff()
def show(delegation_id: int) -> ResponseReturnValue:
    """Show the members of a delegation in their order; the line that looks for more lives in the address."""
    if is_fragment():
        return _list(delegation_id)
    return _show(get_delegation(session(), delegation_id), NewcomerForm.blank(_typed()))


@blueprint.get("/delegations/<int:delegation_id>/found")
@may_compose
def found(delegation_id: int) -> ResponseReturnValue:
    """Return whom of the directory the typed name may mean, as the line shows them."""
    delegation, event = delegation_to_change(delegation_id)
    return render_template("delegations/_found.html", **_found(delegation, event, NewcomerForm.blank(_typed())))


@blueprint.post("/delegations/<int:delegation_id>/members")
@may_compose
def take_in(delegation_id: int) -> ResponseReturnValue:
    """Take somebody of the directory in."""
    form = TakeInForm(request.form)
    member_id = tried(form, lambda: commands.add_member(session(), form.command(delegation_id, signed_in())))
    if member_id is None:
        return told_again(delegation_id, *map(str, form.form_errors or form.person_id.errors))
    return composed(delegation_id, N_("%(name)s is in the delegation."), member_id, goes_on=True)


@blueprint.post("/delegations/<int:delegation_id>/newcomers")
@may_compose
def take_in_newcomer(delegation_id: int) -> ResponseReturnValue:
    """Take somebody in who is not in the directory yet."""
    form = NewcomerForm(request.form)
    member_id = tried(form, lambda: commands.add_newcomer(session(), form.command(delegation_id, signed_in())))
    if member_id is not None:
        return composed(delegation_id, N_("%(name)s is in the directory and in the delegation."), member_id, goes_on=True)
    delegation, event = delegation_to_change(delegation_id)
    if is_fragment():
        answer = make_response(render_template("delegations/_found.html", **_found(delegation, event, form)), 422)
        answer.headers.update({"HX-Retarget": "#found", "HX-Reswap": "innerHTML"})
        return answer
    return _show(delegation, form, 422)


@blueprint.post("/delegations/<int:delegation_id>/mark")
@may_compose
def mark(delegation_id: int) -> ResponseReturnValue:
    """Give the members that are checked the same status."""
    form = MarkForm(request.form)
    marked = tried(form, lambda: commands.mark_members(session(), form.command(delegation_id, signed_in())))
    if marked is None:
        return told_again(delegation_id, *map(str, form.status.errors))
    _tell(marked)
    return composed(delegation_id)


@blueprint.post("/delegations/<int:delegation_id>/precedence")
@may_compose
def precedence(delegation_id: int) -> ResponseReturnValue:
    """Forget the places given by hand."""
    commands.order_by_precedence(session(), DeedForm(request.form).on_delegation(delegation_id, signed_in()))
    return composed(delegation_id, N_("The members stand by precedence again."))


def composed(delegation_id: int, message: str = "", member_id: int | None = None, *, goes_on: bool = False) -> Response:
    """Return to the composing page, or its list to a script, and say what was done to whom; `goes_on`: with the next name to type."""
    _say(message, member_id)
    if not is_fragment():
        anchor = f"member-{member_id}" if member_id else "members"
        return make_response(redirect(url_for("delegations.show", delegation_id=delegation_id, _anchor=anchor), 303))
    session().flush()
    session().expire_all()  # what was written past the objects (the others' places) is read again
    return _list(delegation_id, goes_on=goes_on)


def told_again(delegation_id: int, *sentences: str) -> Response:
    """Return to the composing page and say why nothing was done."""
    for sentence in sentences:
        flash(sentence, "error")
    return composed(delegation_id)


def refused(delegation_id: int, refusal: Refusal) -> Response:
    """Return to the composing page and say why a deed was refused; what has an answer of its own passes through."""
    if refusal.status != Refusal.status:
        raise refusal
    session().rollback()
    return told_again(delegation_id, told(refusal))


def context(delegation: Delegation) -> dict[str, Any]:
    """Return what the list of members shows."""
    composition = picture(delegation, on=delegation.event.first_day)
    by_id = {one.id: one for one in composition.members}
    return {
        "event": delegation.event,
        "delegation": delegation,
        "composition": composition,
        "elsewhere": also_in(session(), delegation.event_id, [one.person_id for one in composition.members], but=delegation.id),
        "may_change": may_change(delegation.event, signed_in()),
        "by_id": by_id,
        "stands_in": {one.substitute_id: one.name.told(current()) for one in composition.members if one.substitute_id},
        "roles": rules.MEMBER_ROLE_NAMES,
        "statuses": rules.MEMBER_STATUS_NAMES,
        "tellings": rules.MEMBER_STATUS_COUNTS,
        "tones": rules.MEMBER_STATUS_TONES,
        "categories": CATEGORY_NAMES,
        "sides": PARTY_SIDE_NAMES,
    }


def _list(delegation_id: int, *, goes_on: bool = False) -> Response:
    given = context(get_delegation(session(), delegation_id))
    answer = make_response(render_template("delegations/_members.html", fragment=True, typed="", goes_on=goes_on, **given))
    answer.headers.update({"HX-Retarget": "#members", "HX-Reswap": "outerHTML"})
    return answer


def _show(delegation: Delegation, form: NewcomerForm, status: int = 200) -> Response:
    given = context(delegation)
    if given["may_change"]:
        given |= _found(delegation, delegation.event, form)
        given |= panel_of(delegation)
        given |= answers_shown(delegation.id)
    given |= {"history": history_of(delegation.id, limit=HISTORY), "typed": form.name.text}
    page = render_template("delegations/show.html", **given)
    return make_response(page, status)


def _found(delegation: Delegation, event: Event, form: NewcomerForm) -> dict[str, Any]:
    """Return what the line suggests for a name: persons, who of them is in already, and the form of somebody new."""
    typed = form.name.text
    persons = persons_found(session(), typed, limit=MOST_FOUND)
    return {
        "delegation": delegation,
        "event": event,
        "typed": typed,
        "form": form,
        "persons": [(person, appointment_on(person, event.first_day)) for person in persons],
        "inside": {member.person_id for member in delegation.members},
        "others": also_in(session(), event.id, [person.id for person in persons], but=delegation.id),
        "is_known": bool(persons) and bool(persons_like(session(), [parsed(typed)])[0]),
        "new_uid": new_uid,
    }


def _typed() -> str:
    return clean(request.args.get("q", ""))[:200]


def _say(message: str, member_id: int | None) -> None:
    if message:
        name = get_member(session(), member_id).person.name if member_id else ""
        flash(gettext(message, name=name) if name else gettext(message), "success")


def _tell(marked: commands.Marked) -> None:
    if marked.done:
        flash(ngettext("%(num)s member marked.", "%(num)s members marked.", marked.done), "success")
    if marked.changed_meanwhile:
        names = ", ".join(marked.changed_meanwhile)
        flash(gettext(N_("Left as they are, for somebody else has just changed them: %(names)s."), names=names), "warning")
    if marked.out_of_step:
        names = ", ".join(marked.out_of_step)
        flash(gettext(N_("Left as they are, for it would be no step forward: %(names)s."), names=names), "warning")
    if not (marked.done or marked.changed_meanwhile or marked.out_of_step):
        flash(gettext(N_("Check the members first.")), "warning")
