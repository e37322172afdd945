"""The blueprint of the directory's pages, and what these have in common."""

from collections.abc import Callable, Mapping
from typing import Final

from flask import Blueprint, flash, redirect
from flask.typing import ResponseReturnValue

from app.ground.db.history import history_of
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.answers import done
from app.ground.web.guards import staff
from app.ground.web.history import Told
from app.ground.web.unit import session
from app.ground.words.messages import gettext, told
from app.register.directory.naming import told_history

blueprint = Blueprint("directory", __name__)
may_edit = staff("admin", "protocol", "coordinator")
may_order = staff("admin", "protocol")
"""Ranks and merges are the protocol office's."""

SAVED: Final = N_("Saved.")


def history(kind: str, ident: int) -> list[Told]:
    """Return what was done to a thing, in words."""
    return told_history(session(), history_of(session(), kind, ident))


def tell_dropped(given: Mapping[str, str], kept: Mapping[str, str], before: Mapping[str, str]) -> None:
    """Say so where cases were not kept because they were confirmed for another name."""
    if any(before.get(case) == text and case not in kept for case, text in given.items()):
        flash(gettext(N_("The name has changed, so the cases that were confirmed for the old one are suggested anew.")), "warn")


def removed(do: Callable[[], object], *, there: str, gone: str) -> ResponseReturnValue:
    """Remove something and go to `gone`; where it is still in use, stay `there` and read why."""
    try:
        do()
    except Refusal as refusal:
        if refusal.status != Refusal.status:
            raise
        session().rollback()
        flash(told(refusal), "error")
        return redirect(there, 303)
    return done(N_("Removed."), gone)
