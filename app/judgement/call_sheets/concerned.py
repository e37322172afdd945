"""Whom a new version concerns, each once, and in what; pure."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When
from app.judgement.call_sheets.differences import Difference, differences
from app.judgement.call_sheets.knowing import Known
from app.judgement.call_sheets.rules import FEW, Deed, Matter, RecipientKind
from app.judgement.call_sheets.states import State
from app.judgement.call_sheets.touched import touched
from app.planning.itineraries.rules import Line, LineKind


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who has to be told something. `key` stays the same from version to version: a UID."""

    key: str
    kind: RecipientKind
    person: str
    """The UID of whom is called, where it is one person."""
    since: int
    """The version that they know."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Which version each recipient knows."""

    states: Mapping[int, State]
    latest: int
    """The version before the new one: what everybody knows who has no call that is still open."""
    opened: Mapping[str, int]
    """Recipients with a call that is still open → the version that they know."""
    told: Mapping[str, int]
    """Recipients → the latest version that they were told of."""

    def of(self, key: str) -> int:
        """Return the version that a recipient knows.

        Whoever is told through their delegation knows what that one knows, unless they were told more themselves.
        """
        if key in self.opened:
            return self.opened[key]
        through = [self.opened[one] for one in self.states[self.latest].comes_with.get(key, ()) if one in self.opened]
        return max(min(through), self.told.get(key, 0)) if through else self.latest


def concerned(knowledge: Knowledge, after: State, now: datetime) -> dict[str, Recipient]:
    """Return everybody who has to be told something of the new version, by their keys; each once.

    A person who is told the same through their delegation, or who is the officer called for it, is not called besides. In doubt
    somebody hears a thing twice rather than not at all.
    """
    found: dict[str, Recipient] = {}
    for number, before in knowledge.states.items():
        known_from = {key for key, since in knowledge.opened.items() if since == number}
        for key in touched(before, after) | known_from:
            if knowledge.of(key) == number:
                found[key] = _recipient(key, number, before, after, now)
    _gather(found, knowledge, after, now)
    told = {key: {each.same() for each in one.differences} for key, one in found.items() if one.kind is RecipientKind.DELEGATION}
    kept = {key: replace(one, differences=tuple(_not_covered(one, found, told, knowledge, after))) for key, one in found.items()}
    return {key: one for key, one in kept.items() if one.differences}


def _recipient(key: str, number: int, before: State, after: State, now: datetime) -> Recipient:
    kind = _kind(key, before, after)
    is_person = key in before.people or key in after.people
    person = key if is_person and kind not in (RecipientKind.DELEGATION, RecipientKind.HALL, RecipientKind.PRESS) else ""
    was, is_now = before.known(kind, key, after), after.known(kind, key, before)
    if before.called_off or after.called_off:
        return Recipient(key, kind, person, number, tuple(_of_event(before, after, was, is_now, now)))
    found = differences(was, is_now, now)
    if not before.has_logistics:  # the first of them are sent out as a whole, like the first version
        found = [one for one in found if one.deed is not Deed.ADDED or one.known.matter is Matter.ITEM]
    return Recipient(key, kind, person, number, tuple(found))


def _kind(key: str, before: State, after: State) -> RecipientKind:
    if key == after.programme.event_uid:
        return RecipientKind.PRESS
    if key in after.delegations or key in before.delegations:
        return RecipientKind.DELEGATION
    if key in after.halls or key in before.halls:
        return RecipientKind.HALL
    if key in after.interpreters or key in before.interpreters:
        return RecipientKind.INTERPRETER
    return RecipientKind.VEHICLE if key in after.driven or key in before.driven else RecipientKind.PERSON


def _of_event(before: State, after: State, was: Mapping[str, Known], is_now: Mapping[str, Known], now: datetime) -> Iterator[Difference]:
    """Yield that the whole event is called off or takes place after all, for whoever has something ahead of them there."""
    if before.called_off == after.called_off:
        return
    if not any(known.over >= now for known in (was if after.called_off else is_now).values() if not known.aside):
        return
    if not after.called_off:
        yield Difference(Deed.RESTORED, _whole(before), _whole(after))
    else:
        yield Difference(Deed.POSTPONED if after.programme.dates_unknown else Deed.CANCELLED, _whole(before), _whole(after))


def _whole(state: State) -> Known:
    programme = state.programme
    uid = programme.event_uid
    line = Line(f"event:{uid}", LineKind.ITEM, uid, uid, When(programme.days.first), programme.zone, programme.days.last)
    return Known(f"event:{uid}", Matter.ITEM, line, {}, live=not state.called_off)


def _gather(found: dict[str, Recipient], knowledge: Knowledge, after: State, now: datetime) -> None:
    """Give to a delegation what all of it, or more than a few of it, have to know in the same words."""
    shared: dict[tuple[str, Hashable], list[tuple[str, Difference]]] = defaultdict(list)
    for key, one in found.items():
        if one.kind is RecipientKind.PERSON:
            for difference in one.differences:
                for delegation in after.comes_with.get(key, ()):
                    shared[delegation, difference.same()].append((key, difference))
    for (delegation, _), told in shared.items():
        called_themselves = after.interpreters | after.driven.keys()
        all_others = {one.person for one in after.delegations[delegation].members if one.comes} - called_themselves
        if len(told) > FEW or len(told) == len(all_others):
            whose = () if len(told) == len(all_others) else tuple(_called(after, key) for key, _ in told)
            _give(found, knowledge, after, delegation, told[0][1].of(whose), now)


def _give(found: dict[str, Recipient], knowledge: Knowledge, after: State, delegation: str, one: Difference, now: datetime) -> None:
    if delegation not in found:
        number = knowledge.of(delegation)
        found[delegation] = _recipient(delegation, number, knowledge.states[number], after, now)
    own = found[delegation]
    if one.same() not in {each.same() for each in own.differences}:
        together = sorted((*own.differences, one), key=lambda each: (each.first_at(now), each.about))
        found[delegation] = replace(own, differences=tuple(together))


def _not_covered(
    one: Recipient, found: Mapping[str, Recipient], told: Mapping[str, set[Hashable]], knowledge: Knowledge, after: State
) -> Iterator[Difference]:
    """Yield what a person is not told through others; `told` is what each delegation is told."""
    if one.kind is not RecipientKind.PERSON:
        yield from one.differences
        return
    before = knowledge.states[one.since]
    with_them = {*after.comes_with.get(one.key, ()), *before.comes_with.get(one.key, ())}
    looked_after = [delegation for delegation, officer in after.logistics.officers.items() if officer == one.key and delegation in found]
    about = {each.about for delegation in looked_after for each in found[delegation].differences}
    for difference in one.differences:
        same = difference.same()
        if not any(same in told.get(delegation, ()) for delegation in with_them) and difference.about not in about:
            yield difference


def _called(state: State, person: str) -> Texts:
    known = state.people.get(person)
    return known.called if known else Texts()
