"""What passengers, their delegation and drivers have to know of a transfer. Never a phone."""

from collections.abc import Iterator, Sequence

from app.ground.kernel.refusals import N_
from app.ground.words.dates import clock
from app.ground.words.messages import gettext, ngettext
from app.planning.itineraries.rules import Line
from app.planning.itineraries.travel_words import leg_title
from app.planning.logistics.picture import LegPicture, TransferPicture, VehiclePicture
from app.planning.programmes.wording import place_in_full


def ride_details(line: Line, transfer: TransferPicture, language: str) -> Iterator[str]:
    """Yield what passengers read: the car and its driver, the seat, the flight that it goes to."""
    car = line.car
    if line.vehicle:
        yield from _vehicle_told(line, line.vehicle, language)
    elif line.vehicles:
        yield gettext(N_("Cars: %(cars)s"), cars=", ".join(_with_plate(vehicle) for vehicle in line.vehicles))
    seats = [seat for person, seat in car.passengers if seat and person not in line.people] if car else []
    if seats:
        yield gettext(N_("Seat: %(seat)s"), seat=seats[0])
    if transfer.waiting or not (line.vehicle or line.vehicles):
        yield gettext(N_("The car is not assigned yet"))
    yield from _motorcade_told(line, transfer)
    yield from _leg_told(line.meets, language)
    yield from persons_told(line, transfer.passengers, language)
    yield from _notes_told(transfer, language)


def drive_details(line: Line, transfer: TransferPicture, language: str) -> Iterator[str]:
    """Yield what a driver reads: whom to take where, and the flight that they come with."""
    car = line.car
    yield gettext(N_("To: %(place)s"), place=place_in_full(transfer.goal, language))
    yield from _motorcade_told(line, transfer)
    yield from _leg_told(line.meets, language)
    if car:
        seated = {person: seat for person, seat in car.passengers if seat}
        yield from persons_told(line, [person for person, _ in car.passengers], language, seated)
        yield car.note
    yield from _notes_told(transfer, language)


def persons_told(line: Line, uids: Sequence[str], language: str, seats: dict[str, str] | None = None) -> Iterator[str]:
    """Yield how many they are and who, with their seats where these are told."""
    names = []
    for uid in uids:
        if uid in line.people:
            name, seat = line.people[uid].called.told(language), (seats or {}).get(uid, "")
            names.append(f"{name} ({seat})" if seat else name)
    if names:
        yield ngettext("%(num)s passenger: %(names)s", "%(num)s passengers: %(names)s", len(names), names=", ".join(names))


def _vehicle_told(line: Line, vehicle: VehiclePicture, language: str) -> Iterator[str]:
    yield ", ".join(filter(None, (car_number(vehicle), vehicle.model, vehicle.plate)))
    driver = line.people.get(vehicle.driver)
    if driver:
        yield gettext(N_("Driver: %(name)s"), name=driver.called.told(language))


def car_number(vehicle: VehiclePicture) -> str:
    """Return how a vehicle is called, in the language spoken: «авто № 12»."""
    return gettext(N_("car no. %(number)s"), number=vehicle.number)


def _with_plate(vehicle: VehiclePicture) -> str:
    return " ".join(filter(None, (car_number(vehicle), vehicle.plate)))


def _motorcade_told(line: Line, transfer: TransferPicture) -> Iterator[str]:
    if line.car and transfer.motorcade and line.car.order:
        yield gettext(N_("Place in the motorcade: %(place)s"), place=line.car.order)


def _leg_told(leg: LegPicture | None, language: str) -> Iterator[str]:
    if leg is None:
        return
    title, expected = leg_title(leg, language), leg.expected
    if leg.cancelled:
        yield gettext(N_("%(leg)s: cancelled"), leg=title)
    else:
        yield gettext(N_("%(leg)s: %(time)s"), leg=title, time=clock(expected)) if expected else title


def _notes_told(transfer: TransferPicture, language: str) -> Iterator[str]:
    if transfer.end_is_estimate:
        yield gettext(N_("The time of arrival is an estimate"))
    yield transfer.note.told(language)
