"""The posts that say which events are meetings of a group."""

from collections.abc import Callable

from flask import Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, NotFound
from app.ground.web.unit import session
from app.matters.working_groups.commands import OnMeeting, link_meeting, unlink_meeting
from app.matters.working_groups.forms import MeetingForm
from app.matters.working_groups.views.blueprint import blueprint, may_meet, to_group
from app.register.accounts.identity import signed_in


@blueprint.post("/groups/<int:group_id>/meetings")
@may_meet
def link(group_id: int) -> ResponseReturnValue:
    """Say that an event is a meeting of the group."""
    return _said(group_id, link_meeting, N_("The event is a meeting of the group."))


@blueprint.post("/groups/<int:group_id>/meetings/remove")
@may_meet
def unlink(group_id: int) -> ResponseReturnValue:
    """Say that an event is no meeting of the group."""
    return _said(group_id, unlink_meeting, N_("The event is no longer a meeting of the group."))


def _said(group_id: int, do: Callable[[Session, OnMeeting], int], message: str) -> Response:
    form = MeetingForm(request.form)
    if not form.validate() or form.event_id.data is None:
        raise NotFound
    return to_group(message, do(session(), form.on_meeting(group_id, signed_in())), "meetings")
