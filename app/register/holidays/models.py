"""The table of the holiday calendar."""

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.ground.db.base import Base, Recorded, TextsColumn, choice
from app.ground.kernel.texts import Texts
from app.register.holidays.rules import DayKind, Jurisdiction


class Holiday(Recorded, Base):
    """One day of the holiday calendar in one jurisdiction."""

    __tablename__ = "holiday"
    __table_args__ = (UniqueConstraint("day", "jurisdiction"),)
    __kind__ = "holiday"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    jurisdiction: Mapped[Jurisdiction] = mapped_column(choice(Jurisdiction))
    kind: Mapped[DayKind] = mapped_column(choice(DayKind))
    name: Mapped[Texts] = mapped_column(TextsColumn)
    is_estimated: Mapped[bool] = mapped_column(default=False)
    """By a lunar calendar, before the decree; staff confirm it."""
    source: Mapped[str] = mapped_column(String(200), default="")

    def label(self) -> str:
        """How the day is called in the log."""
        return f"{self.day:%d.%m.%Y} {self.name.ru}".strip()
