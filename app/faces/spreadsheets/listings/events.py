"""The lists of events, of an event's preparation and of what a version changed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.walltime import zone
from app.ground.words.dates import day_long, days_range, hours
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.judgement.publishing.models import Version
from app.judgement.publishing.rules import Changes, ItemChange
from app.judgement.publishing.telling import DEEDS, event_told, item_told
from app.planning.events.models import Event
from app.planning.events.wording import KINDS, SIDES, STATUSES
from app.planning.preparation.plan import Plan, PlannedTask
from app.planning.preparation.wording import DEADLINES, told_standing, told_timing

FILE_TITLE: Final = 80
"""Letters of an event's title in the name of a file."""


def events_listing(events: Iterable[Event], latest: Mapping[int, Version], shown: str) -> Listing:
    """Return the list of events; `shown` tells in words which of them are left in."""
    language = current()
    return Listing(
        title=gettext(N_("Events")),
        subtitle=shown,
        columns=(
            Head(gettext(N_("First day")), kind=ColumnKind.DAY),
            Head(gettext(N_("Last day")), kind=ColumnKind.DAY),
            Head(gettext(N_("Event"))),
            Head(gettext(N_("Kind"))),
            Head(gettext(N_("City"))),
            Head(gettext(N_("Host side"))),
            Head(gettext(N_("Status"))),
            Head(gettext(N_("Version")), kind=ColumnKind.NUMBER),
        ),
        rows=[
            (
                event.first_day,
                event.last_day,
                event.title.told(language),
                gettext(KINDS[event.kind]),
                event.city.name.told(language),
                gettext(SIDES[event.host]),
                gettext(STATUSES[event.status]),
                latest[event.id].number if event.id in latest else None,
            )
            for event in events
        ],
        landscape=True,
    )


def tasks_listing(plan: Plan, today: date) -> Listing:
    """Return the preparation of an event as it stands today."""
    return Listing(
        title=gettext(N_("Preparation plan")),
        subtitle=event_line(plan.title.told(current()), plan.city.told(current()), days_range(plan.days)),
        name=named(gettext(N_("Preparation plan")), plan.title.told(current())),
        columns=(
            Head(gettext(N_("№")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Measure"))),
            Head(gettext(N_("Due")), kind=ColumnKind.DAY),
            Head(gettext(N_("Relative to the event"))),
            Head(gettext(N_("Responsible"))),
            Head(gettext(N_("Deadline"))),
            Head(gettext(N_("State"))),
            Head(gettext(N_("Done")), kind=ColumnKind.DAY),
            Head(gettext(N_("By"))),
            Head(gettext(N_("Evidence"))),
        ),
        rows=[_task(number, task, plan, today) for number, task in enumerate(plan.tasks, 1)],
        landscape=True,
    )


def _task(number: int, task: PlannedTask, plan: Plan, today: date) -> tuple[str | int | date | None, ...]:
    return (
        number,
        task.title,
        task.due,
        told_timing(task.days),
        task.responsible,
        gettext(DEADLINES[task.deadline]) if task.deadline in DEADLINES else "",
        told_standing(plan.standing(task, today)),
        task.done_at.astimezone(zone(plan.zone)).date() if task.done_at else None,
        task.done_by,
        task.evidence,
    )


def changes_listing(event: Event, version: Version, changes: Changes) -> Listing:
    """Return what a version changed, item by item."""
    told = gettext(
        N_("Version %(number)s of %(day)s"),
        number=version.number,
        day=day_long(version.published_at.astimezone(zone(event.zone)).date()),
    )
    title = event.title.told(current())
    of_event = [(gettext(N_("Event")), None, None, title, sentence) for sentence in event_told(changes)]
    return Listing(
        title=gettext(N_("What changed")) if version.number > 1 else gettext(N_("What went out")),
        subtitle=f"{title}. {told}",
        name=named(gettext(N_("Changes")), title, gettext(N_("version %(number)s"), number=version.number)),
        columns=(
            Head(gettext(N_("Change"))),
            Head(gettext(N_("Day")), kind=ColumnKind.DAY),
            Head(gettext(N_("Time"))),
            Head(gettext(N_("Event"))),
            Head(gettext(N_("What changed")), 50),
        ),
        rows=[*of_event, *(_change(change) for change in changes.items)],
        landscape=True,
    )


def _change(change: ItemChange) -> tuple[str | date | None, ...]:
    item = change.item
    return gettext(DEEDS[change.deed]), item.when.day, hours(item.when), item.title.told(current()), "; ".join(item_told(change))


def event_line(title: str, city: str, days: str) -> str:
    """Return what tells an event in one line: title, city, days."""
    return ". ".join(filter(None, (title, ", ".join(filter(None, (city, days))))))


def named(what: str, title: str, state: str = "") -> str:
    """Return the name of a file: «Программа – XX Форум …, версия 2»."""
    short = title if len(title) <= FILE_TITLE else title[:FILE_TITLE].rsplit(None, 1)[0] + " …"
    return f"{what} – {short}" + (f", {state}" if state else "")
