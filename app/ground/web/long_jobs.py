"""Pages of long work: how far it is, its file, beginning anew; and how a view lets it begin."""

from datetime import datetime
from io import BytesIO

from flask import (
    Blueprint,
    Response,
    after_this_request,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue

from app.ground.jobs.asking import AskForJob, State, ask_for, get_job, state_of, take_up
from app.ground.jobs.long import KINDS, LONG
from app.ground.jobs.models import LongJob
from app.ground.kernel import clock
from app.ground.kernel.refusals import NotFound
from app.ground.web.guards import actor, staff
from app.ground.web.unit import session

blueprint = Blueprint("long_jobs", __name__)
READS_ALL = frozenset({"admin", "protocol"})
"""Whose files the protocol office needs when a colleague is not there."""


def asked(cmd: AskForJob, *, now: datetime) -> ResponseReturnValue:
    """Let long work begin as soon as this request has been committed, and show how far it is."""
    job = ask_for(session(), cmd, now=now)
    if job.asked_at == now:  # sent twice, it is under way
        _start(job)
    return redirect(url_for("long_jobs.show", uid=job.uid), 303)


@blueprint.get("/jobs/<uid>")
@staff()
def show(uid: str) -> ResponseReturnValue:
    """Tell how far long work is; a script asks for the part that changes."""
    job = _job(uid)
    state = state_of(job, clock.now())
    template = "jobs/_progress.html" if request.headers.get("HX-Request") else "jobs/show.html"
    kind = KINDS[job.kind]
    answer = make_response(render_template(template, job=job, state=state.value, kind=kind, back=url_for(kind.back, event_id=job.event_id)))
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@blueprint.get("/jobs/<uid>/file")
@staff()
def file(uid: str) -> ResponseReturnValue:
    """Give out what was made."""
    job = _job(uid, with_file=True)
    if state_of(job, clock.now()) is not State.READY or job.result is None:
        raise NotFound
    return send_file(BytesIO(job.result), job.media_type, as_attachment=True, download_name=job.file_name, max_age=0)


@blueprint.post("/jobs/<uid>/again")
@staff()
def again(uid: str) -> ResponseReturnValue:
    """Begin anew what has failed, or what a process that died has left behind."""
    job = _job(uid)
    if take_up(session(), job, now=clock.now()):
        _start(job)
    return redirect(url_for("long_jobs.show", uid=uid), 303)


def _job(uid: str, *, with_file: bool = False) -> LongJob:
    reader = actor()
    job = get_job(session(), uid, reader.id, now=clock.now(), reads_all=reader.role in READS_ALL, with_file=with_file)
    if job.kind not in KINDS:
        raise NotFound
    return job


def _start(job: LongJob) -> None:
    readers, writers = current_app.extensions["readers"], current_app.extensions["writers"]
    job_id, beat = job.id, job.beat_at or job.asked_at

    @after_this_request
    def start(response: Response) -> Response:
        # The request has been committed by now; of one that was not there is no row, and nothing to be done.
        LONG.start(readers, writers, job_id, beat)
        return response
