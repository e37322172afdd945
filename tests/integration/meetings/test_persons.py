"""Claims about people at meetings who are erased, merged, taken out of the directory, or ask what is held of them."""

from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.matters.meetings.holdings import presence_held
from app.matters.meetings.keeping import named_at_meetings
from app.matters.meetings.presence import attendance_of
from app.matters.meetings.presence_commands import Marked, MarkPresence, mark_presence
from app.matters.meetings.queries import presence_of
from app.matters.meetings.rules import Presence
from app.register.directory.merging import MergePersons, merge_persons
from app.register.personal.erasing import ErasePerson, erase_person
from tests.factories.events import NOW
from tests.factories.groups import a_group, a_group_meeting, a_group_member
from tests.factories.meetings import a_mark, a_meeting
from tests.factories.people import a_person_in_directory
from tests.integration.planning.people import an_officer


def test_whoever_is_erased_was_there_but_nothing_is_told_of_them(session: Session) -> None:
    by, event, group = an_officer(session), a_meeting(session), a_group(session)
    a_group_meeting(session, group, event)
    person = a_group_member(session, group, a_person_in_directory(session, "Участников")).person
    mark_presence(session, MarkPresence(event.id, by, (Marked(person.id, Presence.ABSENT, note="Участников болен"),)))
    row = presence_of(session, event.id)[0].id
    expected = a_mark(session, a_meeting(session), person, Presence.EXPECTED, note="придёт позже").event_id
    ids = event.id, person.id
    erase_person(session, ErasePerson(person.id, by, person.revision, "заявление № 1"), clock.now())
    session.expire_all()
    (kept,) = presence_of(session, ids[0])
    assert (kept.person.name.ru, kept.presence, kept.note) == ("лицо удалено по требованию", Presence.ABSENT, "")
    assert presence_of(session, expected) == []
    assert "Участников" not in str([(change.label, change.fields) for change in history_of(session, "meeting_presence", row)])


def test_a_merge_brings_marks_along(session: Session) -> None:
    event, kept, gone = a_meeting(session), a_person_in_directory(session), a_person_in_directory(session)
    a_mark(session, event, gone)
    merge_persons(session, MergePersons(new_uid(), kept.id, gone.id), now=NOW)
    session.expire_all()
    assert [one.person_id for one in presence_of(session, event.id)] == [kept.id]


def test_what_is_held_of_somebody_names_the_meeting_and_the_entry_stays(session: Session) -> None:
    event, person, other = a_meeting(session), a_person_in_directory(session), a_person_in_directory(session)
    a_mark(session, event, person, Presence.REMOTE, instead_of=other)
    assert presence_held(session, person) == [
        {"meeting": event.title.as_dict(), "day": "2024-11-26", "side": "bashkortostan", "presence": "remote", "note": ""}
    ]
    assert (bool(named_at_meetings(session, person)), bool(named_at_meetings(session, other))) == (True, True)
    assert named_at_meetings(session, a_person_in_directory(session)) == ""
    assert [one.instead_of_id for one in attendance_of(session, event).people] == [other.id]
