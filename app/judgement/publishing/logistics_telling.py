"""What changed in the logistics between two versions, in words, in the language spoken."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import LONGEST, Precision, When
from app.ground.words.dates import clock, day_month, days_range, hours
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.judgement.publishing.deeds import Deed
from app.judgement.publishing.logistics_rules import Change
from app.judgement.publishing.replacing import replaced
from app.judgement.publishing.rules import Changes
from app.planning.interpreting.wording import pair_told
from app.planning.itineraries.travel_words import leg_title
from app.planning.logistics.picture import BookingPicture, LegPicture, Logistics, StayPicture, TransferPicture
from app.planning.programmes.participants import names_told
from app.planning.programmes.programme import Place
from app.planning.programmes.roster import PersonPicture
from app.planning.stays.rules import ROOM_CATEGORY_NAMES

MOST_TOLD: Final = 20
"""More of one sort than these are told as a number: nobody reads eighteen hundred stays."""

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Told:
    """A change of the logistics as a page shows it."""

    title: str
    deed: Deed
    day: str = ""
    hours: str = ""
    sentences: tuple[str, ...] = ()


def logistics_told(changes: Changes) -> tuple[Told, ...]:
    """Return what changed in the logistics, sort by sort in the order of time; many of one sort as their number."""
    if not changes.logistics:
        return ()
    return tuple(_Telling(changes).all())


class _Telling:
    """Tells the changes with the names that both pictures know."""

    def __init__(self, changes: Changes) -> None:
        found = changes.logistics
        programmes = [programme for programme in (changes.before, changes.after) if programme]
        self._found = found
        self._people: dict[str, PersonPicture] = {**found.before.people, **found.after.people}
        for programme in programmes:
            self._people |= programme.people
        self._items = {item.uid: item for programme in programmes for item in programme.items}
        self._delegations = {delegation.uid: delegation.name for programme in programmes for delegation in programme.delegations}
        self._language = current()

    def all(self) -> Iterator[Told]:
        """Yield everything that changed."""
        found = self._found
        yield from _few("legs", found.legs, self._leg)
        yield from _few("transfers", found.transfers, self._transfer)
        yield from _few("bookings", found.bookings, self._booking)
        yield from _few("stays", found.stays, self._stay)
        if found.officers:
            yield Told(gettext(N_("Attached officers")), Deed.CHANGED, sentences=tuple(map(self._officer, found.officers)))
        if found.otherwise:
            yield Told(gettext(N_("Other particulars of the logistics")), Deed.CHANGED)

    def _leg(self, change: Change[LegPicture]) -> Told:
        leg, was, now = change.thing, change.before, change.after
        expected = leg.expected
        sentences: list[str] = []
        if was and now and change.deed is not Deed.CANCELLED:
            sentences = [*self._leg_fields(change.fields, was, now), *self._persons(change)]
        told = hours(When(expected.day, Precision.EXACT, expected)) if expected else ""
        return Told(leg_title(leg, self._language), change.deed, day_month(leg.day), told, tuple(sentences))

    def _leg_fields(self, names: Iterable[str], was: LegPicture, now: LegPicture) -> Iterator[str]:
        for name in names:
            match name:
                case "when":
                    yield from _moved(was.expected, now.expected)
                case "met_by":
                    yield replaced(gettext(N_("Met or seen off by")), self._met_by(was), self._met_by(now))
                case "place":
                    yield replaced(gettext(N_("Place")), self._place(was.place), self._place(now.place))
                case "far_place":
                    yield replaced(gettext(N_("The other end")), was.far_place.told(self._language), now.far_place.told(self._language))
                case "far":
                    yield replaced(gettext(N_("Time at the other end")), _moment(was.far), _moment(now.far))
                case "number":
                    yield replaced(gettext(N_("Flight or train")), was.number, now.number)
                case "luggage":
                    yield replaced(gettext(N_("Luggage")), was.luggage, now.luggage)
                case _:
                    yield _sign_told(name, now)

    def _transfer(self, change: Change[TransferPicture]) -> Told:
        transfer, was, now = change.thing, change.before, change.after
        sentences: list[str] = []
        if was and now and change.deed is not Deed.CANCELLED:
            sentences = [*self._transfer_fields(change.fields, was, now), *self._persons(change)]
        start, goal = (self._place(place) for place in (transfer.start_place, transfer.goal))
        title = gettext(N_("Transfer: %(start)s – %(goal)s"), start=start, goal=goal)
        return Told(title, change.deed, day_month(transfer.start.day), _span(transfer), tuple(sentences))

    def _transfer_fields(self, names: Iterable[str], was: TransferPicture, now: TransferPicture) -> Iterator[str]:
        for name in names:
            match name:
                case "when":
                    moved = list(_moved(was.start, now.start))
                    yield from moved or _moved(was.end, now.end, N_("ends at %(new)s instead of %(old)s"))
                case "start_place":
                    yield replaced(gettext(N_("Place of departure")), self._place(was.start_place), self._place(now.start_place))
                case "goal":
                    yield replaced(gettext(N_("Destination")), self._place(was.goal), self._place(now.goal))
                case "cars":
                    yield replaced(gettext(N_("Cars")), self._cars(was, self._found.before), self._cars(now, self._found.after))
                case "seats":
                    yield gettext(N_("some sit in another car or on another seat"))
                case "motorcade":
                    yield gettext(N_("now a motorcade")) if now.motorcade else gettext(N_("no longer a motorcade"))
                case "note":
                    yield replaced(gettext(N_("Note")), was.note.told(self._language), now.note.told(self._language))

    def _stay(self, change: Change[StayPicture]) -> Told:
        stay, was, now = change.thing, change.before, change.after
        known, hotels = ({hotel.uid: hotel.place for hotel in picture.hotels} for picture in (self._found.before, self._found.after))
        sentences = []
        if was and now and change.deed is not Deed.CANCELLED:
            for name in change.fields:
                match name:
                    case "when":
                        sentences.append(replaced(gettext(N_("Days of the stay")), _days(was), _days(now)))
                    case "hotel":
                        old, new = self._place(known.get(was.hotel)), self._place(hotels.get(now.hotel))
                        sentences.append(replaced(gettext(N_("Hotel")), old, new))
                    case "room":
                        sentences.append(replaced(gettext(N_("Room")), was.room, now.room))
                    case "category":
                        old, new = (gettext(ROOM_CATEGORY_NAMES[one.category]) for one in (was, now))
                        sentences.append(replaced(gettext(N_("Category of the room")), old, new))
                    case "person":
                        sentences.append(replaced(gettext(N_("Guest")), self._name(was.person), self._name(now.person)))
        title = gettext(
            N_("Stay of %(name)s: %(hotel)s"), name=self._name(stay.person), hotel=self._place((known | hotels).get(stay.hotel))
        )
        return Told(title, change.deed, day_month(stay.from_day), "", tuple(sentences))

    def _booking(self, change: Change[BookingPicture]) -> Told:
        booking, was = change.thing, change.before
        item = self._items.get(booking.item)
        sentences = []
        if was and change.deed is Deed.CHANGED:
            if "languages" in change.fields:
                sentences.append(
                    replaced(gettext(N_("Languages")), pair_told(was.source, was.target), pair_told(booking.source, booking.target))
                )
            if "delegation" in change.fields:
                old, new = (self._delegations.get(one.delegation, Texts()).told(self._language) for one in (was, booking))
                sentences.append(replaced(gettext(N_("For whom")), old, new))
        told = item.title.told(self._language) if item else ""
        title = gettext(N_("%(name)s interprets: %(title)s"), name=self._name(booking.person), title=told)
        day, at = (day_month(item.when.day), hours(item.when)) if item else ("", "")
        return Told(title, change.deed, day, at, tuple(sentences))

    def _officer(self, delegation: str) -> str:
        old, new = (self._name(picture.officers.get(delegation, "")) for picture in (self._found.before, self._found.after))
        return replaced(self._delegations.get(delegation, Texts()).told(self._language), old, new)

    def _persons(self, change: Change[_Thing]) -> Iterator[str]:
        if change.came:
            yield gettext(N_("also: %(names)s"), names=self._names(change.came))
        if change.left:
            yield gettext(N_("no longer: %(names)s"), names=self._names(change.left))

    def _names(self, uids: Sequence[str]) -> str:
        return names_told([self._people[uid].called for uid in uids if uid in self._people], self._language)

    def _name(self, uid: str) -> str:
        person = self._people.get(uid)
        return person.called.told(self._language) if person else ""

    def _met_by(self, leg: LegPicture) -> str:
        return ", ".join(filter(None, (self._name(leg.met_by), leg.met_by_note)))

    def _place(self, place: Place | None) -> str:
        return place.name.told(self._language) if place else ""

    def _cars(self, transfer: TransferPicture, picture: Logistics) -> str:
        vehicles = {vehicle.uid: vehicle for vehicle in picture.vehicles}
        told = []
        for car in transfer.cars:
            vehicle = vehicles.get(car.vehicle)
            if vehicle is None:
                told.append(gettext(N_("car not assigned yet")))
            else:
                number = gettext(N_("car no. %(number)s"), number=vehicle.number)
                told.append(" ".join(filter(None, (number, vehicle.plate, self._name(vehicle.driver)))))
        return ", ".join(told)


def _few(sort: str, changes: Sequence[Change[_Thing]], tell: Callable[[Change[_Thing]], Told]) -> Iterator[Told]:
    """Yield the changes one by one, those of a deed that are too many as their number; in the order in which people are told."""
    for deed in Deed:
        alike = [change for change in changes if change.deed is deed]
        if len(alike) > MOST_TOLD:
            yield Told(_number_told(sort, len(alike)), deed)
        else:
            yield from map(tell, alike)


def _number_told(sort: str, number: int) -> str:
    match sort:
        case "legs":
            return ngettext("%(num)s arrival or departure", "%(num)s arrivals and departures", number)
        case "transfers":
            return ngettext("%(num)s transfer", "%(num)s transfers", number)
        case "stays":
            return ngettext("%(num)s stay", "%(num)s stays", number)
        case _:
            return ngettext("%(num)s booking of an interpreter", "%(num)s bookings of interpreters", number)


def _moved(old: WallTime | None, new: WallTime | None, pattern: str = N_("moved from %(old)s to %(new)s")) -> Iterator[str]:
    if old == new:
        return
    if old is None or new is None:
        yield replaced(gettext(N_("Time")), _moment(old), _moment(new))
        return
    same_day = old.day == new.day
    yield gettext(pattern, old=clock(old) if same_day else _moment(old), new=clock(new) if same_day else _moment(new))


def _moment(wall: WallTime | None) -> str:
    return f"{day_month(wall.day)}, {clock(wall)}" if wall else ""


def _span(transfer: TransferPicture) -> str:
    start, end = transfer.start, transfer.end
    lasts = end.instant - start.instant
    return hours(When(start.day, Precision.EXACT, start, end if start.instant < end.instant and lasts <= LONGEST else None))


def _days(stay: StayPicture) -> str:
    return days_range(Days(stay.from_day, max(stay.from_day, stay.until_day)))


def _sign_told(name: str, leg: LegPicture) -> str:
    """Say what has become of a leg that is one way or another."""
    match name:
        case "provisional":
            return gettext(N_("not confirmed yet")) if leg.provisional else gettext(N_("now confirmed"))
        case "border":
            return gettext(N_("crosses a border")) if leg.border else gettext(N_("crosses no border"))
        case "vip":
            return gettext(N_("who goes through the VIP hall has changed"))
        case _:
            return gettext(N_("another means of travel"))
