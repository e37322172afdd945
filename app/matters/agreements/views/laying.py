"""The form of a whole signing: at which table, from which folder each agreement is signed."""

from flask import request
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, NotFound
from app.ground.web.answers import done, page, tried
from app.ground.web.unit import session
from app.matters.agreements.laying_commands import lay_signing
from app.matters.agreements.laying_forms import LayingForm
from app.matters.agreements.queries import agreements_at
from app.matters.agreements.views.blueprint import blueprint, may_prepare, signing_of
from app.planning.events.queries import get_event_to_change
from app.planning.programmes.queries import get_item
from app.register.accounts.identity import signed_in


@blueprint.route("/items/<int:item_id>/signing/edit", methods=["GET", "POST"])
@may_prepare
def lay(item_id: int) -> ResponseReturnValue:
    """Say for all agreements of a signing at once at which table they are signed, from which folder."""
    _event_of(item_id)
    if request.method == "GET":
        return _page(LayingForm.of(agreements_at(session(), item_id)), item_id)
    form = LayingForm(request.form)
    saved = tried(form, lambda: lay_signing(session(), form.command(item_id, signed_in())))
    return _page(form, item_id) if saved is None else done(N_("Tables and folders have been saved."), signing_of(saved))


def _event_of(item_id: int) -> None:
    get_event_to_change(session(), get_item(session(), item_id).event_id, signed_in())


def _page(form: LayingForm, item_id: int) -> ResponseReturnValue:
    item, agreements = get_item(session(), item_id), agreements_at(session(), item_id)
    if not agreements:
        raise NotFound
    event = get_event_to_change(session(), item.event_id, signed_in())
    titles = {one.id: one.title for one in agreements}
    return page("agreements/laying.html", form.seen_anew(agreements), item=item, event=event, titles=titles)
