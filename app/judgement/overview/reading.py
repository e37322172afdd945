"""Brings the overview together: what is next, overdue and blocked, figures since the last meeting, and the bars that show them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.judgement.call_sheets.queries import untold_counts
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.kept import open_findings_of
from app.judgement.overview import charts
from app.judgement.overview.picture import (
    Blocked,
    BodyBar,
    Coming,
    Figures,
    Matter,
    Overdue,
    Overview,
    Progress,
    SectionBar,
    StateBar,
    Unsigned,
    Untold,
)
from app.judgement.overview.queries import (
    Met,
    agreement_states,
    agreements_in,
    answers_in,
    find_last_meeting,
    heads_of,
    texts_overdue,
)
from app.judgement.publishing.queries import latest_numbers
from app.matters.agreements.lacking_rules import lacks
from app.matters.agreements.rules import ORDER, AgreementState
from app.matters.agreements.values import prepared_of
from app.matters.undertakings.board import by_body
from app.matters.undertakings.measures_queries import roadmap_of
from app.matters.undertakings.picture import InstructionPicture, MeasurePicture, Roadmap
from app.matters.undertakings.report import Outcome, Report, report_of
from app.matters.undertakings.rules import SETTLED, InstructionState
from app.planning.events.kinds import Severity
from app.planning.events.models import Event
from app.planning.events.queries import events_around
from app.planning.events.rules import Status
from app.planning.preparation.queries import deadlines_around
from app.planning.preparation.rules import State

AHEAD: Final = timedelta(days=41)
"""With today six weeks."""
MOST_JUDGED: Final = 12
"""Events whose conflicts are looked at, the nearest first: judging one takes its time."""
MOST_BODIES: Final = 8
"""Bodies that have a bar of their own."""
_OVER: Final = (Status.HELD, Status.CANCELLED)
_PROGRESS: Final = {
    Outcome.DONE: Progress.DONE,
    Outcome.UNDER_WAY: Progress.UNDER_WAY,
    Outcome.PERMANENT: Progress.UNDER_WAY,
    Outcome.PUT_OFF: Progress.PUT_OFF,
    Outcome.OVERDUE: Progress.OVERDUE,
}
"""What was taken off control stands on no chart: nobody waits for it."""


def overview_of(session: Session, *, now: datetime, office: str) -> Overview:
    """Return the overview as of a moment, told by the office's clock; as many queries for many things as for few."""
    day = now.astimezone(zone(office)).date()
    window = Days(day, day + AHEAD)
    events = [event for event in events_around(session, day, until=window.last) if _comes(event)]
    met = find_last_meeting(session, day)
    report = report_of(session, day, met.first_day if met else None, office=office)
    roadmap = roadmap_of(session)
    ids = [event.id for event in events]
    figures = _figures(session, ids, report, roadmap, met)
    bodies = _bodies(report)
    return Overview(
        on=day,
        window=window,
        coming=_coming(session, events, day),
        overdue=_overdue(session, report, roadmap, day),
        blocked=_blocked(session, events, now),
        unsigned=_unsigned(session, ids, day),
        untold=tuple(Untold(one.event.id, one.event.title, one.count) for one in untold_counts(session)),
        figures=figures,
        bodies=bodies[:MOST_BODIES],
        more_bodies=max(0, len(bodies) - MOST_BODIES),
        sections=_sections(roadmap, day),
        states=_states(figures.agreements),
    )


def _figures(session: Session, event_ids: Sequence[int], report: Report, roadmap: Roadmap, met: Met | None) -> Figures:
    """Return what has become of everything since the last meeting, which `met` is where one of a group is known."""
    meeting = met or report.meeting
    answered, invited = answers_in(session, event_ids)
    return Figures(
        since=report.since,
        meeting=meeting.title if meeting else Texts(),
        meeting_id=meeting.id if meeting else None,
        given=sum(one.given_on >= report.since for _, rows in report.parts for one in rows),
        done=report.count(Outcome.DONE),
        overdue=report.count(Outcome.OVERDUE),
        put_off=report.count(Outcome.PUT_OFF),
        under_way=report.count(Outcome.UNDER_WAY) + report.count(Outcome.PERMANENT),
        dropped=report.count(Outcome.DROPPED),
        agreements=agreement_states(session, report.since),
        measures=Counter(filter(None, (progress_of(one, report.on) for one in roadmap.measures))),
        answered=answered,
        invited=invited,
    )


def progress_of(one: MeasurePicture, day: date) -> Progress | None:
    """Tell how a measure stands on a day; None of one that was taken off control."""
    if one.state in SETTLED:
        return Progress.DONE if one.state is InstructionState.DONE else None
    return Progress.OVERDUE if one.due is not None and one.due < day else Progress.UNDER_WAY


def _comes(event: Event) -> bool:
    return event.status not in _OVER and not (event.status is Status.POSTPONED and event.dates_unknown)


def _coming(session: Session, events: Sequence[Event], day: date) -> tuple[Coming, ...]:
    latest = latest_numbers(session, [event.id for event in events])
    heads = heads_of(session, events)
    return tuple(
        Coming(
            id=event.id,
            title=event.title,
            days=event.days,
            city=event.city.name,
            status=event.status,
            version=latest[event.id].number if event.id in latest else None,
            days_left=max(0, (event.first_day - day).days),
            heads=heads[event.id],
        )
        for event in events
    )


def _overdue(session: Session, report: Report, roadmap: Roadmap, day: date) -> tuple[Overdue, ...]:
    late = next((rows for outcome, rows in report.parts if outcome is Outcome.OVERDUE), ())
    found = [Overdue(Matter.INSTRUCTION, one.id, one.text, due, (day - due).days, _who(one)) for one in late if (due := one.due)]
    measures = ((one, one.due) for one in roadmap.measures if progress_of(one, day) is Progress.OVERDUE)
    found += [Overdue(Matter.MEASURE, one.id, one.title, due, (day - due).days, _who(one)) for one, due in measures if due]
    tasks = ((one, one.task.due) for one in deadlines_around(session, day, day) if one.standing.state is State.OVERDUE)
    found += [
        Overdue(Matter.TASK, one.event_id, Texts(one.task.title), due, (day - due).days, event=one.event) for one, due in tasks if due
    ]
    found += texts_overdue(session, day)
    return tuple(sorted(found, key=lambda one: (-one.days, tuple(Matter).index(one.matter), one.id)))


def _who(one: InstructionPicture | MeasurePicture) -> Texts:
    body = one.ours or one.theirs
    return body.short_name or body.name if body else Texts()


def _blocked(session: Session, events: Sequence[Event], now: datetime) -> tuple[Blocked, ...]:
    judged = events[:MOST_JUDGED]
    found = open_findings_of(session, [event.id for event in judged], now=now)
    rows = (Blocked(event.id, event.title, event.first_day, _blockers(found[event.id])) for event in judged)
    return tuple(sorted((row for row in rows if row.kinds), key=lambda row: (-row.count, row.first_day, row.id)))


def _blockers(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.check for finding in findings if finding.severity is Severity.BLOCKER)


def _unsigned(session: Session, event_ids: Sequence[int], day: date) -> tuple[Unsigned, ...]:
    rows = ((one, lacks(prepared_of(one), day)) for one in agreements_in(session, event_ids))
    return tuple(Unsigned(one.id, one.title, one.event.title, one.event.first_day, missing) for one, missing in rows if missing)


def _bodies(report: Report) -> tuple[BodyBar, ...]:
    """Return how the instructions of each body stand, the one with most first."""
    progress = {one.id: _PROGRESS[outcome] for outcome, rows in report.parts if outcome in _PROGRESS for one in rows}
    told = [one for outcome, rows in report.parts if outcome in _PROGRESS for one in rows]
    groups = by_body(told)
    counts = [Counter(progress[one.id] for one in group.rows) for group in groups]
    drawn = charts.bars([[(one, count[one]) for one in Progress] for count in counts])
    names = [group.body.short_name or group.body.name if group.body else Texts() for group in groups]
    return tuple(map(BodyBar, names, drawn))


def _sections(roadmap: Roadmap, day: date) -> tuple[SectionBar, ...]:
    sections = roadmap.sections
    counts = [Counter(progress_of(one, day) for one in measures) for _, measures in sections]
    drawn = charts.bars([[(one, count[one]) for one in Progress] for count in counts])
    return tuple(SectionBar(section, one) for (section, _), one in zip(sections, drawn, strict=True) if one.total)


def _states(counts: Mapping[AgreementState, int]) -> tuple[StateBar, ...]:
    """Return the way that agreements go, each state with how many stand there; none of them is left out."""
    rows: list[list[tuple[AgreementState, int]]] = [[(state, counts.get(state, 0))] for state in ORDER]
    return tuple(StateBar(state, one) for state, one in zip(ORDER, charts.bars(rows), strict=True))
