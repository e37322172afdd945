"""Loading the talks of the demonstration set: who is at the table, what is said, and the gifts of their events."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.naming import uid_of
from app.demo.queries import events_by_code, item_ids
from app.demo.talks_data import DemoDiplomacy, DemoGift, DemoTalks
from app.matters.talks.commands import AddToTable, Joining, SetTalks, TalksDetails, add_to_table, set_talks
from app.matters.talks.gifts_commands import AddGift, GiftDetails, add_gift
from app.matters.talks.models import Gift, Talks
from app.matters.talks.points_commands import AddPoint, PointDetails, add_point
from app.matters.undertakings.models import Dossier
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person


def load_talks(session: Session, told: Mapping[str, DemoDiplomacy], by: Actor, persons: Mapping[str, Person]) -> None:
    """Make those talks and gifts that are not there; what is there stays as it is. Whoever is not in the set sits at no table."""
    events = events_by_code(session, told.keys())
    at_tables = {one.item for row in told.values() for one in row.talks}
    items = item_ids(session, at_tables | {one.item for row in told.values() for one in row.gifts})
    prepared, known = set(session.scalars(select(Talks.item_id))), set(session.scalars(select(Gift.code)))
    dossiers = dict(session.execute(select(Dossier.code, Dossier.id)).all())
    for code, event in events.items():
        for talks in told[code].talks:
            if talks.item in items and items[talks.item] not in prepared:
                _talks(session, talks, items[talks.item], by, persons, dossiers)
        for gift in told[code].gifts:
            if gift.code not in known:
                _gift(session, event, gift, by, items.get(gift.item), persons)


def _talks(
    session: Session,
    told: DemoTalks,
    item_id: int,
    by: Actor,
    persons: Mapping[str, Person],
    dossiers: Mapping[str | None, int],
) -> None:
    details = TalksDetails(told.press, told.press_minutes, told.press_note, told.ours_left)
    set_talks(session, SetTalks(item_id, by, None, details))
    sitting = [one for one in told.sitters if one.person in persons]
    add_to_table(session, AddToTable(item_id, by, tuple(Joining(persons[one.person].id, one.side, one.role) for one in sitting)))
    for number, point in enumerate(told.points, 1):
        what = PointDetails(point.text, point.if_asked, dossiers.get(point.dossier) if point.dossier else None)
        add_point(session, AddPoint(item_id, by, uid_of(f"{told.item}-point-{number}"), what))


def _gift(session: Session, event: Event, told: DemoGift, by: Actor, item_id: int | None, persons: Mapping[str, Person]) -> None:
    giver, receiver = persons.get(told.giver), persons.get(told.receiver)
    details = GiftDetails(
        what=told.what,
        giving_side=told.giving_side,
        giver_id=giver.id if giver else None,
        receiver_id=receiver.id if receiver else None,
        item_id=item_id,
        value=told.value,
        handed_on=event.first_day + timedelta(days=told.day) if told.day is not None else None,
        keeper=told.keeper,
        act=told.act,
    )
    add_gift(session, AddGift(event.id, by, uid_of(told.code), details, told.state, told.code))
