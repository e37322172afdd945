"""The table of precedence."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.register.directory import commands
from app.register.directory.forms import MoveForm, RankForm, RemovalForm
from app.register.directory.models import Rank
from app.register.directory.queries import rank_uses, ranks_of
from app.register.directory.views.blueprint import SAVED, blueprint, history, may_order, removed


@blueprint.get("/people/ranks")
@staff()
def ranks() -> ResponseReturnValue:
    """Show the table of precedence."""
    return render_template("directory/ranks.html", ranks=ranks_of(session()), uses=rank_uses(session()))


@blueprint.route("/people/ranks/new", methods=["GET", "POST"])
@may_order
def add_rank() -> ResponseReturnValue:
    """Add a rank at the foot of the table."""
    form = RankForm(request.form) if request.method == "POST" else RankForm.blank()
    made = tried(form, lambda: commands.add_rank(session(), form.new_uid(), form.details())) if request.method == "POST" else None
    if made is None:
        return page("directory/rank_form.html", form, rank=None, history=[])
    return done(N_("The rank stands at the foot of the table now; move it where it belongs."), _row(made))


@blueprint.route("/people/ranks/<int:rank_id>/edit", methods=["GET", "POST"])
@may_order
def edit_rank(rank_id: int) -> ResponseReturnValue:
    """Call a rank otherwise."""
    rank = get_or_refuse(session(), Rank, rank_id)
    form = RankForm(request.form) if request.method == "POST" else RankForm.of(rank)
    try:
        if (
            request.method == "POST"
            and tried(form, lambda: commands.change_rank(session(), rank_id, form.seen.data, form.details())) is not None
        ):
            return done(SAVED, _row(rank_id))
    except Stale as stale:
        return clashed(stale, form, RankForm.of(rank), title=rank.name.ru, back=_row(rank_id))
    rank = get_or_refuse(session(), Rank, rank_id)  # again: a refusal has undone what was loaded before
    return page("directory/rank_form.html", form, rank=rank, history=history("rank", rank_id))


@blueprint.post("/people/ranks/<int:rank_id>/move")
@may_order
def move_rank(rank_id: int) -> ResponseReturnValue:
    """Let a rank change places with its neighbour."""
    form = MoveForm(request.form)
    commands.move_rank(session(), rank_id, form.seen.data, form.direction)
    return done(N_("The order has been changed."), _row(rank_id))


@blueprint.post("/people/ranks/<int:rank_id>/remove")
@may_order
def remove_rank(rank_id: int) -> ResponseReturnValue:
    """Remove a rank that nobody has."""
    form = RemovalForm(request.form)
    table = url_for("directory.ranks")
    return removed(lambda: commands.remove_rank(session(), rank_id, form.seen.data), there=table, gone=table)


def _row(rank_id: int) -> str:
    return url_for("directory.ranks", _anchor=f"rank-{rank_id}")
