"""What the plan of a day at the stand («План дня на стенде») says on one sheet: plain data; the template finds the size that fits."""

from collections.abc import Iterable

from app.faces.printouts.fairs_document import FairPaper
from app.faces.printouts.lists_document import FOOT, name_of_list
from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.dates import day_heading, day_long, hours, instant, local_time_note
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.ground.words.style import NBSP
from app.matters.fairs.day import DayLine, DayPlan, Guest, OnDuty
from app.matters.fairs.models import Stand
from app.matters.fairs.walks import StopRow
from app.matters.fairs.wording import hours_told, place_told


def stand_day_document(plan: DayPlan, paper: FairPaper, language: str) -> dict[str, Json]:
    """Return everything that the sheet prints. No telephones: it is carried about a hall full of strangers."""
    with speaking(language):
        title = clean(plan.event.told(language))
        name = f"{name_of_list(gettext(N_('Plan of the day at the stand')), paper.occasion, paper.standing)}, {day_long(plan.day)}"
        return {
            "language": language,
            "name": name,
            "continued": "",
            "watermark": gettext(N_("DRAFT")) if paper.standing.number is None else None,
            "landscape": False,
            "head": {
                "kicker": gettext(N_("PLAN OF THE DAY AT THE STAND")),
                "title": said(title),
                "when": day_heading(plan.day),
                "note": local_time_note(plan.zone, plan.day),
            },
            "foot": {"left": shortened(title, FOOT), "right": _dated(paper)},
            "stands": [_stand(one) for one in plan.stands],
            "rows": [_row(line) for line in plan.lines],
            "guests": {"heading": gettext(N_("Expected at any time")), "rows": [_guest(one) for one in plan.guests]},
            "duty": {"heading": gettext(N_("On duty at the stand")), "rows": [_on_duty(one) for one in plan.duty]},
            "empty": gettext(N_("Nothing at the stand on this day")),
            "too_long": gettext(N_("This day does not fit on one sheet: it goes on overleaf.")),
        }


def _dated(paper: FairPaper) -> str:
    at = instant(paper.moment, paper.occasion.zone)
    if paper.standing.number is None:
        return gettext(N_("draft, as of %(moment)s"), moment=at)
    version = gettext(N_("version %(number)s"), number=paper.standing.number)
    return f"{version}; {gettext(N_('last changed %(moment)s'), moment=at)}"


def _stand(one: Stand) -> Json:
    facts = (
        one.title.told(current()),
        gettext(N_("stand № %(number)s"), number=one.number) if one.number else "",
        gettext(N_("%(area)s m²"), area=one.area) if one.area else "",
        place_told(one),
    )
    return said(", ".join(filter(None, facts)))


def _row(line: DayLine) -> Json:
    language = current()
    return {
        "uid": line.uid,
        "hours": hours(line.when),
        "title": said(line.title.told(language)),
        "place": said(line.place.told(language)),
        "people": said(line.participants.told(language)),
        "agreements": [divisible(said(one.told(language))) for one in line.agreements],
        "stops": [_stop(row) for row in line.walk.rows] if line.walk else [],
        "guests": _sentence(line.guests),
    }


def _stop(row: StopRow) -> Json:
    teller = row.stop.teller
    return {
        "hours": hours_told(row.hours),
        "what": said(row.title.told(current())),
        "who": said(teller.name.told(current())) if teller else "",
    }


def _sentence(guests: Iterable[Guest]) -> str:
    told = "; ".join(_guest_told(one) for one in guests)
    return said(gettext(N_("Expected: %(names)s"), names=told)) if told else ""


def _guest(one: Guest) -> Json:
    return {"name": said(_guest_told(one)), "more": said(gettext(N_("received by %(name)s"), name=one.host)) if one.host else ""}


def _guest_told(one: Guest) -> str:
    told = ", ".join(filter(None, (one.name.told(current()), one.body.told(current()))))
    return told if one.has_answered else f"{told} ({gettext(N_('not answered yet'))})"


def _on_duty(one: OnDuty) -> Json:
    what = (
        gettext(N_("keeper of the stand"))
        if one.is_keeper
        else ", ".join(filter(None, (one.what.told(current()), one.place.replace(" ", NBSP))))
    )
    return {"name": said(one.name.told(current())), "more": said(what)}
