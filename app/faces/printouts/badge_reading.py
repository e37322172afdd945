"""Reads what badges are drawn from; a few are set at once, many as long work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from app.faces.printouts.badge_document import TEMPLATES, BadgeWish, Layout, badge_document, badges_name, in_order, occasion_of
from app.faces.printouts.render import SECONDS, job
from app.ground.jobs.crew import CREW
from app.ground.jobs.long import KINDS, Kind, Work
from app.ground.jobs.models import LongJob
from app.ground.kernel.refusals import N_
from app.planning.accreditation.commands import note_printed
from app.planning.accreditation.queries import BadgeRow, badges_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event

KIND: Final = "badges"
AT_ONCE: Final = 40
"""So many are set while somebody waits: a quarter of a second."""
A_PIECE: Final = 100
"""Badges that are set in one go; four go onto a sheet, so it is a multiple of four."""
TASK: Final = "app.faces.printouts.badge_typesetting:pdf"
JOIN: Final = "app.faces.printouts.badge_typesetting:merged"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which badges are wanted, and how; `address` begins the address in each code."""

    badge_ids: tuple[int, ...]
    wish: BadgeWish
    address: str

    def as_json(self) -> dict[str, Any]:
        """Return it as a job keeps it; ids are nothing personal."""
        return {
            "badges": list(self.badge_ids),
            "language": self.wish.language,
            "layout": self.wish.layout.value,
            "address": self.address,
        }

    @classmethod
    def of(cls, stored: dict[str, Any]) -> "Asked":
        """Read what `as_json` wrote."""
        return cls(tuple(stored["badges"]), BadgeWish(stored["language"], Layout(stored["layout"])), stored["address"])


@dataclass(frozen=True, slots=True)
class Made:
    """A few badges as PDF, and its name as a file."""

    pdf: bytes
    name: str


def badges_at_once(session: Session, event: Event, asked: Asked, *, now: datetime) -> Made:
    """Set a few badges, and note that they have been printed."""
    badges = _wanted(session, event, asked)
    pdf = CREW.run(TASK, _job(badges, event, asked), seconds=SECONDS)
    _note(session, badges, asked, now)
    return Made(pdf, f"{badges_name(occasion_of(event), asked.wish)}.pdf")


def _wanted(session: Session, event: Event, asked: Asked) -> list[BadgeRow]:
    """Return the badges that still count, by name; one revoked after it was asked for is not printed."""
    return in_order([one for one in badges_of(session, event, asked.badge_ids) if not one.revoked], asked.wish.language)


def _job(badges: Sequence[BadgeRow], event: Event, asked: Asked) -> bytes:
    # The event's first day dates the file: the same badges give the same bytes.
    at = datetime.combine(event.first_day, datetime.min.time(), UTC)
    return job(TEMPLATES[asked.wish.layout], at, badge_document(badges, occasion_of(event), asked.wish, address=asked.address))


def _prepare(session: Session, long_job: LongJob) -> Work:
    assert long_job.event_id is not None  # badges are an event's
    event, asked = get_event(session, long_job.event_id), Asked.of(long_job.wishes)
    badges = _wanted(session, event, asked)
    pieces = [badges[first : first + A_PIECE] for first in range(0, len(badges), A_PIECE)] or [[]]
    return Work(
        task=TASK,
        pieces=[_job(piece, event, asked) for piece in pieces],
        sizes=[len(piece) for piece in pieces],
        join=JOIN,
        file_name=f"{badges_name(occasion_of(event), asked.wish)}.pdf",
        media_type="application/pdf",
        finish=lambda writing, now: _note(writing, badges, asked, now),
    )


def _note(session: Session, badges: Sequence[BadgeRow], asked: Asked, now: datetime) -> None:
    if asked.wish.layout is not Layout.CARDS:
        note_printed(session, [(badge.id, badge.revision) for badge in badges], now=now)


KINDS[KIND] = Kind(
    title=N_("Badges"),
    counted=("%(num)s badge", "%(num)s badges"),  # marked for the catalogues as a plural in the list's page
    back="accreditation.index",
    prepare=_prepare,
)
