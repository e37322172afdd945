"""Claims about following a new release of tzdata."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE
from app.ground.kernel.when import When
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.resolving import Shifted, resolve_again
from tests.factories.events import an_event
from tests.factories.programmes import an_item, at

HOUR = timedelta(hours=1)


def as_by_an_older_release(session: Session, item: ProgrammeItem) -> None:
    """Let an item's instants be those of rules under which its clocks were an hour ahead of today's."""
    assert item.starts_at
    item.starts_at -= HOUR
    item.ends_at = item.ends_at - HOUR if item.ends_at else None
    item.tzdata = "2023.3"
    session.flush()


def test_where_no_rule_changed_nothing_moves(session: Session) -> None:
    event = an_event(session)
    items = [an_item(session, event), an_item(session, event, when=at()), an_item(session, event, "19:00", "")]
    assert resolve_again(session) == ()
    assert [item.revision for item in items] == [1, 1, 1]


def test_exactly_what_moved_is_listed_and_mended(session: Session) -> None:
    event = an_event(session)
    moved = an_item(session, event, title="сдвинуто")
    kept = an_item(session, event, "12:00", "13:00")
    right = moved.starts_at, moved.ends_at
    as_by_an_older_release(session, moved)
    wrong = moved.starts_at
    assert wrong
    assert resolve_again(session) == (Shifted(event.title, Texts("сдвинуто"), at("10:00", "11:30"), wrong, right[0]),)
    assert (moved.starts_at, moved.ends_at, moved.tzdata, moved.when) == (*right, TZDATA_RELEASE, at("10:00", "11:30"))
    assert kept.revision == 1
    assert resolve_again(session) == ()


def test_an_hour_that_does_not_exist_any_more_is_listed_and_left_to_a_person(session: Session) -> None:
    event = an_event(session)
    item = an_item(session, event, title="пропущено")
    item.zone, item.day = "Europe/Moscow", datetime(2011, 3, 27).date()  # noqa: DTZ001 - a wall time
    item.start_local, item.end_local = datetime(2011, 3, 27, 2, 30), datetime(2011, 3, 27, 4, 30)  # noqa: DTZ001
    session.flush()
    before = item.starts_at
    assert before
    for _ in range(2):
        assert resolve_again(session) == (Shifted(event.title, Texts("пропущено"), When(item.day), before, None),)
    assert item.starts_at == before


def test_an_end_that_alone_moved_is_listed_too(session: Session) -> None:
    item = an_item(session, an_event(session))
    assert item.ends_at
    item.ends_at -= HOUR
    session.flush()
    assert [(one.before, one.after) for one in resolve_again(session)] == [(item.starts_at, item.starts_at)]
