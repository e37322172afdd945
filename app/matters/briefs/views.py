"""The pages of briefs, and the posts that write them."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, NotFound, Refusal, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.choices import row_id
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.sections import enter, sections_of
from app.ground.web.unit import session
from app.matters.briefs import commands, wording
from app.matters.briefs.forms import LISTS, BriefForm, OnBriefForm
from app.matters.briefs.models import Brief
from app.matters.briefs.naming import NAMES
from app.matters.briefs.queries import briefs_of, briefs_on, get_brief, history_of_brief, meetings_of
from app.matters.briefs.rearranging import rearranged
from app.matters.briefs.rules import MOST_FIGURES, MOST_SECTIONS, BriefKind
from app.planning.delegations.choosing import chosen, told_choice
from app.register.accounts.identity import signed_in
from app.register.directory.declension import suggested_name
from app.register.directory.models import Person
from app.register.directory.queries import get_person
from app.register.directory.rules.kinds import CASE_NAMES, Case

blueprint = Blueprint("briefs", __name__)
may_write = staff("admin", "protocol", "secretary")
"""Briefs are no event's."""
HISTORY = 15


@blueprint.get("/briefs")
@staff()
def index() -> ResponseReturnValue:
    """List the briefs by what they are about."""
    briefs = briefs_of(session())
    kinds = [(kind, [one for one in briefs if one.kind is kind]) for kind in BriefKind]
    return render_template("briefs/index.html", kinds=[found for found in kinds if found[1]], words=wording, may_keep=_may_keep())


@blueprint.get("/briefs/<int:brief_id>")
@staff()
def show(brief_id: int) -> ResponseReturnValue:
    """Show a brief: what the directory knows of the person, what was written, the figures."""
    brief = get_brief(session(), brief_id)
    return render_template(
        "briefs/show.html",
        brief=brief,
        person=_told_of(brief),
        table=wording.table_of(commands.figures_of(brief)),
        sections=sections_of("brief", session(), brief),
        history=() if _is_blocked(brief) else told_rows(history_of_brief(session(), brief_id, limit=HISTORY), NAMES),
        words=wording,
        may_keep=_may_keep(),
    )


@blueprint.route("/briefs/new", methods=["GET", "POST"])
@may_write
def add() -> ResponseReturnValue:
    """Write a brief; `kind` and `person` in the address say what it is about."""
    kind = _asked_kind()
    if request.method == "GET":
        return _page(BriefForm.blank(kind, clock.office_day(), _asked_person()), kind, None)
    if "row" in request.form:
        return _rows_changed(kind, None)
    form = BriefForm(request.form).about(kind)
    made = tried(form, lambda: commands.add_brief(session(), form.add_command(kind, signed_in(), _choose)))
    return _page(form, kind, None) if made is None else done(N_("The brief has been written."), _place(made))


@blueprint.route("/briefs/<int:brief_id>/edit", methods=["GET", "POST"])
@may_write
def edit(brief_id: int) -> ResponseReturnValue:
    """Change a brief; `row` asks for another order of its rows, or for one more."""
    brief = get_brief(session(), brief_id)
    kind = brief.kind
    if _is_blocked(brief):
        raise Refusal(commands.BLOCKED)
    if request.method == "GET":
        return _page(BriefForm.of(brief), kind, brief)
    if "row" in request.form:
        return _rows_changed(kind, brief)
    form = BriefForm(request.form).about(kind)
    try:
        saved = tried(form, lambda: commands.change_brief(session(), form.change_command(brief_id, signed_in(), _choose)))
    except Stale as stale:
        return clashed(stale, form, BriefForm.of(brief), title=brief.title, back=_place(brief_id))
    return _page(form, kind, get_brief(session(), brief_id)) if saved is None else done(N_("The brief has been saved."), _place(saved))


@blueprint.route("/briefs/<int:brief_id>/remove", methods=["GET", "POST"])
@may_write
def remove(brief_id: int) -> ResponseReturnValue:
    """Ask, then remove a brief."""
    brief = get_brief(session(), brief_id)
    if request.method == "GET":
        return render_template("briefs/remove.html", brief=brief)
    commands.remove_brief(session(), OnBriefForm(request.form).remove_command(brief_id, signed_in()))
    return done(N_("The brief has been removed."), url_for("briefs.index"))


def _of_person(read: Session, person: Person) -> Mapping[str, object] | None:
    """Give the page of a person the briefs on them, and whoever keeps briefs the way to a first one."""
    briefs = briefs_on(read, person.id)
    may = _may_keep() and person.erased_at is None and person.merged_into_id is None and person.blocked_at is None
    return {"briefs": briefs, "person_id": person.id, "may_keep": may} if briefs or may else None


enter("person", "briefs/_of_person.html", _of_person, order=60)


def _may_keep() -> bool:
    return commands.may_keep(signed_in())


def _is_blocked(brief: Brief) -> bool:
    return brief.person is not None and brief.person.blocked_at is not None


def _told_of(brief: Brief) -> dict[str, Any] | None:
    """Return what the directory knows of the person that a brief is about, in the form that a document needs."""
    person = brief.person
    if person is None:
        return None
    if person.blocked_at is not None:  # what was written of them, and what is known of them, waits until that is settled
        return {"blocked": True}
    suggested = suggested_name(person.surname.ru, person.given.ru, person.patronymic.ru, person.gender)
    return {
        "held": wording.held(person.appointments, brief.as_of),
        "meetings": meetings_of(session(), person.id, until=brief.as_of),
        "cases": [(CASE_NAMES[case], person.cases.get(case) or suggested[case], bool(person.cases.get(case))) for case in Case],
        "blocked": False,
    }


def _rows_changed(kind: BriefKind, brief: Brief | None) -> Response:
    """Show the form again as it was sent, its rows as the button says."""
    return _page(BriefForm(rearranged(request.form, request.form["row"], LISTS)).about(kind), kind, brief)


def _page(form: BriefForm, kind: BriefKind, brief: Brief | None) -> Response:
    return page("briefs/form.html", form, kind=kind, brief=brief, words=wording, most_sections=MOST_SECTIONS, most_figures=MOST_FIGURES)


def _choose(typed: str, field: str) -> int | None:
    return chosen(session(), typed, field)


def _asked_kind() -> BriefKind:
    asked = request.args.get("kind", BriefKind.REGION.value)
    if asked not in set(BriefKind):
        raise NotFound
    return BriefKind(asked)


def _asked_person() -> str:
    """Return how the line of a person shows whom the address names, if it does."""
    try:
        ident = row_id(request.args.get("person", ""))
    except ValueError:
        return ""
    return told_choice(get_person(session(), ident))


def _place(brief_id: int) -> str:
    return url_for("briefs.show", brief_id=brief_id)
