"""Claims about versions: what they freeze, what they refuse, what they tell."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE
from app.judgement.entries.queries import entries_of
from app.judgement.entries.rules import EntryStatus
from app.judgement.publishing.commands import DraftChanged, Publish, digest, outgoing, pending, publish
from app.judgement.publishing.models import Version
from app.judgement.publishing.queries import find_latest, get_version, latest_numbers, versions_of
from app.judgement.publishing.rules import Deed
from app.planning.events.commands import RemoveEvent, remove_event
from app.planning.events.models import Event
from app.planning.programmes import commands, moves
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import programme_of
from app.planning.programmes.resolving import resolve_again
from app.planning.programmes.rules import Visibility
from app.register.accounts.rules.roles import Actor
from tests.factories.accounts import an_actor
from tests.factories.events import an_event
from tests.factories.programmes import a_speech, an_item, item_details
from tests.integration.planning.people import a_coordinator, a_reader, an_officer
from tests.integration.planning.races import meeting

NOW = datetime(2024, 11, 1, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def published(session: Session, event: Event, by: Actor, *, now: datetime = NOW, note: str = "") -> int:
    """Publish the draft as somebody who has read its changes."""
    return publish(session, Publish(event.id, by, digest(outgoing(session, event)), note), now=now)


def sequences(session: Session, event: Event) -> dict[str, int]:
    """Return SEQUENCE of every calendar entry of an event by UID."""
    return {entry.uid: entry.sequence for entry in entries_of(session, event.uid)}


def test_a_version_is_the_draft_as_it_was_with_who_when_and_why(session: Session) -> None:
    event = an_event(session)
    an_item(session, event)
    officer = an_officer(session, name="Г. Р. Валиева")
    draft = programme_of(session, event.id)
    cmd = Publish(event.id, officer, digest(draft), "первая", "Премьер-министр А. Г. Назаров")
    assert publish(session, cmd, now=NOW) == 1
    version = get_version(session, event.id, 1)
    assert (version.programme, version.digest, version.tzdata) == (draft, digest(draft), TZDATA_RELEASE)
    assert (version.by_id, version.by_name, version.published_at) == (officer.id, "Г. Р. Валиева", NOW)
    assert (version.note, version.approved_by) == ("первая", "Премьер-министр А. Г. Назаров")


def test_versions_count_from_one_for_every_event(session: Session) -> None:
    officer = an_officer(session)
    first, second = an_event(session), an_event(session)
    item = an_item(session, first)
    assert [published(session, first, officer), published(session, second, officer)] == [1, 1]
    item.responsible = "Иванов"
    session.flush()
    assert published(session, first, officer, now=LATER) == 2
    assert [version.number for version in versions_of(session, first.id)] == [2, 1]
    assert {ident: version.number for ident, version in latest_numbers(session, [first.id, second.id]).items()} == {
        first.id: 2,
        second.id: 1,
    }


def test_an_earlier_version_stays_as_it_was(session: Session) -> None:
    event = an_event(session)
    item = an_item(session, event)
    officer = an_officer(session)
    published(session, event, officer)
    before = get_version(session, event.id, 1).programme
    moves.move_item(session, moves.MoveItem(item.id, officer, None, 30))
    published(session, event, officer, now=LATER)
    session.expire_all()
    assert get_version(session, event.id, 1).programme == before


def test_the_draft_shows_nowhere_outside_until_it_is_published(session: Session) -> None:
    event = an_event(session)
    item = an_item(session, event)
    officer = an_officer(session)
    published(session, event, officer)
    latest, entries = find_latest(session, event.id), entries_of(session, event.uid)
    assert latest
    moves.move_item(session, moves.MoveItem(item.id, officer, None, 30))
    commands.add_item(session, commands.AddItem(event.id, officer, new_uid(), item_details()))
    session.expire_all()
    again = find_latest(session, event.id)
    assert again
    assert (again.programme, entries_of(session, event.uid)) == (latest.programme, entries)


def test_a_draft_without_changes_is_not_published_again(session: Session) -> None:
    event = an_event(session)
    an_item(session, event)
    officer = an_officer(session)
    published(session, event, officer)
    with pytest.raises(Refusal):
        publish(session, Publish(event.id, officer, None), now=LATER)


def test_pressing_twice_makes_one_version(session: Session) -> None:
    event = an_event(session)
    an_item(session, event)
    officer = an_officer(session)
    assert [published(session, event, officer), published(session, event, officer, now=LATER)] == [1, 1]
    assert [version.published_at for version in versions_of(session, event.id)] == [NOW]


def test_a_draft_that_changed_after_it_was_read_is_not_published(session: Session) -> None:
    event = an_event(session)
    item = an_item(session, event)
    officer = an_officer(session)
    seen = digest(programme_of(session, event.id))
    moves.move_item(session, moves.MoveItem(item.id, officer, None, 30))
    for stale in (seen, ""):
        with pytest.raises(DraftChanged):
            publish(session, Publish(event.id, officer, stale), now=NOW)
    assert versions_of(session, event.id) == []


def test_who_may_publish(session: Session) -> None:
    coordinator = a_coordinator(session)
    event = an_event(session, coordinators=[coordinator])
    for person in (a_reader(session), an_actor(a_coordinator(session))):
        with pytest.raises(NotAllowed):
            published(session, event, person)
    assert published(session, event, an_actor(coordinator)) == 1


def test_there_is_no_version_that_was_not_published(session: Session) -> None:
    event = an_event(session)
    assert find_latest(session, event.id) is None
    with pytest.raises(NotFound):
        get_version(session, event.id, 1)


def test_the_next_version_tells_what_was_done_to_each_item(session: Session) -> None:
    event = an_event(session)
    names = ("отмена", "перенос", "правка", "возврат", "изъятие", "покой")
    items = {name: an_item(session, event, f"1{n}:00", f"1{n}:30", title=name) for n, name in enumerate(names)}
    officer = an_officer(session)
    published(session, event, officer)
    commands.cancel_item(session, commands.OnItem(items["возврат"].id, officer, None))
    published(session, event, officer, now=LATER)
    commands.restore_item(session, commands.OnItem(items["возврат"].id, officer, None))
    commands.cancel_item(session, commands.OnItem(items["отмена"].id, officer, None))
    commands.remove_item(session, commands.OnItem(items["изъятие"].id, officer, None))
    moves.move_item(session, moves.MoveItem(items["перенос"].id, officer, None, 5))
    commands.set_speeches(session, commands.SetSpeeches(items["правка"].id, officer, None, (a_speech(),)))
    commands.add_item(session, commands.AddItem(event.id, officer, new_uid(), item_details(title=Texts("новое"))))
    changes = pending(session, event.id, programme_of(session, event.id))
    assert {change.item.title.ru: (change.deed, change.fields) for change in changes.items} == {
        "отмена": (Deed.CANCELLED, ()),
        "перенос": (Deed.MOVED, ("when",)),
        "правка": (Deed.CHANGED, ("speeches",)),
        "возврат": (Deed.RESTORED, ()),
        "изъятие": (Deed.CANCELLED, ()),
        "новое": (Deed.ADDED, ()),
    }


def test_sequence_rises_for_the_item_that_moved_and_for_no_other(session: Session) -> None:
    event = an_event(session)
    moved, kept = an_item(session, event), an_item(session, event, "12:00", "13:00")
    officer = an_officer(session)
    published(session, event, officer)
    moves.move_item(session, moves.MoveItem(moved.id, officer, None, 5))
    published(session, event, officer, now=LATER)
    assert sequences(session, event) == {event.uid: 0, moved.uid: 1, kept.uid: 0}


def test_what_guests_may_not_see_makes_no_entry(session: Session) -> None:
    event = an_event(session)
    an_item(session, event, visibility=Visibility.HOSTS)
    published(session, event, an_officer(session))
    assert sequences(session, event) == {event.uid: 0}


def test_what_went_out_is_only_cancelled_afterwards(session: Session) -> None:
    event = an_event(session)
    item = an_item(session, event)
    officer = an_officer(session)
    published(session, event, officer)
    session.expire_all()
    assert (event.was_published, item.was_published) == (True, True)
    commands.remove_item(session, commands.OnItem(item.id, officer, None))
    published(session, event, officer, now=LATER)
    assert [entry.status for entry in entries_of(session, event.uid) if entry.uid == item.uid] == [EntryStatus.CANCELLED]
    with pytest.raises(Refusal):
        remove_event(session, RemoveEvent(event.id, officer, None))


def test_what_was_cancelled_before_anybody_was_told_of_it_never_goes_out(session: Session) -> None:
    event = an_event(session)
    an_item(session, event, "12:00", "13:00")
    item = an_item(session, event, title="ТАЙНА", cancelled=True)
    officer = an_officer(session)
    published(session, event, officer)
    assert [one.title.ru for one in get_version(session, event.id, 1).programme.items] == ["Пленарное заседание"]
    assert item.uid not in sequences(session, event)
    session.expire_all()
    assert item.was_published is False
    commands.restore_item(session, commands.OnItem(item.id, officer, None))
    assert [one.deed for one in pending(session, event.id, programme_of(session, event.id)).items] == [Deed.ADDED]


def test_publishing_leaves_the_revisions_of_items_alone(session: Session) -> None:
    event = an_event(session)
    item = an_item(session, event)
    published(session, event, an_officer(session))
    session.expire_all()
    assert item.revision == 1


def test_a_change_of_the_rules_of_a_zone_is_told_by_the_next_version(session: Session) -> None:
    event = an_event(session)
    item = an_item(session, event)
    officer = an_officer(session)
    published(session, event, officer)
    _as_by_older_rules(session, event, item)
    assert [one.title for one in resolve_again(session)] == [item.title]
    changes = pending(session, event.id, programme_of(session, event.id))
    assert [(one.item.uid, one.deed, one.fields) for one in changes.items] == [(item.uid, Deed.CHANGED, ("instant",))]
    assert published(session, event, officer, now=LATER) == 2


def _as_by_older_rules(session: Session, event: Event, item: ProgrammeItem) -> None:
    version = session.scalars(select(Version).where(Version.event_id == event.id)).one()
    stored = dict(version.snapshot)
    (row,) = stored["items"]
    when = {**row["when"], "start": {**row["when"]["start"], "utc": "2024-11-26T04:00+00:00"}}
    version.snapshot = {**stored, "items": [{**row, "when": when}], "tzdata": "2023.3"}
    version.tzdata, version.digest = "2023.3", "of an older snapshot"
    assert item.starts_at
    item.starts_at -= timedelta(hours=1)
    session.flush()


def test_of_two_who_publish_at_once_one_makes_the_version(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        event = an_event(session)
        an_item(session, event)
        officer = an_officer(session)
        cmd = Publish(event.id, officer, digest(programme_of(session, event.id)))
    outcome = meeting(engine, sessions, lambda s: publish(s, cmd, now=NOW), lambda s: publish(s, cmd, now=NOW))
    assert outcome.result() == 1
    with sessions() as session:
        assert [version.number for version in versions_of(session, event.id)] == [1]


def test_the_coordinators_of_an_event_publish_it_only_where_it_says_so(session: Session) -> None:
    user = a_coordinator(session)
    event = an_event(session, coordinators=[user], coordinators_publish=False)
    an_item(session, event)
    with pytest.raises(NotAllowed):
        published(session, event, an_actor(user))
    event.coordinators_publish = True
    assert published(session, event, an_actor(user)) == 1
