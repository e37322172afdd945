"""What kinds, statuses and sides are called: message ids for the catalogues."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.planning.events.kinds import POLICY, Kind, Particular, Severity
from app.planning.events.rules import Relation, Side, Status

KINDS: Final[Mapping[Kind, str]] = {kind: policy.name for kind, policy in POLICY.items()}
STATUSES: Final[Mapping[Status, str]] = {
    Status.PROPOSED: N_("Proposed"),
    Status.ANNOUNCED: N_("Announced"),
    Status.PREPARING: N_("In preparation"),
    Status.RUNNING: N_("Under way"),
    Status.HELD: N_("Held"),
    Status.POSTPONED: N_("Postponed"),
    Status.CANCELLED: N_("Cancelled"),
}
PARTICULARS: Final[Mapping[str, Particular]] = {one.name: one for policy in POLICY.values() for one in policy.particulars}
"""The fields that only some kinds have; kinds that share one call it the same."""
SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.BLOCKER: N_("Stands in the way"),
    Severity.ERROR: N_("Error"),
    Severity.WARNING: N_("Warning"),
}
SIDES: Final[Mapping[Side, str]] = {
    Side.BASHKORTOSTAN: N_("Republic of Bashkortostan"),
    Side.KAZAKHSTAN: N_("Republic of Kazakhstan"),
}
RELATIONS: Final[Mapping[Relation, str]] = {
    Relation.DIRECTLY_BEFORE: N_("directly before"),
    Relation.BEFORE: N_("before"),
    Relation.DURING: N_("during"),
    Relation.AFTER: N_("after"),
}
DOCUMENTS: Final[Mapping[str, tuple[str, str]]] = {
    "programme": (N_("Programme on paper"), "printouts.panel"),
    "preparation": (N_("Plan on paper"), "printouts.plan"),
    "approval": (N_("Approval sheet"), "approval.show"),
    "agenda": (N_("Agenda on paper"), "printouts.agenda"),
    "speeches": (N_("Order of speeches"), "printouts.speeches"),
}
"""What the printed documents of an event are called, and the page or file of each."""
