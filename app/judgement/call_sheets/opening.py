"""What a new version makes of the calls of an event: new ones, those that are still open told anew, those that nobody needs any more.

It follows every publication (`publishing/following.py`), in its transaction. The first version makes no calls: all of it is new, and is
sent out as a whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session, undefer

from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_
from app.ground.words.languages import DEFAULT, speaking
from app.ground.words.messages import gettext
from app.judgement.call_sheets.concerned import Knowledge, Recipient, concerned
from app.judgement.call_sheets.differences import Difference
from app.judgement.call_sheets.models import Call
from app.judgement.call_sheets.renaming import merged_in, state_of
from app.judgement.call_sheets.rules import RECIPIENT_NAMES, RecipientKind
from app.judgement.call_sheets.states import State
from app.judgement.call_sheets.telling import in_every_language
from app.judgement.publishing.following import FOLLOWING
from app.judgement.publishing.models import Version
from app.planning.events.models import Event
from app.planning.itineraries.naming import vehicle_name
from app.register.directory.merged import Merged, kept_uid, merged_uids

_LONGEST_NAME: Final = 300


def open_calls(session: Session, event: Event, before: Version | None, after: Version, now: datetime) -> None:
    """Make and change the calls that a version asks for. Doing it again changes nothing. As many queries for all as for one."""
    if before is None:
        return
    untold = list(session.scalars(_untold(event.id).with_for_update()))
    merged = merged_uids(session)
    opened: dict[str, int] = {}
    for call in untold:
        opened[_key(call, merged)] = min(call.version_from, opened.get(_key(call, merged), call.version_from))
    told = _told(session, event.id, merged)
    numbers = {before.number, *opened.values(), *(one for one in told.values() if one > min(opened.values(), default=before.number))}
    states = _states(session, before, {one for one in numbers if one < after.number} - {before.number}, merged)
    state = State(after.programme, after.logistics_picture)
    found = concerned(Knowledge(states, before.number, opened, told), state, now)
    sentences = _Sentences()
    for call in untold:
        _tell_anew(call, found.pop(_key(call, merged), None), states, state, after, sentences, now)
    session.flush()
    made = _made_already(session, event.id, after.number)
    rows = [_row(one, event, after, states, state, sentences, now) for one in found.values()]
    if rows := [row for row in rows if row["uid"] not in made]:
        # Past the log: that a version was published stands there, and a call says itself when it was opened.
        session.execute(insert(Call), rows)


class _Sentences:
    """The sentences of differences, each put into words once, however many people are told it."""

    def __init__(self) -> None:
        self._made: dict[Any, dict[str, str]] = {}

    def of(self, differences: Iterable[Difference]) -> list[dict[str, str]]:
        """Return a sentence for each difference."""
        return [dict(self._one(one)) for one in differences]

    def _one(self, one: Difference) -> dict[str, str]:
        key = (one.same(), one.whose, *(id(side.line) for side in (one.before, one.after) if side))
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = in_every_language(one)
        return found


def _untold(event_id: int) -> Any:
    return select(Call).where(Call.event_id == event_id, Call.told_at.is_(None), Call.withdrawn_at.is_(None)).order_by(Call.id)


def _key(call: Call, merged: Merged) -> str:
    return kept_uid(call.person_uid or call.recipient_uid, merged)


def _told(session: Session, event_id: int, merged: Merged) -> dict[str, int]:
    """Return for everybody who has been told something the latest version that they were told of."""
    query = select(Call.person_uid, Call.recipient_uid, func.max(Call.version_to))
    query = query.where(Call.event_id == event_id, Call.told_at.is_not(None))
    told: dict[str, int] = {}
    for person, recipient, number in session.execute(query.group_by(Call.person_uid, Call.recipient_uid)):
        key = kept_uid(person or recipient, merged)
        told[key] = max(number, told.get(key, 0))
    return told


def _states(session: Session, before: Version, numbers: set[int], merged: Merged) -> dict[int, State]:
    query = select(Version).where(Version.event_id == before.event_id, Version.number.in_(numbers))
    query = query.options(undefer(Version.snapshot), undefer(Version.logistics))
    found: Sequence[Version] = [before, *(session.scalars(query) if numbers else ())]
    renamed = merged_in(session, found, merged)
    return {version.number: state_of(version, renamed) for version in found}


def _made_already(session: Session, event_id: int, number: int) -> set[str]:
    return set(session.scalars(select(Call.uid).where(Call.event_id == event_id, Call.version_to == number)))


def _tell_anew(
    call: Call,
    one: Recipient | None,
    states: Mapping[int, State],
    after: State,
    version: Version,
    sentences: _Sentences,
    now: datetime,
) -> None:
    """Let an open call say what is so since the version that its recipient knows; with nothing left to say it is withdrawn."""
    if one is None:
        call.withdrawn_at, call.version_to = now, version.number
        return
    lines = sentences.of(one.differences)
    if lines != call.lines:
        call.lines = lines
    call.recipient_kind, call.name = one.kind, _name(one, states[one.since], after)
    call.recipient_uid, call.person_uid = _recipient_uid(one, states[one.since], after), one.person
    call.first_at, call.version_to = min(each.first_at(now) for each in one.differences), version.number


def _row(
    one: Recipient, event: Event, version: Version, states: Mapping[int, State], after: State, sentences: _Sentences, now: datetime
) -> dict[str, Any]:
    before = states[one.since]
    return {
        "uid": uid_from(event.uid, f"call {version.number} {one.key}"),
        "event_id": event.id,
        "version_from": one.since,
        "version_to": version.number,
        "recipient_kind": one.kind,
        "recipient_uid": _recipient_uid(one, before, after),
        "person_uid": one.person,
        "name": _name(one, before, after),
        "lines": sentences.of(one.differences),
        "first_at": min(each.first_at(now) for each in one.differences),
        "opened_at": now,
        "revision": 1,
    }


def _recipient_uid(one: Recipient, before: State, after: State) -> str:
    vehicles = after.driven.get(one.key) or before.driven.get(one.key)
    return vehicles[0].uid if one.kind is RecipientKind.VEHICLE and vehicles else one.key


def _name(one: Recipient, before: State, after: State) -> str:
    """Return how a recipient is called, in Russian."""
    told = [found for state in (after, before) if (found := _name_in(state, one))]
    return told[0][:_LONGEST_NAME] if told else ""


def _name_in(state: State, one: Recipient) -> str:
    person = state.people.get(one.key)
    match one.kind:
        case RecipientKind.DELEGATION:
            return state.delegations[one.key].name.ru if one.key in state.delegations else ""
        case RecipientKind.HALL:
            return state.halls[one.key].name.ru if one.key in state.halls else ""
        case RecipientKind.PRESS:
            with speaking(DEFAULT):
                return gettext(RECIPIENT_NAMES[RecipientKind.PRESS])
        case RecipientKind.VEHICLE:
            vehicles = [vehicle_name(vehicle).ru for vehicle in state.driven.get(one.key, ())]
            return ", ".join(filter(None, (person.name.ru if person else "", *vehicles)))
    return person.name.ru if person else ""


FOLLOWING[N_("Call sheet")] = open_calls
