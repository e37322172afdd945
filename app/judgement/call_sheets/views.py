"""The call sheet of an event, and the presses on its calls."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.answers import done
from app.ground.web.choices import row_id
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.ground.words.languages import DEFAULT, OWN_NAMES, speaking
from app.ground.words.messages import gettext
from app.ground.words.messages import told as refused
from app.judgement.call_sheets import commands
from app.judgement.call_sheets.forms import CallForm
from app.judgement.call_sheets.models import Call
from app.judgement.call_sheets.naming import NAMES
from app.judgement.call_sheets.phones import ways_of, with_own_phones
from app.judgement.call_sheets.queries import calls_of, get_call, history_of_calls, numbers_of, title_told, untold_counts, untold_of
from app.judgement.call_sheets.rules import RECIPIENT_NAMES
from app.judgement.call_sheets.sheet import row_of, sheet_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.journeys.queries import arrangements_of
from app.register.accounts.identity import signed_in

blueprint = Blueprint("call_sheets", __name__)
may_call = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


@blueprint.app_context_processor
def _for_other_pages() -> dict[str, Any]:
    """Give the first screen and an event's page how many have not been told yet."""
    return {"untold_counts": lambda: untold_counts(session()), "untold_of": lambda event_id: untold_of(session(), event_id)}


@blueprint.get("/events/<int:event_id>/calls")
@staff()
def show(event_id: int) -> ResponseReturnValue:
    """Show whom a change of an event concerns: not yet told, told, confirmed; nearest time first."""
    event = get_event(session(), event_id)
    number = request.args.get("version", type=row_id)
    calls = calls_of(session(), event_id, number=number)
    language, duty_phone = _language(), arrangements_of(session(), event_id).duty_phone
    with speaking(language):
        sheet = sheet_of(calls, ways_of(session(), event_id, calls), title_told(session(), event), duty_phone)
    history = told_rows(history_of_calls(session(), event_id, limit=15), NAMES, named=True)
    numbers = numbers_of(session(), event_id)
    page = _page(event, language)
    return render_template("call_sheets/show.html", sheet=sheet, number=number, numbers=numbers, history=history, **page)


@blueprint.post("/calls/<int:call_id>/phones")
@may_call
def phones(call_id: int) -> ResponseReturnValue:
    """Show the phones that persons have told us, of those whom this reader may see; it is written down who looked."""
    call = get_call(session(), call_id)
    event = get_event_to_change(session(), call.event_id, signed_in())
    ways = with_own_phones(session(), ways_of(session(), event.id, [call]), signed_in(), now=clock.now())
    language, duty_phone = _language(), arrangements_of(session(), event.id).duty_phone
    with speaking(language):
        row = row_of(call, ways.get(call.id, ()), title_told(session(), event), duty_phone, opened=True)
    name = "_phones.html" if "HX-Request" in request.headers else "phones.html"
    return render_template(f"call_sheets/{name}", row=row, number=None, **_page(event, language))


@blueprint.post("/calls/<int:call_id>/told")
@may_call
def told(call_id: int) -> ResponseReturnValue:
    """Mark somebody as told; with `confirmed` in the form, as having said that they know."""
    cmd = CallForm(request.form).told(call_id, signed_in(), confirmed="confirmed" in request.form)
    return _pressed(call_id, lambda: commands.mark_told(session(), cmd, now=clock.now()), N_("It is written down: they have been told."))


@blueprint.post("/calls/<int:call_id>/confirmed")
@may_call
def confirmed(call_id: int) -> ResponseReturnValue:
    """Mark that somebody who was told has said that they know."""
    cmd = CallForm(request.form).on_call(call_id, signed_in())
    return _pressed(
        call_id, lambda: commands.mark_confirmed(session(), cmd, now=clock.now()), N_("It is written down: they have confirmed.")
    )


@blueprint.post("/calls/<int:call_id>/back")
@may_call
def back(call_id: int) -> ResponseReturnValue:
    """Take the latest mark of a call back."""
    cmd = CallForm(request.form).on_call(call_id, signed_in())
    return _pressed(call_id, lambda: commands.take_back(session(), cmd), N_("The mark has been taken back."))


@blueprint.post("/calls/<int:call_id>/note")
@may_call
def note(call_id: int) -> ResponseReturnValue:
    """Write what is noted of a call."""
    cmd = CallForm(request.form).noted(call_id, signed_in())
    return _pressed(call_id, lambda: commands.add_note(session(), cmd), N_("The note has been saved."))


def _language() -> str:
    """Return the language of the sentences: Russian until somebody chooses another."""
    asked = request.values.get("language", DEFAULT)
    return asked if asked in LANGUAGES else DEFAULT


def _page(event: Event, language: str) -> dict[str, Any]:
    return {
        "event": event,
        "language": language,
        "languages": OWN_NAMES,
        "kinds": RECIPIENT_NAMES,
        "may_change": may_change(event, signed_in()),
        "now": clock.now(),
    }


def _pressed(call_id: int, do: Callable[[], Call], message: str) -> Response:
    """Do what was pressed, and show the sheet. Where two have called at once, the second reads there that it is done, and by whom."""
    call = get_call(session(), call_id)
    language, number = (request.args.get(name) for name in ("language", "version"))
    target = url_for("call_sheets.show", event_id=call.event_id, _anchor=f"call-{call.id}", language=language, version=number)
    try:
        do()
    except Stale:
        said = gettext(N_("Somebody else has changed this call in the meantime, or a later version has: read it once more."))
    except (commands.AlreadyTold, commands.NothingToTell) as refusal:
        said = refused(refusal)
    else:
        return done(message, target)
    session().rollback()
    flash(said, "warn")
    return make_response(redirect(target, 303))
