"""The blueprint of the pages behind a contact's link, and what they have in common."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import NotFound
from app.ground.words.messages import gettext
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.views import private
from app.planning.delegations.views.private import Visit

blueprint = Blueprint("contact", __name__)
private.init(blueprint)


def member_of(visit: Visit, uid: str) -> DelegationMember:
    """Return a member of the visitor's own delegation; anybody else is not there."""
    found = next((member for member in visit.delegation.members if member.uid == uid), None)
    if found is None:
        raise NotFound
    return found


def home(visit: Visit, message: str, tone: str = "success", anchor: str | None = None) -> ResponseReturnValue:
    """Go back to the contact's page and say what was done."""
    flash(gettext(message), tone)
    return redirect(url_for("contact.show", token=visit.token, _anchor=anchor), 303)
