"""When a waiver holds, and what it needs: a reason in words, a day until which it holds, somebody who may; pure."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.planning.events.kinds import Severity
from app.register.accounts.rules.roles import Role

LEAST_LETTERS: Final = 5
LONGEST_REASON: Final = 300
LONGEST_AFTER: Final = timedelta(days=30)
"""How long after the last day of its event a waiver may hold: findings about the way home and the papers outlive it."""


class Lapse(StrEnum):
    """Why a waiver does not hold."""

    ENDED = "ended"
    """Somebody took it back."""
    CHANGED = "changed"
    """The finding rests on something else by now."""
    PAST = "past"
    """The day until which it held has passed."""


def lapse_of(*, ended: bool, until: date, basis: str, rests_on: str, today: date) -> Lapse | None:
    """Return why a waiver does not hold for a finding with the basis `rests_on`; None where it holds."""
    if ended:
        return Lapse.ENDED
    if basis != rests_on:
        return Lapse.CHANGED
    return Lapse.PAST if until < today else None


def may_waive(severity: Severity, role: Role) -> bool:
    """Tell whether somebody who may change the event may waive a finding: one that stands in the way only the protocol office."""
    return severity is not Severity.BLOCKER or role in (Role.ADMIN, Role.PROTOCOL)


def refuse_to_waive(severity: Severity, role: Role) -> None:
    """Refuse a blocker to coordinators."""
    if not may_waive(severity, role):
        raise NotAllowed(N_("What stands in the way of publishing can be accepted by the protocol office only."))


def refuse_reason(reason: str) -> None:
    """Refuse what says nothing."""
    if sum(map(str.isalpha, reason)) < LEAST_LETTERS:
        raise Refusal(N_("Say in some words why it may stand."), "reason")


def last_until(last_day: date, today: date) -> date:
    """Return the latest day until which a finding of an event may be waived."""
    return max(last_day + LONGEST_AFTER, today)


def usual_until(last_day: date, today: date) -> date:
    """Return the day that the form proposes: the event's last one."""
    return max(last_day, today)


def refuse_until(until: date, *, last_day: date, today: date) -> None:
    """Refuse a day in the past, and one long after the event."""
    if until < today:
        raise Refusal(N_("This day has passed."), "until")
    latest = last_until(last_day, today)
    if until > latest:
        raise Refusal(N_("At most until %(day)s."), "until", day=latest)
