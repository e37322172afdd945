"""Claims about series, the numbers of their editions, and the turns of their hosts."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.planning.events.commands import AddEvent, ChangeEvent, add_event, change_event
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.events.rules import Side, Status
from app.planning.events.series_queries import editions_of, get_series, numbers_of_editions, series_of
from app.planning.series.commands import AddSeries, ChangeSeries, RemoveSeries, SeriesDetails, add_series, change_series, remove_series
from app.planning.series.queries import finding_of, findings_of, next_after
from app.register.accounts.rules.roles import Actor
from app.register.venues.rules import CitySide
from tests.factories.accounts import an_actor
from tests.factories.events import NOW, an_event, event_details
from tests.factories.venues import a_city
from tests.integration.planning.people import a_coordinator, an_officer
from tests.integration.planning.races import meeting

FORUM = SeriesDetails(Kind.FORUM, Texts("Форум межрегионального сотрудничества"), hosts_alternate=True)


def a_series(session: Session, by: Actor, details: SeriesDetails = FORUM) -> int:
    """Make a series."""
    return add_series(session, AddSeries(by, new_uid(), details))


def an_edition(session: Session, series_id: int, edition: int | None, host: Side, **over: object) -> Event:
    """Return an edition of a series, held in a year of its own."""
    day = date(2004 + (edition or 0), 11, 26)
    return an_event(session, series_id=series_id, edition=edition, host=host, first_day=day, last_day=day, **over)


def test_a_series_is_made_once_changed_as_seen_and_removed_while_empty(session: Session) -> None:
    officer = an_officer(session)
    cmd = AddSeries(officer, new_uid(), FORUM)
    ident = add_series(session, cmd)
    assert (add_series(session, cmd), [series.id for series in series_of(session)]) == (ident, [ident])
    change_series(session, ChangeSeries(ident, officer, 1, SeriesDetails(Kind.FORUM, Texts("Форум"))))
    assert (get_series(session, ident).title, get_series(session, ident).hosts_alternate) == (Texts("Форум"), False)
    with pytest.raises(Stale):
        change_series(session, ChangeSeries(ident, officer, 1, FORUM))
    event = an_edition(session, ident, 20, Side.BASHKORTOSTAN)
    with pytest.raises(Refusal):
        remove_series(session, RemoveSeries(ident, officer, 2))
    session.delete(event)
    remove_series(session, RemoveSeries(ident, officer, 2))
    assert list(series_of(session)) == []


def test_only_the_protocol_keeps_series(session: Session) -> None:
    with pytest.raises(NotAllowed):
        a_series(session, an_actor(a_coordinator(session)))


def test_a_number_belongs_to_one_event_of_a_series(session: Session) -> None:
    officer = an_officer(session)
    first, second = a_series(session, officer), a_series(session, officer)
    city = a_city(session)

    def added(series_id: int | None, edition: int | None) -> Event:
        details = event_details(city.id, series_id=series_id, edition=edition)
        return get_event(session, add_event(session, AddEvent(officer, new_uid(), details), now=NOW))

    event = added(first, 20)
    assert (event.series, event.edition) == (get_series(session, first), 20)
    assert [added(second, 20).edition, added(first, None).edition, added(first, None).edition] == [20, None, None]
    for series_id, edition, field in ((first, 20, "edition"), (None, 3, "series_id"), (10**6, 1, "series_id"), (first, 0, "edition")):
        with pytest.raises(Refusal) as refused:
            added(series_id, edition)
        assert refused.value.field == field
    change_event(session, ChangeEvent(event.id, officer, 1, event_details(city.id, series_id=first, edition=20, provenance="письмо")))
    assert numbers_of_editions(session) == {first: 3, second: 1}


def test_of_two_who_take_a_number_at_once_the_second_is_told_beside_the_field(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        officer = an_officer(session)
        series_id = a_series(session, officer)
        details = event_details(a_city(session).id, series_id=series_id, edition=20)
    one, two = AddEvent(officer, new_uid(), details), AddEvent(officer, new_uid(), details)
    outcome = meeting(engine, sessions, lambda s: add_event(s, one, now=NOW), lambda s: add_event(s, two, now=NOW))
    refusal = outcome.exception()
    assert isinstance(refusal, Refusal)
    assert refusal.field == "edition"


def test_an_edition_out_of_turn_is_found_where_hosts_alternate(session: Session) -> None:
    officer = an_officer(session)
    ident = a_series(session, officer)
    an_edition(session, ident, 19, Side.BASHKORTOSTAN, status=Status.CANCELLED)
    fine, wrong = an_edition(session, ident, 20, Side.BASHKORTOSTAN), an_edition(session, ident, 21, Side.BASHKORTOSTAN)
    assert list(findings_of(get_series(session, ident), editions_of(session, ident))) == [wrong.id]
    found = finding_of(session, wrong)
    assert found is not None
    assert (found.values, finding_of(session, fine)) == ({"number": "XXI", "before": "XX"}, None)
    change_series(session, ChangeSeries(ident, officer, None, SeriesDetails(Kind.FORUM, Texts("Форум"))))
    assert finding_of(session, wrong) is None


def test_the_next_edition_is_on_the_other_side_where_that_side_met_last(session: Session) -> None:
    officer = an_officer(session)
    ident = a_series(session, officer)
    astana = an_edition(session, ident, 19, Side.KAZAKHSTAN)
    ufa = an_edition(session, ident, 20, Side.BASHKORTOSTAN)
    proposed = next_after(ufa, editions_of(session, ident), ())
    assert (proposed.edition, proposed.host, proposed.city_id) == (21, Side.KAZAKHSTAN, astana.city_id)


def test_a_side_that_has_not_met_yet_is_proposed_a_city_of_its_own(session: Session) -> None:
    officer = an_officer(session)
    ufa = an_edition(session, a_series(session, officer), 20, Side.BASHKORTOSTAN)
    astana = a_city(session, name=Texts("Астана"), side=CitySide.KAZAKHSTAN)
    assert next_after(ufa, [ufa], [ufa.city, astana]).city_id == astana.id


def test_an_event_of_no_series_is_copied_to_its_own_side(session: Session) -> None:
    event = an_event(session)
    proposed = next_after(event, (), ())
    assert (proposed.edition, proposed.host, proposed.city_id) == (None, event.host, event.city_id)
