"""Claims about personal programmes and cards as staff print them: of the latest version only, one or many in one file."""

from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader
from werkzeug.test import TestResponse

from app.planning.itineraries.rules import Subject
from app.register.accounts.rules.roles import Role
from tests.factories.pages import signed_in
from tests.integration.own_programme.stage import Stage, staged


@pytest.fixture
def stage(app: Flask) -> Stage:
    return staged(app)


def words(answer: TestResponse) -> str:
    assert answer.status_code == 200, answer.text
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.data)).pages)


def test_before_a_version_there_is_nothing_to_print_and_the_page_says_so(app: Flask) -> None:
    stage = staged(app, published=False)
    client, here = signed_in(app, Role.READER), f"/events/{stage.event_id}/cards"
    assert (client.get(here).status_code, "<select" in client.get(here).text) == (200, False)
    assert client.get(f"{here}/programmes.pdf?who=person:{stage.uids[Subject.PERSON]}&paper=a4&lang=ru").status_code == 404
    assert client.get(f"{here}/cards.pdf?card=vehicle:&day=&card_lang=ru").status_code == 404


def test_staff_print_one_persons_programme_or_a_whole_delegations(app: Flask, stage: Stage) -> None:
    client, here = signed_in(app, Role.READER), f"/events/{stage.event_id}/cards"
    assert f"person:{stage.uids[Subject.PERSON]}" in client.get(here).text
    for who in (f"person:{stage.uids[Subject.PERSON]}", f"delegation:{stage.uids[Subject.DELEGATION]}"):
        for paper in ("a4", "a6"):
            told = words(client.get(f"{here}/programmes.pdf?who={who}&paper={paper}&lang=ru"))
            assert ("Аманов Иван Иванович" in told, "DP-407" in told, "Тайнов" in told) == (True, True, False)


def test_cards_are_printed_one_by_one_or_all_of_a_kind_on_a_day(app: Flask, stage: Stage) -> None:
    client, here = signed_in(app, Role.READER), f"/events/{stage.event_id}/cards/cards.pdf"
    one = words(client.get(f"{here}?card=vehicle:{stage.uids[Subject.VEHICLE]}&day=&card_lang=ru"))
    every = words(client.get(f"{here}?card=vehicle:&day=&card_lang=ru"))
    assert ("Чужов" in one, "Чужов" in every, "Водителев" in every) == (False, True, True)
    for subject in (Subject.INTERPRETER, Subject.HALL):
        assert "Пленарное заседание" in words(client.get(f"{here}?card={subject.value}:{stage.uids[subject]}&day=&card_lang=ru"))
    assert client.get(f"{here}?card=vehicle:&day=1999-01-01&card_lang=ru").status_code == 404


def test_whoever_is_not_signed_in_prints_nothing(app: Flask, stage: Stage) -> None:
    assert app.test_client().get(f"/events/{stage.event_id}/cards").status_code == 303
