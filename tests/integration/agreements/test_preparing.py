"""Claims about the texts of agreements, what they belong to, and their way into the register."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.ground.web.history import told_rows
from app.matters.agreements.commands import ReorderAgreement, SetState, reorder_agreement, set_state
from app.matters.agreements.lacking_rules import Entry
from app.matters.agreements.links import LinkKind, agreements_linked, linked_to, links_offered
from app.matters.agreements.links_commands import LinkAgreement, UnlinkAgreement, link_agreement, unlink_agreement
from app.matters.agreements.models import Agreement, AgreementLink, AgreementText
from app.matters.agreements.naming import names_for
from app.matters.agreements.proposals import proposed_entry
from app.matters.agreements.queries import agreements_of, get_agreement, texts_due
from app.matters.agreements.rules import AgreementState
from app.matters.agreements.signing_commands import EnterSigned, enter_signed
from app.matters.agreements.text_rules import LanguageText
from app.matters.agreements.texts_commands import SetTexts, set_texts
from app.matters.agreements.values import entry_of, texts_of
from app.matters.undertakings.dossiers_commands import RemoveDossier, remove_dossier
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor
from tests.counting import statements
from tests.factories.accounts import an_actor
from tests.factories.agreements import an_agreement
from tests.factories.dossiers import a_dossier
from tests.factories.events import an_event
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.undertakings import a_measure, an_instruction
from tests.integration.planning.people import a_coordinator, a_reader, an_officer

DAY = date(2024, 11, 27)
CHECKED = LanguageText("ru", "", None, DAY, "Правовое управление", DAY)
TEXTS = (CHECKED, LanguageText("kk", "Бюро переводов", DAY))
ENTRY = Entry(DAY, Texts("Уфа"), "1/2024", "архив, дело 3")

Write = Callable[[Session, Agreement, Actor, int | None], object]
DEEDS: dict[str, Write] = {
    "texts": lambda s, one, by, seen: set_texts(s, SetTexts(one.id, by, seen, TEXTS), today=DAY),
    "signed": lambda s, one, by, seen: enter_signed(s, EnterSigned(one.id, by, seen, ENTRY), today=DAY),
    "link": lambda s, one, by, seen: link_agreement(s, LinkAgreement(one.id, by, seen, LinkKind.DOSSIER, a_dossier(s).id)),
    "unlink": lambda s, one, by, seen: unlink_agreement(s, UnlinkAgreement(one.id, by, seen, 10**6)),
}


def printed(session: Session, event: Event | None = None) -> Agreement:
    return an_agreement(session, event or an_event(session), state=AgreementState.PRINTED, texts=(CHECKED,))


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_whoever_prepares_the_event_does_it_and_nobody_else(session: Session, deed: str) -> None:
    coordinator = a_coordinator(session)
    one = printed(session, an_event(session, coordinators=[coordinator]))
    for by in (an_actor(a_coordinator(session)), a_reader(session)):
        with pytest.raises(NotAllowed):
            DEEDS[deed](session, one, by, one.revision)
    assert DEEDS[deed](session, one, an_actor(coordinator), one.revision) == one.id


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_what_was_seen_before_somebody_else_changed_it_is_refused(session: Session, deed: str) -> None:
    one, by = printed(session), an_officer(session)
    seen = one.revision
    set_texts(session, SetTexts(one.id, by, seen, (replace(CHECKED, language="en"),)), today=DAY)
    with pytest.raises(Stale):
        DEEDS[deed](session, one, by, seen)


def test_texts_are_kept_as_they_were_typed_and_the_same_ones_again_change_nothing(session: Session) -> None:
    one, by = an_agreement(session, an_event(session)), an_officer(session)
    set_texts(session, SetTexts(one.id, by, one.revision, TEXTS), today=DAY)
    seen, rows = one.revision, {row.language: row.id for row in one.texts}
    set_texts(session, SetTexts(one.id, by, seen, TEXTS), today=DAY)
    session.expire_all()
    assert (texts_of(get_agreement(session, one.id)), one.revision) == (TEXTS, seen)
    fewer = (replace(TEXTS[1], done_on=DAY), LanguageText("en"))
    set_texts(session, SetTexts(one.id, by, seen, fewer), today=DAY)
    session.expire_all()
    kept = get_agreement(session, one.id)
    assert (texts_of(kept), kept.texts[0].id == rows["kk"], kept.revision > seen) == (fewer, True, True)
    assert session.scalar(select(func.count()).select_from(AgreementText)) == 2


def test_the_log_tells_the_texts_that_came_and_went_in_words(session: Session) -> None:
    one, by = an_agreement(session, an_event(session)), an_officer(session)
    set_texts(session, SetTexts(one.id, by, one.revision, TEXTS), today=DAY)
    set_texts(session, SetTexts(one.id, by, one.revision, TEXTS[1:]), today=DAY)
    last, first, *_ = told_rows(history_of(session, "agreement", one.id), names_for(session))
    assert ([len(row.changes) for row in (first, last)], last.changes[0][2]) == ([1, 1], "")
    assert "Правовое управление 27.11.2024" in last.changes[0][1]
    assert ["Бюро переводов" in text for text in (first.changes[0][2], last.changes[0][1])] == [True, False]


def test_an_agreement_goes_its_way_only_with_what_each_step_says_of_it(session: Session) -> None:
    person, by = a_person_in_directory(session), an_officer(session)
    one = an_agreement(session, an_event(session), None, (person, None), state=AgreementState.LEGAL_REVIEW, texts=TEXTS)
    one.signatories[0].authority = ""
    session.flush()

    def step(state: AgreementState) -> AgreementState:
        set_state(session, SetState(one.id, by, one.revision, state))
        return one.state

    with pytest.raises(Refusal):
        step(AgreementState.RECONCILED)
    set_texts(session, SetTexts(one.id, by, one.revision, (CHECKED,)), today=DAY)
    assert step(AgreementState.RECONCILED) is AgreementState.RECONCILED
    with pytest.raises(Refusal):
        step(AgreementState.APPROVED)
    one.signatories[0].authority = "устав"
    session.flush()
    assert [step(state) for state in (AgreementState.APPROVED, AgreementState.PRINTED)] == [AgreementState.APPROVED, AgreementState.PRINTED]
    with pytest.raises(Refusal) as refused:
        step(AgreementState.SIGNED)
    assert refused.value.field == "signed_on"


def test_what_was_signed_is_in_the_register_and_a_slip_goes_out_of_it_again(session: Session) -> None:
    one, by = printed(session), an_officer(session)
    seen = one.revision
    for _ in range(2):  # pressing twice enters once
        enter_signed(session, EnterSigned(one.id, by, seen, ENTRY), today=DAY)
    assert (one.state, entry_of(one), one.revision) == (AgreementState.SIGNED, ENTRY, seen + 1)
    enter_signed(session, EnterSigned(one.id, by, one.revision, replace(ENTRY, kept_at="сейф")), today=DAY)
    assert (one.state, one.kept_at) == (AgreementState.SIGNED, "сейф")
    set_state(session, SetState(one.id, by, one.revision, AgreementState.PRINTED))
    assert (one.state, entry_of(one)) == (AgreementState.PRINTED, Entry())


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (replace(ENTRY, day=None), "signed_on"),
        (replace(ENTRY, day=DAY + timedelta(days=1)), "signed_on"),
        (replace(ENTRY, number="7/2024"), "register_number"),
    ],
)
def test_the_register_takes_no_day_that_is_to_come_and_no_number_twice_in_a_year(session: Session, entry: Entry, field: str) -> None:
    an_agreement(session, an_event(session), state=AgreementState.SIGNED, signed_on=DAY, register_number="7/2024")
    one = printed(session)
    with pytest.raises(Refusal) as refused:
        enter_signed(session, EnterSigned(one.id, an_officer(session), one.revision, entry), today=DAY)
    assert (refused.value.field, one.state) == (field, AgreementState.PRINTED)


def test_only_what_was_printed_is_signed(session: Session) -> None:
    one = an_agreement(session, an_event(session))
    with pytest.raises(Refusal) as refused:
        enter_signed(session, EnterSigned(one.id, an_officer(session), one.revision, ENTRY), today=DAY)
    assert refused.value.field == "state"


def test_the_next_number_of_the_year_is_proposed_and_no_day_to_come(session: Session) -> None:
    event = an_event(session)
    an_agreement(session, event, state=AgreementState.SIGNED, signed_on=DAY, register_number="7/2024")
    an_agreement(session, event, state=AgreementState.SIGNED, signed_on=date(2023, 9, 26), register_number="9/2023")
    item = an_item(session, event)
    one = an_agreement(session, event, item, state=AgreementState.PRINTED)
    assert proposed_entry(session, one, event, item.day + timedelta(days=30)).day == item.day
    early = proposed_entry(session, one, event, DAY)
    assert (early.day, early.number, early.place) == (min(item.day, DAY), "8/2024", event.city.name)


def test_an_agreement_belongs_to_dossiers_instructions_and_measures_once_each(session: Session) -> None:
    one, by = printed(session), an_officer(session)
    things = {
        LinkKind.MEASURE: a_measure(session).id,
        LinkKind.DOSSIER: a_dossier(session).id,
        LinkKind.INSTRUCTION: an_instruction(session).id,
    }
    for kind, ident in [*things.items(), *things.items()]:
        link_agreement(session, LinkAgreement(one.id, by, one.revision, kind, ident))
    links = linked_to(session, one.id)
    assert [(link.kind, link.thing_id) for link in links] == [(kind, things[kind]) for kind in LinkKind]
    offered = [value for rows in links_offered(session, links).values() for value, _ in rows]
    assert not {f"{kind.value}-{ident}" for kind, ident in things.items()} & set(offered)
    assert [found.id for found in agreements_linked(session, AgreementLink.dossier_id == things[LinkKind.DOSSIER])] == [one.id]
    for _ in range(2):
        unlink_agreement(session, UnlinkAgreement(one.id, by, one.revision, links[0].id))
    assert [link.kind for link in linked_to(session, one.id)] == [LinkKind.INSTRUCTION, LinkKind.MEASURE]
    told = [row.fields["belongs_to"] for row in history_of(session, Agreement.__kind__, one.id) if "belongs_to" in row.fields]
    assert (len(told), told[0]) == (4, [links[0].title.ru, None])


def test_the_link_of_another_agreement_is_not_taken_away(session: Session) -> None:
    one, other, by = printed(session), printed(session), an_officer(session)
    link_agreement(session, LinkAgreement(other.id, by, None, LinkKind.DOSSIER, a_dossier(session).id))
    (link,) = linked_to(session, other.id)
    with pytest.raises(NotFound):
        unlink_agreement(session, UnlinkAgreement(one.id, by, one.revision, link.id))
    assert len(linked_to(session, other.id)) == 1


@pytest.mark.parametrize("kind", list(LinkKind))
def test_what_is_no_longer_there_is_linked_to_nothing(session: Session, kind: LinkKind) -> None:
    one = printed(session)
    with pytest.raises(Refusal) as refused:
        link_agreement(session, LinkAgreement(one.id, an_officer(session), one.revision, kind, 10**6))
    assert refused.value.field == "what"


def test_a_dossier_that_is_removed_takes_its_links_along_and_leaves_the_agreement(session: Session) -> None:
    one, by, dossier = printed(session), an_officer(session), a_dossier(session)
    link_agreement(session, LinkAgreement(one.id, by, None, LinkKind.DOSSIER, dossier.id))
    remove_dossier(session, RemoveDossier(dossier.id, by, dossier.revision))
    session.expire_all()
    assert (linked_to(session, one.id), get_agreement(session, one.id).id) == ((), one.id)


def test_at_a_signing_neighbours_change_places_past_what_is_signed_elsewhere(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    here, there = an_item(session, event), an_item(session, event)
    order = enumerate((("А", here), ("Б", there), ("В", here)))
    made = [an_agreement(session, event, item, title=title, position=place) for place, (title, item) in order]
    reorder_agreement(session, ReorderAgreement(made[2].id, by, made[2].revision, -1, at_item=True))
    session.expire_all()
    assert [one.title.ru for one in agreements_of(session, event.id)] == ["В", "Б", "А"]


def test_texts_that_are_due_are_those_of_what_is_still_to_be_signed(session: Session) -> None:
    event = an_event(session)
    late, done, far = LanguageText("kk", "Б", DAY), LanguageText("en", "Б", DAY, DAY), LanguageText("ba", "Б", DAY + timedelta(days=8))
    one = an_agreement(session, event, texts=(late, done, far))
    for state in (AgreementState.SIGNED, AgreementState.REMOVED):
        an_agreement(session, event, texts=(late,), state=state)
    session.expire_all()
    with statements(session.get_bind().engine) as asked:
        found = texts_due(session, DAY + timedelta(days=7), limit=9)
        told = [(text.agreement.title, text.language) for text in found]
    assert (told, len(asked)) == ([(one.title, "kk")], 1)
