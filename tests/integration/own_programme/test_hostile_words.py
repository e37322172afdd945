"""Claims about words that want to be more than words: markup, Typst, formulas, marks that turn the reading round."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.private_links.links import MakeLink, make_link
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.commands import Publish, publish
from app.planning.events.models import Event
from app.planning.itineraries.rules import Subject, Whose
from app.planning.journeys.models import Leg
from app.planning.programmes.models import ProgrammeItem
from app.planning.stays.models import Hotel
from app.planning.transfers.models import Transfer, Vehicle
from app.register.directory.models import Person
from app.register.venues.models import Hall, Venue
from tests.factories.browsing import opened
from tests.factories.pages import signed_in
from tests.integration.own_programme.stage import BY, Stage, staged

HOSTILE = '"></title><script>alert(1)</script><svg onload=alert(2)>#import "x"\\input{y} $z$ =HYPERLINK("a") *b* _c_ @d <e> `f` #eval("1")'
TURNED = "\u202eabc\u0007\u200b"


@pytest.fixture
def stage(app: Flask) -> Stage:
    """Everything that somebody may type holds such words, and is published."""
    stage = staged(app)
    with opened(app).begin() as session:
        hostile = Texts(ru=HOSTILE + TURNED, kk=HOSTILE, en=HOSTILE)
        session.get_one(Event, stage.event_id).title = hostile
        for venue in session.scalars(select(Venue)):
            venue.name = hostile
        for hall in session.scalars(select(Hall)):
            hall.name = hostile
        for person in session.scalars(select(Person)):
            person.surname = hostile
        for leg in session.scalars(select(Leg)):
            leg.number, leg.terminal, leg.luggage, leg.met_by_note, leg.far_place = HOSTILE[:20], HOSTILE[:20], HOSTILE, HOSTILE, hostile
        for transfer in session.scalars(select(Transfer)):
            transfer.note = hostile
        for vehicle in session.scalars(select(Vehicle)):
            vehicle.model, vehicle.plate, vehicle.phone, vehicle.note = HOSTILE[:60], HOSTILE[:12], '"><script>tel', HOSTILE
        for item in session.scalars(select(ProgrammeItem)):
            item.title, item.note, item.transport, item.responsible = hostile, hostile, HOSTILE, HOSTILE
        session.flush()
        publish(session, Publish(stage.event_id, BY, None), now=clock.now(), judge=lambda _: ())
    return stage


def bare(page: str) -> None:
    """Claim that a page holds nothing of such words but words, and no script or style of its own."""
    assert "alert(1)" in page
    assert not re.search(r"<svg onload|<script>|<e>| style=| onload=alert\(2\)>(?!#)", page.replace("&lt;", ""))
    assert TURNED not in page


@pytest.mark.parametrize("subject", Subject)
def test_pages_and_papers_behind_links_show_hostile_words_as_words(app: Flask, stage: Stage, subject: Subject) -> None:
    client = app.test_client()
    for language in ("ru", "kk"):
        bare(client.get(f"{stage.home(subject)}?lang={language}").text)
    for paper in ("a4", "a5", "a6"):
        answer = client.get(f"{stage.home(subject)}/{paper}.pdf")
        assert (answer.status_code, answer.data[:5]) == (200, b"%PDF-")


def test_a_hostile_holder_is_a_word(app: Flask, stage: Stage) -> None:
    with opened(app).begin() as session:
        whose, today = Whose(Subject.PERSON, stage.uids[Subject.PERSON]), clock.office_day()
        cmd = MakeLink(HOSTILE, new_uid(), Opens.PAGE, whose, stage.event_id, HOSTILE, "ru", today)
        token = make_link(session, cmd, now=clock.now()).token
    bare(app.test_client().get(f"/p/{token}").text)


def test_every_page_of_the_event_shows_hostile_words_as_words(app: Flask, stage: Stage) -> None:
    client, seen = signed_in(app), 0
    with opened(app)() as session:
        ids = {"event_id": stage.event_id, "transfer_id": session.scalars(select(Transfer.id)).first()}
        ids |= {"leg_id": session.scalars(select(Leg.id)).first(), "vehicle_id": session.scalars(select(Vehicle.id)).first()}
        ids |= {"item_id": session.scalars(select(ProgrammeItem.id)).first(), "hotel_id": session.scalars(select(Hotel.id)).first()}
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.arguments and rule.arguments <= ids.keys():
            path = app.url_map.bind("localhost").build(rule.endpoint, {name: ids[name] for name in rule.arguments})
            answer = client.get(path, query_string={"q": "alert"})
            assert answer.status_code < 500, path
            if answer.mimetype == "text/html":
                seen += "alert(1)" in answer.text
                assert not re.search(r"<svg onload|<script>| style=", answer.text), path
    assert seen > 20


@pytest.mark.parametrize("wanted", ["format=pdf", "format=docx"])
def test_a_call_sheet_prints_hostile_words_as_words(app: Flask, stage: Stage, wanted: str) -> None:
    assert signed_in(app).get(f"/events/{stage.event_id}/calls/paper?{wanted}").status_code == 200
