"""Claims about who is where at a moment."""

from datetime import date

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision
from app.planning.attendance.commands import SetDelegations, SetMember, SetRoles, set_delegations, set_member, set_roles
from app.planning.attendance.whereabouts import Whereabouts, items_at, whereabouts
from app.planning.events.models import Event
from app.planning.programmes.roster_queries import roster_of
from app.planning.programmes.rules import ItemRole
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item, at
from tests.integration.planning.people import an_officer


def asked(session: Session, event: Event, clock: str, day: date | None = None) -> Whereabouts:
    """Return who is where at a time of the event's first day."""
    start = at(clock, day=day or event.first_day, zone=event.zone).start
    assert start
    return whereabouts(roster_of(session, event), items_at(session, event.id, start.instant))


def told(found: Whereabouts) -> dict[str, list[str]]:
    """Return the titles of the items at which each person is."""
    return {one.known.picture.name.ru.split()[0]: [item.title.ru for item in one.items] for group in found.groups for one in group.people}


def test_everybody_is_found_where_they_are_and_who_is_nowhere_is_free(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    plenary, section = (
        an_item(session, event, "10:00", "11:00", title="пленарное"),
        an_item(session, event, "10:00", "11:00", title="секция"),
    )
    delegation = a_delegation(session, event)
    a_member(session, delegation, a_person_in_directory(session, "Первый"))
    second = a_member(session, delegation, a_person_in_directory(session, "Второй"))
    third = a_member(session, a_delegation(session, event), a_person_in_directory(session, "Третий"))
    alone = a_person_in_directory(session, "Ведущий")
    set_delegations(session, SetDelegations(plenary.id, by, None, (delegation.id,)))
    set_member(session, SetMember(plenary.id, by, None, second.id, False))
    set_member(session, SetMember(section.id, by, None, second.id, True))
    set_roles(session, SetRoles(section.id, by, None, ((alone.id, ItemRole.CHAIR),)))
    found = asked(session, event, "10:30")
    assert told(found) == {"Первый": ["пленарное"], "Второй": ["секция"], "Третий": [], "Ведущий": ["секция"]}
    assert [(item.title.ru, count) for item, count in found.items] == [("пленарное", 1), ("секция", 2)]
    assert [group.name is None for group in found.groups] == [False, False, True]
    assert third.person_id in {one.known.id for one in found.groups[1].people}


def test_an_item_has_begun_at_its_start_and_is_over_at_its_end(session: Session) -> None:
    event = an_event(session)
    an_item(session, event, "10:00", "11:00")
    assert [len(asked(session, event, clock).items) for clock in ("09:59", "10:00", "10:59", "11:00")] == [0, 1, 1, 0]


def test_an_item_without_an_end_lasts_an_hour_or_until_the_next_one_of_that_person(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    dinner = an_item(session, event, when=at("19:00", precision=Precision.OPEN), title="ужин")
    concert = an_item(session, event, "19:30", "21:00", title="концерт")
    both, one = a_delegation(session, event), a_delegation(session, event)
    a_member(session, both, a_person_in_directory(session, "Зритель"))
    a_member(session, one, a_person_in_directory(session, "Едок"))
    set_delegations(session, SetDelegations(dinner.id, by, None, (both.id, one.id)))
    set_delegations(session, SetDelegations(concert.id, by, None, (both.id,)))
    assert told(asked(session, event, "19:45")) == {"Зритель": ["концерт"], "Едок": ["ужин"]}
    assert told(asked(session, event, "20:00")) == {"Зритель": ["концерт"], "Едок": []}
    assert asked(session, event, "19:45").torn == 0


def test_who_is_wanted_in_two_places_is_marked_and_two_items_in_one_place_are_none(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    foyer = Texts("фойе")
    items = [
        an_item(session, event, title="раз", place_note=foyer),
        an_item(session, event, title="два", place_note=foyer),
        an_item(session, event, title="три"),
    ]
    torn, calm = a_delegation(session, event), a_delegation(session, event)
    a_member(session, torn)
    a_member(session, calm)
    for item, whom in zip(items, ((torn.id, calm.id), (calm.id,), (torn.id,)), strict=True):
        set_delegations(session, SetDelegations(item.id, by, None, whom))
    found = asked(session, event, "10:30")
    assert [[one.torn for one in group.people] for group in found.groups] == [[True], [False]]
    assert found.torn == 1


def test_many_are_found_with_the_queries_of_few(session: Session, shared_engine: Engine) -> None:
    counts = []
    for number in (1, 40):
        event, by = an_event(session), an_officer(session)
        delegation = a_delegation(session, event)
        for _ in range(number):
            a_member(session, delegation)
            set_delegations(session, SetDelegations(an_item(session, event).id, by, None, (delegation.id,)))
        session.flush()
        with statements(shared_engine) as queries:
            assert len(asked(session, event, "10:30").items) == number
        counts.append(len(queries))
    assert counts[0] == counts[1]
