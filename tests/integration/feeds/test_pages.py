"""Claims about the pages on which anybody subscribes."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app.ground.db.session import make_sessions
from app.judgement.entries.commands import enter
from config import Config
from tests.databases import an_engine
from tests.factories.apps import an_app
from tests.unit.judgement.entries.pictures import FIRST, FORUM, forum

HIDDEN = "f0000000-0000-4000-8000-000000000002"


@pytest.fixture
def client(config: Config) -> Iterator[FlaskClient]:
    """A browser of somebody who is not signed in, in a house with one public event and one that is not."""
    engine = an_engine(config.database_url)
    with make_sessions(engine)() as session:
        enter(session, forum(), now=FIRST)
        enter(session, replace(forum(), event_uid=HIDDEN, is_public=False), now=FIRST)
        session.commit()
    yield an_app(replace(config, public_url="https://programme.example.org"), engine).test_client()
    engine.dispose()


def page(client: FlaskClient, path: str) -> str:
    response = client.get(path, base_url="https://programme.example.org")
    assert response.status_code == 200
    return response.text


def test_public_events_are_listed_and_others_are_not(client: FlaskClient) -> None:
    told = page(client, "/subscribe/")
    assert f"/subscribe/events/{FORUM}" in told
    assert HIDDEN not in told


def test_the_page_of_an_event_offers_its_feed_in_the_chosen_way(client: FlaskClient) -> None:
    told = page(client, f"/subscribe/events/{FORUM}?lang=kk&tz=local&alarm=30")
    address = f"programme.example.org/feeds/events/{FORUM}/xx-forum-mezhregionalnogo-sotrudnichestva.ics?lang=kk&amp;tz=local&amp;alarm=30"
    assert f'value="https://{address}"' in told
    assert f'href="webcal://{address}"' in told


@pytest.mark.parametrize("uid", [HIDDEN, "f0000000-0000-4000-8000-000000000009", "nonsense"])
def test_an_event_that_is_not_public_has_no_page(client: FlaskClient, uid: str) -> None:
    for path in (f"/subscribe/events/{uid}", f"/subscribe/events/{uid}/qr.svg"):
        assert client.get(path, base_url="https://programme.example.org").status_code == 404


@pytest.mark.parametrize("path", ["/subscribe/qr.svg", f"/subscribe/events/{FORUM}/qr.svg"])
def test_the_qr_code_is_a_picture_without_inline_style(client: FlaskClient, path: str) -> None:
    response = client.get(path, base_url="https://programme.example.org")
    assert response.mimetype == "image/svg+xml"
    assert "style" not in response.text


def test_the_pages_carry_no_inline_style_or_script(client: FlaskClient) -> None:
    for path in ("/subscribe/", f"/subscribe/events/{FORUM}"):
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\bsrc=)", page(client, path))


def test_a_house_on_its_own_computer_says_so(config: Config) -> None:
    engine = an_engine(config.database_url)
    told = an_app(config, engine).test_client().get("/subscribe/").text
    assert "PUBLIC_URL" in told
    assert "qr.svg" not in told
    engine.dispose()
