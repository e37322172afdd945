"""Claims about what is written of dossiers and their entries: by whom, against what they saw, and what is read of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.ground.web.history import told_rows
from app.matters.undertakings import dossiers_commands as commands
from app.matters.undertakings.dossiers_commands import (
    AddDossier,
    AddNote,
    AnswerQuestion,
    ChangeDossier,
    ChangeNote,
    DossierDetails,
    NoteDetails,
    RemoveDossier,
    RemoveNote,
    SetDossierState,
)
from app.matters.undertakings.dossiers_listing import listing_of, opened
from app.matters.undertakings.dossiers_naming import NAMES
from app.matters.undertakings.dossiers_queries import (
    Counts,
    dossiers_at,
    dossiers_found,
    get_dossier,
    get_note,
    history_of_dossier,
    last_change_of_dossier,
    points_offered,
)
from app.matters.undertakings.models import Dossier, DossierNote
from app.matters.undertakings.rules import DossierState, InstructionState, Section
from app.planning.events.kinds import Kind
from app.planning.programmes.rules import ItemKind
from app.register.accounts.rules.roles import Actor
from tests.counting import statements
from tests.factories.accounts import an_actor
from tests.factories.dossiers import a_dossier, a_measure_of, a_note, a_question, an_instruction_of
from tests.factories.events import NOW, an_event
from tests.factories.programmes import an_item
from tests.integration.planning.people import a_coordinator, a_reader, a_secretary, an_officer

DETAILS = DossierDetails(
    Texts("Химический кластер", kk="Химия кластері"), Texts("Суть"), Section.INDUSTRY, date(2023, 1, 1), Texts("Павлодар")
)
NOTE = NoteDetails(date(2024, 11, 25), Texts("Рассмотрен на заседании"))
ASKED = replace(NOTE, is_question=True)

Write = Callable[[Session, Dossier, DossierNote, Actor, int | None], object]
ON_DOSSIER: dict[str, Write] = {
    "change": lambda s, one, _note, by, seen: commands.change_dossier(s, ChangeDossier(one.id, by, seen, DETAILS)),
    "state": lambda s, one, _note, by, seen: commands.set_dossier_state(s, SetDossierState(one.id, by, seen, DossierState.ON_HOLD)),
    "remove": lambda s, one, _note, by, seen: commands.remove_dossier(s, RemoveDossier(one.id, by, seen)),
}
ON_NOTE: dict[str, Write] = {
    "change note": lambda s, _one, note, by, seen: commands.change_note(s, ChangeNote(note.id, by, seen, ASKED)),
    "answer": lambda s, _one, note, by, seen: commands.answer_question(s, AnswerQuestion(note.id, by, seen, Texts("Да"), date(2025, 1, 1))),
    "remove note": lambda s, _one, note, by, seen: commands.remove_note(s, RemoveNote(note.id, by, seen)),
}
WRITES: dict[str, Write] = {
    **ON_DOSSIER,
    **ON_NOTE,
    "add": lambda s, _one, _note, by, _seen: commands.add_dossier(s, AddDossier(by, new_uid(), DETAILS)),
    "add note": lambda s, one, _note, by, _seen: commands.add_note(s, AddNote(one.id, by, new_uid(), NOTE)),
}
"""Every command that writes dossiers."""


def test_an_opened_dossier_holds_what_was_typed(session: Session) -> None:
    cmd = AddDossier(an_officer(session), new_uid(), DETAILS, DossierState.ON_HOLD, "DS-1")
    made = get_dossier(session, commands.add_dossier(session, cmd))
    session.refresh(made)
    assert (made.uid, made.code, made.state) == (cmd.uid, "DS-1", DossierState.ON_HOLD)
    assert DossierDetails(made.title, made.summary, made.section, made.since, made.place) == DETAILS


def test_pressing_twice_opens_one_dossier_and_writes_one_entry(session: Session) -> None:
    by = an_officer(session)
    cmd = AddDossier(by, new_uid(), DETAILS)
    ident = commands.add_dossier(session, cmd)
    note = AddNote(ident, by, new_uid(), NOTE)
    assert (commands.add_dossier(session, cmd), commands.add_note(session, note)) == (ident, commands.add_note(session, note))
    assert [session.scalar(select(func.count()).select_from(table)) for table in (Dossier, DossierNote)] == [1, 1]


def test_the_uid_of_an_entry_elsewhere_writes_none(session: Session) -> None:
    taken, other = a_note(session, a_dossier(session)), a_dossier(session)
    with pytest.raises(NotAllowed):
        commands.add_note(session, AddNote(other.id, an_officer(session), taken.uid, NOTE))


@pytest.mark.parametrize("deed", sorted(WRITES))
def test_a_secretary_keeps_dossiers_and_neither_a_coordinator_nor_a_reader_does(session: Session, deed: str) -> None:
    dossier = a_dossier(session)
    note = a_question(session, dossier)
    for other in (a_reader(session), an_actor(a_coordinator(session))):
        with pytest.raises(NotAllowed):
            WRITES[deed](session, dossier, note, other, None)
    WRITES[deed](session, dossier, note, a_secretary(session), None)


@pytest.mark.parametrize("deed", sorted(ON_DOSSIER))
def test_a_dossier_that_somebody_else_has_changed_meanwhile_is_refused(session: Session, deed: str) -> None:
    dossier, by = a_dossier(session), an_officer(session)
    seen = dossier.revision
    commands.change_dossier(session, ChangeDossier(dossier.id, by, seen, replace(DETAILS, place=Texts("Уфа"))))
    with pytest.raises(Stale) as refused:
        ON_DOSSIER[deed](session, dossier, a_question(session, dossier), by, seen)
    assert (refused.value.kind, refused.value.ident, refused.value.current) == ("dossier", dossier.id, dossier.revision)


@pytest.mark.parametrize("deed", sorted(ON_NOTE))
def test_an_entry_that_somebody_else_has_changed_meanwhile_is_refused(session: Session, deed: str) -> None:
    note, by = a_question(session, a_dossier(session)), an_officer(session)
    seen = note.revision
    commands.change_note(session, ChangeNote(note.id, by, seen, replace(ASKED, text=Texts("Иначе"))))
    with pytest.raises(Stale):
        ON_NOTE[deed](session, get_dossier(session, note.dossier_id), note, by, seen)


def test_a_state_that_somebody_else_has_said_meanwhile_is_no_clash(session: Session) -> None:
    dossier, by = a_dossier(session), an_officer(session)
    seen = dossier.revision
    for _ in range(2):
        commands.set_dossier_state(session, SetDossierState(dossier.id, by, seen, DossierState.REALISED))
    assert (dossier.state, dossier.revision) == (DossierState.REALISED, seen + 1)


def test_an_answered_question_is_open_no_more(session: Session) -> None:
    dossier, by = a_dossier(session), an_officer(session)
    note = a_question(session, dossier)
    before = [one.id for one in opened(session, dossier.id).open_questions]
    commands.answer_question(session, AnswerQuestion(note.id, by, note.revision, Texts("Из Костаная"), date(2024, 12, 1)))
    after = opened(session, dossier.id)
    assert (before, after.open_questions, [one.id for one in after.notes]) == ([note.id], (), [note.id])
    assert (note.answer, note.answered_on) == (Texts("Из Костаная"), date(2024, 12, 1))


def test_only_a_question_is_answered_and_not_with_nothing(session: Session) -> None:
    dossier, by = a_dossier(session), an_officer(session)
    plain, question = a_note(session, dossier), a_question(session, dossier)
    for note, answer in ((plain, Texts("Да")), (question, Texts())):
        with pytest.raises(Refusal) as refused:
            commands.answer_question(session, AnswerQuestion(note.id, by, None, answer, date(2025, 1, 1)))
        assert refused.value.field == "answer"


@pytest.mark.parametrize("belongs", [an_instruction_of, a_measure_of])
def test_a_dossier_to_which_something_belongs_is_not_removed(session: Session, belongs: Callable[..., object]) -> None:
    dossier, by = a_dossier(session), an_officer(session)
    belongs(session, dossier)
    with pytest.raises(Refusal):
        commands.remove_dossier(session, RemoveDossier(dossier.id, by, dossier.revision))
    assert get_dossier(session, dossier.id) is dossier


def test_a_removed_dossier_takes_its_entries_along_and_the_log_says_so(session: Session) -> None:
    dossier, by = a_dossier(session), an_officer(session)
    note = a_note(session, dossier)
    commands.remove_dossier(session, RemoveDossier(dossier.id, by, dossier.revision))
    for read, ident in ((get_dossier, dossier.id), (get_note, note.id)):
        with pytest.raises(NotFound):
            read(session, ident)
    removed = session.scalars(select(Change.label).where(Change.action == "removed").order_by(Change.id)).all()
    assert removed == [note.text.ru, dossier.title.ru]


def test_an_entry_names_the_point_at_which_the_project_was_dealt_with(session: Session) -> None:
    dossier, by = a_dossier(session), an_officer(session)
    item = an_item(session, an_event(session), title="О проекте")
    note = commands.add_note(session, AddNote(dossier.id, by, new_uid(), replace(NOTE, item_id=item.id)))
    assert [one.id for one in dossiers_at(session, item.id)] == [dossier.id]
    session.expire_all()
    commands.change_note(session, ChangeNote(note, by, None, NOTE))
    assert dossiers_at(session, item.id) == []
    with pytest.raises(Refusal) as refused:
        commands.change_note(session, ChangeNote(note, by, None, replace(NOTE, item_id=10**6)))
    assert refused.value.field == "item_id"


def test_points_of_working_groups_are_offered_and_whatever_else_was_chosen(session: Session) -> None:
    meeting = an_event(session, kind=Kind.WORKING_GROUP_MEETING)
    point = an_item(session, meeting, kind=ItemKind.AGENDA)
    an_item(session, meeting, kind=ItemKind.AGENDA, cancelled=True)
    other = an_item(session, an_event(session), kind=ItemKind.SESSION)
    assert [one.id for one in points_offered(session)] == [point.id]
    assert [one.id for one in points_offered(session, other.id)] == [point.id, other.id]


def test_the_list_tells_by_section_what_is_open_and_leaves_out_what_has_come_to_an_end(session: Session) -> None:
    first, second = a_dossier(session), a_dossier(session, section=Section.HEALTH, title=Texts("Медицинская мебель"))
    a_dossier(session, state=DossierState.CLOSED)
    a_question(session, first, day=date(2018, 10, 4))
    a_question(session, first, day=date(2019, 6, 11), answer=Texts("В Казахстане"), answered_on=date(2020, 2, 26))
    an_instruction_of(session, first)
    an_instruction_of(session, first, state=InstructionState.DONE)
    listing = listing_of(session)
    assert [(section, [row.dossier.id for row in rows]) for section, rows in listing.sections] == [
        (Section.INDUSTRY, [first.id]),
        (Section.HEALTH, [second.id]),
    ]
    assert (listing.count, listing.aside, listing.open_questions) == (2, 1, 1)
    assert listing.sections[0][1][0].counts == Counts(1, date(2020, 2, 26), 1)
    assert listing_of(session, everything=True).count == 3


def test_a_dossier_tells_the_question_that_has_waited_longest_first_and_what_happened_last_first(session: Session) -> None:
    dossier = a_dossier(session)
    late, early = (a_question(session, dossier, day=day).id for day in (date(2024, 1, 1), date(2018, 1, 1)))
    old, new = (a_note(session, dossier, day=day).id for day in (date(2018, 5, 17), date(2022, 8, 30)))
    found = opened(session, dossier.id)
    assert [one.id for one in found.open_questions] == [early, late]
    assert [one.id for one in found.notes] == [new, old]


def test_a_search_finds_a_dossier_in_any_language(session: Session) -> None:
    found = a_dossier(session, title=Texts("Пружины", kk="Серіппелер"), place=Texts("Костанай"))
    a_dossier(session)
    for words in ((("пружин",),), (("костан",),)):
        assert [one.id for one in dossiers_found(session, words, limit=5)] == [found.id]


def test_the_log_tells_states_sections_and_days_in_words(session: Session) -> None:
    dossier, by = a_dossier(session), an_officer(session)
    commands.set_dossier_state(session, SetDossierState(dossier.id, by, None, DossierState.REALISED))
    commands.change_dossier(session, ChangeDossier(dossier.id, by, None, DossierDetails(dossier.title, section=Section.TRADE)))
    note = a_question(session, dossier)
    commands.answer_question(session, AnswerQuestion(note.id, by, None, Texts("Да"), date(2025, 1, 2)))
    rows = told_rows(history_of_dossier(session, dossier.id, limit=10), NAMES, named=True)
    assert len(rows) == 5
    told = {new or old for row in rows for _, old, new in row.changes}
    assert {"02.01.2025", "Да", "2018"} <= told
    assert {"realised", "trade", "2018-01-01"} & told == set()


def test_the_paper_is_dated_by_the_last_change_of_what_it_tells(session: Session) -> None:
    dossier, by = a_dossier(session), an_officer(session)
    note = a_note(session, dossier)
    session.execute(update(Change).values(at=NOW))
    before = last_change_of_dossier(session, dossier.id)
    commands.change_note(session, ChangeNote(note.id, by, None, replace(NOTE, text=Texts("Иначе"))))
    newest = session.scalar(select(Change.at).order_by(Change.id.desc()).limit(1))
    assert (before, last_change_of_dossier(session, dossier.id), newest == NOW) == (NOW, newest, False)


def test_pages_ask_no_more_of_more_dossiers_and_entries(session: Session) -> None:
    counts = []
    dossier = a_dossier(session)
    ident, event = dossier.id, an_event(session)
    for more in (1, 6):
        for _ in range(more):
            a_question(session, a_dossier(session))
            a_note(session, session.merge(dossier), item=an_item(session, session.merge(event)))
            an_instruction_of(session, session.merge(dossier))
            a_measure_of(session, session.merge(dossier))
        session.expunge_all()
        with statements(session.get_bind().engine) as asked:
            listing_of(session)
        with statements(session.get_bind().engine) as of_one:
            told = [(one.item and one.item.title, one.item and one.item.event.title) for one in opened(session, ident).notes]
        counts.append((len(told), len(asked), len(of_one)))
    assert counts == [(1, 3, 5), (7, 3, 5)]
