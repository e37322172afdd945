"""What the whole check says before a version goes out: refused while a blocker stands, and what was let stand goes with the version."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.judgement.conflicts.standing import standing_of
from app.judgement.conflicts.waived import Waived
from app.judgement.conflicts.waived_reading import waived_in


class BlockersStand(Refusal):
    """Something stands in the way that nobody has mended or let stand by name."""

    def __init__(self, count: int) -> None:
        super().__init__(
            N_("The check has found what stands in the way: %(count)s. Mend it, or accept it by name, with a reason and until when."),
            count=count,
        )


def let_out(session: Session, event_id: int, *, now: datetime) -> tuple[Waived, ...]:
    """Return what was let stand in the draft of an event; refuse while a blocker stands that nobody has waived."""
    standing = standing_of(session, event_id, now=now)
    if standing.blockers:
        raise BlockersStand(len(standing.blockers))
    return waived_in(session, event_id, standing)
