"""What the plan of an event's preparation says on paper («План-график подготовки»), as plain data for the template."""

from datetime import datetime
from typing import Final

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said, shortened, told
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.walltime import zone
from app.ground.words.dates import day_short, days_range, instant
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.planning.events.rules import Status
from app.planning.events.wording import STATUSES
from app.planning.preparation.plan import Plan, PlannedTask
from app.planning.preparation.wording import told_timing

# Number, task, due, responsible, mark: millimetres, 0 takes what is left of 267.
_COLUMNS: Final = ((N_("№"), 10), (N_("Measure"), 0), (N_("Due"), 44), (N_("Responsible"), 50), (N_("Mark"), 56))
_TOLD_STATUSES: Final = frozenset({Status.CANCELLED, Status.POSTPONED})
_FOOT: Final = 95
"""Letters of the event's title that fit into the foot of a sheet."""


def plan_document(plan: Plan, language: str, changed_at: datetime) -> dict[str, Json]:
    """Return everything that `templates/print/plan.typ` prints.

    The paper is dated by `changed_at`, when something of it was last changed. What is overdue is not said on it: that is true
    of a day, and the paper lives longer.
    """
    with speaking(language):
        title = clean(plan.title.told(language))
        return {
            "language": language,
            "name": f"{gettext(N_('Preparation plan'))}. {title}",
            "continued": "",
            "watermark": None,
            "head": {
                "kicker": gettext(N_("PREPARATION PLAN")),
                "title": said(title),
                "status": gettext(STATUSES[plan.status]) if plan.status in _TOLD_STATUSES else "",
                "where_and_when": ", ".join(filter(None, (told(plan.city), _days(plan)))),
            },
            "foot": {
                "left": shortened(title, _FOOT),
                "right": gettext(N_("last changed %(moment)s"), moment=instant(changed_at, plan.zone)),
            },
            "columns": [{"label": gettext(label), "width": width} for label, width in _COLUMNS],
            "rows": [_row(number, task, plan.zone) for number, task in enumerate(plan.tasks, 1)],
            "empty": gettext(N_("No tasks yet")),
        }


def plan_name(plan: Plan, language: str) -> str:
    """Return what the document is called as a file, without its extension."""
    with speaking(language):
        what = gettext(N_("Preparation plan"))
        return f"{what} – {shortened(clean(plan.title.told(language)), _FOOT)}"


def _days(plan: Plan) -> str:
    return gettext(N_("dates not known yet")) if plan.dates_unknown else days_range(plan.days)


def _row(number: int, task: PlannedTask, zone_name: str) -> Json:
    timing = told_timing(task.days)
    return {
        "number": str(number),
        "task": said(task.title),
        "due": day_short(task.due) if task.due else timing,
        "timing": timing if task.due else "",
        "responsible": divisible(said(task.responsible)),
        "mark": gettext(N_("done on %(day)s"), day=day_short(task.done_at.astimezone(zone(zone_name)).date())) if task.done_at else "",
        "evidence": divisible(said(task.evidence)),
    }
