"""Reads of the roadmap: one measure, all of them by section, what the form of an undertaking may link to."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.matters.undertakings.models import Dossier, Instruction, Measure
from app.matters.undertakings.picture import MeasurePicture, Roadmap
from app.matters.undertakings.queries import body_of
from app.planning.events.queries import Words, has_word


def get_measure(session: Session, measure_id: int) -> Measure:
    """Return a measure with its executors and its dossier; raises NotFound."""
    found = session.scalars(select(Measure).where(Measure.id == measure_id).options(*_whole())).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_measure_by_uid(session: Session, uid: str) -> Measure | None:
    """Return the measure with a UID, if there is one."""
    return session.scalars(select(Measure).where(Measure.uid == uid)).one_or_none()


def roadmap_of(session: Session, *, dossier_id: int | None = None) -> Roadmap:
    """Return the roadmap, or what of it belongs to a dossier. One query."""
    linked = select(func.count(Instruction.id)).where(Instruction.measure_id == Measure.id).scalar_subquery()
    query = select(Measure, linked).options(*_whole()).order_by(Measure.position, Measure.id)
    if dossier_id is not None:
        query = query.where(Measure.dossier_id == dossier_id)
    return Roadmap(tuple(picture_of_measure(measure, count) for measure, count in session.execute(query)))


def measures_found(session: Session, words: Words, *, limit: int) -> Sequence[Measure]:
    """Return the measures whose words have every word."""
    query = select(Measure).where(*(has_word(Measure.search_text, word) for word in words))
    return session.scalars(query.order_by(Measure.section, Measure.position, Measure.id).limit(limit)).all()


def measures_offered(session: Session) -> Sequence[tuple[int, Texts]]:
    """Return the measures to which an instruction may belong, as the roadmap has them."""
    return [(one.id, one.title) for one in session.execute(select(Measure.id, Measure.title).order_by(Measure.section, Measure.position))]


def dossiers_offered(session: Session) -> Sequence[tuple[int, Texts]]:
    """Return the dossiers to which an undertaking may belong, by title."""
    return [(one.id, one.title) for one in session.execute(select(Dossier.id, Dossier.title).order_by(Dossier.search_text, Dossier.id))]


def history_of_roadmap(session: Session, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of all measures, removed ones too, newest first."""
    return session.scalars(select(Change).where(Change.kind == Measure.__kind__).order_by(Change.id.desc()).limit(limit)).all()


def _whole() -> tuple[ORMOption, ...]:
    return joinedload(Measure.our_executor), joinedload(Measure.their_executor), joinedload(Measure.dossier)


def picture_of_measure(one: Measure, instructions: int) -> MeasurePicture:
    """Return a measure that was read with its executors and its dossier as a picture."""
    return MeasurePicture(
        id=one.id,
        revision=one.revision,
        section=one.section,
        title=one.title,
        first_day=one.first_day,
        due=one.due,
        state=one.state,
        result=one.result,
        ours=body_of(one.our_executor) if one.our_executor else None,
        theirs=body_of(one.their_executor) if one.their_executor else None,
        dossier_id=one.dossier_id,
        dossier=one.dossier.title if one.dossier else Texts(),
        instructions=instructions,
    )
