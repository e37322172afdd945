"""The acts of destruction, and the button that destroys what is overdue."""

from datetime import date

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.ground.web.unit import session
from app.ground.words import dates
from app.ground.words.messages import gettext
from app.register.accounts.identity import signed_in
from app.register.personal.purging import purge_expired
from app.register.personal.queries import acts_of, due_count, get_act, persons_by_uid
from app.register.personal.views.blueprint import NAMES, blueprint, may_administer


@blueprint.get("/personal/acts")
@may_administer
def acts() -> ResponseReturnValue:
    """List the acts of destruction, and say what waits for one."""
    return render_template("personal/acts.html", acts=acts_of(session()), due=due_count(session(), clock.office_day()), **NAMES)


@blueprint.get("/personal/acts/<uid>")
@may_administer
def act(uid: str) -> ResponseReturnValue:
    """Show one act as it is printed."""
    found = get_act(session(), uid)
    persons = persons_by_uid(session(), {row["person"] for row in found.rows})
    days = {day: dates.day_short(date.fromisoformat(day)) for day in {row["keep_until"] for row in found.rows}}
    return render_template("personal/act.html", act=found, persons=persons, days=days, **NAMES)


@blueprint.post("/personal/purge")
@may_administer
def purge() -> ResponseReturnValue:
    """Destroy every record whose last day has passed."""
    made = purge_expired(session(), now=clock.now(), by_name=signed_in().name)
    if made is None:
        flash(gettext(N_("No record is past its last day.")))
        return redirect(url_for("personal.acts"), 303)
    current_app.logger.info("personal records destroyed", extra={"act": made.uid, "rows": len(made.rows)})
    return redirect(url_for("personal.act", uid=made.uid), 303)
