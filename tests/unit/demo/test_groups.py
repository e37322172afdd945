"""Claims about the working group of the demonstration set and what is decided there, as the file tells it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.reading import read
from app.ground.kernel.text import clean
from app.ground.kernel.texts import LANGUAGES, Texts
from app.matters.undertakings.due_rules import Standing, standing_on
from app.matters.undertakings.rules import InstructionState, Section
from app.matters.working_groups.rules import GroupRole, Seat, Term, refuse_seat, vacancies
from app.register.directory.rules.kinds import PartySide

DEMO = read()
TOLD = DEMO.groups
DAYS = st.dates(date(2025, 6, 1), date(2090, 1, 1))


def texts() -> Iterator[Texts]:
    assert TOLD.group is not None
    yield TOLD.group.title
    for dossier in TOLD.dossiers:
        yield from (dossier.title, dossier.place, dossier.summary)
        for note in dossier.notes:
            yield from filter(None, (note.text, note.answer))
    for measure in TOLD.measures:
        yield from filter(None, (measure.title, measure.result))
    for instruction in TOLD.instructions:
        yield from filter(None, (instruction.text, instruction.evidence))


def lines() -> Iterator[str]:
    assert TOLD.group is not None
    yield from (TOLD.group.note, TOLD.group.document, *(member.document for member in TOLD.group.members))
    yield from (one.source for one in TOLD.instructions)
    yield from (extension.reason for one in TOLD.instructions for extension in one.extensions)


def test_everything_has_all_four_languages() -> None:
    assert [text.ru for text in texts() if text.missing()] == []


@pytest.mark.parametrize(
    ("language", "foreign"),
    [("ba", "ӣқұі"), ("kk", "ҙҫҡ"), ("ru", "ҙҫқұіғңөүһә"), ("en", "абвгдежзиклмнопрстуфхцчшщъыьэюя")],
)
def test_everything_is_written_with_the_letters_of_its_language(language: str, foreign: str) -> None:
    assert [text for one in texts() if set((text := getattr(one, language)).casefold()) & set(foreign)] == []


def test_everything_is_as_a_form_would_have_cleaned_it() -> None:
    told = [*(getattr(text, language) for text in texts() for language in LANGUAGES), *lines()]
    assert [line for line in told if clean(line, lines=True) != line] == []


def test_between_the_sides_nobody_is_given_orders_and_names_are_told_whole() -> None:
    told = [*(text.ru for text in texts()), *lines()]
    assert [line for line in told if re.search(r"поруч|\b(?:РБ|РК)\b|казахск\w+ (?:сторон|республик)", line, re.IGNORECASE)] == []


def test_every_code_that_is_named_is_there() -> None:
    assert TOLD.group is not None
    items = {item for event in DEMO.events for item in event.final_items()}
    bodies = {body.code for body in DEMO.people.organisations}
    persons = {person.code for person in DEMO.people.persons}
    dossiers, measures = {one.code for one in TOLD.dossiers}, {one.code for one in TOLD.measures}
    given_items = {one.item for one in TOLD.instructions} | {note.item for one in TOLD.dossiers for note in one.notes}
    assert given_items - items == {""}
    assert {code for one in TOLD.instructions for code in (one.ours, one.theirs)} - bodies == {""}
    assert {code for one in TOLD.measures for code in (one.ours, one.theirs)} - bodies == set()
    assert {one.person for one in TOLD.instructions} - persons == {""}
    assert {member.person for member in TOLD.group.members} - persons == set()
    assert {one.measure for one in TOLD.instructions} - measures == {""}
    assert ({one.dossier for one in TOLD.measures} | {one.dossier for one in TOLD.instructions}) - dossiers == {""}
    assert {*TOLD.group.meetings, *(one.event for one in TOLD.instructions)} - {event.code for event in DEMO.events} == {""}


def test_an_entry_at_a_point_is_of_the_day_of_that_point() -> None:
    days = {
        code: event.starts_on(date(2026, 3, 2)) + timedelta(days=item.day - 1)
        for event in DEMO.events
        for code, item in event.final_items().items()
    }
    assert [note.item for one in TOLD.dossiers for note in one.notes if note.item and days[note.item] != note.day] == []


def test_the_terms_of_the_group_go_together_and_only_the_chair_of_the_other_side_is_vacant() -> None:
    assert TOLD.group is not None
    seats = [Seat(number, one.side, one.role, Term(one.since, one.until)) for number, one in enumerate(TOLD.group.members)]
    for number, seat in enumerate(seats):
        refuse_seat(seat, seats[:number])
    for day in (date(2023, 9, 27), date(2026, 3, 2)):
        assert [vacancies(seats, side, day) for side in (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)] == [(), (GroupRole.CO_CHAIR,)]


def test_there_are_twelve_instructions_and_measures_in_all_six_sections() -> None:
    assert (len(TOLD.instructions), {one.section for one in TOLD.measures}) == (12, set(Section) - {Section.OTHER})


def test_the_raw_material_has_been_an_open_question_since_2018() -> None:
    dossier = next(one for one in TOLD.dossiers if one.code == "DS-TI")
    asked = [note.day.year for note in dossier.notes if note.is_question and note.answered_on is None and "сырьё" in note.text.ru]
    assert (dossier.since.year, asked) == (2018, [2018])


@given(DAYS)
def test_on_whatever_day_the_set_is_loaded_something_is_overdue_near_later_and_permanent(day: date) -> None:
    found = []
    for one in TOLD.instructions:
        due = one.extensions[-1].until if one.extensions else one.due
        found.append(standing_on(day, due.after(day) if due else None, one.state))
    assert {standing: found.count(standing) for standing in Standing} == {
        Standing.OVERDUE: 2,
        Standing.NEAR: 3,
        Standing.SOON: 1,
        Standing.LATER: 1,
        Standing.PERMANENT: 1,
        Standing.SETTLED: 4,
    }


def test_what_is_settled_says_what_shows_it() -> None:
    settled = [one for one in TOLD.instructions if one.state in {InstructionState.DONE, InstructionState.DROPPED}]
    assert [bool(one.evidence) and one.settled_on is not None for one in settled] == [True] * 4
