"""What somebody may ask for who is in the directory: to be told what is held, to have it blocked, to be erased."""

import json

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.ground.web.answers import tried
from app.ground.web.unit import session
from app.register.accounts.identity import signed_in
from app.register.directory.queries import get_person
from app.register.personal.blocking import block_person, person_to_administer
from app.register.personal.erasing import erase_person, preview_erasure
from app.register.personal.forms import ReasonForm
from app.register.personal.holdings import ExportPerson, export_person
from app.register.personal.views.blueprint import blueprint, done, may_administer, page


@blueprint.post("/people/<int:person_id>/personal/export")
@may_administer
def export(person_id: int) -> ResponseReturnValue:
    """Hand out everything that is held of a person as a file; its name says nothing of whom."""
    held = export_person(session(), ExportPerson(person_id, signed_in()), now=clock.now())
    uid = get_person(session(), person_id).uid
    answer = Response(json.dumps(held, ensure_ascii=False, indent=2), mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="person-{uid}.json"'
    return answer


@blueprint.route("/people/<int:person_id>/personal/block", methods=["GET", "POST"])
@may_administer
def block(person_id: int) -> ResponseReturnValue:
    """Block the personal data of somebody who has objected, or lift the block; which of the two, the state tells."""
    person = person_to_administer(session(), person_id, signed_in())
    blocked = person.blocked_at is None
    form = ReasonForm(request.form) if request.method == "POST" else ReasonForm(data={"seen": person.revision})
    if request.method == "POST":
        blocked = "lift" not in request.form
        cmd = form.block_command(signed_in(), person_id, blocked=blocked)
        if tried(form, lambda: block_person(session(), cmd, now=clock.now())):
            return done(N_("The personal data is blocked.") if blocked else N_("The block has been lifted."), person_id)
    return page("personal/block.html", form, person=get_person(session(), person_id), lifts=not blocked)


@blueprint.route("/people/<int:person_id>/personal/erase", methods=["GET", "POST"])
@may_administer
def erase(person_id: int) -> ResponseReturnValue:
    """Erase somebody on request: first what it would change, then the deed."""
    person = person_to_administer(session(), person_id, signed_in())
    if request.method == "GET":
        return page("personal/erase.html", ReasonForm(data={"seen": person.revision}), person=person, told=None)
    form = ReasonForm(request.form)
    if "erase" in request.form:
        cmd = form.erase_command(signed_in(), person_id)
        if tried(form, lambda: erase_person(session(), cmd, clock.now())) is not None:
            return done(N_("The person has been erased."), person_id)
    told = preview_erasure(session(), person_id, signed_in(), now=clock.now())
    return page("personal/erase.html", form, person=get_person(session(), person_id), told=told)
