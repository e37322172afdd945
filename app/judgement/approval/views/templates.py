"""Pages of the chains with which approvals begin: one for all kinds of events, one for each."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since, history_of
from app.ground.kernel.refusals import N_, NotFound, Stale
from app.ground.web import clash
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.judgement.approval import letters
from app.judgement.approval.forms import PressForm, TemplateForm
from app.judgement.approval.models import ApprovalTemplate
from app.judgement.approval.queries import find_template, templates_of
from app.judgement.approval.rules import BUILT_IN, chain_of
from app.judgement.approval.views.blueprint import blueprint
from app.planning.events.kinds import Kind
from app.planning.events.wording import KINDS
from app.register.accounts.identity import signed_in

ALL = "all"
"""Stands in an address for the chain of all kinds."""
_may_order = staff("admin", "protocol")


@blueprint.get("/approval/templates")
@_may_order
def templates() -> ResponseReturnValue:
    """List the chains."""
    chains = {kind: chain_of(template.steps) for kind, template in templates_of(session()).items()}
    return render_template("approval/templates.html", chains=chains, built_in=BUILT_IN, kinds=KINDS)


@blueprint.route("/approval/templates/<kind>", methods=["GET", "POST"])
@_may_order
def template(kind: str) -> ResponseReturnValue:
    """Change a chain; `more` asks for another empty row."""
    chosen = _kind(kind)
    if request.method == "GET":
        return _page(_as_stored(chosen), chosen)
    form = TemplateForm(request.form)
    if "more" in request.form:
        form.rows.append_entry()
        return _page(form, chosen)
    cmd = form.command
    try:
        done = carried_out(form, lambda: letters.save_template(session(), cmd(chosen, signed_in())), rollback=session().rollback)
    except Stale as stale:
        changes = list(changed_since(session(), ApprovalTemplate.__kind__, stale.ident, stale.seen))
        back = url_for("approval.templates")
        return clash.answer(stale, form, _as_stored(chosen, spare=0), changes, title=_title(chosen), back=back)
    return _page(form, chosen) if done is None else _to_list(N_("The chain has been saved."))


@blueprint.post("/approval/templates/<kind>/remove")
@_may_order
def remove_template(kind: str) -> ResponseReturnValue:
    """Remove a stored chain."""
    letters.remove_template(session(), PressForm(request.form).remove_template(_kind(kind), signed_in()))
    return _to_list(N_("The chain has been removed."))


def _kind(name: str) -> Kind | None:
    if name != ALL and name not in set(Kind):
        raise NotFound
    return None if name == ALL else Kind(name)


def _title(kind: Kind | None) -> str:
    return gettext(KINDS[kind]) if kind else gettext(N_("All kinds of events"))


def _as_stored(kind: Kind | None, *, spare: int = 1) -> TemplateForm:
    found = find_template(session(), kind)
    if found is not None:
        return TemplateForm.of(chain_of(found.steps), found.revision, spare=spare)
    for_all = find_template(session(), None)
    return TemplateForm.of(chain_of(for_all.steps) if for_all else BUILT_IN, None, spare=spare)


def _page(form: TemplateForm, kind: Kind | None) -> ResponseReturnValue:
    found = find_template(session(), kind)
    page = render_template(
        "approval/template.html",
        form=form,
        name=kind.value if kind else ALL,
        heading=_title(kind),
        stored=found,
        was=clash.was(form),
        history=told_rows(history_of(session(), ApprovalTemplate.__kind__, found.id), {"steps": _told}) if found else [],
    )
    return page, 422 if form.errors or form.form_errors else 200


def _told(steps: list[tuple[str, int]]) -> str:
    return "; ".join(f"{approver} ({days})" for approver, days in steps)


def _to_list(message: str) -> ResponseReturnValue:
    flash(gettext(message), "success")
    return redirect(url_for("approval.templates"), 303)
