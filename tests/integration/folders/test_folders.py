"""Claims about the head's folder: what is put in by whom, in which order, and what the one PDF of it is."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from sqlalchemy.orm import Session

from app.faces.printouts import folder_reading
from app.faces.printouts.folder_reading import folder_paper, set_folder
from app.ground.jobs.long import unpacked
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.ground.words.messages import gettext
from app.matters.folders.commands import (
    AddSheets,
    FillFolder,
    MoveSheet,
    NameSheet,
    RemoveSheet,
    add_sheets,
    fill_folder,
    move_sheet,
    name_sheet,
    remove_sheet,
)
from app.matters.folders.offers import offers_of
from app.matters.folders.queries import sheets_of, wanted_of
from app.matters.folders.rules import SHEET_NAMES, Sheet, Wanted
from app.matters.materials.models import Material, MaterialVersion
from app.planning.events.kinds import MEETINGS_OF_GROUPS
from app.planning.events.models import Event
from app.planning.programmes.rules import ItemKind
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor, Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.dossiers import a_dossier
from tests.factories.events import NOW, an_event
from tests.factories.pages import errors_of, signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.integration.planning.people import an_officer

PROGRAMME, COMPOSITION, REPORT = Wanted(Sheet.PROGRAMME), Wanted(Sheet.COMPOSITION), Wanted(Sheet.INSTRUCTIONS)


def a_meeting(session: Session) -> Event:
    """Return a meeting of a group with a point of its agenda and a delegation."""
    event = an_event(session, kind=MEETINGS_OF_GROUPS[0])
    an_item(session, event, kind=ItemKind.AGENDA, title="О сырье")
    a_member(session, a_delegation(session, event), a_person_in_directory(session, "Участников"))
    return event


def a_file(session: Session, event: Event, content: bytes) -> Material:
    """Return a material of the event's first item with one version."""
    item = an_item(session, event, title="С материалом")
    material = Material(uid=new_uid(), event_id=event.id, item_id=item.id, title="Презентация")
    version = MaterialVersion(
        number=1, name="a.pdf", type="application/pdf", size=len(content), digest="", content=content, by_name="", at=NOW
    )
    material.versions.append(version)
    session.add(material)
    session.flush()
    return material


def lies(session: Session, event: Event) -> list[Wanted]:
    return [wanted_of(one) for one in sheets_of(session, event.id)]


@pytest.fixture
def by(session: Session) -> Actor:
    return an_officer(session)


def test_a_folder_is_filled_as_usual_once(session: Session, by: Actor) -> None:
    event = a_meeting(session)
    assert fill_folder(session, FillFolder(event.id, by)) == 4
    assert lies(session, event) == [PROGRAMME, COMPOSITION, Wanted(Sheet.AGENDA), REPORT]
    assert fill_folder(session, FillFolder(event.id, by)) == 0


def test_what_the_event_does_not_have_is_refused_and_nothing_is_put_in(session: Session, by: Actor) -> None:
    event = a_meeting(session)
    with pytest.raises(Refusal) as refused:
        add_sheets(session, AddSheets(event.id, by, (PROGRAMME, Wanted(Sheet.DOSSIER, 10**9))))
    assert refused.value.field == "wanted"
    assert lies(session, event) == []


def test_new_documents_go_behind_those_that_are_there_and_come_only_once(session: Session, by: Actor) -> None:
    event, dossier = a_meeting(session), a_dossier(session)
    add_sheets(session, AddSheets(event.id, by, (Wanted(Sheet.DOSSIER, dossier.id),)))
    add_sheets(session, AddSheets(event.id, by, (COMPOSITION, PROGRAMME, Wanted(Sheet.DOSSIER, dossier.id), PROGRAMME)))
    assert lies(session, event) == [Wanted(Sheet.DOSSIER, dossier.id), PROGRAMME, COMPOSITION]


def test_a_document_changes_places_with_its_neighbour_and_stays_at_the_ends(session: Session, by: Actor) -> None:
    event = a_meeting(session)
    add_sheets(session, AddSheets(event.id, by, (PROGRAMME, COMPOSITION, REPORT)))
    first, second, last = sheets_of(session, event.id)
    move_sheet(session, MoveSheet(second.id, by, second.revision, -1))
    session.expire_all()
    assert lies(session, event) == [COMPOSITION, PROGRAMME, REPORT]
    move_sheet(session, MoveSheet(last.id, by, last.revision, 1))
    assert [one.id for one in sheets_of(session, event.id)] == [second.id, first.id, last.id]


DEEDS: dict[str, Callable[[Session, int, Actor, int], object]] = {
    "name": lambda session, ident, by, seen: name_sheet(session, NameSheet(ident, by, seen, "Иначе")),
    "move": lambda session, ident, by, seen: move_sheet(session, MoveSheet(ident, by, seen, 1)),
    "remove": lambda session, ident, by, seen: remove_sheet(session, RemoveSheet(ident, by, seen)),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_who_saw_an_older_state_or_may_not_change_the_event_changes_nothing(session: Session, by: Actor, deed: str) -> None:
    event = a_meeting(session)
    fill_folder(session, FillFolder(event.id, by))
    sheet = sheets_of(session, event.id)[0]
    with pytest.raises(Stale):
        DEEDS[deed](session, sheet.id, by, sheet.revision + 1)
    foreign = replace(by, role=Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        DEEDS[deed](session, sheet.id, foreign, sheet.revision)
    with pytest.raises(NotFound):
        DEEDS[deed](session, 10**9, by, 1)
    DEEDS[deed](session, sheet.id, by, sheet.revision)


def test_the_folder_is_one_file_with_bookmarks_contents_and_pages_numbered_on(session: Session, by: Actor) -> None:
    event, dossier = a_meeting(session), a_dossier(session)
    add_sheets(session, AddSheets(event.id, by, (PROGRAMME, COMPOSITION, Wanted(Sheet.DOSSIER, dossier.id))))
    sheet = sheets_of(session, event.id)[2]
    name_sheet(session, NameSheet(sheet.id, by, sheet.revision, "Титан и цирконий"))
    made = set_folder(folder_paper(session, event, "ru"))
    assert made == set_folder(folder_paper(session, event, "ru"))
    reader = PdfReader(BytesIO(made))
    assert [str(number) in page.extract_text().split("\n")[:2] for number, page in enumerate(reader.pages, 1)] == [False, True, True, True]
    contents = reader.pages[0].extract_text().replace("\u00a0", " ")
    assert "Титан и цирконий" in contents
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert titles[-1] == "Титан и цирконий"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]


def locked() -> bytes:
    writer, made = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("a word that nobody knows")
    writer.write(made)
    return made.getvalue()


def acting() -> bytes:
    """Return a PDF whose page would run a script."""
    writer, made = PdfWriter(), BytesIO()
    page = writer.add_blank_page(100, 100)
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")})
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize("content", [locked(), b"%PDF-1.7 and nothing else", b"%PDF-1.7\n" + acting()[9:200]])
def test_a_file_that_cannot_be_taken_in_is_named_on_a_sheet_of_its_own(session: Session, by: Actor, content: bytes) -> None:
    event = an_event(session)
    material = a_file(session, event, content)
    add_sheets(session, AddSheets(event.id, by, (Wanted(Sheet.MATERIAL, material.id),)))
    reader = PdfReader(BytesIO(set_folder(folder_paper(session, event, "ru"))))
    assert len(reader.pages) == 2
    assert "Презентация" in reader.pages[1].extract_text()


def test_an_uploaded_file_lies_in_the_folder_without_what_could_act_on_its_reader(session: Session, by: Actor) -> None:
    event = an_event(session)
    material = a_file(session, event, acting())
    add_sheets(session, AddSheets(event.id, by, (Wanted(Sheet.MATERIAL, material.id),)))
    made = set_folder(folder_paper(session, event, "ru"))
    assert len(PdfReader(BytesIO(made)).pages) == 2
    assert b"JavaScript" not in made
    assert "/AA" not in PdfReader(BytesIO(made)).pages[1]


def printed_here(session: Session) -> bytes:
    """Return a paper of ours that somebody has worked on: it kept its tags, its first page runs a script, and a page was added."""
    paper = set_folder(folder_paper(session, an_event(session), "ru"))
    writer, made = PdfWriter(clone_from=BytesIO(paper)), BytesIO()
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")})
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    writer.add_blank_page(100, 100)
    writer.write(made)
    return made.getvalue()


def test_a_paper_of_ours_that_came_back_changed_is_a_file_like_any_other(session: Session, by: Actor) -> None:
    event = an_event(session)
    material = a_file(session, event, printed_here(session))
    add_sheets(session, AddSheets(event.id, by, (Wanted(Sheet.MATERIAL, material.id), PROGRAMME)))
    made = set_folder(folder_paper(session, event, "ru"))
    pages = PdfReader(BytesIO(made)).pages
    assert (len(pages), [("/AA" in page, "/Annots" in page) for page in pages[2:4]]) == (4, [(False, False)] * 2)
    assert b"JavaScript" not in made


def test_files_that_are_too_much_together_are_carried_beside_the_folder(
    session: Session, by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = an_event(session)
    files = [a_file(session, event, acting()) for _ in range(3)]
    add_sheets(session, AddSheets(event.id, by, tuple(Wanted(Sheet.MATERIAL, one.id) for one in files)))
    monkeypatch.setattr(folder_reading, "MOST_BYTES", 2 * len(acting()))
    plan, *uploads = unpacked(folder_paper(session, event, "ru").job)
    assert ([part["upload"] for part in json.loads(plan)["parts"]], len(uploads)) == ([0, 1, None], 2)


def test_offers_and_the_folder_take_as_many_queries_for_many_documents_as_for_few(session: Session, by: Actor) -> None:
    def asked(event: Event) -> int:
        session.expire_all()
        with statements(session.connection().engine) as counted:
            offers_of(session, event, "ru")
            [wanted_of(one) for one in sheets_of(session, event.id)]
        return len(counted)

    event = a_meeting(session)
    few = asked(event)
    for _ in range(12):
        dossier = a_dossier(session)
        an_item(session, event, title="Ещё")
        add_sheets(session, AddSheets(event.id, by, (Wanted(Sheet.DOSSIER, dossier.id),)))
    assert asked(event) == few


def staged(app: Flask, *people: User) -> dict[str, int]:
    with opened(app).begin() as session:
        event = an_event(session, coordinators=[session.merge(one) for one in people])
        an_item(session, event)
        fill_folder(session, FillFolder(event.id, an_officer(session)))
        sheet = sheets_of(session, event.id)[0]
        return {"event": event.id, "sheet": sheet.id, "seen": sheet.revision}


def test_the_page_shows_the_folder_to_all_staff_and_lets_only_those_change_it_who_prepare_the_event(app: Flask) -> None:
    mine = somebody(app, Role.COORDINATOR)
    ids = staged(app, mine)
    for client, status in ((signed_in(app, Role.READER), 403), (signed_in(app, Role.COORDINATOR), 403), (signed_in(app, mine), 200)):
        assert client.get(f"/events/{ids['event']}/folder").status_code == 200
        assert client.get(f"/folder/{ids['sheet']}/title").status_code == status
        assert client.get(f"/events/{ids['event']}/folder.pdf").status_code == 200


def test_what_cannot_be_put_in_is_told_beside_the_list(app: Flask) -> None:
    ids = staged(app)
    client = signed_in(app)
    for wanted in ([], ["elephant"], ["brief-999999999999999999"]):
        answer = client.post(f"/events/{ids['event']}/folder", data={"wanted": wanted})
        assert answer.status_code == 422
        assert "is-error" in answer.get_data(as_text=True)
    answer = client.post(f"/folder/{ids['sheet']}/title", data={"title": "ы" * 10_000, "seen": ids["seen"]})
    assert answer.status_code == 422
    assert "title" in errors_of(answer)
    assert client.post(f"/folder/{ids['sheet']}/remove").status_code == 409  # a press that saw nothing


def test_a_folder_that_has_everything_still_says_why_nothing_was_put_in(app: Flask) -> None:
    with opened(app).begin() as session:
        event = an_event(session)
        add_sheets(session, AddSheets(event.id, an_officer(session), (PROGRAMME,)))
    answer = signed_in(app).post(f"/events/{event.id}/folder", data={"wanted": "brief-7"})
    assert (answer.status_code, "is-error" in answer.get_data(as_text=True)) == (422, True)


def test_the_pdf_is_not_made_again_for_whoever_has_it(app: Flask) -> None:
    ids = staged(app)
    client = signed_in(app)
    first = client.get(f"/events/{ids['event']}/folder.pdf")
    assert first.mimetype == "application/pdf"
    again = client.get(f"/events/{ids['event']}/folder.pdf", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_a_title_in_two_languages_of_the_interface(session: Session, by: Actor) -> None:
    event = an_event(session, title=Texts("Форум", kk="Форум қазақша"))
    an_item(session, event)
    fill_folder(session, FillFolder(event.id, by))
    name = folder_paper(session, event, "kk").name
    assert name.endswith("Форум қазақша.pdf")


def test_what_is_no_more_is_left_out_of_the_contents_too(session: Session, by: Actor) -> None:
    event = a_meeting(session)
    material = a_file(session, event, acting())
    add_sheets(session, AddSheets(event.id, by, (COMPOSITION, Wanted(Sheet.MATERIAL, material.id))))
    material.withdrawn = True
    session.flush()
    reader = PdfReader(BytesIO(set_folder(folder_paper(session, event, "ru"))))
    assert len(reader.pages) == 2
    assert "Презентация" not in reader.pages[0].extract_text()


def test_the_history_calls_documents_as_the_folder_does(app: Flask) -> None:
    with opened(app).begin() as session:
        event = a_meeting(session)
        add_sheets(session, AddSheets(event.id, an_officer(session), (PROGRAMME, COMPOSITION)))
        address = f"/events/{event.id}/folder"
    page = signed_in(app).get(address).text
    told = page[page.index('id="history"') :]
    assert [f": {sheet.value}" in told for sheet in (Sheet.PROGRAMME, Sheet.COMPOSITION)] == [False, False]
    assert [f": {gettext(SHEET_NAMES[sheet])}" in told for sheet in (Sheet.PROGRAMME, Sheet.COMPOSITION)] == [True, True]
