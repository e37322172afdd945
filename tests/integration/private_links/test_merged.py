"""Claims about links and calendars of somebody who turned out to be entered twice: both addresses open the one programme."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.judgement.private_links.following import enter_link
from app.judgement.private_links.links import MakeLink, get_link, make_link
from app.judgement.private_links.overview import Reading
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.commands import Publish, publish
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MemberStatus
from app.planning.events.queries import get_event
from app.planning.itineraries.rules import Subject, Whose
from app.register.directory.merging import MergePersons, merge_persons, undo_merge
from app.register.directory.models import Person
from tests.factories.browsing import Browser, opened
from tests.factories.people import a_person_in_directory
from tests.integration.own_programme.stage import BY, Stage, a_link, staged
from tests.integration.private_links.office import feeds
from tests.integration.private_links.world import unfolded

CANCELLED, WAITING = "STATUS:CANCELLED", "own-quiet"


def _merged(app: Flask, stage: Stage) -> tuple[int, str]:
    """Merge the guest into an entry that knows nothing yet; return the merge and the kept entry's UID."""
    with opened(app).begin() as session:
        gone = session.scalars(select(Person).where(Person.uid == stage.uids[Subject.PERSON])).one()
        kept = a_person_in_directory(session, "Аманов")
        return merge_persons(session, MergePersons(new_uid(), kept.id, gone.id), now=clock.now()), kept.uid


def _publish(app: Flask, stage: Stage, minutes: int = 1) -> None:
    with opened(app).begin() as session:
        publish(session, Publish(stage.event_id, BY, None), now=clock.now() + timedelta(minutes=minutes), judge=lambda _: ())


def _feed(app: Flask, uid: str, event_id: int | None) -> str:
    """Return the address of a feed of somebody's own."""
    now = clock.now()
    cmd = MakeLink("", new_uid(), Opens.FEED, Whose(Subject.PERSON, uid), event_id, "Гость", "ru", now.date() + timedelta(days=40))
    with opened(app).begin() as session:
        made = make_link(session, cmd, now=now)
        enter_link(session, get_link(session, made.link_id), now=now)
    return f"/feeds/private/{made.token}/x.ics"


def test_the_link_of_who_was_merged_opens_the_programme_before_and_after_the_next_version(app: Flask) -> None:
    stage, client = staged(app), app.test_client()
    merge_id, _ = _merged(app, stage)
    assert "Пленарное заседание" in client.get(stage.home()).text
    _publish(app, stage)
    assert "Пленарное заседание" in client.get(stage.home()).text
    assert client.get(f"{stage.home()}/a4.pdf").status_code == 200
    with opened(app).begin() as session:
        undo_merge(session, merge_id, now=clock.now())
    _publish(app, stage, 2)
    assert "Пленарное заседание" in client.get(stage.home()).text


def test_a_link_to_all_events_and_one_of_the_kept_entry_open_it_too(app: Flask) -> None:
    stage, client = staged(app), app.test_client()
    with opened(app).begin() as session:
        to_all = a_link(session, Whose(Subject.PERSON, stage.uids[Subject.PERSON]), None)
    _, kept = _merged(app, stage)
    _publish(app, stage)
    with opened(app).begin() as session:
        own = a_link(session, Whose(Subject.PERSON, kept), stage.event_id)
    assert [WAITING in client.get(f"/p/{token}").text for token in (to_all, own)] == [False, False]


def test_calendars_of_who_was_merged_go_on_with_the_same_entries(app: Flask) -> None:
    stage = staged(app)
    paths = [_feed(app, stage.uids[Subject.PERSON], event_id) for event_id in (stage.event_id, None)]
    before = [unfolded(feeds(app).get(path)).count("BEGIN:VEVENT") for path in paths]
    _merged(app, stage)
    _publish(app, stage)
    after = [unfolded(feeds(app).get(path)) for path in paths]
    assert [text.count("BEGIN:VEVENT") - text.count(CANCELLED) for text in after] == before
    assert min(before) >= 4


def test_who_was_merged_still_answers_to_the_invitation(app: Flask) -> None:
    stage, browser = staged(app), Browser(app)
    _merged(app, stage)
    browser.get(stage.home())
    assert browser.post(f"{stage.home()}/answers/{stage.member_id}", {"answer": "accepted", "uid": ""}).status_code == 303
    with opened(app)() as session:
        assert session.get_one(DelegationMember, stage.member_id).status is MemberStatus.ACCEPTED


def test_the_office_sees_the_link_at_the_kept_entry(app: Flask) -> None:
    stage = staged(app)
    _, kept = _merged(app, stage)
    with opened(app)() as session:
        reading = Reading(session, get_event(session, stage.event_id), clock.now())
        _, rows = reading.members(stage.uids[Subject.DELEGATION])
        assert [(row.whose.uid, len(row.links)) for row in rows] == [(kept, 1)]
        assert reading.overview().others == ()
