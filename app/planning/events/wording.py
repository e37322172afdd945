"""What kinds, statuses and sides are called: message ids for the catalogues."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.planning.events.rules import Kind, Side, Status

KINDS: Final[Mapping[Kind, str]] = {
    Kind.FORUM: N_("Forum"),
    Kind.DAYS: N_("Days of culture"),
    Kind.WORKING_GROUP_MEETING: N_("Working-group meeting"),
    Kind.TRADE_FAIR_VISIT: N_("Trade-fair visit"),
    Kind.BILATERAL_MEETING: N_("Bilateral meeting"),
}
STATUSES: Final[Mapping[Status, str]] = {
    Status.PROPOSED: N_("Proposed"),
    Status.ANNOUNCED: N_("Announced"),
    Status.PREPARING: N_("In preparation"),
    Status.RUNNING: N_("Under way"),
    Status.HELD: N_("Held"),
    Status.POSTPONED: N_("Postponed"),
    Status.CANCELLED: N_("Cancelled"),
}
SIDES: Final[Mapping[Side, str]] = {
    Side.BASHKORTOSTAN: N_("Republic of Bashkortostan"),
    Side.KAZAKHSTAN: N_("Republic of Kazakhstan"),
}
