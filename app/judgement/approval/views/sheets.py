"""Pages that show an approval sheet: the whole one, and one line of it for other pages."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.ground.words.languages import OWN_NAMES
from app.judgement.approval.forms import SendForm
from app.judgement.approval.queries import accounts_of, chain_for, find_agreement, numbers_of
from app.judgement.approval.rules import deadlines
from app.judgement.approval.sheet import let_stand, sheet_of
from app.judgement.approval.views.blueprint import blueprint, today_at
from app.judgement.approval.wording import DECISIONS, STANDINGS, TONES, state_told
from app.judgement.publishing.telling import DEEDS, event_told, item_told
from app.planning.events.models import Event
from app.planning.events.queries import get_event, may_change, may_publish
from app.planning.events.wording import SEVERITIES
from app.planning.programmes.naming import names_for
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/approval", defaults={"number": None})
@blueprint.get("/events/<int:event_id>/approval/<int:number>")
@staff()
def show(event_id: int, number: int | None) -> ResponseReturnValue:
    """Show the approval sheet of the coming version or of an earlier one."""
    return sheet_page(get_event(session(), event_id), number, SendForm.blank())


@blueprint.get("/events/<int:event_id>/approval/state")
@staff()
def state(event_id: int) -> ResponseReturnValue:
    """Show in one line how it stands with the approval of the coming version, for the pages of others."""
    event = get_event(session(), event_id)
    sheet = sheet_of(session(), event, None, on=today_at(event))
    return render_template("approval/_state.html", event=event, sheet=sheet, state=state_told(sheet))


def sheet_page(event: Event, number: int | None, form: SendForm) -> ResponseReturnValue:
    """Return the page of a sheet; with status 422 where a form on it was refused."""
    today = today_at(event)
    sheet = sheet_of(session(), event, number, on=today)
    chain = chain_for(session(), event.kind)
    letter = find_agreement(session(), event.id, sheet.number)
    page = render_template(
        "approval/sheet.html",
        event=event,
        sheet=sheet,
        form=form,
        state=state_told(sheet),
        waived=let_stand(session(), event, sheet, now=clock.now()),
        severities=SEVERITIES,
        numbers=numbers_of(session(), event.id),
        planned=list(zip(chain, deadlines([link.days for link in chain], today=today), strict=True)),
        accounts={user.id: user.name for user in accounts_of(session())},
        letter_revision=letter.revision if letter else None,
        names=names_for(session()),
        told_rows=told_rows,
        may_change=may_change(event, signed_in()),
        may_publish=may_publish(event, signed_in()),
        me=signed_in().id,
        languages=OWN_NAMES,
        decisions=DECISIONS,
        standings=STANDINGS,
        tones=TONES,
        deeds=DEEDS,
        item_told=item_told,
        event_told=event_told,
    )
    return page, 422 if form.errors or form.form_errors else 200
