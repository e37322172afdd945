"""Loading the demonstration set, through the same commands that people use."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from app.demo.agreements import known_agreements, link_agreements, load_agreements
from app.demo.agreements_data import DemoAgreement
from app.demo.data import (
    Addition,
    Alteration,
    Answer,
    Cancellation,
    DemoEvent,
    DemoItem,
    DemoSet,
    Mark,
    PartnersLetter,
    Release,
    Sending,
    on_day,
)
from app.demo.fairs import load_fairs
from app.demo.groups import load_groups
from app.demo.logistics import Site, is_there, load_event, load_interpreters, load_ways, shift, tell
from app.demo.logistics_data import DemoLogistics
from app.demo.meetings import load_meetings
from app.demo.minutes import load_minutes
from app.demo.naming import uid_of
from app.demo.papers import load_papers
from app.demo.people import Present, attend, keep_records, load_delegations, load_directory
from app.demo.people_data import DemoPeople
from app.demo.places import Places, load_places
from app.demo.queries import delegation_ids, events_by_code, is_loaded, item_codes, item_ids, load_day
from app.demo.reading import read
from app.demo.talks import load_talks
from app.demo.troupes import load_troupes
from app.demo.year import Belonging, load_series, load_ties
from app.ground.kernel import clock
from app.judgement.approval.commands import Decide, SendForApproval, decide, send_for_approval
from app.judgement.approval.letters import RecordLetter, record_letter
from app.judgement.approval.queries import steps_of
from app.judgement.call_sheets import opening as calls
from app.judgement.private_links import following as private_feeds
from app.judgement.publishing.commands import Publish, publish
from app.matters.folders.commands import FillFolder, fill_folder
from app.planning.events.commands import AddEvent, EventDetails, add_event
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.events.particulars import findings_of
from app.planning.events.queries import get_event
from app.planning.preparation.commands import LayUsualTasks, MarkDone, lay_usual_tasks, mark_done, usual_uid
from app.planning.preparation.queries import find_task_by_uid
from app.planning.programmes.commands import (
    AddItem,
    ChangeItem,
    ItemDetails,
    OnItem,
    SetSpeeches,
    add_item,
    cancel_item,
    change_item,
    set_speeches,
)
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person

__all__ = ["FOLLOWERS", "Loaded", "is_loaded", "load"]

FOLLOWERS: Final = (calls, private_feeds)
"""What follows a publication, here as in the application. Read in, they have entered themselves in its list."""


WITH_FOLDER: Final = frozenset({"E1", "E3", "E7", "N1", "N3"})
"""Events whose folder is filled as usual when they are made."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many things a load has added; all zero when everything was there."""

    cities: int = 0
    venues: int = 0
    halls: int = 0
    events: int = 0
    items: int = 0
    versions: int = 0
    series: int = 0

    def __str__(self) -> str:
        added = ", ".join(f"{name}: {count}" for name, count in asdict(self).items() if count)
        return f"Added {added}." if added else "Everything was there already."


@dataclass(frozen=True, slots=True)
class _Loading:
    """What all steps of one load share."""

    session: Session
    by: Actor
    places: Places
    belonging: Belonging
    people: DemoPeople
    persons: Mapping[str, Person]
    logistics: DemoLogistics
    agreements: Mapping[str, tuple[DemoAgreement, ...]]
    loaded_on: date
    now: datetime


def load(session: Session, *, now: datetime, by: Actor, demo: DemoSet | None = None) -> Loaded:
    """Add what is missing of the demonstration set, and leave alone what is there, however it has been edited.

    The invented events are dated from the day of the first load. `by` must be allowed to add events; whoever opened the
    session signs its change log and commits. `demo` is what is loaded where it is not the whole set.
    """
    demo = demo or read()
    places = load_places(session, demo)
    loaded_on = load_day(session, demo) or clock.office_day(now)
    belonging = load_series(session, demo.year, by)
    persons = load_directory(session, demo.people)
    loading = _Loading(session, by, places, belonging, demo.people, persons, demo.logistics, demo.agreements, loaded_on, now)
    load_ways(session, demo.logistics, places)
    load_interpreters(session, demo.logistics, persons)
    signed = known_agreements(session)
    known = events_by_code(session, [event.code for event in demo.events])
    count = Loaded(places.new_cities, places.new_venues, places.new_halls, series=belonging.new_series)
    for demo_event in demo.events:
        event = known.get(demo_event.code)
        count = _completed(loading, demo_event, event, count) if event else _loaded(loading, demo_event, now, count)
    made = {event.code for event in demo.events} - known.keys()
    load_ties(session, demo.year, by, made=made, loaded_on=loaded_on)
    load_groups(session, demo.groups, by, persons, loaded_on=loaded_on)
    link_agreements(session, demo.agreements, by, signed)
    load_meetings(session, demo.meetings, by, persons)
    load_minutes(session, demo.minutes, by, loaded_on=loaded_on)
    load_talks(session, demo.talks, by, persons)
    load_troupes(session, demo.troupes, by, persons)
    load_fairs(session, demo.fairs, by, persons, places.venues)
    load_papers(session, demo.papers, by, persons, now=now)
    for event in events_by_code(session, sorted(made & WITH_FOLDER)).values():
        fill_folder(session, FillFolder(event.id, by))
    return count


def _loaded(loading: _Loading, demo_event: DemoEvent, now: datetime, count: Loaded) -> Loaded:
    """Make an event, and do with it what its steps tell."""
    cmd = AddEvent(loading.by, uid_of(demo_event.code), _event_details(loading, demo_event), demo_event.code)
    event = get_event(loading.session, add_event(loading.session, cmd, now=now))
    present = _delegations(loading, event, demo_event.code)
    keep_records(loading.session, event, demo_event.code, loading.people, loading.persons, loading.by, now=now)
    ids = {item.code: _add(loading, event, item, present) for item in demo_event.items}
    _prepared(loading, event, demo_event.marks)
    _look_after(loading, event, demo_event.code, ids)
    _sign(loading, event, demo_event.code, ids)
    versions = 0
    for step in demo_event.steps:
        match step:
            case Release():
                cmd_out = Publish(event.id, loading.by, None, step.note, step.approved_by)
                # These versions went out before the troubles of the set came up: only what the event itself says is asked.
                versions = publish(loading.session, cmd_out, now=step.moment.at(loading.loaded_on), judge=findings_of)
                if versions == 1 and demo_event.code in loading.logistics.events:
                    shift(loading.session, loading.logistics.events[demo_event.code], loading.by)
            case Sending() | Answer() | PartnersLetter():
                _approved(loading, event, versions + 1, step)
            case Addition(item):
                ids[item.code] = _add(loading, event, item, present)
            case Alteration(item):
                change_item(loading.session, ChangeItem(ids[item.code], loading.by, None, _item_details(loading, event, item)))
            case Cancellation(code):
                cancel_item(loading.session, OnItem(ids[code], loading.by, None))
    told = loading.logistics.events.get(demo_event.code)
    tell(loading.session, event, loading.by, leaving=told.untold if told else 0, now=now)
    return replace(count, events=count.events + 1, items=count.items + len(ids), versions=count.versions + versions)


def _delegations(loading: _Loading, event: Event, code: str) -> Present:
    session, people, persons = loading.session, loading.people, loading.persons
    return load_delegations(session, event, code, people, persons, loading.by, loaded_on=loading.loaded_on)


def _look_after(loading: _Loading, event: Event, code: str, items: Mapping[str, int]) -> None:
    """Give an event its logistics, if it has none of them yet."""
    told = loading.logistics.events.get(code)
    if told is None or is_there(loading.session, code):
        return
    delegations = {one.code: one for one in loading.people.delegations.get(code, ())}
    ids = delegation_ids(loading.session, code)
    load_event(
        Site(loading.session, loading.by, event, code, loading.places, loading.persons, delegations, ids, items), told, now=loading.now
    )


def _sign(loading: _Loading, event: Event, code: str, items: Mapping[str, int]) -> None:
    """Give an event those of its agreements that it has not yet."""
    load_agreements(loading.session, event, loading.agreements.get(code, ()), loading.by, items, loading.persons, loading.loaded_on)


def _prepared(loading: _Loading, event: Event, marks: tuple[Mark, ...] | None) -> None:
    """Lay the usual tasks of the event's kind and mark what is done of them."""
    if marks is None:
        return
    lay_usual_tasks(loading.session, LayUsualTasks(event.id, loading.by))
    for mark in marks:
        task = find_task_by_uid(loading.session, usual_uid(event, mark.place - 1))
        assert task is not None  # it has just been laid
        mark_done(loading.session, MarkDone(task.id, loading.by, None, mark.evidence), now=mark.moment.at(loading.loaded_on))


def _approved(loading: _Loading, event: Event, number: int, step: Sending | Answer | PartnersLetter) -> None:
    """Do what a step tells about the approval of the coming version."""
    session, by, now = loading.session, loading.by, step.moment.at(loading.loaded_on)
    match step:
        case Sending():
            cmd = SendForApproval(event.id, by, uid_of(f"{event.code}-approval-{number}"), on_day(step.ready_by, loading.loaded_on))
            send_for_approval(session, cmd, now=now)
        case Answer():
            asked = steps_of(session, event.id, number)[step.place - 1]
            decide(session, Decide(asked.id, by, None, step.decision, step.remarks), now=now)
        case PartnersLetter():
            dated = on_day(step.dated, loading.loaded_on)
            record_letter(session, RecordLetter(event.id, number, by, None, step.number, dated, step.note), now=now)


def _completed(loading: _Loading, demo_event: DemoEvent, event: Event, count: Loaded) -> Loaded:
    """Add to an event's draft the items that are missing, as they are after all steps; publishing them is the staff's."""
    items = demo_event.final_items()
    present = _delegations(loading, event, demo_event.code)
    missing = sorted(items.keys() - item_codes(loading.session, items.keys()))
    for code in missing:
        ident = _add(loading, event, items[code], present)
        if code in demo_event.cancelled():
            cancel_item(loading.session, OnItem(ident, loading.by, None))
    ids = item_ids(loading.session, items.keys())
    _look_after(loading, event, demo_event.code, ids)
    _sign(loading, event, demo_event.code, ids)
    return replace(count, items=count.items + len(missing))


def _add(loading: _Loading, event: Event, item: DemoItem, present: Present) -> int:
    cmd = AddItem(event.id, loading.by, uid_of(item.code), _item_details(loading, event, item), item.code)
    ident = add_item(loading.session, cmd)
    if item.speeches:
        set_speeches(loading.session, SetSpeeches(ident, loading.by, None, item.speeches))
    attend(loading.session, ident, item, present, loading.persons, loading.by)
    return ident


def _event_details(loading: _Loading, event: DemoEvent) -> EventDetails:
    first = event.starts_on(loading.loaded_on)
    policy = POLICY[event.kind]
    return EventDetails(
        kind=event.kind,
        status=event.status,
        host=event.host,
        title=event.title,
        city_id=loading.places.cities[event.city],
        first_day=first,
        last_day=first + timedelta(days=event.days - 1),
        arrival_margin=policy.arrival_margin,
        departure_margin=policy.departure_margin,
        is_public=event.is_public,
        theme=event.theme,
        description=event.description,
        provenance=event.provenance,
        series_id=loading.belonging.series.get(event.code),
        edition=loading.belonging.editions.get(event.code),
        particulars=event.particulars,
    )


def _item_details(loading: _Loading, event: Event, item: DemoItem) -> ItemDetails:
    places = loading.places
    hall_id = places.halls.get(item.place) if item.place else None
    return ItemDetails(
        title=item.title,
        time=item.typed(event.first_day, event.zone),
        kind=item.kind,
        visibility=item.visibility,
        venue_id=places.venues[item.place] if item.place and hall_id is None else None,
        hall_id=hall_id,
        place_note=item.place_note,
        track=item.track,
        note=item.note,
        participants=item.participants,
        dress=item.dress,
        press=item.press,
        responsible=item.responsible,
        transport=item.transport,
        plan_b=item.plan_b,
        layout=item.layout,
        expected=item.expected,
        buffer_minutes=item.buffer_minutes,
    )
