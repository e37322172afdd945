"""Claims about adding, changing, copying, cancelling and removing items."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.planning.events.models import Event
from app.planning.programmes import commands, moves
from app.planning.programmes.commands import AddItem, ChangeItem, DuplicateItem, OnItem, SetSpeeches
from app.planning.programmes.models import ItemSpeech, ProgrammeItem
from app.planning.programmes.queries import get_item, item_picture, speeches_of
from app.planning.programmes.rules import ItemKind, Visibility
from app.register.accounts.rules.roles import Actor
from app.register.venues.rules import Layout
from tests.factories.accounts import an_actor
from tests.factories.events import an_event
from tests.factories.programmes import a_speech, an_item, at, item_details, speech_rows, typed
from tests.factories.venues import a_hall, a_venue
from tests.integration.planning.people import a_coordinator, a_reader, an_officer

Write = Callable[[Session, ProgrammeItem, Actor], object]

WRITES: dict[str, Write] = {
    "add": lambda s, item, by: commands.add_item(s, AddItem(item.event_id, by, new_uid(), item_details())),
    "change": lambda s, item, by: commands.change_item(s, ChangeItem(item.id, by, item.revision, item_details())),
    "duplicate": lambda s, item, by: commands.duplicate_item(s, DuplicateItem(item.id, by, new_uid())),
    "cancel": lambda s, item, by: commands.cancel_item(s, OnItem(item.id, by, item.revision)),
    "restore": lambda s, item, by: commands.restore_item(s, OnItem(item.id, by, item.revision)),
    "remove": lambda s, item, by: commands.remove_item(s, OnItem(item.id, by, item.revision)),
    "speeches": lambda s, item, by: commands.set_speeches(s, SetSpeeches(item.id, by, item.revision, (a_speech(),))),
    "move": lambda s, item, by: moves.move_item(s, moves.MoveItem(item.id, by, item.revision, 15)),
    "shift": lambda s, item, by: moves.shift_following(s, moves.ShiftFollowing(item.id, by, item.revision, 15)),
    "reorder": lambda s, item, by: moves.reorder_item(s, moves.ReorderItem(item.id, by, item.revision, 1)),
}
"""Every command that changes items."""


def an_agenda(session: Session, **over: object) -> tuple[Event, ProgrammeItem]:
    """Return an event with two items, and the first of them."""
    event = an_event(session, **over)
    item = an_item(session, event, "10:00", "11:00")
    an_item(session, event, "11:00", "12:00", title="Секция")
    return event, item


def test_an_added_item_holds_what_was_typed(session: Session) -> None:
    event = an_event(session)
    hall = a_hall(session, a_venue(session, event.city))
    details = item_details(
        title=Texts("Пленарное заседание", kk="Пленарлық отырыс"),
        kind=ItemKind.PLENARY,
        visibility=Visibility.HOSTS,
        hall_id=hall.id,
        venue_id=hall.venue_id,
        place_note=Texts("у входа"),
        track=Texts("А"),
        note=Texts("Синхронный перевод"),
        participants=Texts("делегации"),
        dress=Texts("деловой"),
        press=Texts("протокольная съёмка"),
        responsible="Иванов",
        transport="автобус 3",
        plan_b="зал 2",
    )
    uid = new_uid()
    item = get_item(session, commands.add_item(session, AddItem(event.id, an_officer(session), uid, details)))
    assert (item.uid, item.event_id, item.when, item.zone) == (uid, event.id, at("10:00", "11:30"), event.zone)
    assert (item.hall_id, item.venue_id) == (hall.id, None)
    names = ("title", "kind", "visibility", "place_note", "track", "note", "participants", "dress", "press", "responsible", "plan_b")
    assert {name: getattr(item, name) for name in names} == {name: getattr(details, name) for name in names}
    assert (item.transport, item.cancelled, item.was_published) == ("автобус 3", False, False)


def test_pressing_twice_makes_one_item(session: Session) -> None:
    event = an_event(session)
    cmd = AddItem(event.id, an_officer(session), new_uid(), item_details())
    assert commands.add_item(session, cmd) == commands.add_item(session, cmd)
    assert session.scalar(select(func.count()).select_from(ProgrammeItem)) == 1


def test_the_uid_of_an_item_elsewhere_makes_no_item_and_tells_nothing_of_it(session: Session) -> None:
    taken = an_item(session, an_event(session))
    event = an_event(session)
    with pytest.raises(Refusal):
        commands.add_item(session, AddItem(event.id, an_officer(session), taken.uid, item_details()))


@pytest.mark.parametrize("over", [{"hall_id": 10**6}, {"venue_id": 10**6}])
def test_a_place_that_is_gone_is_refused_at_its_field(session: Session, over: dict[str, int]) -> None:
    event = an_event(session)
    with pytest.raises(Refusal) as refused:
        commands.add_item(session, AddItem(event.id, an_officer(session), new_uid(), item_details(**over)))
    assert refused.value.field == "place"


def test_an_item_far_from_its_event_is_refused_at_its_day(session: Session) -> None:
    event = an_event(session)
    details = item_details(time=typed(day=event.first_day.replace(year=2025)))
    with pytest.raises(Refusal) as refused:
        commands.add_item(session, AddItem(event.id, an_officer(session), new_uid(), details))
    assert refused.value.field == "day"


@pytest.mark.parametrize("deed", sorted(WRITES.keys() - {"add", "duplicate"}))
def test_what_was_seen_before_somebody_else_changed_it_is_refused(session: Session, deed: str) -> None:
    _, item = an_agenda(session)
    officer = an_officer(session)
    commands.change_item(session, ChangeItem(item.id, officer, item.revision, item_details(responsible="другой")))
    before = item.revision
    item_seen = _Seen(item, revision=1)
    with pytest.raises(Stale) as refused:
        WRITES[deed](session, item_seen, officer)  # type: ignore[arg-type]  # an item as an old page shows it
    assert (refused.value.kind, refused.value.ident, refused.value.seen, refused.value.current) == ("item", item.id, 1, before)


class _Seen:
    """An item at a revision that a page showed."""

    def __init__(self, item: ProgrammeItem, revision: int) -> None:
        self.id, self.event_id, self.revision = item.id, item.event_id, revision


@pytest.mark.parametrize("deed", sorted(WRITES))
def test_a_coordinator_changes_the_programmes_given_to_them(session: Session, deed: str) -> None:
    coordinator = a_coordinator(session)
    _, item = an_agenda(session, coordinators=[coordinator])
    assert WRITES[deed](session, item, an_actor(coordinator))


@pytest.mark.parametrize("deed", sorted(WRITES))
def test_a_coordinator_changes_no_other_programme(session: Session, deed: str) -> None:
    _, item = an_agenda(session, coordinators=[a_coordinator(session)])
    with pytest.raises(NotAllowed):
        WRITES[deed](session, item, an_actor(a_coordinator(session)))


@pytest.mark.parametrize("deed", sorted(WRITES))
def test_a_reader_changes_nothing(session: Session, deed: str) -> None:
    _, item = an_agenda(session)
    with pytest.raises(NotAllowed):
        WRITES[deed](session, item, a_reader(session))


def test_what_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        commands.cancel_item(session, OnItem(10**6, an_officer(session), None))


def test_a_copy_has_the_speeches_and_is_as_fresh_as_a_new_item(session: Session) -> None:
    event, item = an_agenda(session)
    officer = an_officer(session)
    commands.set_speeches(session, SetSpeeches(item.id, officer, None, (a_speech(), a_speech("Участник Д2-01", 7, remote=True))))
    item.cancelled = item.was_published = True
    uid = new_uid()
    copy = get_item(session, commands.duplicate_item(session, DuplicateItem(item.id, officer, uid)))
    assert copy.id != item.id
    assert (copy.uid, copy.event_id, copy.when, copy.title, copy.kind) == (uid, event.id, item.when, item.title, item.kind)
    assert speeches_of(copy) == speeches_of(item)
    assert (copy.revision, copy.cancelled, copy.was_published) == (1, False, False)


def test_copying_twice_from_one_page_makes_one_copy(session: Session) -> None:
    _, item = an_agenda(session)
    cmd = DuplicateItem(item.id, an_officer(session), new_uid())
    assert commands.duplicate_item(session, cmd) == commands.duplicate_item(session, cmd)


def test_a_cancelled_item_can_be_restored(session: Session) -> None:
    _, item = an_agenda(session)
    officer = an_officer(session)
    commands.cancel_item(session, OnItem(item.id, officer, 1))
    assert (item.cancelled, item.revision) == (True, 2)
    commands.restore_item(session, OnItem(item.id, officer, 2))
    assert (item.cancelled, item.revision) == (False, 3)


def test_an_item_that_never_went_out_is_removed_with_its_speeches(session: Session) -> None:
    event, item = an_agenda(session)
    officer = an_officer(session)
    commands.set_speeches(session, SetSpeeches(item.id, officer, None, (a_speech(),)))
    assert commands.remove_item(session, OnItem(item.id, officer, item.revision)) == event.id
    assert session.scalars(select(ItemSpeech)).all() == []
    with pytest.raises(NotFound):
        get_item(session, item.id)


def test_an_item_that_went_out_is_cancelled_instead_of_removed(session: Session) -> None:
    _, item = an_agenda(session)
    item.was_published = True
    commands.remove_item(session, OnItem(item.id, an_officer(session), None))
    assert get_item(session, item.id).cancelled is True


def test_speeches_are_kept_in_their_order(session: Session) -> None:
    _, item = an_agenda(session)
    spoken = tuple(a_speech(f"Участник {n}", n) for n in (3, 1, 2))
    commands.set_speeches(session, SetSpeeches(item.id, an_officer(session), 1, spoken))
    session.expire_all()
    assert speeches_of(get_item(session, item.id)) == spoken


@pytest.mark.parametrize(
    "change",
    [{"language": "kk"}, {"remote": True}, {"minutes": 11}, {"speaker": Texts("Участник Д4-03", kk="Қатысушы")}, {"topic": Texts()}],
)
def test_every_change_of_a_speech_raises_the_revision(session: Session, change: dict[str, object]) -> None:
    _, item = an_agenda(session)
    officer = an_officer(session)
    commands.set_speeches(session, SetSpeeches(item.id, officer, 1, (a_speech(),)))
    commands.set_speeches(session, SetSpeeches(item.id, officer, 2, (replace(a_speech(), **change),)))  # type: ignore[arg-type]
    assert item.revision == 3


def test_saving_the_same_speeches_changes_nothing(session: Session) -> None:
    _, item = an_agenda(session)
    item.speeches = speech_rows(a_speech())
    session.flush()
    before = item.revision
    commands.set_speeches(session, SetSpeeches(item.id, an_officer(session), before, (a_speech(),)))
    assert item.revision == before


def test_an_item_has_sixty_speeches_at_most(session: Session) -> None:
    _, item = an_agenda(session)
    with pytest.raises(Refusal):
        commands.set_speeches(session, SetSpeeches(item.id, an_officer(session), 1, (a_speech(),) * 61))


def test_an_item_keeps_how_its_hall_is_set_up_how_many_come_and_how_early(session: Session) -> None:
    _, item = an_agenda(session)
    details = item_details(layout=Layout.BANQUET, expected=1100, buffer_minutes=15)
    commands.change_item(session, ChangeItem(item.id, an_officer(session), item.revision, details))
    session.expire_all()
    kept = get_item(session, item.id)
    assert (kept.layout, kept.expected, kept.buffer_minutes) == (Layout.BANQUET, 1100, 15)
    copy = get_item(session, commands.duplicate_item(session, DuplicateItem(item.id, an_officer(session), new_uid())))
    assert (copy.layout, copy.expected, copy.buffer_minutes) == (Layout.BANQUET, 1100, 15)


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"expected": 0}, "expected"),
        ({"expected": 100_001}, "expected"),
        ({"buffer_minutes": -1}, "buffer_minutes"),
        ({"buffer_minutes": 181}, "buffer_minutes"),
    ],
)
def test_a_crowd_that_no_hall_holds_and_a_wait_that_nobody_bears_are_refused_at_their_field(
    session: Session, over: dict[str, int], field: str
) -> None:
    _, item = an_agenda(session)
    with pytest.raises(Refusal) as refused:
        commands.change_item(session, ChangeItem(item.id, an_officer(session), item.revision, item_details(**over)))
    assert refused.value.field == field


def test_what_is_awaited_of_people_stays_out_of_the_picture_that_is_published(session: Session) -> None:
    _, item = an_agenda(session)
    before = item_picture(item)
    item.layout, item.expected, item.buffer_minutes = Layout.THEATRE, 300, 30
    assert item_picture(item) == before
