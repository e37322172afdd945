"""The page of an item's talks, and the posts that write its table."""

from collections.abc import Callable

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, NotAllowed, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.matters.talks import commands, wording
from app.matters.talks.candidates import candidates_for, proposed_for
from app.matters.talks.forms import MemberForm, OnTableForm, PeopleForm, TalksForm
from app.matters.talks.models import TalksMember
from app.matters.talks.picture import drawing_of
from app.matters.talks.queries import find_talks, get_meeting, get_member, history_of_talks, open_questions
from app.matters.talks.table import table_of
from app.matters.talks.views.blueprint import HISTORY, blueprint, may_prepare
from app.planning.delegations.choosing import chosen
from app.planning.events.queries import may_change
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.identity import signed_in


@blueprint.get("/items/<int:item_id>/talks")
@staff()
def show(item_id: int) -> ResponseReturnValue:
    """Show who is at the table and where they sit, how the sides compare, what is said."""
    item = get_meeting(session(), item_id)
    talks = find_talks(session(), item_id)
    table = table_of(talks, item.day) if talks else None
    may = may_change(item.event, signed_in())
    missing = proposed_for(table, candidates_for(session(), item, talks)) if table and may and not table.balance.is_equal else ()
    return render_template(
        "talks/show.html",
        item=item,
        event=item.event,
        talks=talks,
        table=table,
        drawing=drawing_of(table) if table else None,
        proposed=missing,
        questions=open_questions(session(), [one.dossier_id for one in talks.points if one.dossier_id]) if talks else {},
        may_change=may,
        history=told_rows(history_of_talks(session(), talks, limit=HISTORY), named=True) if talks else (),
        words=wording,
    )


@blueprint.route("/items/<int:item_id>/talks/edit", methods=["GET", "POST"])
@may_prepare
def edit(item_id: int) -> ResponseReturnValue:
    """Say when the press is in, and how the table stands."""
    item = _to_change(item_id)
    if request.method == "GET":
        return page("talks/form.html", TalksForm.of(find_talks(session(), item_id)), item=item, event=item.event)
    form = TalksForm(request.form)
    try:
        saved = tried(form, lambda: commands.set_talks(session(), form.command(item_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, TalksForm.of(find_talks(session(), item_id)), title=item.title, back=_place(item_id))
    if saved is None:
        item = _to_change(item_id)
        return page("talks/form.html", form, item=item, event=item.event)
    return done(N_("Saved."), _place(item_id))


@blueprint.route("/items/<int:item_id>/talks/people", methods=["GET", "POST"])
@may_prepare
def people(item_id: int) -> ResponseReturnValue:
    """Choose who comes to the table."""
    item = _to_change(item_id)
    if request.method == "GET":
        return _people_page(item, None)
    form = PeopleForm(request.form)
    came = tried(form, lambda: commands.add_to_table(session(), form.command(item_id, signed_in(), _choose)))
    return _people_page(_to_change(item_id), form) if came is None else done(N_("They are at the table."), _place(item_id, "table"))


@blueprint.route("/talks/members/<int:member_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit_member(member_id: int) -> ResponseReturnValue:
    """Change what somebody does at the table and where they sit."""
    member, item = _member(member_id)
    if request.method == "GET":
        return page("talks/member.html", MemberForm.of(member, member.talks.revision), item=item, event=item.event, member=member)
    form = MemberForm(request.form)
    saved = tried(form, lambda: commands.change_member(session(), form.command(member_id, signed_in())))
    if saved is None:
        member, item = _member(member_id)
        return page("talks/member.html", form, item=item, event=item.event, member=member)
    return done(N_("Saved."), _place(item.id, "table"))


@blueprint.post("/talks/members/<int:member_id>/seat")
@may_prepare
def seat(member_id: int) -> ResponseReturnValue:
    """Let somebody change places with a neighbour."""
    deed = OnTableForm(request.form).move_command(member_id, signed_in())
    return _deed(member_id, lambda: commands.move_seat(session(), deed), N_("The places have been exchanged."))


@blueprint.post("/talks/members/<int:member_id>/remove")
@may_prepare
def remove_member(member_id: int) -> ResponseReturnValue:
    """Take somebody from the table."""
    deed = OnTableForm(request.form).remove_command(member_id, signed_in())
    return _deed(member_id, lambda: commands.remove_member(session(), deed), N_("Taken from the table."))


@blueprint.post("/items/<int:item_id>/talks/by-rank")
@may_prepare
def by_rank(item_id: int) -> ResponseReturnValue:
    """Forget the places that were given by hand."""
    commands.seat_by_rank(session(), OnTableForm(request.form).by_rank_command(item_id, signed_in()))
    return done(N_("Everybody sits by rank again."), _place(item_id, "table"))


def _to_change(item_id: int) -> ProgrammeItem:
    item = get_meeting(session(), item_id)
    if not may_change(item.event, signed_in()):
        raise NotAllowed
    return item


def _member(member_id: int) -> tuple[TalksMember, ProgrammeItem]:
    member = get_member(session(), member_id)
    return member, _to_change(member.talks.item_id)


def _deed(member_id: int, do: Callable[[], object], message: str) -> Response:
    _, item = _member(member_id)
    do()
    return done(message, _place(item.id, "table"))


def _people_page(item: ProgrammeItem, form: PeopleForm | None) -> Response:
    candidates = candidates_for(session(), item, find_talks(session(), item.id))
    asked = form or PeopleForm.offering(candidates)
    known = {str(one.who.id): one for one in candidates}
    rows = [(entry, known[entry.form.person_id.data]) for entry in asked.people.entries if entry.form.person_id.data in known]
    return page("talks/people.html", asked, item=item, event=item.event, rows=rows, words=wording)


def _choose(typed: str, field: str) -> int | None:
    return chosen(session(), typed, field)


def _place(item_id: int, anchor: str | None = None) -> str:
    return url_for("talks.show", item_id=item_id, _anchor=anchor)
