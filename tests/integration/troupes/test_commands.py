"""Claims about writing troupes, riders, rehearsals and freight, and about persons who lead one."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.matters.troupes import appearing, commands, freight_commands
from app.matters.troupes.erasing import erase_from_troupes
from app.matters.troupes.holdings import troupes_held
from app.matters.troupes.keeping import lead_a_troupe
from app.matters.troupes.models import Appearance, Freight, RiderNeed, Troupe
from app.matters.troupes.queries import get_freight, get_troupe
from app.matters.troupes.rules import FreightDay, Remark, RiderArea, RiderState
from app.matters.troupes.stage import Stage, stage_of
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import Visibility
from app.register.accounts.rules.roles import Actor
from tests.factories.events import FIRST_DAY, an_event
from tests.factories.people import a_delegation, a_person_in_directory
from tests.factories.programmes import an_item, at
from tests.factories.troupes import NAME, NEED, a_freight, a_need, a_troupe, an_appearance
from tests.factories.venues import a_hall
from tests.integration.planning.people import a_coordinator, an_officer, signing

TODAY = FIRST_DAY - timedelta(days=10)


@pytest.fixture
def event(session: Session) -> Event:
    return an_event(session)


@pytest.fixture
def by(session: Session) -> Actor:
    return an_officer(session)


@pytest.fixture
def concert(session: Session, event: Event) -> ProgrammeItem:
    return an_item(session, event, "18:00", "20:00", title=Texts("Гала-концерт", kk="Гала-концерт"), hall=a_hall(session))


def shown(session: Session, event: Event, today: date = TODAY) -> Stage:
    session.expire_all()
    return stage_of(session, session.get_one(Event, event.id), today)


def test_a_form_sent_twice_makes_one_troupe_one_line_and_one_freight(session: Session, event: Event, by: Actor) -> None:
    uid = new_uid()
    details = commands.TroupeDetails(Texts(NAME), people=25)
    made = {commands.add_troupe(session, commands.AddTroupe(event.id, by, uid, details)) for _ in range(2)}
    need = commands.AddNeed(made.copy().pop(), by, new_uid(), commands.NeedDetails(RiderArea.SOUND, NEED))
    freight = freight_commands.AddFreight(event.id, by, new_uid(), freight_commands.FreightDetails(Texts("Костюмы")))
    needs = {commands.add_need(session, need) for _ in range(2)}
    freights = {freight_commands.add_freight(session, freight) for _ in range(2)}
    counts = [session.scalar(select(func.count()).select_from(table)) for table in (Troupe, RiderNeed, Freight)]
    assert (len(made), len(needs), len(freights), counts) == (1, 1, 1, [1, 1, 1])


def test_nothing_is_written_from_a_page_that_is_older_than_what_stands_there(session: Session, event: Event, by: Actor) -> None:
    troupe, freight = a_troupe(session, event), a_freight(session, event)
    need = a_need(session, troupe)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: commands.change_troupe(session, commands.ChangeTroupe(troupe.id, by, 0, commands.TroupeDetails(Texts("Другой")))),
        lambda: commands.remove_troupe(session, commands.RemoveTroupe(troupe.id, by, 0)),
        lambda: commands.change_need(session, commands.ChangeNeed(need.id, by, 0, commands.NeedDetails(RiderArea.POWER, "5 кВт"))),
        lambda: commands.mark_need(session, commands.MarkNeed(need.id, by, 0, RiderState.READY)),
        lambda: commands.remove_need(session, commands.RemoveNeed(need.id, by, 0)),
        lambda: freight_commands.remove_freight(session, freight_commands.RemoveFreight(freight.id, by, 0)),
    )
    for deed in deeds:
        with pytest.raises(Stale):
            deed()
    assert (troupe.name.ru, need.state, need.text) == (NAME, RiderState.ASKED, NEED)


def test_two_who_mark_a_line_the_same_do_not_disturb_each_other(session: Session, event: Event, by: Actor) -> None:
    need = a_need(session, a_troupe(session, event))
    seen = need.revision
    for _ in range(2):
        commands.mark_need(session, commands.MarkNeed(need.id, by, seen, RiderState.READY))
    assert (need.state, need.revision) == (RiderState.READY, seen + 1)


def test_a_coordinator_writes_to_their_own_event_alone(session: Session, event: Event) -> None:
    stranger = signing(session, a_coordinator(session))
    troupe = a_troupe(session, event)
    with pytest.raises(NotAllowed):
        commands.add_need(session, commands.AddNeed(troupe.id, stranger, new_uid(), commands.NeedDetails(RiderArea.SOUND, NEED)))
    with pytest.raises(NotAllowed):
        appearing.remove_appearance(
            session, appearing.RemoveAppearance(an_appearance(session, troupe, an_item(session, event)).id, stranger)
        )


def test_what_belongs_to_another_event_is_refused_beside_its_field(session: Session, event: Event, by: Actor) -> None:
    other = an_event(session)
    troupe, foreign = a_troupe(session, event), a_troupe(session, other)
    delegation, item = a_delegation(session, other), an_item(session, other)
    fields = []
    deeds: tuple[Callable[[], object], ...] = (
        lambda: commands.change_troupe(
            session, commands.ChangeTroupe(troupe.id, by, None, commands.TroupeDetails(Texts(NAME), delegation_id=delegation.id))
        ),
        lambda: freight_commands.add_freight(
            session,
            freight_commands.AddFreight(event.id, by, new_uid(), freight_commands.FreightDetails(Texts("Ящик"), troupe_id=foreign.id)),
        ),
        lambda: appearing.add_appearance(session, appearing.AddAppearance(troupe.id, by, new_uid(), item.id)),
    )
    for deed in deeds:
        with pytest.raises(Refusal) as no:
            deed()
        fields.append(no.value.field)
    assert fields == ["delegation_id", "troupe_id", "item_id"]


def test_a_rehearsal_is_an_item_in_the_hall_of_the_concert_that_the_hosts_alone_see(
    session: Session, event: Event, by: Actor, concert: ProgrammeItem
) -> None:
    show = an_appearance(session, a_troupe(session, event), concert)
    cmd = appearing.PlanRehearsal(show.id, by, new_uid(), concert.day, time(14), time(16))
    made = {appearing.plan_rehearsal(session, cmd) for _ in range(2)}
    item = session.get_one(Appearance, made.pop()).item
    assert (item.title.ru, item.visibility, item.hall_id, item.day, item.zone) == (
        "Репетиция: Гала-концерт",
        Visibility.HOSTS,
        concert.hall_id,
        concert.day,
        concert.zone,
    )
    assert (made, item.title.kk, item.title.ba) == (set(), "Дайындық: Гала-концерт", "")
    [troupe] = shown(session, event).troupes
    assert [(one.remarks, len(one.rehearsals)) for one in troupe.performances] == [((), 1)]


@pytest.mark.parametrize(
    ("day", "start", "end", "field"),
    [
        (0, time(17), time(19), "start"),
        (0, time(21), None, "start"),
        (1, time(9), time(10), "day"),
        (0, None, None, "start"),
        (0, time(16), time(15), "end"),
        (-900, time(9), None, "day"),
    ],
)
def test_a_rehearsal_that_is_not_over_before_its_concert_is_refused(
    session: Session, event: Event, by: Actor, concert: ProgrammeItem, day: int, start: time | None, end: time | None, field: str
) -> None:
    show = an_appearance(session, a_troupe(session, event), concert)
    with pytest.raises(Refusal) as no:
        appearing.plan_rehearsal(session, appearing.PlanRehearsal(show.id, by, new_uid(), concert.day + timedelta(days=day), start, end))
    assert no.value.field == field


def test_a_concert_that_nobody_rehearses_and_one_that_moved_before_its_rehearsal_are_told(
    session: Session, event: Event, by: Actor, concert: ProgrammeItem
) -> None:
    troupe = a_troupe(session, event)
    an_appearance(session, troupe, concert)
    rehearsal = an_item(session, event, "14:00", "16:00")

    def remarks(today: date = TODAY) -> list[tuple[Remark, ...]]:
        return [one.remarks for one in shown(session, event, today).troupes[0].performances]

    assert (remarks(), remarks(concert.day + timedelta(days=1))) == ([(Remark.NO_REHEARSAL,)], [()])
    appearing.add_appearance(session, appearing.AddAppearance(troupe.id, by, new_uid(), rehearsal.id, concert.id))
    assert remarks() == [()]
    concert.when = at("12:00", "13:00", day=concert.day)
    session.flush()
    assert remarks() == [(Remark.LATE_REHEARSAL,)]
    rehearsal.cancelled = True
    session.flush()
    assert remarks() == [(Remark.NO_REHEARSAL,)]
    concert.cancelled = True
    session.flush()
    assert remarks() == [(Remark.CANCELLED,)]


def test_a_troupe_stands_at_an_item_once_and_rehearses_nothing_at_itself(
    session: Session, event: Event, by: Actor, concert: ProgrammeItem
) -> None:
    troupe = a_troupe(session, event)
    appearing.add_appearance(session, appearing.AddAppearance(troupe.id, by, new_uid(), concert.id))
    with pytest.raises(Refusal):
        appearing.add_appearance(session, appearing.AddAppearance(troupe.id, by, new_uid(), concert.id))
    with pytest.raises(Refusal) as no:
        appearing.add_appearance(session, appearing.AddAppearance(troupe.id, by, new_uid(), concert.id, concert.id))
    assert no.value.field == "for_item_id"


def test_who_takes_back_a_performance_takes_back_its_rehearsals_and_leaves_the_items(
    session: Session, event: Event, by: Actor, concert: ProgrammeItem
) -> None:
    troupe = a_troupe(session, event)
    show, rehearsal = an_appearance(session, troupe, concert), an_item(session, event, "10:00", "11:00")
    an_appearance(session, troupe, rehearsal, concert)
    appearing.remove_appearance(session, appearing.RemoveAppearance(show.id, by))
    left = session.scalar(select(func.count()).select_from(Appearance)), session.scalar(select(func.count()).select_from(ProgrammeItem))
    assert left == (0, 2)
    told = [row.fields["performs_at"] for row in history_of(session, Troupe.__kind__, troupe.id) if "performs_at" in row.fields]
    assert sorted(told) == sorted([[concert.label(), None], [rehearsal.label(), None]])


def test_freight_keeps_its_days_and_tells_what_is_next_and_that_it_comes_too_late(
    session: Session, event: Event, by: Actor, concert: ProgrammeItem
) -> None:
    troupe = a_troupe(session, event)
    an_appearance(session, troupe, concert)
    days = {FreightDay.LOADED: TODAY - timedelta(days=1), FreightDay.ARRIVES: concert.day + timedelta(days=1)}
    details = freight_commands.FreightDetails(Texts("Костюмы"), troupe.id, volume_dm3=4500, days=days)
    made = freight_commands.add_freight(session, freight_commands.AddFreight(event.id, by, new_uid(), details))
    stage = shown(session, event)
    [row] = stage.freight
    assert (row.is_late, row.standing.last, row.standing.next) == (True, FreightDay.LOADED, FreightDay.CUSTOMS_OUT)
    assert stage.troupes[0].remarks == (Remark.FREIGHT_LATE,)
    wrong = freight_commands.FreightDetails(Texts("Костюмы"), days={**days, FreightDay.CUSTOMS_OUT: TODAY - timedelta(days=2)})
    with pytest.raises(Refusal) as no:
        freight_commands.change_freight(session, freight_commands.ChangeFreight(made, by, None, wrong))
    assert (no.value.field, get_freight(session, made).customs_out_on) == ("customs_out_on", None)


def test_lines_of_a_rider_whose_day_has_passed_are_overdue_until_they_are_met(session: Session, event: Event) -> None:
    troupe = a_troupe(session, event)
    late = a_need(session, troupe, due=TODAY - timedelta(days=1))
    a_need(session, troupe, due=TODAY - timedelta(days=1), state=RiderState.READY)
    a_need(session, troupe, due=TODAY)
    a_need(session, troupe, state=RiderState.REFUSED, area=RiderArea.SOUND)
    [row] = shown(session, event).troupes
    assert (row.overdue, row.ready, row.remarks) == (frozenset({late.id}), 1, (Remark.NEEDS_OVERDUE, Remark.NEEDS_REFUSED))
    assert [(area, len(needs)) for area, needs in row.rider] == [(RiderArea.STAGE, 3), (RiderArea.SOUND, 1)]


def test_a_troupe_goes_with_its_rider_and_its_freight_stays(session: Session, event: Event, by: Actor) -> None:
    troupe = a_troupe(session, event)
    a_need(session, troupe)
    freight = a_freight(session, event, troupe=troupe)
    session.expire_all()
    commands.remove_troupe(session, commands.RemoveTroupe(troupe.id, by, troupe.revision))
    session.expire_all()
    assert (session.scalar(select(func.count()).select_from(RiderNeed)), session.get_one(Freight, freight.id).troupe_id) == (0, None)


def test_whoever_leads_a_troupe_stays_in_the_directory_is_told_of_it_and_is_taken_out_when_erased(session: Session, event: Event) -> None:
    person = a_person_in_directory(session, "Участников")
    troupe = a_troupe(session, event, leader=person)
    assert (lead_a_troupe(session, person) != "", troupes_held(session, person)) == (
        True,
        [{"troupe": {"ru": NAME}, "event": event.title.as_dict()}],
    )
    assert erase_from_troupes(session, person) == 1
    session.expire_all()
    assert (get_troupe(session, troupe.id).leader, lead_a_troupe(session, person), troupes_held(session, person)) == (None, "", [])
    assert "Участников" not in str([change.fields for change in history_of(session, "troupe", troupe.id)])
