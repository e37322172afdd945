"""The pages of project dossiers, and the posts that write them."""

from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.choices import row_id
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.sections import sections_of
from app.ground.web.unit import session
from app.matters.undertakings import dossiers_commands as commands
from app.matters.undertakings import dossiers_wording as wording
from app.matters.undertakings.dossiers_forms import AnswerForm, DossierForm, NoteForm, OnDossierForm
from app.matters.undertakings.dossiers_listing import is_late, listing_of, opened, points_for
from app.matters.undertakings.dossiers_naming import NAMES
from app.matters.undertakings.dossiers_queries import dossiers_at, get_dossier, get_note, history_of_dossier
from app.matters.undertakings.keepers import may_keep
from app.matters.undertakings.models import Dossier, DossierNote
from app.matters.undertakings.rules import DossierState
from app.matters.undertakings.views.blueprint import may_keep_all
from app.register.accounts.identity import signed_in

blueprint = Blueprint("dossiers", __name__)
HISTORY = 15


@blueprint.app_context_processor
def _for_other_pages() -> dict[str, Any]:
    """Give the page of an item the dossiers of which it is a point."""
    return {"dossiers_at": lambda item_id: dossiers_at(session(), item_id)}


@blueprint.get("/dossiers")
@staff()
def index() -> ResponseReturnValue:
    """List the dossiers by section; those of closed and realised projects where they are asked for."""
    everything = request.args.get("show") == "all"
    listing = listing_of(session(), everything=everything)
    return render_template("dossiers/index.html", listing=listing, everything=everything, words=wording, may_keep=may_keep(signed_in()))


@blueprint.get("/dossiers/<int:dossier_id>")
@staff()
def show(dossier_id: int) -> ResponseReturnValue:
    """Show a dossier: what is open first, then what is to be done, then what happened."""
    found = opened(session(), dossier_id)
    return render_template(
        "dossiers/show.html",
        opened=found,
        sections=sections_of("dossier", session(), found.dossier),
        history=told_rows(history_of_dossier(session(), dossier_id, limit=HISTORY), NAMES, named=True),
        words=wording,
        states=tuple(DossierState),
        is_late=is_late,
        day=clock.office_day(),
        may_keep=may_keep(signed_in()),
    )


@blueprint.route("/dossiers/new", methods=["GET", "POST"])
@may_keep_all
def add() -> ResponseReturnValue:
    """Open a dossier."""
    if request.method == "GET":
        return _page(DossierForm.blank(), None)
    form = DossierForm(request.form)
    made = tried(form, lambda: commands.add_dossier(session(), form.add_command(signed_in())))
    return _page(form, None) if made is None else done(N_("The dossier has been opened."), _place(made))


@blueprint.route("/dossiers/<int:dossier_id>/edit", methods=["GET", "POST"])
@may_keep_all
def edit(dossier_id: int) -> ResponseReturnValue:
    """Change a dossier."""
    dossier = get_dossier(session(), dossier_id)
    if request.method == "GET":
        return _page(DossierForm.of(dossier), dossier)
    form = DossierForm(request.form).settled()
    try:
        saved = tried(form, lambda: commands.change_dossier(session(), form.change_command(dossier_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, DossierForm.of(dossier), title=dossier.title, back=_place(dossier_id))
    return _page(form, get_dossier(session(), dossier_id)) if saved is None else done(N_("The dossier has been saved."), _place(saved))


@blueprint.post("/dossiers/<int:dossier_id>/state")
@may_keep_all
def state(dossier_id: int) -> ResponseReturnValue:
    """Say how the project stands."""
    form = OnDossierForm(request.form)
    return done(N_("Marked."), _place(commands.set_dossier_state(session(), form.state_command(dossier_id, signed_in()))))


@blueprint.route("/dossiers/<int:dossier_id>/remove", methods=["GET", "POST"])
@may_keep_all
def remove(dossier_id: int) -> ResponseReturnValue:
    """Ask, then remove a dossier that was opened by mistake."""
    dossier = get_dossier(session(), dossier_id)
    if request.method == "GET":
        return render_template("dossiers/remove.html", dossier=dossier)
    commands.remove_dossier(session(), OnDossierForm(request.form).remove_command(dossier_id, signed_in()))
    return done(N_("The dossier has been removed."), url_for("dossiers.index"))


@blueprint.route("/dossiers/<int:dossier_id>/notes/new", methods=["GET", "POST"])
@may_keep_all
def add_note(dossier_id: int) -> ResponseReturnValue:
    """Write down what happened, or what is open; `question` and `item` say what the form begins with."""
    dossier, asked = get_dossier(session(), dossier_id), _asked_item()
    points = points_for(session(), asked)
    if request.method == "GET":
        blank = NoteForm.blank(points, day=clock.office_day(), is_question="question" in request.args, item_id=asked)
        return _note_page(blank, dossier, None)
    form = NoteForm(request.form, points=points)
    made = tried(form, lambda: commands.add_note(session(), form.add_command(dossier_id, signed_in())))
    if made is None:
        return _note_page(form, get_dossier(session(), dossier_id), None)
    return done(N_("Written down."), _place(dossier_id, made))


@blueprint.route("/dossier-notes/<int:note_id>/edit", methods=["GET", "POST"])
@may_keep_all
def edit_note(note_id: int) -> ResponseReturnValue:
    """Change an entry."""
    note = get_note(session(), note_id)
    points = points_for(session(), note.item_id)
    if request.method == "GET":
        return _note_page(NoteForm.of(note, points), note.dossier, note)
    form = NoteForm(request.form, points=points)
    try:
        saved = tried(form, lambda: commands.change_note(session(), form.change_command(note_id, signed_in())))
    except Stale as stale:
        return _clash(stale, form, NoteForm.of(note, points), note)
    if saved is None:
        note = get_note(session(), note_id)
        return _note_page(form, note.dossier, note)
    return done(N_("The entry has been saved."), _place(saved, note_id))


@blueprint.route("/dossier-notes/<int:note_id>/answer", methods=["GET", "POST"])
@may_keep_all
def answer(note_id: int) -> ResponseReturnValue:
    """Answer an open question."""
    note = get_note(session(), note_id)
    if request.method == "GET":
        return _answer_page(AnswerForm.of(note, day=clock.office_day()), note)
    form = AnswerForm(request.form)
    try:
        saved = tried(form, lambda: commands.answer_question(session(), form.command(note_id, signed_in())))
    except Stale as stale:
        return _clash(stale, form, AnswerForm.of(note, day=clock.office_day()), note)
    if saved is None:
        return _answer_page(form, get_note(session(), note_id))
    return done(N_("The question is answered."), _place(saved, note_id))


@blueprint.post("/dossier-notes/<int:note_id>/remove")
@may_keep_all
def remove_note(note_id: int) -> ResponseReturnValue:
    """Remove an entry that was made by mistake."""
    dossier_id = commands.remove_note(session(), OnDossierForm(request.form).remove_note_command(note_id, signed_in()))
    return done(N_("The entry has been removed."), _place(dossier_id))


def _asked_item() -> int | None:
    try:
        return row_id(request.args.get("item", ""))
    except ValueError:
        return None


def _place(dossier_id: int, note_id: int | None = None) -> str:
    return url_for("dossiers.show", dossier_id=dossier_id, _anchor=f"note-{note_id}" if note_id else None)


def _page(form: DossierForm, dossier: Dossier | None) -> Response:
    return page("dossiers/form.html", form, dossier=dossier)


def _note_page(form: NoteForm, dossier: Dossier, note: DossierNote | None) -> Response:
    return page("dossiers/note.html", form, dossier=dossier, note=note)


def _answer_page(form: AnswerForm, note: DossierNote) -> Response:
    return page("dossiers/answer.html", form, dossier=note.dossier, note=note)


def _clash(stale: Stale, mine: NoteForm | AnswerForm, theirs: NoteForm | AnswerForm, note: DossierNote) -> Response:
    return clashed(stale, mine, theirs, title=note.text.ru[:200], back=_place(note.dossier_id, note.id))
