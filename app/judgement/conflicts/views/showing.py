"""What pages of others fetch of findings: the counts of events, the marks on a programme, what concerns a person or a leg causes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.judgement.conflicts import wording
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.kept import open_findings
from app.judgement.conflicts.names import names_of
from app.judgement.conflicts.remedying import may_be_mended
from app.judgement.conflicts.showing import besides, by_time, counted, findings_of_leg, findings_of_person, items_shown, marks_of, troubled
from app.judgement.conflicts.views.blueprint import blueprint
from app.planning.events.queries import get_event
from app.planning.events.wording import SEVERITIES
from app.planning.journeys.queries import get_leg
from app.register.directory.queries import get_person


@blueprint.get("/conflicts/coming")
@staff()
def coming() -> ResponseReturnValue:
    """Show in which of the next events something stands in the way or is wrong, a line an event, the worst first."""
    now = clock.now()
    rows = troubled(session(), clock.office_day(now), now=now)
    return _fragment("conflicts/_coming.html", back=url_for("desk.today"), rows=rows)


@blueprint.get("/events/<int:event_id>/conflicts/state")
@staff()
def state(event_id: int) -> ResponseReturnValue:
    """Show how many findings stand open in an event, in one line."""
    event = get_event(session(), event_id)
    counts = counted(open_findings(session(), event.id, now=clock.now()))
    return _fragment("conflicts/_state.html", back=url_for("desk.event", event_id=event_id), event=event, counts=counts)


@blueprint.get("/events/<int:event_id>/conflicts/marks")
@staff()
def marks(event_id: int) -> ResponseReturnValue:
    """Show the same line over a programme, with marks on those of the items shown that findings are about; `day` is that of a timetable."""
    event = get_event(session(), event_id)
    found = open_findings(session(), event.id, now=clock.now())
    shown = items_shown(session(), event_id, request.args.get("day", type=date.fromisoformat))
    back, marked = url_for("planner.board", event_id=event_id), [mark for mark in marks_of(found) if mark.item in shown]
    words = _words((one for mark in marked for one in mark.told), event_id)
    return _fragment("conflicts/_marks.html", back=back, event=event, counts=counted(found), marks=marked, **words)


@blueprint.get("/people/<int:person_id>/conflicts")
@staff()
def of_person(person_id: int) -> ResponseReturnValue:
    """Show what concerns somebody in the events to come."""
    person, now = get_person(session(), person_id), clock.now()
    rows = findings_of_person(session(), person.id, clock.office_day(now), now=now)
    back = url_for("desk.person", person_id=person_id)
    return _fragment("conflicts/_of_person.html", back=back, rows=rows, **_words(one for _, every in rows for one in every))


@blueprint.get("/legs/<int:leg_id>/conflicts")
@staff()
def of_leg(leg_id: int) -> ResponseReturnValue:
    """Show what the check finds of an arrival or a departure, besides what the page that fetches it says already."""
    leg = get_leg(session(), leg_id)
    event = get_event(session(), leg.event_id)
    found = besides(findings_of_leg(session(), leg, now=clock.now()), request.args.getlist("said"))
    words, rows = _words(found, event.id), request.args.get("rows", 0, type=int)
    rest = {"findings": by_time(found, words["names"]), "rows": rows, "may_be_mended": may_be_mended}
    back = url_for("logistics.consequences", leg_id=leg_id)
    return _fragment("conflicts/_of_leg.html", back=back, event=event, leg=leg, **rest, **words)


def _words(findings: Iterable[Finding], focus: int | None = None) -> dict[str, Any]:
    found = tuple(findings)
    names = names_of(session(), found, focus=focus)
    return {"names": names, "words": wording, "severities": SEVERITIES}


def _fragment(template: str, *, back: str, **context: Any) -> ResponseReturnValue:
    """Return what a page fetches; for a browser without a script a page of its own with the way back."""
    if request.headers.get("HX-Request"):
        return render_template(template, **context)
    return render_template("conflicts/passing.html", part=template, back=back, **context)
