"""Claims about briefs on real rows: what is written, who may, and what becomes of them when somebody is erased."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.faces.printouts.brief_document import brief_document
from app.faces.printouts.brief_reading import brief_sheet, length_of, picture_of_brief
from app.ground.db.history import Change
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.matters.agreements.rules import AgreementState
from app.matters.briefs.commands import (
    AddBrief,
    BriefDetails,
    ChangeBrief,
    RemoveBrief,
    add_brief,
    change_brief,
    figures_of,
    remove_brief,
    sections_of,
)
from app.matters.briefs.erasing import erase_from_briefs
from app.matters.briefs.figures import Figure
from app.matters.briefs.holdings import briefs_held
from app.matters.briefs.keeping import told_of_in_briefs
from app.matters.briefs.models import Brief, BriefSection
from app.matters.briefs.queries import get_brief
from app.matters.briefs.rules import MOST_SECTIONS, BriefKind, SectionText
from app.register.accounts.rules.roles import Role
from tests.factories.agreements import an_agreement
from tests.factories.briefs import AS_OF, FIGURES, OFFICE, SECTIONS, a_brief
from tests.factories.dossiers import a_dossier
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory


def details(**over: object) -> BriefDetails:
    return replace(BriefDetails(Texts("Павлодарская область"), AS_OF), **over)  # type: ignore[arg-type]


def test_a_brief_keeps_its_sections_and_figures_in_order(session: Session) -> None:
    one = a_brief(session)
    assert (sections_of(one), figures_of(one), one.source) == (SECTIONS, FIGURES, "Пример")
    changed = ChangeBrief(one.id, OFFICE, one.revision, details(sections=SECTIONS[::-1], figures=FIGURES[:1]))
    change_brief(session, changed)
    session.expire_all()
    again = get_brief(session, one.id)
    assert (sections_of(again), figures_of(again), again.title.ru) == (SECTIONS[::-1], FIGURES[:1], "Павлодарская область")


def test_a_change_of_nothing_but_a_section_is_in_the_log_and_whoever_saw_the_older_one_is_told(session: Session) -> None:
    one = a_brief(session)
    seen, same = one.revision, BriefDetails(one.title, one.as_of, None, one.source, SECTIONS, FIGURES)
    change_brief(session, ChangeBrief(one.id, OFFICE, seen, same))
    assert one.revision == seen
    change_brief(session, ChangeBrief(one.id, OFFICE, seen, replace(same, sections=SECTIONS[:1])))
    with pytest.raises(Stale):
        change_brief(session, ChangeBrief(one.id, OFFICE, seen, same))
    last = session.scalars(select(Change).where(Change.kind == "brief").order_by(Change.id.desc())).first()
    assert last is not None
    assert list(last.fields) == ["section_state"]


def test_a_form_sent_twice_writes_one_brief(session: Session) -> None:
    cmd = AddBrief(OFFICE, new_uid(), BriefKind.REGION, details())
    assert add_brief(session, cmd) == add_brief(session, cmd)
    assert len(session.scalars(select(Brief.id)).all()) == 1


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER])
def test_only_the_office_and_secretaries_write_briefs(session: Session, role: Role) -> None:
    one = a_brief(session)
    for keeper in (Role.ADMIN, Role.SECRETARY):
        add_brief(session, AddBrief(replace(OFFICE, role=keeper), new_uid(), BriefKind.TRADE, details()))
    other = replace(OFFICE, role=role)
    with pytest.raises(NotAllowed):
        add_brief(session, AddBrief(other, new_uid(), BriefKind.TRADE, details()))
    with pytest.raises(NotAllowed):
        remove_brief(session, RemoveBrief(one.id, other, one.revision))


def test_a_brief_on_a_person_is_called_like_them_where_it_has_no_title(session: Session) -> None:
    person = a_person_in_directory(session, "Участников")
    assert a_brief(session, person=person).title == person.name


def test_more_than_fits_and_nobody_at_all_are_refused(session: Session) -> None:
    section = SectionText(Texts("А"), Texts("Б"))
    for wrong in (details(title=Texts()), details(sections=(section,) * (MOST_SECTIONS + 1)), details(person_id=2**31 - 1)):
        with pytest.raises(Refusal):
            add_brief(session, AddBrief(OFFICE, new_uid(), BriefKind.TRADE, wrong))


def test_nothing_is_written_of_somebody_whose_data_is_blocked_and_nothing_said_is_printed(session: Session) -> None:
    person = a_person_in_directory(session, "Участников")
    one = a_brief(session, person=person)
    person = one.person or person
    person.blocked_at = clock.now()
    session.flush()
    with pytest.raises(Refusal):
        change_brief(session, ChangeBrief(one.id, OFFICE, one.revision, details(person_id=person.id)))
    assert (picture_of_brief(session, one).sections, picture_of_brief(session, one).figures) == ((), ())


def test_a_brief_goes_with_whoever_is_erased_and_the_log_forgets_what_it_said(session: Session) -> None:
    person, other = a_person_in_directory(session, "Участников"), a_brief(session)
    gone, kept = a_brief(session, person=person).id, other.id
    assert [held["title"] for held in briefs_held(session, person)] == [person.name.as_dict()]
    assert told_of_in_briefs(session, person) != ""
    assert erase_from_briefs(session, person) == 1
    session.expire_all()
    assert [session.scalars(select(Brief.id)).all(), told_of_in_briefs(session, person)] == [[kept], ""]
    assert session.scalars(select(BriefSection.brief_id).distinct()).all() == [kept]
    logged = session.scalars(select(Change).where(Change.kind == "brief", Change.thing_id == gone)).all()
    assert [(one.fields, "Участников" in one.label) for one in logged] == [({}, False)]


def test_a_region_is_told_with_its_agreements_and_projects_and_a_person_with_their_meetings(session: Session) -> None:
    event = an_event(session)
    an_agreement(session, event, title="Соглашение с Костанайской областью", state=AgreementState.SIGNED)
    an_agreement(session, event, title="Снято с костанайской повестки", state=AgreementState.REMOVED)
    a_dossier(session, title=Texts("Производство пружин в Костанае"))
    region = picture_of_brief(session, a_brief(session))
    assert [line.text.ru for line in region.agreements] == ["Соглашение с Костанайской областью"]
    assert [line.text.ru for line in region.projects] == ["Производство пружин в Костанае"]
    person = a_person_in_directory(session, "Участников")
    a_member(session, a_delegation(session, event), person)
    brief = a_brief(session, person=person)
    brief.as_of = event.first_day
    assert [line.text for line in picture_of_brief(session, brief).meetings] == [event.title]
    brief.as_of = date(2020, 1, 1)
    assert picture_of_brief(session, brief).meetings == ()


def test_the_length_is_measured_on_the_paper_itself(session: Session) -> None:
    short = length_of(brief_sheet(session, a_brief(session).id, "ru").job)
    text = SectionText(Texts("Раздел"), Texts("Строка текста, которая занимает место на бумаге. " * 55))
    long = length_of(brief_sheet(session, a_brief(session, sections=(text,) * 8).id, "ru").job)
    assert ((short.pages, short.is_over, short.lines_over), long.is_over, long.lines_over > 10) == ((1, False, 0), True, True)


def test_what_is_empty_has_no_heading_on_paper(session: Session) -> None:
    bare = a_brief(session, kind=BriefKind.TRADE, title="Торговля", sections=(), figures=())
    assert brief_document(picture_of_brief(session, bare), "en")["parts"] == []
    drawn = a_brief(session, kind=BriefKind.TRADE, title="Торговля", sections=(), figures=(Figure(Texts("Оборот"), 2023, "5"),))
    assert len(brief_document(picture_of_brief(session, drawn), "en")["parts"]) == 1  # type: ignore[arg-type]
