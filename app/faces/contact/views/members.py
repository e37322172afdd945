"""Proposing somebody new, a change to a member, a head, and taking somebody out."""

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from app.faces.contact.forms import MemberForm
from app.faces.contact.views.blueprint import blueprint, home, member_of
from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, NotFound
from app.ground.web.forms import carried_out
from app.ground.web.unit import session
from app.planning.delegations.composition import picture
from app.planning.delegations.contacts.proposals import Propose, Waiting, by_member, propose, replace_sent, waiting_of
from app.planning.delegations.contacts.proposed import Deed, Proposed, shown_of
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MemberRole
from app.planning.delegations.views.private import Visit, by_link
from app.register.personal.queries import kinds_held
from app.register.personal.rules import DataKind

SENT = N_("Sent to the protocol office. It counts when they say yes.")
NOTHING = N_("Nothing was sent: that is there, or waits, already.")


@blueprint.route("/d/<token>/members/new", methods=["GET", "POST"])
@by_link
def add(visit: Visit) -> ResponseReturnValue:
    """Propose somebody new."""
    form = MemberForm(request.form) if request.method == "POST" else MemberForm.blank()
    return _sent(visit, form, {}, None) if request.method == "POST" else _form_page(visit, form)


@blueprint.route("/d/<token>/sent/<uid>", methods=["GET", "POST"])
@by_link
def edit_sent(visit: Visit, uid: str) -> ResponseReturnValue:
    """Correct somebody new before the office decides."""
    waiting = next((one for one in waiting_of(session(), visit.delegation.id) if one.row.uid == uid and one.deed is Deed.ADD), None)
    if waiting is None:
        raise NotFound
    form = MemberForm(request.form) if request.method == "POST" else MemberForm.of({}, waiting.proposed, None)
    form.keeps(waiting.proposed.kinds)
    return _sent(visit, form, {}, None, waiting) if request.method == "POST" else _form_page(visit, form)


@blueprint.route("/d/<token>/members/<uid>", methods=["GET", "POST"])
@by_link
def edit(visit: Visit, uid: str) -> ResponseReturnValue:
    """Propose a change to a member."""
    member, before, waiting = _member(visit, uid)
    form = (
        MemberForm(request.form)
        if request.method == "POST"
        else MemberForm.of(before, waiting.proposed if waiting is not None else None, member.revision)
    )
    kept = {*kinds_held(session(), [member.person_id])[member.person_id], *(waiting.proposed.kinds if waiting else ())}
    form.keeps([kind for kind in DataKind if kind in kept])
    return _sent(visit, form, before, member) if request.method == "POST" else _form_page(visit, form, member)


@blueprint.post("/d/<token>/members/<uid>/head")
@by_link
def name_head(visit: Visit, uid: str) -> ResponseReturnValue:
    """Propose a member as the head."""
    member, before, _ = _member(visit, uid)
    return _propose(visit, member, Deed.CHANGE, Proposed(_name(before), MemberRole.HEAD, before))


@blueprint.route("/d/<token>/members/<uid>/remove", methods=["GET", "POST"])
@by_link
def remove(visit: Visit, uid: str) -> ResponseReturnValue:
    """Ask, then propose to take somebody out."""
    member, before, _ = _member(visit, uid)
    if request.method == "GET":
        return render_template("contact/remove.html", visit=visit, member=member, uid=new_uid())
    return _propose(visit, member, Deed.REMOVE, Proposed(_name(before), None, before))


def _member(visit: Visit, uid: str) -> tuple[DelegationMember, dict[str, str], Waiting | None]:
    """Return a member, what the contact sees of them, and what waits about them already."""
    member = member_of(visit, uid)
    told = next(one for one in picture(visit.delegation, on=visit.event.first_day).members if one.id == member.id)
    waiting = by_member(waiting_of(session(), visit.delegation.id)).get(member.id)
    return member, shown_of(told), waiting if waiting is not None and waiting.deed is Deed.CHANGE else None


def _name(before: dict[str, str]) -> MemberRow:
    return MemberRow(before["surname"], before["given"], before["patronymic"])


def _propose(visit: Visit, member: DelegationMember, deed: Deed, proposed: Proposed) -> ResponseReturnValue:
    uid, link = as_uid(request.form.get("uid")), visit.link
    made = propose(session(), Propose(visit.delegation.id, link.holder, uid, deed, proposed, member.id, member.revision), now=visit.now)
    return home(visit, SENT if made is not None else NOTHING, "success" if made is not None else "info")


def _sent(
    visit: Visit, form: MemberForm, before: dict[str, str], member: DelegationMember | None, older: Waiting | None = None
) -> ResponseReturnValue:
    """Send what was typed, or show the form again with what is wrong; somebody new who was sent already is corrected in place."""

    def send() -> bool:
        cmd = form.command(visit.link, visit.today, before=before, member_id=member.id if member is not None else None)
        made = replace_sent(session(), older, cmd, now=visit.now) if older is not None else propose(session(), cmd, now=visit.now)
        return made is not None

    made = carried_out(form, send, rollback=session().rollback)
    if made is None:
        visit = visit.again()  # what the refusal has let go of is read anew
        return make_response(_form_page(visit, form, member_of(visit, member.uid) if member is not None else None), 422)
    return home(visit, SENT if made else NOTHING, "success" if made else "info")


def _form_page(visit: Visit, form: MemberForm, member: DelegationMember | None = None) -> str:
    return render_template("contact/member.html", visit=visit, form=form, member=member)
