"""The register of interpreters, who interprets at an event's items, and booking somebody at one."""

from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since, history_of
from app.ground.kernel.refusals import N_, Stale
from app.ground.kernel.text import clean
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.planning.delegations.choosing import chosen
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.interpreting import commands, wording
from app.planning.interpreting.forms import BookForm, InterpreterForm, UnbookForm
from app.planning.interpreting.models import Interpreter
from app.planning.interpreting.naming import NAMES
from app.planning.interpreting.queries import get_interpreter, history_of_interpreting, interpreters_of
from app.planning.interpreting.rules import NEED_NAMES
from app.planning.interpreting.showing import ItemInterpreted, interpreted_at, interpreting_of, offers_for
from app.planning.programmes.naming import names_for
from app.planning.programmes.queries import get_item, place_of
from app.register.accounts.identity import signed_in

blueprint = Blueprint("interpreting", __name__)
may_book = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command that books."""
HISTORY = 15


@blueprint.get("/interpreters")
@staff()
def index() -> ResponseReturnValue:
    """Show the register; with languages in the address those who can do that first."""
    asked = _asked()
    return render_template("interpreting/index.html", interpreters=interpreters_of(session()), asked=asked, words=wording)


@blueprint.route("/interpreters/new", methods=["GET", "POST"])
@may_book
def add() -> ResponseReturnValue:
    """Enter somebody of the directory."""
    form = InterpreterForm(request.form) if request.method == "POST" else InterpreterForm.blank()
    if request.method == "POST":
        entered = tried(form, lambda: commands.add_interpreter(session(), form.add_command(_choose)))
        if entered is not None:
            return done(N_("The interpreter is in the register."), url_for("interpreting.index", _anchor=f"interpreter-{entered}"))
    return page("interpreting/form.html", form, interpreter=None, words=wording)


@blueprint.route("/interpreters/<int:interpreter_id>/edit", methods=["GET", "POST"])
@may_book
def edit(interpreter_id: int) -> ResponseReturnValue:
    """Change an entry of the register."""
    interpreter = get_interpreter(session(), interpreter_id)
    if request.method == "GET":
        return _form(InterpreterForm.of(interpreter), interpreter_id)
    form = InterpreterForm(request.form).settled()
    try:
        changed = tried(form, lambda: commands.change_interpreter(session(), form.change_command(interpreter_id)))
    except Stale as stale:
        back = url_for("interpreting.index", _anchor=f"interpreter-{interpreter_id}")
        return clashed(stale, form, InterpreterForm.of(interpreter), title=interpreter.person.name, back=back)
    if changed is None:
        return _form(form, interpreter_id)
    return done(N_("The entry has been saved."), url_for("interpreting.index", _anchor=f"interpreter-{changed}"))


@blueprint.get("/events/<int:event_id>/interpreters")
@staff()
def event(event_id: int) -> ResponseReturnValue:
    """Show which items need an interpreter, who interprets where, and everybody's days."""
    found = get_event(session(), event_id)
    return render_template(
        "interpreting/event.html",
        event=found,
        picture=interpreting_of(session(), found),
        may_change=may_change(found, signed_in()),
        needs=NEED_NAMES,
        place_of=place_of,
        words=wording,
        history=told_rows(history_of_interpreting(session(), event_id, limit=HISTORY), NAMES, named=True),
    )


@blueprint.get("/items/<int:item_id>/interpreters")
@staff()
def item(item_id: int) -> ResponseReturnValue:
    """Show who interprets at an item, and who could."""
    return _item_page(item_id)


@blueprint.post("/items/<int:item_id>/interpreters")
@may_book
def book(item_id: int) -> ResponseReturnValue:
    """Let somebody interpret at an item, or change what they do there."""
    row = _item_to_change(item_id)
    form = BookForm(request.form).offering(_parties(row))
    try:
        booked = tried(form, lambda: commands.book_interpreter(session(), form.command(item_id, signed_in())))
    except Stale as stale:
        return _item_page(item_id, 409, form=form, stale=stale)
    if booked is None:
        return _item_page(item_id, 422, form=form)
    return done(N_("The interpreter is booked."), url_for("interpreting.item", item_id=booked))


@blueprint.post("/items/<int:item_id>/interpreters/remove")
@may_book
def unbook(item_id: int) -> ResponseReturnValue:
    """Let somebody not interpret at an item."""
    _item_to_change(item_id)
    try:
        commands.unbook_interpreter(session(), UnbookForm(request.form).command(item_id, signed_in()))
    except Stale as stale:
        return _item_page(item_id, 409, stale=stale)
    return done(N_("The interpreter is no longer booked here."), url_for("interpreting.item", item_id=item_id))


def _choose(typed: str, field: str) -> int | None:
    return chosen(session(), typed, field)


def _asked() -> dict[str, str]:
    """Return the languages in the address, as they are told; what is no language is left out."""
    typed = {name: wording.language_meant(clean(request.args.get(name, ""))[:60]) for name in ("source", "target")}
    return {name: code or "" for name, code in typed.items()}


def _form(form: InterpreterForm, interpreter_id: int) -> Response:
    interpreter = get_interpreter(session(), interpreter_id)  # anew: a refusal has let go of it
    history = told_rows(history_of(session(), Interpreter.__kind__, interpreter_id, limit=HISTORY), NAMES)
    return page("interpreting/form.html", form, interpreter=interpreter, words=wording, history=history)


def _item_to_change(item_id: int) -> ItemInterpreted:
    found = get_item(session(), item_id)
    get_event_to_change(session(), found.event_id, signed_in())
    return interpreted_at(session(), found)


def _parties(row: ItemInterpreted) -> list[tuple[int, str]]:
    return [(party.id, party.name.told(current())) for party in row.everybody]


def _item_page(item_id: int, status: int = 200, *, form: BookForm | None = None, stale: Stale | None = None) -> ResponseReturnValue:
    row = interpreted_at(session(), get_item(session(), item_id))
    asked = _asked() if "source" in request.args else dict(zip(("source", "target"), row.languages, strict=True))
    opened = next((one for one in row.booked if str(one.person_id) == request.args.get("person")), None)
    told = {name: wording.language_told(code) for name, code in asked.items()}
    if form is not None:
        form.seen.data = row.item.revision  # whoever has read what the other one did sends it again
    answer = render_template(
        "interpreting/item.html",
        event=row.item.event,
        row=row,
        asked=asked,
        told=told,
        opened=opened,
        form=form or BookForm.of(opened, row.item.revision, _parties(row), **told),
        offers=offers_for(session(), row.item, asked["source"], asked["target"], but={one.person_id for one in row.booked}),
        may_change=may_change(row.item.event, signed_in()),
        theirs=told_rows(changed_since(session(), "item", item_id, stale.seen), names_for(session())) if stale else (),
        stale=stale,
        needs=NEED_NAMES,
        place_of=place_of,
        words=wording,
    )
    return make_response(answer, status)
