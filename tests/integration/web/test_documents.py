"""The printed documents that an event's page offers."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from app.planning.events.kinds import POLICY, Kind
from app.planning.events.wording import DOCUMENTS
from app.register.accounts.rules.roles import Role
from tests.factories.events import an_event
from tests.factories.pages import signed_in


@pytest.mark.parametrize("kind", Kind)
def test_an_event_offers_every_document_of_its_kind_and_each_opens(app: Flask, app_sessions: sessionmaker[Session], kind: Kind) -> None:
    with app_sessions.begin() as session:
        event_id = an_event(session, kind=kind).id
    reader = signed_in(app, Role.READER)
    page = reader.get(f"/events/{event_id}").text
    with app.test_request_context():
        addresses = [app.url_for(DOCUMENTS[name][1], event_id=event_id) for name in POLICY[kind].documents]
    assert [address for address in addresses if f'href="{address}"' not in page] == []
    assert {address: reader.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)
    assert len(addresses) >= 3
