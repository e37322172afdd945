"""Claims about following a new release of tzdata with legs."""

from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE, WallTime
from app.ground.kernel.when import Precision, When
from app.planning.journeys.resolving import TIMES, resolve_legs
from app.planning.programmes.resolving import Shifted
from tests.factories.events import an_event
from tests.factories.logistics import a_leg

HOUR = timedelta(hours=1)


def at(clock: str, zone: str = "Asia/Yekaterinburg", day: date = date(2024, 11, 26)) -> WallTime:
    return WallTime(datetime.combine(day, time.fromisoformat(clock)), zone)


def test_all_four_times_of_a_leg_are_resolved_again_by_the_clocks_of_their_own_ends(session: Session) -> None:
    event = an_event(session)
    leg = a_leg(session, event, number="DP-407")
    a_leg(session, event)
    leg.estimated, leg.actual, leg.far = at("09:40"), at("09:45"), at("05:00", "Europe/Moscow")
    session.flush()
    assert resolve_legs(session) == ()
    right = {name: getattr(leg, f"{name}_at") for name in TIMES}
    for name, instant in right.items():
        setattr(leg, f"{name}_at", instant - HOUR)
    leg.tzdata = "2023.3"
    session.flush()
    walls = {name: getattr(leg, name) for name in TIMES}
    assert resolve_legs(session) == tuple(
        Shifted(event.title, Texts(f"DP-407 26.11 ({name})"), When(wall.day, Precision.EXACT, wall), right[name] - HOUR, right[name])
        for name, wall in walls.items()
    )
    assert ({name: getattr(leg, f"{name}_at") for name in TIMES}, leg.tzdata) == (right, TZDATA_RELEASE)
    assert resolve_legs(session) == ()


def test_an_hour_that_does_not_exist_any_more_is_left_to_a_person(session: Session) -> None:
    leg = a_leg(session, an_event(session))
    before = leg.planned_at
    leg.zone, leg.planned_local = "Europe/Moscow", at("02:30", day=date(2011, 3, 27)).local
    session.flush()
    assert [(one.before, one.after) for one in resolve_legs(session)] == [(before, None)]
    assert leg.planned_at == before
