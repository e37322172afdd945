"""The forms of a vehicle, and of several pasted at once."""

from collections.abc import Callable
from typing import Final, Self

from wtforms import BooleanField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.forms import Choice, Form, Required, Seen, TextBlock, TextLine, Whole
from app.ground.words.messages import lazy
from app.planning.transfers.commands import AddVehicle, ChangeVehicle, VehicleDetails
from app.planning.transfers.models import Vehicle
from app.planning.transfers.rules import LARGEST_NUMBER, MOST_SEATS, VEHICLE_CLASS_NAMES, VehicleClass
from app.register.accounts.rules.roles import Actor

Find = Callable[[str, str], int | None]
"""Returns the id of the person of the directory whom a line means, None for somebody new."""
LONGEST_LIST: Final = 60_000


class VehicleForm(Form):
    """Asks for one vehicle."""

    number = Whole(lazy(N_("Number")), least=1, most=LARGEST_NUMBER)
    plate = TextLine(lazy(N_("Plate")), most=20)
    model = TextLine(lazy(N_("Model")), most=100)
    vehicle_class = Choice(lazy(N_("Class")), choices=[(one.value, lazy(name)) for one, name in VEHICLE_CLASS_NAMES.items()])
    seats = Whole(lazy(N_("Seats for passengers")), least=0, most=MOST_SEATS)
    driver = TextLine(lazy(N_("Driver")), most=300)
    is_another = BooleanField(lazy(N_("This is another person of that name")))
    phone = TextLine(lazy(N_("Phone on duty")), most=60)
    note = TextLine(lazy(N_("Note")), most=1000)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls, number: int) -> Self:
        """Return the form of a new vehicle with the next free number."""
        return cls(data={"number": number, "seats": 3, "vehicle_class": VehicleClass.CAR.value, "uid": new_uid()})

    @classmethod
    def of(cls, vehicle: Vehicle, driver: str) -> Self:
        """Return the form as a vehicle stands now; `driver` is how the line shows who drives."""
        plain = {name: getattr(vehicle, name) for name in ("number", "plate", "model", "seats", "phone", "note")}
        return cls(data={**plain, "vehicle_class": vehicle.vehicle_class.value, "driver": driver, "seen": vehicle.revision})

    def add_command(self, event_id: int, by: Actor, find: Find) -> AddVehicle:
        """Return the command that adds a vehicle."""
        return AddVehicle(event_id, by, as_uid(self.uid.data), self._details(find))

    def change_command(self, vehicle_id: int, by: Actor, find: Find) -> ChangeVehicle:
        """Return the command that changes one."""
        return ChangeVehicle(vehicle_id, by, self.seen.data, self._details(find))

    def _details(self, find: Find) -> VehicleDetails:
        typed = self.driver.text
        driver = find(typed, "driver") if typed and not self.is_another.data else None
        if typed and driver is None and "№" in typed:
            raise Refusal(N_("Nobody of this name is in the directory. Choose from the suggestions, or add them to it first."), "driver")
        return VehicleDetails(
            number=self.number.number,
            plate=self.plate.text,
            model=self.model.text,
            vehicle_class=VehicleClass(self.vehicle_class.data),
            seats=self.seats.number,
            driver_id=driver,
            new_driver=typed if driver is None else "",
            phone=self.phone.text,
            note=self.note.text,
        )


class PasteForm(Form):
    """Asks for vehicles, one a line."""

    lines = TextBlock(lazy(N_("Vehicles, one a line")), [Required()], most=LONGEST_LIST)
    uid = HiddenField()
