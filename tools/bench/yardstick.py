"""A plain check to compare with: rooms and speakers of a thousand talks, asked of the database talk by talk through an ORM.

That is how conference planners do it. On one machine, in the same minutes, pretalx 2025.2.2 took three times as long for talks of this
very shape, and the bulk way of its main branch of August 2026, rebuilt on the same tables, half as long: for the latter `PRETALX` stands.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Final

from sqlalchemy import ForeignKey, create_engine, exists, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship, selectinload

PRETALX: Final = 0.5
"""Times what `seconds` returns."""
TALKS: Final = 1000
_ROOMS: Final = 25
_SPEAKERS: Final = 800
_LASTS: Final = 45
_QUARTERS: Final = 288
"""Of an hour, in three days."""


class _Base(DeclarativeBase):
    pass


class _Talk(_Base):
    __tablename__ = "talk"
    id: Mapped[int] = mapped_column(primary_key=True)
    room: Mapped[int] = mapped_column(index=True)
    start: Mapped[int]
    end: Mapped[int]
    speakers: Mapped[list["_Speaks"]] = relationship()


class _Speaks(_Base):
    __tablename__ = "speaks"
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id"), primary_key=True)
    speaker: Mapped[int] = mapped_column(primary_key=True, index=True)


def seconds(repeats: int) -> float:
    """Return the processor's seconds of one check of all talks."""
    taken = []
    with _conference() as session:
        for _ in range(repeats):
            session.expire_all()
            began = time.process_time()
            _overlaps(session)
            taken.append(time.process_time() - began)
    return median(taken)


def _overlaps(session: Session) -> int:
    """Return how many talks share their room, or a speaker, with another one at the same time."""
    found = 0
    for talk in session.scalars(select(_Talk).options(selectinload(_Talk.speakers))):
        other = aliased(_Talk)
        at_once = (other.id != talk.id, other.start < talk.end, other.end > talk.start)
        found += bool(session.scalar(select(exists().where(other.room == talk.room, *at_once))))
        for one in talk.speakers:
            theirs = select(other.id).join(other.speakers).where(_Speaks.speaker == one.speaker, *at_once)
            found += bool(session.scalar(select(theirs.exists())))
    return found


@contextmanager
def _conference() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    _Base.metadata.create_all(engine)
    with Session(engine) as session:
        for number in range(1, TALKS + 1):
            start = 15 * (number * 7919 % 1009 % _QUARTERS)
            speakers = [_Speaks(speaker=number * 6007 % 997 % _SPEAKERS)]
            session.add(_Talk(id=number, room=number * 4493 % 991 % _ROOMS, start=start, end=start + _LASTS, speakers=speakers))
        session.commit()
        yield session
    engine.dispose()
