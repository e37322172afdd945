"""The kinds of events and everything that belongs to one: its name, fields, checks, skeleton, preparation and documents.

A further kind is a member of `Kind` and an entry of `POLICY` here, and where its page needs more than its fields a template
`templates/events/kinds/<kind>.html`; nothing else knows one kind from another.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.planning.events.skeletons import (
    BILATERAL_ITEMS,
    BILATERAL_TASKS,
    DAYS_ITEMS,
    DAYS_TASKS,
    FAIR_ITEMS,
    FAIR_TASKS,
    FORUM_ITEMS,
    FORUM_TASKS,
    GROUP_ITEMS,
    GROUP_TASKS,
    SkeletonItem,
    SkeletonTask,
)


class Kind(StrEnum):
    """The kinds of events of the office."""

    FORUM = "forum"
    DAYS = "days"
    WORKING_GROUP_MEETING = "working_group_meeting"
    TRADE_FAIR_VISIT = "trade_fair_visit"
    BILATERAL_MEETING = "bilateral_meeting"


class Severity(StrEnum):
    """How bad a finding is; a blocker stands in the way of publishing."""

    BLOCKER = "blocker"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Particular:
    """A field that only some kinds have. `form` is line, block, whole, flag or choice; `choices` are value and message id."""

    name: str
    label: str
    form: str = "line"
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    most: int = 300
    """Characters of a text, or the largest number."""
    vacancy: bool = False
    """An office that is shown as vacant while nobody holds it."""


Particulars = Mapping[str, Any]
"""Field name → text, number or bool, as the form left them; a missing name was never filled in."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about an event that does not hold; `message` is a msgid with places for `values`."""

    severity: Severity
    message: str
    values: Mapping[str, Any]
    field: str = ""


Check = Callable[[Particulars, str], Iterable[Finding]]
"""Takes the particulars and the host side (a `Side` value), returns what does not hold."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What differs between the kinds; the only place where it does."""

    name: str
    arrival_margin: int
    """Days before the event that its programme may reach into unless the form says otherwise."""
    departure_margin: int
    usual_days: int
    """How many days the form proposes."""
    parallel_tracks: bool
    """Whether a programme of this kind is usually drawn with tracks side by side."""
    item_kinds: tuple[str, ...]
    """Kinds of items offered first, in this order."""
    is_public: bool
    """Whether the form proposes that the public may see the event."""
    particulars: tuple[Particular, ...] = ()
    checks: tuple[Check, ...] = ()
    skeleton: tuple[SkeletonItem, ...] = ()
    tasks: tuple[SkeletonTask, ...] = ()
    documents: tuple[str, ...] = ("programme", "preparation", "approval")
    """Printed documents that its page offers, by their names in `wording.DOCUMENTS`."""
    of_group: bool = False
    """Whether it is a meeting of a working group, whose decisions are numbered and followed."""
    of_fair: bool = False
    """Whether it is a visit to a trade fair: with a stand, walks and invitations."""
    with_troupes: bool = False
    """Whether troupes usually perform, with riders, rehearsals and freight."""
    purpose: str = N_("for participation in the event %(title)s")
    """What a delegation comes for, as the heading of its composition says it."""


SIDES: Final = (("bashkortostan", N_("Republic of Bashkortostan")), ("kazakhstan", N_("Republic of Kazakhstan")))


def _guest_is_not_host(given: Particulars, host: str) -> Iterable[Finding]:
    guest = given.get("guest_republic")
    if not guest:
        yield Finding(Severity.ERROR, N_("The guest republic is not named."), {}, "guest_republic")
    elif guest == host:
        yield Finding(Severity.ERROR, N_("The guest republic and the host side are the same."), {}, "guest_republic")


def _needs(field: str, message: str, severity: Severity = Severity.WARNING) -> Check:
    def check(given: Particulars, _host: str) -> Iterable[Finding]:
        if given.get(field) in (None, ""):
            yield Finding(severity, message, {}, field)

    return check


def _equal_composition(given: Particulars, _host: str) -> Iterable[Finding]:
    ours, theirs = given.get("our_composition"), given.get("their_composition")
    if ours and theirs and ours != theirs:
        values = {"ours": ours, "theirs": theirs}
        yield Finding(Severity.WARNING, N_("The compositions are not equal: %(ours)s and %(theirs)s."), values, "their_composition")


_FORM_OF_MEETING: Final = (
    ("in_person", N_("in person")),
    ("video", N_("by video link")),
    ("mixed", N_("in person and by video link")),
)
_PRESS: Final = (
    ("none", N_("no press")),
    ("opening", N_("for the opening words")),
    ("statements", N_("for the statements")),
    ("open", N_("open to the press")),
)

POLICY: Final[Mapping[Kind, Policy]] = {
    Kind.FORUM: Policy(
        name=N_("Forum"),
        arrival_margin=2,
        departure_margin=1,
        usual_days=2,
        parallel_tracks=True,
        item_kinds=("plenary", "session", "exhibition", "matchmaking", "meeting", "signing", "reception"),
        is_public=True,
        documents=("programme", "speeches", "preparation", "approval"),
        particulars=(
            Particular("committee_chair", N_("Chair of the organising committee")),
            Particular("expected", N_("Participants expected"), "whole", most=100_000),
            Particular("regions", N_("Regions taking part"), "block", most=2000),
            Particular("heads_of_state", N_("Heads of state take part by video link"), "flag"),
        ),
        checks=(_needs("committee_chair", N_("The chair of the organising committee is not named.")),),
        skeleton=FORUM_ITEMS,
        tasks=FORUM_TASKS,
    ),
    Kind.DAYS: Policy(
        name=N_("Days of culture"),
        with_troupes=True,
        arrival_margin=2,
        departure_margin=1,
        usual_days=3,
        parallel_tracks=False,
        item_kinds=("ceremony", "concert", "exhibition", "session", "fair", "reception"),
        is_public=True,
        particulars=(
            Particular("guest_republic", N_("Guest republic"), "choice", choices=SIDES),
            Particular("artistic_director", N_("Artistic director")),
            Particular("troupes", N_("Troupes and masters"), "block", most=2000),
        ),
        checks=(_guest_is_not_host,),
        skeleton=DAYS_ITEMS,
        tasks=DAYS_TASKS,
    ),
    Kind.WORKING_GROUP_MEETING: Policy(
        name=N_("Working-group meeting"),
        of_group=True,
        documents=("programme", "agenda", "speeches", "preparation", "approval"),
        arrival_margin=1,
        departure_margin=1,
        usual_days=1,
        parallel_tracks=False,
        item_kinds=("agenda", "meeting", "press", "meal"),
        is_public=False,
        particulars=(
            Particular("meeting_number", N_("Number of the meeting"), "whole", most=1000),
            Particular("co_chair_bashkortostan", N_("Co-chair of the Republic of Bashkortostan"), vacancy=True),
            Particular("co_chair_kazakhstan", N_("Co-chair of the Republic of Kazakhstan"), vacancy=True),
            Particular("quorum", N_("Quorum of each side"), "whole", most=100),
            Particular("form", N_("Form of the meeting"), "choice", choices=_FORM_OF_MEETING),
        ),
        checks=(
            _needs("co_chair_bashkortostan", N_("The co-chair of the Republic of Bashkortostan is not named."), Severity.ERROR),
            _needs("co_chair_kazakhstan", N_("The co-chair of the Republic of Kazakhstan is not named."), Severity.ERROR),
        ),
        skeleton=GROUP_ITEMS,
        tasks=GROUP_TASKS,
    ),
    Kind.TRADE_FAIR_VISIT: Policy(
        name=N_("Trade-fair visit"),
        of_fair=True,
        purpose=N_("for participation in the exhibition %(title)s"),
        arrival_margin=2,
        departure_margin=1,
        usual_days=3,
        parallel_tracks=False,
        item_kinds=("walk", "signing", "meeting", "matchmaking", "session", "press"),
        is_public=True,
        particulars=(
            Particular("fair", N_("Name of the trade fair")),
            Particular("stand", N_("Stand")),
            Particular("area", N_("Area of the stand, m²"), "whole", most=10_000),
            Particular("exhibitors", N_("Exhibitors"), "block", most=4000),
        ),
        checks=(_needs("stand", N_("The stand is not named.")),),
        skeleton=FAIR_ITEMS,
        tasks=FAIR_TASKS,
    ),
    Kind.BILATERAL_MEETING: Policy(
        name=N_("Bilateral meeting"),
        arrival_margin=1,
        departure_margin=1,
        usual_days=1,
        parallel_tracks=False,
        item_kinds=("meeting", "press", "meal", "transfer"),
        is_public=False,
        particulars=(
            Particular("our_head", N_("Head from the Republic of Bashkortostan")),
            Particular("their_head", N_("Head from the Republic of Kazakhstan")),
            Particular("our_composition", N_("With the head, from the Republic of Bashkortostan"), "whole", most=50),
            Particular("their_composition", N_("With the head, from the Republic of Kazakhstan"), "whole", most=50),
            Particular("interpreter", N_("Interpreter")),
            Particular("press_access", N_("Press access"), "choice", choices=_PRESS),
            Particular("talking_points", N_("Talking points"), "block", most=4000),
        ),
        checks=(
            _equal_composition,
            _needs("our_head", N_("The head from the Republic of Bashkortostan is not named."), Severity.ERROR),
            _needs("their_head", N_("The head from the Republic of Kazakhstan is not named."), Severity.ERROR),
            _needs("interpreter", N_("No interpreter is named.")),
        ),
        skeleton=BILATERAL_ITEMS,
        tasks=BILATERAL_TASKS,
    ),
}


MEETINGS_OF_GROUPS: Final = tuple(kind for kind, policy in POLICY.items() if policy.of_group)


def findings(kind: Kind, given: Particulars, host: str) -> tuple[Finding, ...]:
    """Return what does not hold in an event's own fields."""
    return tuple(finding for check in POLICY[kind].checks for finding in check(given, host))
