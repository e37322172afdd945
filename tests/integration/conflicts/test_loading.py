"""Claims: the facts of a programme are what stands in its rows; what is cancelled is not there, nor who does not come."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.facts import ItemFact, MemberFact, Spot
from app.judgement.conflicts.loading import facts_of, situation_of
from app.planning.delegations.models import Delegation
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind, ItemRole, Visibility
from app.register.directory.rules.kinds import PartySide
from app.register.venues.rules import Layout
from tests.counting import statements
from tests.factories.events import FIRST_DAY, an_event
from tests.factories.facts import UFA, minute
from tests.factories.fairs import a_fair, a_stop, a_walk
from tests.factories.people import a_delegation, a_member, a_person_in_directory, a_rank, an_appointment
from tests.factories.programmes import a_speech, an_item, at, speech_rows
from tests.factories.venues import a_hall, a_venue
from tests.integration.conflicts.loading_world import NOW, a_world

KK = frozenset({"kk"})


def fact_of(session: Session, item: ProgrammeItem) -> ItemFact:
    return facts_of(session, item.event_id, now=NOW).items[item.id]


def sent(session: Session, item: ProgrammeItem, delegation: Delegation) -> None:
    session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
    session.flush()


def test_an_item_is_told_as_it_stands(session: Session) -> None:
    event, hall, chair = an_event(session), a_hall(session), a_person_in_directory(session)
    speeches = speech_rows(a_speech(minutes=10), a_speech(minutes=7, language="kk"), a_speech(minutes=5))
    asked = {"layout": Layout.THEATRE, "expected": 300, "buffer_minutes": 15, "visibility": Visibility.HOSTS}
    item = an_item(session, event, "10:00", "11:30", kind=ItemKind.SESSION, hall=hall, speeches=speeches, **asked)
    session.add(ItemPerson(item_id=item.id, person_id=chair.id, role=ItemRole.CHAIR))
    assert fact_of(session, item) == ItemFact(
        item.id,
        event.id,
        at("10:00", "11:30"),
        UFA,
        minute("10:00"),
        minute("11:30"),
        ItemKind.SESSION,
        Spot(hall.venue_id, hall.id),
        frozenset({chair.id}),
        ((chair.id, ItemRole.CHAIR),),
        frozenset(),
        15,
        300,
        Layout.THEATRE,
        22,
        frozenset({"ru", "kk"}),
        Visibility.HOSTS,
    )


def test_a_walk_takes_its_stops_with_the_ways_between_them(session: Session) -> None:
    event = a_fair(session)
    walk, other = a_walk(session, event), an_item(session, event)
    a_stop(session, walk, minutes=20, walk_minutes=3)
    a_stop(session, walk, minutes=25, walk_minutes=0)
    assert [fact_of(session, one).walk_minutes for one in (walk, other)] == [48, 0]
    assert [one.key for one in judge(situation_of(session, event.id, now=NOW)) if one.check == "walk_too_long"] == [
        f"walk_too_long:item{walk.id}"
    ]


def test_words_are_a_place_only_where_it_is_no_venue_of_ours(session: Session) -> None:
    event, venue, words = an_event(session), a_venue(session), Texts("у входа")
    assert fact_of(session, an_item(session, event, venue=venue, place_note=words)).spot == Spot(venue.id)
    assert fact_of(session, an_item(session, event, place_note=words)).spot == Spot(words="у входа")
    assert not fact_of(session, an_item(session, event)).spot.is_known


def test_an_open_or_unknown_time_has_no_instants_that_nobody_knows(session: Session) -> None:
    event = an_event(session)
    opened = fact_of(session, an_item(session, event, when=at("19:00", precision=Precision.OPEN)))
    assert (opened.start, opened.end, opened.unsure) == (minute("19:00"), None, True)
    unknown = fact_of(session, an_item(session, event, when=at()))
    assert (unknown.start, unknown.end, unknown.when.day) == (None, None, FIRST_DAY)


def test_a_cancelled_item_is_not_there(session: Session) -> None:
    event = an_event(session)
    kept = an_item(session, event)
    an_item(session, event, cancelled=True)
    assert facts_of(session, event.id, now=NOW).items.keys() == {kept.id}


def test_a_delegation_attends_with_those_who_come_minus_and_plus_single_members(session: Session) -> None:
    event = an_event(session)
    ours, theirs = a_delegation(session, event), a_delegation(session, event)
    goes, stays, guest = a_member(session, ours), a_member(session, ours), a_member(session, theirs)
    a_member(session, ours, status=MemberStatus.DECLINED)
    item = an_item(session, event)
    sent(session, item, ours)
    session.add(ItemMember(item_id=item.id, member_id=stays.id, attends=False))
    session.add(ItemMember(item_id=item.id, member_id=guest.id, attends=True))
    fact = fact_of(session, item)
    assert (fact.people, fact.delegations) == (frozenset({goes.person_id, guest.person_id}), frozenset({ours.id}))


def test_whoever_comes_instead_attends_for_the_one_who_was_sent_by_name(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event)
    substitute = a_member(session, delegation)
    gone = a_member(session, delegation, status=MemberStatus.SUBSTITUTED, substitute_id=substitute.id)
    named, whole = an_item(session, event), an_item(session, event)
    session.add(ItemMember(item_id=named.id, member_id=gone.id, attends=True))
    sent(session, whole, delegation)
    assert fact_of(session, named).people == {substitute.person_id}
    assert fact_of(session, whole).people == {substitute.person_id}


def test_somebody_of_two_delegations_attends_though_one_of_them_leaves_them_out(session: Session) -> None:
    event, person = an_event(session), a_person_in_directory(session)
    one, other = a_delegation(session, event), a_delegation(session, event)
    left_out = a_member(session, one, person)
    a_member(session, other, person)
    item = an_item(session, event)
    sent(session, item, one)
    sent(session, item, other)
    session.add(ItemMember(item_id=item.id, member_id=left_out.id, attends=False))
    session.flush()
    assert fact_of(session, item).people == {person.id}


def test_a_title_lacks_kazakh_where_somebody_reads_it(session: Session) -> None:
    quiet = an_event(session, is_public=False)
    kazakh = a_delegation(session, quiet, side=PartySide.KAZAKHSTAN)
    russian = a_delegation(session, quiet, side=PartySide.RUSSIA)
    visits, meets, told, hosts = (
        an_item(session, quiet, title=Texts("Встреча", kk=kk), visibility=visibility)
        for kk, visibility in (("", "guests"), ("", "guests"), ("Кездесу", "guests"), ("", "hosts"))
    )
    for item in (visits, told, hosts):
        sent(session, item, kazakh)
    sent(session, meets, russian)
    facts = facts_of(session, quiet.id, now=NOW).items
    assert [facts[item.id].untranslated for item in (visits, meets, told, hosts)] == [KK, frozenset(), frozenset(), frozenset()]


def test_the_public_of_a_public_event_reads_kazakh_of_no_other(session: Session) -> None:
    public, quiet = an_event(session), an_event(session, is_public=False)
    items = [an_item(session, public), an_item(session, public, visibility=Visibility.GUESTS), an_item(session, quiet)]
    assert [fact_of(session, item).untranslated for item in items] == [KK, frozenset(), frozenset()]


@pytest.mark.parametrize(("tzdata", "by", "moved"), [("2024a", 0, False), ("2024a", 60, True), (None, 0, False)])
def test_an_item_has_moved_where_other_rules_gave_its_time_another_instant(
    session: Session, tzdata: str | None, by: int, *, moved: bool
) -> None:
    item = an_item(session, an_event(session))
    session.execute(
        update(ProgrammeItem)
        .where(ProgrammeItem.id == item.id)
        .values(tzdata=tzdata or item.tzdata, starts_at=item.starts_at and item.starts_at + timedelta(minutes=by))
    )
    assert fact_of(session, item).moved_by_tzdata is moved


def test_an_item_that_new_rules_make_impossible_has_moved(session: Session) -> None:
    item = an_item(session, an_event(session))
    session.execute(update(ProgrammeItem).where(ProgrammeItem.id == item.id).values(end_local=ProgrammeItem.start_local, tzdata="2024a"))
    fact = fact_of(session, item)
    assert (fact.moved_by_tzdata, fact.start) == (True, minute("10:00"))


def member_facts(session: Session, event: Event) -> dict[int, MemberFact]:
    delegations = facts_of(session, event.id, now=NOW).delegations.values()
    return {member.id: member for delegation in delegations for member in delegation.members}


def test_a_member_comes_as_what_was_chosen_else_as_what_they_are_then_else_as_what_they_were(session: Session) -> None:
    event, day = an_event(session), timedelta(days=1)
    delegation, rank = a_delegation(session, event), a_rank(session)
    chosen, present, past, nobody = (a_member(session, delegation) for _ in range(4))
    for member in (chosen, present):
        an_appointment(session, member.person, until=FIRST_DAY - day, position_no=0)
        an_appointment(session, member.person, since=FIRST_DAY, rank=rank, position_no=1)
    chosen.appointment_id = an_appointment(session, chosen.person, since=FIRST_DAY + day, position_no=2).id
    an_appointment(session, past.person, until=FIRST_DAY - day)
    session.flush()
    found = member_facts(session, event)
    assert found[chosen.id] == MemberFact(chosen.id, chosen.person_id, MemberRole.MEMBER, True, FIRST_DAY + day)
    assert found[present.id] == MemberFact(present.id, present.person_id, MemberRole.MEMBER, True, FIRST_DAY, None, rank.position)
    assert found[past.id] == MemberFact(past.id, past.person_id, MemberRole.MEMBER, True, None, FIRST_DAY - day)
    assert found[nobody.id] == MemberFact(nobody.id, nobody.person_id, MemberRole.MEMBER, True)


def test_a_delegation_of_the_host_side_is_no_guest_and_knows_who_does_not_come(session: Session) -> None:
    event = an_event(session)
    host, guest = (a_delegation(session, event, side=side) for side in (PartySide.BASHKORTOSTAN, PartySide.RUSSIA))
    absent = a_member(session, guest, role=MemberRole.HEAD, status=MemberStatus.DECLINED)
    found = facts_of(session, event.id, now=NOW).delegations
    assert [found[one.id].is_guest for one in (host, guest)] == [False, True]
    assert found[guest.id].members == (MemberFact(absent.id, absent.person_id, MemberRole.HEAD, False),)


def test_of_an_event_that_is_not_there_nothing_is_judged(session: Session) -> None:
    with pytest.raises(NotFound):
        situation_of(session, 2**30, now=NOW)


def test_a_large_event_is_read_in_as_many_queries_as_a_small_one(session: Session, shared_engine: Engine) -> None:
    counts = []
    for items in (6, 24):
        world = a_world(session, 1, items=items)
        with statements(shared_engine) as asked:
            situation_of(session, world.event.id, now=NOW)
        counts.append(len(asked))
    assert counts[0] == counts[1]
