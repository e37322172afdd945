"""The page of one agreement, the forms of its texts and of its entry in the register, and what it belongs to."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.ground.db.history import history_of
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.sections import sections_of
from app.ground.web.unit import session
from app.matters.agreements import links_commands, wording
from app.matters.agreements.commands import set_state
from app.matters.agreements.forms import OnAgreementForm
from app.matters.agreements.listing import opened
from app.matters.agreements.models import Agreement
from app.matters.agreements.naming import names_for
from app.matters.agreements.proposals import proposed_entry
from app.matters.agreements.queries import get_agreement
from app.matters.agreements.signing_commands import enter_signed
from app.matters.agreements.text_rules import MOST_TEXTS
from app.matters.agreements.texts_commands import set_texts
from app.matters.agreements.texts_forms import SignedForm, TextsForm
from app.matters.agreements.views.blueprint import blueprint, came_back, may_prepare, page_of, to_change
from app.planning.events.models import Event
from app.planning.events.queries import may_change
from app.planning.interpreting import wording as languages
from app.register.accounts.identity import signed_in


@blueprint.get("/agreements/<int:agreement_id>")
@staff()
def show(agreement_id: int) -> ResponseReturnValue:
    """Show an agreement: what it lacks for its next step, who signs, its texts, what it belongs to, its history."""
    return page_of_one(agreement_id, OnAgreementForm())


@blueprint.post("/agreements/<int:agreement_id>/state")
@may_prepare
def state(agreement_id: int) -> ResponseReturnValue:
    """Let an agreement go a step: forward, back, or off the list; where that is refused, its page says why beside the button."""
    to_change(agreement_id)
    form = OnAgreementForm(request.form)
    gone = tried(form, lambda: set_state(session(), form.state_command(agreement_id, signed_in())))
    return page_of_one(agreement_id, form) if gone is None else came_back(get_agreement(session(), gone), N_("Marked."))


def page_of_one(agreement_id: int, form: OnAgreementForm) -> Response:
    """Return the page of an agreement, with what was wrong with a step that was asked for."""
    agreement = get_agreement(session(), agreement_id)
    may = may_change(agreement.event, signed_in())
    return page(
        "agreements/show.html",
        form,
        opened=opened(session(), agreement, clock.office_day(), with_offers=may),
        event=agreement.event,
        may_change=may,
        sections=sections_of("agreement", session(), agreement),
        history=told_rows(history_of(session(), Agreement.__kind__, agreement_id), names_for(session())),
        day=clock.office_day(),
        words=wording,
    )


@blueprint.route("/agreements/<int:agreement_id>/texts", methods=["GET", "POST"])
@may_prepare
def texts(agreement_id: int) -> ResponseReturnValue:
    """Say in which languages an agreement is signed, who makes and who checks each text; `more` asks for another empty row."""
    agreement, event = to_change(agreement_id)
    if request.method == "GET":
        return _texts_page(TextsForm.of(agreement), agreement, event)
    form = TextsForm(request.form)
    if "more" in request.form:
        if len(form.texts) < MOST_TEXTS:
            form.texts.append_entry()
        return _texts_page(form, agreement, event)
    try:
        saved = tried(form, lambda: set_texts(session(), form.command(agreement_id, signed_in()), today=clock.office_day()))
    except Stale as stale:
        return clashed(stale, form, TextsForm.of(agreement), title=agreement.title, back=page_of(agreement_id))
    return _texts_page(form, *to_change(agreement_id)) if saved is None else done(N_("The texts have been saved."), page_of(saved))


@blueprint.route("/agreements/<int:agreement_id>/signed", methods=["GET", "POST"])
@may_prepare
def signed(agreement_id: int) -> ResponseReturnValue:
    """Mark an agreement as signed, with its entry in the register; of one that is marked, mend the entry."""
    agreement, event = to_change(agreement_id)
    form = _signed_form(agreement, event)
    if request.method == "GET":
        return page("agreements/signed.html", form, agreement=agreement, event=event)
    form = SignedForm(request.form)
    try:
        saved = tried(form, lambda: enter_signed(session(), form.command(agreement_id, signed_in()), today=clock.office_day()))
    except Stale as stale:
        return clashed(stale, form, _signed_form(agreement, event), title=agreement.title, back=page_of(agreement_id))
    if saved is not None:
        return done(N_("The agreement is in the register."), page_of(saved))
    agreement, event = to_change(agreement_id)
    return page("agreements/signed.html", form, agreement=agreement, event=event)


@blueprint.post("/agreements/<int:agreement_id>/links")
@may_prepare
def link(agreement_id: int) -> ResponseReturnValue:
    """Say that an agreement belongs to a dossier, an instruction or a measure."""
    to_change(agreement_id)
    linked = links_commands.link_agreement(session(), OnAgreementForm(request.form).link_command(agreement_id, signed_in()))
    return done(N_("Linked."), page_of(linked))


@blueprint.post("/agreements/<int:agreement_id>/links/<int:link_id>/remove")
@may_prepare
def unlink(agreement_id: int, link_id: int) -> ResponseReturnValue:
    """Say that an agreement does not belong there after all."""
    to_change(agreement_id)
    links_commands.unlink_agreement(session(), OnAgreementForm(request.form).unlink_command(agreement_id, link_id, signed_in()))
    return done(N_("No longer linked."), page_of(agreement_id))


def _signed_form(agreement: Agreement, event: Event) -> SignedForm:
    return SignedForm.of(agreement, proposed_entry(session(), agreement, event, clock.office_day()))


def _texts_page(form: TextsForm, agreement: Agreement, event: Event) -> Response:
    return page("agreements/texts.html", form, agreement=agreement, event=event, most=MOST_TEXTS, words=languages)
