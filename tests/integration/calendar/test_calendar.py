"""The picture of a year and the views that have a name, on both databases."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.calendar.commands import RemoveFilter, SaveFilter, remove_filter, save_filter
from app.planning.calendar.picture import Tie
from app.planning.calendar.queries import get_saved_filter, picture_of, saved_filters_of, series_of, wanted_by
from app.planning.calendar.rules import Wanted, year_days
from app.planning.events.kinds import Kind
from app.planning.events.models import Anchor, Event, ReserveDates, Series
from app.planning.events.rules import Relation, Side
from app.register.accounts.rules.roles import Actor, Role
from app.register.holidays.commands import load_holidays
from app.register.holidays.reading import days_in_file
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event

YEAR = year_days(2024)


def a_series(session: Session, title: str = "Форум") -> Series:
    series = Series(uid=new_uid(), kind=Kind.FORUM, title=Texts(ru=title))
    session.add(series)
    session.flush()
    return series


def hang(session: Session, event: Event, target: Event) -> None:
    session.add(Anchor(event=event, event_id=event.id, target=target, target_id=target.id, relation=Relation.DIRECTLY_BEFORE))
    session.flush()


def officer(session: Session, role: Role = Role.PROTOCOL) -> Actor:
    return an_actor(a_user(session, role=role))


def test_a_year_has_the_events_that_reach_into_it(session: Session) -> None:
    inside = an_event(session)
    over = an_event(session, first_day=date(2023, 12, 31), last_day=date(2024, 1, 1))
    an_event(session, first_day=date(2023, 12, 30), last_day=date(2023, 12, 31))
    picture = picture_of(session, YEAR, Wanted())
    assert [entry.id for entry in picture.entries] == [over.id, inside.id]
    assert (picture.entries[1].title, picture.entries[1].city.ru) == (inside.title, "Уфа")


def test_what_is_wanted_leaves_the_rest_out(session: Session) -> None:
    series = a_series(session)
    forum = an_event(session, series_id=series.id)
    days = an_event(session, kind=Kind.DAYS, host=Side.KAZAKHSTAN)
    found = [
        [entry.id for entry in picture_of(session, YEAR, wanted).entries]
        for wanted in (Wanted(Kind.FORUM), Wanted(host=Side.KAZAKHSTAN), Wanted(series_id=series.id), Wanted(Kind.FORUM, Side.KAZAKHSTAN))
    ]
    assert found == [[forum.id], [days.id], [forum.id], []]


def test_an_event_tells_what_it_hangs_on_even_where_that_is_not_shown(session: Session) -> None:
    forum = an_event(session)
    days = an_event(session, kind=Kind.DAYS, first_day=date(2024, 11, 24), last_day=date(2024, 11, 25))
    hang(session, days, forum)
    (entry,) = picture_of(session, YEAR, Wanted(Kind.DAYS)).entries
    assert entry.ties == (Tie(Relation.DIRECTLY_BEFORE, forum.id, forum.title),)


def test_reserve_dates_stand_in_their_own_year(session: Session) -> None:
    event = an_event(session)
    session.add(ReserveDates(event_id=event.id, first_day=date(2025, 2, 3), last_day=date(2025, 2, 4), note="Зал свободен"))
    session.flush()
    assert picture_of(session, YEAR, Wanted()).reserves == ()
    (reserve,) = picture_of(session, year_days(2025), Wanted()).reserves
    assert (reserve.event_id, reserve.days, reserve.note) == (event.id, Days(date(2025, 2, 3), date(2025, 2, 4)), "Зал свободен")
    assert picture_of(session, year_days(2025), Wanted(Kind.DAYS)).reserves == ()


def test_a_year_has_its_holidays(session: Session) -> None:
    load_holidays(session, days_in_file())
    told = {(str(one.jurisdiction), one.days, one.name.ru) for one in picture_of(session, YEAR, Wanted()).holidays}
    assert ("RU", Days(date(2024, 1, 1), date(2024, 1, 6)), "Новогодние каникулы") in told
    assert ("KZ", Days(date(2024, 3, 21), date(2024, 3, 23)), "Наурыз мейрамы") in told


def test_a_hundred_and_fifty_events_are_read_with_the_queries_of_one(session: Session, shared_engine: Engine) -> None:
    counts = []
    for number in (1, 149):
        city = an_event(session).city
        made = [an_event(session, city=city) for _ in range(number)]
        for event in made:
            hang(session, event, an_event(session, city=city))
        session.flush()
        with statements(shared_engine) as asked:
            picture_of(session, YEAR, Wanted())
        counts.append(len(asked))
    assert counts == [4, 4]


def test_a_view_is_saved_once_under_its_name(session: Session) -> None:
    series, uid, by = a_series(session), new_uid(), officer(session)
    wanted = Wanted(Kind.FORUM, Side.KAZAKHSTAN, series.id)
    first, second = (save_filter(session, SaveFilter(by, uid, "Форумы в Казахстане", wanted)) for _ in range(2))
    assert first == second
    (saved,) = saved_filters_of(session)
    assert (wanted_by(saved), saved.made_by) == (wanted, "Г. Р. Валиева")
    with pytest.raises(Refusal) as refused:
        save_filter(session, SaveFilter(by, new_uid(), "форумы в казахстане", Wanted()))
    assert refused.value.field == "name"


def test_a_view_of_a_series_that_has_gone_is_saved_without_it(session: Session) -> None:
    saved = save_filter(session, SaveFilter(officer(session), new_uid(), "Форумы", Wanted(Kind.FORUM, None, 99)))
    assert wanted_by(get_saved_filter(session, saved)) == Wanted(Kind.FORUM)


def test_a_view_is_removed_by_whoever_saw_it_as_it_is(session: Session) -> None:
    by = officer(session)
    saved = save_filter(session, SaveFilter(by, new_uid(), "Всё", Wanted()))
    with pytest.raises(Stale):
        remove_filter(session, RemoveFilter(saved, by, 7))
    remove_filter(session, RemoveFilter(saved, by, 1))
    with pytest.raises(NotFound):
        remove_filter(session, RemoveFilter(saved, by, 1))


@pytest.mark.parametrize("role", [Role.READER, Role.COORDINATOR])
def test_views_are_saved_and_removed_by_the_protocol_and_administrators(session: Session, role: Role) -> None:
    by = officer(session, role)
    with pytest.raises(NotAllowed):
        save_filter(session, SaveFilter(by, new_uid(), "Всё", Wanted()))
    with pytest.raises(NotAllowed):
        remove_filter(session, RemoveFilter(1, by, None))


def test_series_stand_in_the_order_of_the_alphabet(session: Session) -> None:
    for title in ("Форум", "Дни", "ИННОПРОМ"):
        a_series(session, title)
    assert [title.ru for _, title in series_of(session)] == ["Дни", "ИННОПРОМ", "Форум"]
