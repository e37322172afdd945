"""The block «УТВЕРЖДАЮ» at the head of a document (ГОСТ Р 7.0.97-2025)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import said
from app.ground.kernel.refusals import N_
from app.ground.words.dates import day_long
from app.ground.words.messages import gettext

# «А.Г. Назаров» or «А. Г. Назаров» at the end: in a signature the initials stand before the surname.
_SIGNATURE = re.compile(r"(?P<position>.*?)[\s,]+(?P<name>(?:[^\W\d_]\.\s?){1,2}[^\W\d_][\w’'-]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approves a document; `on` is None until it is known."""

    position: str
    name: str = ""
    """«И.О. Фамилия»."""
    on: date | None = None

    @classmethod
    def of(cls, approved_by: str) -> Self:
        """Read «Премьер-министр … А.Г. Назаров»; what has no name at its end is a position without one."""
        match = _SIGNATURE.fullmatch(approved_by.strip())
        return cls(match["position"], match["name"]) if match else cls(approved_by.strip())

    def told(self, year: int) -> dict[str, Json]:
        """Return the block in the spoken language; without a date, with room for one in `year`."""
        return {
            "heading": gettext(N_("APPROVED BY")),
            "position": said(self.position),
            "name": said(self.name).replace(" ", "\u00a0"),
            "date": day_long(self.on) if self.on else gettext(N_("“___” ____________ %(year)s"), year=year),
        }
