"""The forms with which both sides comment and agree, and the approval."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.web.answers import page, tried
from app.ground.web.forms import Form
from app.ground.web.unit import session
from app.matters.minutes import agreeing_commands as commands
from app.matters.minutes import wording
from app.matters.minutes.agreeing_forms import AnswerForm, ApproveForm, ConsentForm, RemarkForm
from app.matters.minutes.forms import OnMinutesForm
from app.matters.minutes.models import Minutes
from app.matters.minutes.opening import minutes_held, minutes_to_change
from app.matters.minutes.queries import get_remark
from app.matters.minutes.showing import places_of, shown
from app.matters.minutes.views.blueprint import blueprint, may_write, to_page
from app.register.accounts.identity import signed_in

CHANGED = N_("The text has changed since this page was shown. Read it again first.")


@blueprint.post("/minutes/<int:minutes_id>/state")
@may_write
def state(minutes_id: int) -> ResponseReturnValue:
    """Send the draft to both sides, or take it back."""
    minutes, form = _open(minutes_id), OnMinutesForm(request.form)
    commands.send_out(session(), commands.SendOut(minutes_id, signed_in(), form.seen.data or 0, form.wanted))
    return to_page(minutes.event_id, N_("Marked."))


@blueprint.route("/minutes/<int:minutes_id>/remarks/new", methods=["GET", "POST"])
@may_write
def add_remark(minutes_id: int) -> ResponseReturnValue:
    """Note what a side wants changed."""
    minutes = _open(minutes_id)
    places = places_of(minutes)
    if request.method == "GET":
        return _page("remark", RemarkForm.blank(minutes.audience, places, request.args.get("about", "")), minutes)
    form = RemarkForm(request.form, audience=minutes.audience, places=places)
    made = tried(form, lambda: commands.add_remark(session(), form.command(minutes_id, signed_in()), now=clock.now()))
    return _page("remark", form, _open(minutes_id)) if made is None else to_page(minutes.event_id, N_("The remark has been noted."))


@blueprint.route("/minutes/remarks/<int:remark_id>/answer", methods=["GET", "POST"])
@may_write
def answer_remark(remark_id: int) -> ResponseReturnValue:
    """Say what became of a remark."""
    remark = get_remark(session(), remark_id)
    minutes = _open(remark.minutes_id)
    if request.method == "GET":
        return _page("answer", AnswerForm.blank(), minutes, remark=remark)
    form = AnswerForm(request.form)
    done = tried(form, lambda: commands.answer_remark(session(), form.command(remark_id, signed_in())))
    if done is None:
        return _page("answer", form, _open(minutes.id), remark=get_remark(session(), remark_id))
    return to_page(minutes.event_id, N_("The remark has been answered."))


@blueprint.route("/minutes/<int:minutes_id>/agree", methods=["GET", "POST"])
@may_write
def agree(minutes_id: int) -> ResponseReturnValue:
    """Note that a side has agreed to the text as it stands."""
    minutes = _open(minutes_id)
    if request.method == "GET":
        side = request.args.get("side", "")
        return _page("agree", ConsentForm.blank(minutes, side, clock.office_day(), shown(session(), minutes).digest), minutes)
    form = ConsentForm(request.form, audience=minutes.audience)
    now, today = clock.now(), clock.office_day()
    try:
        made = tried(form, lambda: commands.add_consent(session(), form.command(minutes_id, signed_in()), now=now, today=today))
    except Stale:
        return _read_again("agree", form, minutes_id)
    return _page("agree", form, _open(minutes_id)) if made is None else to_page(minutes.event_id, N_("The agreement has been noted."))


@blueprint.route("/minutes/<int:minutes_id>/approve", methods=["GET", "POST"])
@may_write
def approve(minutes_id: int) -> ResponseReturnValue:
    """Approve the minutes as they were signed: nothing of them changes any more, and their decisions become instructions."""
    if request.method == "GET":
        minutes = _open(minutes_id)
        return _page("approve", ApproveForm.blank(minutes, clock.office_day(), shown(session(), minutes).digest), minutes)
    form = ApproveForm(request.form)
    event_id = minutes_held(session(), minutes_id, signed_in()).event_id
    try:
        made = tried(
            form,
            lambda: commands.approve_minutes(session(), form.command(minutes_id, signed_in()), now=clock.now(), today=clock.office_day()),
        )
    except Stale:
        return _read_again("approve", form, minutes_id)
    return _page("approve", form, _open(minutes_id)) if made is None else to_page(event_id, N_("The minutes are approved."))


def _open(minutes_id: int) -> Minutes:
    return minutes_to_change(session(), minutes_id, signed_in())


def _read_again(which: str, form: ConsentForm | ApproveForm, minutes_id: int) -> Response:
    """Show the form once more, about the text as it stands now: what was typed is kept, what was read is not."""
    session().rollback()
    minutes = _open(minutes_id)
    form.digest.data, form.seen.data = shown(session(), minutes).digest, minutes.revision
    form.refuse(Refusal(CHANGED))
    answer = _page(which, form, minutes)
    answer.status_code = Stale.status
    return answer


def _page(which: str, form: Form, minutes: Minutes, **context: object) -> Response:
    told = shown(session(), minutes)
    return page(f"minutes/{which}.html", form, minutes=minutes, event=minutes.event, shown=told, words=wording, **context)
