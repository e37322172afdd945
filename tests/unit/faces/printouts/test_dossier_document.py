"""Claims about the brief of a project: what it tells first, and that two pages hold it whatever is in the dossier."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from app.faces.printouts.dossier_document import DossierPicture, Entry, Matter, dossier_document, dossier_name, fitted
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import LANGUAGES, Texts
from app.matters.undertakings.rules import InstructionState
from tests.unit.faces.printouts.dossiers import BODIES, CHANGED, MEETING, PICTURE, ZONE

LONG = Texts("Предприятия согласовали перечень оборудования и условия его поставки. " * 13)
SHORT = Texts("Встреча")


def document(picture: DossierPicture = PICTURE, language: str = "en") -> dict[str, Any]:
    return dossier_document(picture, language, CHANGED, ZONE)


def test_open_questions_stand_first_and_the_history_last() -> None:
    parts = document()["parts"]
    assert [part["heading"] for part in parts] == ["Open questions", "Instructions", "Measures of the roadmap", "What happened"]
    assert [[row["text"] for row in part["rows"]] for part in parts] == [
        ["From where?"],
        ["The sides agreed to settle the question of raw material."],
        ["Find the source"],
        ["The sides agreed to go on looking for a supplier.", "In which country?"],
    ]


def test_parts_without_anything_are_left_out() -> None:
    bare = replace(PICTURE, entries=(), instructions=(), measures=(), place=Texts(), since=None)
    told = document(bare)
    assert (told["parts"], [fact["label"] for fact in told["facts"]]) == ([], ["Section", "How the project stands"])


def test_matters_tell_who_until_when_and_with_which_outcome() -> None:
    _, instructions, measures, _ = document()["parts"]
    assert instructions["rows"][0] | {"text": ""} == {
        "text": "",
        "who": "Ministry of Industry (example)\nMinistry of Trade and Integration of the Republic of Kazakhstan",
        "due": "until 03.03.2025",
        "state": "Being carried out",
        "outcome": "",
    }
    assert [measures["rows"][0][key] for key in ("due", "state", "outcome")] == ["permanently", "Carried out", "The source has been found"]


def test_the_paper_is_dated_by_the_last_change_and_named_after_the_project() -> None:
    assert "28.11.2024" in document()["foot"]["right"]
    assert dossier_name(PICTURE, "en") == "Brief on a project – Production of titanium dioxide and zirconium oxychloride"


@given(st.lists(st.floats(0.1, 20), max_size=40), st.floats(0, 100))
def test_as_many_rows_fit_as_there_is_room_for(costs: list[float], room: float) -> None:
    count = fitted(costs, room)
    assert sum(costs[:count]) <= room + 1e-6
    assert count == len(costs) or sum(costs[: count + 1]) > room - 1e-6


def test_what_does_not_fit_is_counted() -> None:
    happened = document(replace(PICTURE, entries=tuple(Entry(date(2024, 1, 1), LONG) for _ in range(60))))["parts"][-1]
    left = 60 - len(happened["rows"])
    assert (0 < len(happened["rows"]) < 60, happened["more"]) == (True, f"and {left} more in the dossier")


def crowded(count: int, text: Texts) -> DossierPicture:
    """Return a dossier with `count` of everything, all as long as `text`."""
    day = date(2024, 1, 1)
    entries = [Entry(day, text, meeting=MEETING) for _ in range(count)]
    entries += [Entry(day, text, True, text, day) for _ in range(count)] + [Entry(day, text, True) for _ in range(count)]
    matters = (Matter(text, BODIES, day, InstructionState.DONE, text),) * count
    return replace(PICTURE, summary=LONG, entries=tuple(entries), instructions=matters, measures=matters)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("count", "text"), [(4, LONG), (2, LONG), (60, SHORT), (6, SHORT), (8, MEETING)])
def test_two_pages_hold_a_brief_whatever_is_in_the_dossier(language: str, count: int, text: Texts) -> None:
    pdf = typeset(job("dossier.typ", CHANGED, document(crowded(count, text), language)))
    assert len(PdfReader(BytesIO(pdf)).pages) <= 2
