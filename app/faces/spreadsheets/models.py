"""The table of files that are being taken in: between the upload and the yes, sealed, for a day."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.ground.db.base import Base, UtcDateTime
from app.ground.db.sealing import Sealed


class ImportDraft(Sealed, Base):
    """A list as it was read from a file or a paste, and what its columns were said to be."""

    __tablename__ = "import_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    """Only who uploaded it may see it."""
    target: Mapped[str] = mapped_column(String(40))
    """What it is for: `members` or `items`."""
    target_id: Mapped[int]
    """The delegation or the event."""
    file_name: Mapped[str] = mapped_column(String(200))
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)

    def bound_to(self) -> str:
        """Bind the payload to the draft."""
        return f"import_draft:{self.uid}"
