"""Claims about making badges, what they say, revoking and reissuing them, and zones."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.planning.accreditation import commands, zone_commands
from app.planning.accreditation.coming import ALSO_COMING, coming_to, missing_of
from app.planning.accreditation.models import Badge, BadgeZone
from app.planning.accreditation.queries import State, Wanted, badges_of, badges_page, counts_of, ids_of, zones_of
from app.planning.accreditation.rules import BadgeCategory, stem
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.logistics import bearers
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.rules import ItemRole
from app.register.accounts.rules.roles import Actor
from tests.counting import statements
from tests.factories.accounts import NOW
from tests.factories.events import an_event
from tests.factories.logistics import a_badge, a_badge_zone, a_leg, a_vehicle
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment, an_organisation
from tests.factories.programmes import an_item
from tests.integration.planning.people import a_reader, an_officer
from tests.integration.planning.races import meeting

assert ALSO_COMING["drivers"] is bearers.drivers_of


def details(letter: str, *categories: BadgeCategory) -> zone_commands.ZoneDetails:
    return zone_commands.ZoneDetails(letter, Texts(ru=f"Зона {letter}"), frozenset(categories))


def badges(session: Session, event: Event) -> Sequence[Badge]:
    return session.scalars(select(Badge).where(Badge.event_id == event.id).order_by(Badge.number)).all()


def everybody(event: Event, by: Actor, session: Session) -> commands.Chosen:
    return commands.Chosen(event.id, by, [(ident, None) for ident in ids_of(session, event.id, Wanted())])


def test_everybody_who_comes_is_known_with_what_their_badge_says(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event, attached=(officer := a_person_in_directory(session, "Прикреплённый")))
    head = a_member(session, delegation, role=MemberRole.HEAD).person_id
    declined = a_member(session, delegation, status=MemberStatus.DECLINED).person_id
    speaker, driver, greeter = (a_person_in_directory(session, name) for name in ("Докладчик", "Водитель", "Встречающий"))
    session.add(ItemPerson(item_id=an_item(session, event).id, person_id=speaker.id, role=ItemRole.SPEAKER))
    session.add(ItemPerson(item_id=an_item(session, event, cancelled=True).id, person_id=declined, role=ItemRole.SPEAKER))
    a_vehicle(session, event, driver)
    a_leg(session, event, met_by=greeter)
    session.flush()
    assert coming_to(session, event.id) == {
        head: BadgeCategory.HEAD,
        officer.id: BadgeCategory.ORGANISER,
        speaker.id: BadgeCategory.SPEAKER,
        driver.id: BadgeCategory.DRIVER,
        greeter.id: BadgeCategory.ORGANISER,
    }


def test_the_missing_badges_are_made_at_one_press_and_a_second_press_makes_none(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    a_badge_zone(session, event, "A", categories=["head", "delegate"])
    a_badge_zone(session, event, "V", categories=["head"])
    delegation = a_delegation(session, event)
    a_badge(session, event, number=7)
    for name, role in (("Беков", MemberRole.HEAD), ("Аманов", MemberRole.MEMBER)):
        a_member(session, delegation, a_person_in_directory(session, name), role=role)
    made = commands.make_missing(session, commands.MakeMissing(event.id, by))
    assert (made, commands.make_missing(session, commands.MakeMissing(event.id, by)), missing_of(session, event.id)) == (2, 0, {})
    told = [(one.number, one.category, one.zones, len(one.code)) for one in badges(session, event)[1:]]
    assert told == [(8, BadgeCategory.DELEGATE, ["A"], 16), (9, BadgeCategory.HEAD, ["A", "V"], 16)]


def test_making_badges_takes_as_many_questions_for_three_as_for_thirty(session: Session, shared_engine: Engine) -> None:
    asked = []
    for count in (3, 30):
        event, by = an_event(session), an_officer(session)
        delegation = a_delegation(session, event)
        for _ in range(count):
            a_member(session, delegation)
        with statements(shared_engine) as told:
            commands.make_missing(session, commands.MakeMissing(event.id, by))
        asked.append(len([one for one in told if not one.startswith("INSERT")]))
    assert asked[0] == asked[1]


def test_two_who_make_the_missing_badges_at_once_make_each_once(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        event, by = an_event(session), an_officer(session)
        delegation = a_delegation(session, event)
        for _ in range(3):
            a_member(session, delegation)
    cmd = commands.MakeMissing(event.id, by)
    later = meeting(engine, sessions, *[lambda session: commands.make_missing(session, cmd)] * 2)
    with sessions() as session:
        assert (later.result(), [one.number for one in badges(session, event)]) == (0, [1, 2, 3])


def test_a_reader_makes_no_badges(session: Session) -> None:
    with pytest.raises(NotAllowed):
        commands.make_missing(session, commands.MakeMissing(an_event(session).id, a_reader(session)))


def test_somebody_else_gets_a_badge_once(session: Session) -> None:
    event, by, guest = an_event(session), an_officer(session), a_person_in_directory(session)
    made = [commands.make_badge(session, commands.MakeBadge(event.id, by, guest.id)) for _ in range(2)]
    assert (made[0] == made[1], session.get_one(Badge, made[0]).category) == (True, BadgeCategory.GUEST)


def test_a_badge_that_says_something_else_is_to_be_printed_again(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    a_badge_zone(session, event, "B", categories=["press"])
    first, second = (a_badge(session, event, printed_at=NOW, zones=[]) for _ in range(2))
    chosen = commands.Chosen(event.id, by, [(first.id, first.revision), (second.id, second.revision + 1)])
    done = commands.change_badges(session, commands.ChangeBadges(chosen, BadgeCategory.PRESS, by_category=True))
    assert (done.done, done.changed_meanwhile) == (1, (second.label(),))
    assert (first.category, first.zones, first.printed_at) == (BadgeCategory.PRESS, ["B"], None)
    assert (second.category, second.printed_at) == (BadgeCategory.DELEGATE, NOW)


def test_zones_that_are_not_there_are_refused(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    a_badge(session, event)
    with pytest.raises(Refusal) as refused:
        commands.change_badges(session, commands.ChangeBadges(everybody(event, by, session), zones=("Z",)))
    assert refused.value.field == "zones"


def test_a_badge_of_another_event_is_left_alone(session: Session) -> None:
    event, other, by = an_event(session), an_event(session), an_officer(session)
    badge = a_badge(session, other)
    assert commands.revoke_badges(session, commands.Chosen(event.id, by, [(badge.id, None)])).done == 0
    assert badge.revoked is False


def test_a_reissued_badge_has_a_new_code_and_counts_again(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    badge = a_badge(session, event, code="ABCDEFGH234567AB", revoked=True, printed_at=NOW)
    commands.reissue_badges(session, everybody(event, by, session))
    assert (stem(badge.code), badge.code == "ABCDEFGH234567AB", badge.revoked, badge.printed_at) == ("ABCDEFGH", False, False, None)


def test_only_what_was_printed_counts_as_printed(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    first, second = a_badge(session, event), a_badge(session, event)
    printed = [(first.id, first.revision), (second.id, second.revision)]
    commands.change_badges(session, commands.ChangeBadges(commands.Chosen(event.id, by, [(second.id, None)]), BadgeCategory.PRESS))
    commands.note_printed(session, printed, now=NOW)
    session.expire_all()
    assert (first.printed_at, second.printed_at) == (NOW, None)
    assert counts_of(session, event.id).unprinted == 1


def test_a_new_zone_opens_to_the_badges_that_are_there(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    driver, press = a_badge(session, event, category=BadgeCategory.DRIVER), a_badge(session, event, category=BadgeCategory.PRESS)
    uid = new_uid()
    made = {zone_commands.add_zone(session, zone_commands.AddZone(event.id, by, uid, details("P", BadgeCategory.DRIVER))) for _ in range(2)}
    assert (len(made), driver.zones, press.zones) == (1, ["P"], [])


def test_badges_follow_the_letter_of_a_zone_and_lose_one_that_goes(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    zone, _ = a_badge_zone(session, event, "C"), a_badge_zone(session, event, "B")
    badge = a_badge(session, event, zones=["B", "C"], printed_at=NOW)
    zone_commands.change_zone(session, zone_commands.ChangeZone(zone.id, by, zone.revision, details("A")))
    assert (badge.zones, badge.printed_at) == (["A", "B"], None)
    zone_commands.remove_zone(session, zone_commands.RemoveZone(zone.id, by, zone.revision))
    assert (badge.zones, [one.letter for one in zones_of(session, event.id)]) == (["B"], ["B"])


def test_a_zone_changed_meanwhile_is_not_written_over(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    zone = a_badge_zone(session, event, "A")
    with pytest.raises(Stale):
        zone_commands.change_zone(session, zone_commands.ChangeZone(zone.id, by, zone.revision - 1, details("B")))
    assert session.scalars(select(BadgeZone.letter)).all().count("B") == 0


def test_a_list_is_cut_down_by_delegation_category_state_and_name(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event)
    kusaev = a_person_in_directory(session, "Күсәев")
    a_member(session, delegation, kusaev)
    first = a_badge(session, event, kusaev, printed_at=NOW, arrived_at=NOW)
    second = a_badge(session, event, a_person_in_directory(session, "Петров"), category=BadgeCategory.PRESS)
    third = a_badge(session, event, a_person_in_directory(session, "Яковлев"), revoked=True)
    told = {
        "all": ids_of(session, event.id, Wanted()),
        "delegation": ids_of(session, event.id, Wanted(delegation_id=delegation.id)),
        "category": ids_of(session, event.id, Wanted(category=BadgeCategory.PRESS)),
        "sound": ids_of(session, event.id, Wanted(typed="Kussaev")),
        **{state.value: ids_of(session, event.id, Wanted(state=state)) for state in State},
    }
    assert told == {
        "all": [first.id, second.id, third.id],
        "delegation": [first.id],
        "category": [second.id],
        "sound": [first.id],
        "unprinted": [second.id],
        "arrived": [first.id],
        "expected": [second.id],
        "revoked": [third.id],
    }


def test_a_badge_names_what_its_bearer_comes_as(session: Session) -> None:
    event = an_event(session)
    person = a_person_in_directory(session)
    an_appointment(session, person, "директор")
    ministry = an_organisation(session, name=Texts(ru="Министерство"), short_name=Texts(ru="Минпром"))
    chosen = an_appointment(session, person, "министр", organisation_id=ministry.id)
    a_member(session, a_delegation(session, event, name=Texts(ru="Делегация")), person, appointment=chosen)
    badge = a_badge(session, event, person)
    session.expire_all()
    bearer = badges_of(session, event, [badge.id])[0].bearer
    assert (bearer.position.ru, bearer.organisation.ru, [name.ru for _, name in bearer.delegations]) == (
        "министр",
        "Минпром",
        ["Делегация"],
    )


def test_a_page_of_the_list_takes_as_many_questions_for_two_as_for_twenty(session: Session, shared_engine: Engine) -> None:
    asked = []
    for count in (2, 20):
        event = an_event(session)
        delegation = a_delegation(session, event)
        for _ in range(count):
            a_badge(session, event, a_member(session, delegation).person)
        session.expunge_all()
        found = session.get_one(Event, event.id)
        with statements(shared_engine) as told:
            badges_page(session, found, Wanted())
        asked.append(len(told))
    assert asked[0] == asked[1]
