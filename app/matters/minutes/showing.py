"""Minutes as their page shows them: sections with numbered sentences, remarks where they belong, where each side stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.matters.meetings.agenda import agenda_of
from app.matters.minutes.commands import missing_points
from app.matters.minutes.consents import SideStand, stands_of
from app.matters.minutes.models import Decision, Minutes, MinutesPoint, MinutesRemark
from app.matters.minutes.picture import MinutedDecision, MinutesPicture, as_json, digest
from app.matters.minutes.queries import remarks_of
from app.matters.minutes.reading import picture_of
from app.matters.minutes.rules import MinutesState, RemarkState
from app.matters.minutes.wording import ToldDecision, decision_told, lacks_of
from app.matters.minutes.wording_rules import number_told


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """A decision with its number and its sentence; `row` is where it is changed."""

    row: Decision | None
    number: str
    told: str
    missing: tuple[str, ...]
    remarks: tuple[MinutesRemark, ...]
    instruction_id: int | None
    can_rise: bool
    can_sink: bool


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """A section; `row` is where it is changed."""

    row: MinutesPoint | None
    number: int
    title: Texts
    speakers: Texts
    course: Texts
    decisions: tuple[ShownDecision, ...]
    remarks: tuple[MinutesRemark, ...]
    can_rise: bool
    can_sink: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page of minutes shows."""

    picture: MinutesPicture
    digest: str
    state: MinutesState
    """As it is: agreed minutes whose text has changed by the directory alone are discussed again."""
    points: tuple[ShownPoint, ...]
    remarks: tuple[MinutesRemark, ...]
    """Those about the whole text, or about what is no longer in it."""
    stands: tuple[SideStand, ...]
    lacks: tuple[str, ...]
    new_on_agenda: int
    open_remarks: int

    @property
    def is_sealed(self) -> bool:
        """Whether nothing of it changes any more."""
        return self.state is MinutesState.APPROVED

    @property
    def can_be_approved(self) -> bool:
        """Whether nothing but the pens is missing."""
        return self.state is MinutesState.AGREED and bool(self.picture.number)


def shown(session: Session, minutes: Minutes) -> Shown:
    """Return what the page shows of minutes that have been loaded whole. A fixed number of queries."""
    picture = picture_of(session, minutes)
    mark = minutes.digest if minutes.snapshot is not None else digest(as_json(picture))
    stands, remarks = stands_of(session, minutes, mark), remarks_of(session, minutes.id)
    agreed = all(one.has_agreed for one in stands)
    is_open = minutes.snapshot is None
    return Shown(
        picture=picture,
        digest=mark,
        state=MinutesState.DISCUSSED if minutes.state is MinutesState.AGREED and not agreed else minutes.state,
        points=_points(minutes, picture, remarks),
        remarks=tuple(one for one in remarks if one.point_id is None),
        stands=stands,
        lacks=lacks_of(picture) if is_open else (),
        new_on_agenda=len(missing_points(agenda_of(session, minutes.event), minutes.points)) if is_open else 0,
        open_remarks=sum(one.state is RemarkState.OPEN for one in remarks),
    )


def previewed(picture: MinutesPicture, decision: MinutedDecision) -> tuple[ToldDecision, ...]:
    """Return a decision as both columns of the print will have it."""
    tags = ("ru", picture.second_language) if picture.second_language else ("ru",)
    return tuple(ToldDecision(tag, decision_told(picture, decision, tag), bool(getattr(decision.text, tag))) for tag in tags)


def places_of(minutes: Minutes) -> list[tuple[str, str]]:
    """Return what a remark may be about, with its words."""
    found: list[tuple[str, str]] = []
    for place, point in enumerate(minutes.points, 1):
        found.append((f"p{point.id}", f"{place}. {_short(point.title.told(current()))}"))
        for number, one in enumerate(point.decisions, 1):
            found.append((f"d{one.id}", f"{number_told(place, number)}. {_short(one.text.told(current()))}"))
    return found


def _points(minutes: Minutes, picture: MinutesPicture, remarks: Sequence[MinutesRemark]) -> tuple[ShownPoint, ...]:
    rows = {point.uid: point for point in minutes.points}
    last = len(picture.points)
    return tuple(
        ShownPoint(
            row=rows.get(one.uid),
            number=place,
            title=one.title,
            speakers=one.speakers,
            course=one.course,
            decisions=_decisions(picture, place, one.decisions, rows.get(one.uid), remarks),
            remarks=tuple(each for each in remarks if each.decision_id is None and _is_about(each, rows.get(one.uid))),
            can_rise=place > 1,
            can_sink=place < last,
        )
        for place, one in enumerate(picture.points, 1)
    )


def _decisions(
    picture: MinutesPicture, place: int, told: Sequence[MinutedDecision], point: MinutesPoint | None, remarks: Sequence[MinutesRemark]
) -> tuple[ShownDecision, ...]:
    rows = {one.uid: one for one in point.decisions} if point else {}
    found = []
    for number, one in enumerate(told, 1):
        row = rows.get(one.uid)
        found.append(
            ShownDecision(
                row=row,
                number=number_told(place, number),
                told=decision_told(picture, one, current()),
                missing=one.text.missing(),
                remarks=tuple(each for each in remarks if row is not None and each.decision_id == row.id),
                instruction_id=row.instruction_id if row else None,
                can_rise=number > 1,
                can_sink=number < len(told),
            )
        )
    return tuple(found)


def _is_about(remark: MinutesRemark, point: MinutesPoint | None) -> bool:
    return point is not None and remark.point_id == point.id


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"
