"""The claim that nobody misses anything: the personal programmes together are the published programme, whoever attends what."""

from hypothesis import given, settings

from app.planning.itineraries import line_json
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.reading import may_read
from app.planning.itineraries.rules import Line, LineKind, Subject, Whose
from app.planning.logistics.picture import Logistics
from app.planning.programmes.participants import attending
from app.planning.programmes.programme import Item, Programme
from tests.strategies.logistics import pictures

Pictures = tuple[Programme, Logistics]


def lines_of(itineraries: Itineraries, uid: str, subject: Subject = Subject.PERSON) -> tuple[Line, ...]:
    """Return the lines of a subject."""
    return itineraries.of(Whose(subject, uid)).lines


def items_among(lines: tuple[Line, ...]) -> set[str]:
    """Return the UIDs of the items among some lines, as one attends or interprets them."""
    return {line.item.uid for line in lines if line.item}


def reads(programme: Programme, item: Item, uid: str) -> bool:
    """Tell whether a person attends an item and may read of it, as the rules say one by one."""
    sides = [party.side for party in programme.delegations if any(one.person == uid and one.comes for one in party.members)]
    return uid in attending(programme, item) and may_read(item, sides, programme.host)


@given(pictures())
@settings(max_examples=60)
def test_the_union_of_all_personal_programmes_is_the_published_programme(both: Pictures) -> None:
    programme, logistics = both
    itineraries = Itineraries(programme, logistics)
    standing = [item for item in programme.items if not item.cancelled]
    read = {item.uid for item in standing if any(reads(programme, item, uid) for uid in programme.people)}
    told = {uid for person in itineraries.persons() for uid in items_among(lines_of(itineraries, person))}
    assert told & {item.uid for item in standing} == read


@given(pictures())
@settings(max_examples=60)
def test_everybody_has_exactly_the_items_that_they_attend_and_may_read(both: Pictures) -> None:
    programme, logistics = both
    itineraries = Itineraries(programme, logistics)
    for uid in {*programme.people, *logistics.people}:
        expected = {item.uid for item in programme.items if reads(programme, item, uid)}
        lines = lines_of(itineraries, uid)
        assert items_among(lines) == expected
        assert len([line for line in lines if line.item]) == len(expected)


@given(pictures())
@settings(max_examples=60)
def test_a_transfer_stands_with_exactly_its_passengers_and_exactly_its_vehicles(both: Pictures) -> None:
    programme, logistics = both
    itineraries = Itineraries(programme, logistics)
    for transfer in logistics.transfers:
        rides = {uid for uid in itineraries.persons() if _about(lines_of(itineraries, uid), LineKind.RIDE, transfer.uid)}
        assert rides == set(transfer.passengers)
        drives = {
            vehicle.uid
            for vehicle in logistics.vehicles
            if _about(lines_of(itineraries, vehicle.uid, Subject.VEHICLE), LineKind.DRIVE, transfer.uid)
        }
        assert drives == {car.vehicle for car in transfer.cars if car.vehicle}


@given(pictures())
@settings(max_examples=50)
def test_legs_and_stays_stand_with_exactly_those_whose_they_are(both: Pictures) -> None:
    programme, logistics = both
    itineraries = Itineraries(programme, logistics)
    for uid in {*programme.people, *logistics.people}:
        lines = lines_of(itineraries, uid)
        assert {line.leg.uid for line in lines if line.leg} == {leg.uid for leg in logistics.legs if uid in leg.passengers}
        assert {line.stay.uid for line in lines if line.stay} == {stay.uid for stay in logistics.stays if stay.person == uid}


@given(pictures())
@settings(max_examples=50)
def test_a_delegation_goes_where_it_or_anybody_of_it_goes(both: Pictures) -> None:
    programme, logistics = both
    itineraries = Itineraries(programme, logistics)
    for party in programme.delegations:
        coming = {member.person for member in party.members if member.comes}
        expected = {
            item.uid
            for item in programme.items
            if (party.uid in item.present.delegations or coming & attending(programme, item))
            and may_read(item, [party.side], programme.host)
        }
        assert items_among(lines_of(itineraries, party.uid, Subject.DELEGATION)) == expected


@given(pictures())
@settings(max_examples=50)
def test_equal_keys_show_the_same_and_no_two_lines_of_a_programme_share_an_entry(both: Pictures) -> None:
    itineraries = Itineraries(*both)
    seen: dict[str, Line] = {}
    for whose in itineraries.subjects():
        lines = itineraries.of(whose).lines
        assert len({line.uid for line in lines}) == len(lines)
        for line in lines:
            assert seen.setdefault(line.key, line) == line
            assert len(line.key) <= 120


@given(pictures())
@settings(max_examples=50)
def test_every_subject_that_is_listed_has_lines_and_every_line_can_be_stored(both: Pictures) -> None:
    itineraries = Itineraries(*both)
    subjects = itineraries.subjects()
    assert len(set(subjects)) == len(subjects)
    assert {whose.uid for whose in subjects if whose.subject is Subject.PERSON} == set(itineraries.persons())
    for whose in subjects:
        lines = itineraries.of(whose).lines
        assert lines
        for line in lines:
            assert line_json.from_json(line_json.as_json(line)) == line


def _about(lines: tuple[Line, ...], kind: LineKind, uid: str) -> bool:
    return any(line.kind is kind and line.transfer is not None and line.transfer.uid == uid for line in lines)
