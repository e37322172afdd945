"""Vehicles as somebody has them in a message or a list: a line each, its parts divided by semicolons or tabs; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean, folded
from app.planning.transfers.rules import LARGEST_NUMBER, MOST_SEATS, VehicleClass, plate_key
from app.register.directory.rules.names import KINSHIP

_PLATE: Final = re.compile(r"[A-ZА-Я]\d{3}[A-ZА-Я]{2}\d{2,3}|\d{3}[A-ZА-Я]{2,3}\d{2}")
_PHONE: Final = re.compile(r"\+?[\d\s()\-–.]{6,}")
_NUMBER: Final = re.compile(r"(?:авто\s*)?(?:№|N|#)?\s*(\d{1,4})", re.IGNORECASE)
_SEATS: Final = re.compile(r"(\d{1,3})(?:\s*(?:мест\w*|чел\w*|орын|урын|seats?))?\.?", re.IGNORECASE)
_CLASSES: Final = (
    (re.compile(r"сопровожд|эскорт|escort|дпс", re.IGNORECASE), VehicleClass.ESCORT),
    (re.compile(r"багаж|luggage|газель.*груз", re.IGNORECASE), VehicleClass.LUGGAGE),
)


@dataclass(frozen=True, slots=True)
class PastedVehicle:
    """What a line was understood as, and what is wrong with it (message ids); nothing is left out silently."""

    line: int
    text: str
    number: int = 0
    plate: str = ""
    model: str = ""
    seats: int = 3
    driver: str = ""
    phone: str = ""
    rest: str = ""
    """Parts that are none of these; they go into the note."""
    wrong: tuple[str, ...] = ()

    @property
    def vehicle_class(self) -> VehicleClass:
        """What sort it is, as its words and its seats tell."""
        told = f"{self.model} {self.rest}"
        for pattern, kind in _CLASSES:
            if pattern.search(told):
                return kind
        if self.seats <= 4:
            return VehicleClass.CAR
        if self.seats <= 8:
            return VehicleClass.MINIVAN
        return VehicleClass.MINIBUS if self.seats <= 25 else VehicleClass.BUS


def pasted(text: str, numbers: Sequence[int] = (), plates: Sequence[str] = ()) -> tuple[PastedVehicle, ...]:
    """Return the lines as vehicles; `numbers` and `plates` (their keys) are those that the event has already."""
    taken, known = set(numbers), set(plates)
    rows: list[PastedVehicle] = []
    for line, typed in enumerate(text.splitlines(), 1):
        parts = [part.strip(" ,") for part in re.split(r"[;\t]", clean(typed.replace("\t", ";")))]
        if not any(parts) or (not rows and not any(map(str.isdigit, typed))):
            continue  # an empty line, or the heading
        row = _row(line, clean(typed), parts)
        wrong = _wrong(row, taken, known)
        taken.add(row.number)
        known.add(plate_key(row.plate))
        rows.append(replace(row, wrong=wrong))
    return tuple(rows)


def _row(line: int, text: str, parts: list[str]) -> PastedVehicle:
    """Read the parts in the usual order (number, plate, model, seats, driver, phone), and each by its looks where it is out of it."""
    found: dict[str, Any] = {}
    words: list[str] = []
    for place, part in enumerate(parts):
        if not part:
            continue
        if "number" not in found and place == 0 and (number := _NUMBER.fullmatch(part)):
            found["number"] = int(number[1])
        elif "plate" not in found and _PLATE.fullmatch(plate_key(part)):
            found["plate"] = part
        elif "phone" not in found and _PHONE.fullmatch(part) and sum(map(str.isdigit, part)) >= 6:
            found["phone"] = part
        elif "seats" not in found and (seats := _SEATS.fullmatch(part)):
            found["seats"] = int(seats[1])
        else:
            words.append(part)
    driver = next((word for place, word in reversed(list(enumerate(words))) if _is_name(word, alone=place > 0)), "")
    if driver:
        words.remove(driver)
    return PastedVehicle(line, text, driver=driver, model=words[0] if words else "", rest="; ".join(words[1:]), **found)


def _is_name(text: str, *, alone: bool) -> bool:
    """Tell whether a part is somebody's name: Cyrillic words with capitals and no digit.

    Where the model has a part of its own already (`alone`) two words are enough; «Газель Некст» in its place is none.
    """
    words = text.replace(".", ". ").split()
    if len(words) < (2 if alone or "." in text else 3) or any(map(str.isdigit, text)):
        return False
    called = [word for word in words if folded(word) not in KINSHIP]
    return len(called) > 1 and all(word[0].isupper() for word in called) and any("Ѐ" <= letter <= "ӿ" for letter in text)


def _wrong(row: PastedVehicle, numbers: set[int], plates: set[str]) -> tuple[str, ...]:
    said = []
    if not 1 <= row.number <= LARGEST_NUMBER:
        said.append(N_("The line does not begin with the number behind the windscreen."))
    elif row.number in numbers:
        said.append(N_("This number is given already."))
    if row.plate and plate_key(row.plate) in plates:
        said.append(N_("This plate is entered already."))
    if row.seats > MOST_SEATS:
        said.append(N_("No vehicle has so many seats."))
    return tuple(said)
