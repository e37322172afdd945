"""Claims about signatories who are erased, merged, taken out of the directory, or ask what is held of them."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.matters.agreements import commands
from app.matters.agreements.erasing import erase_from_agreements
from app.matters.agreements.holdings import signatures_held
from app.matters.agreements.keeping import named_in_agreements
from app.matters.agreements.lacking_rules import Lack
from app.matters.agreements.listing import listing_of
from app.matters.agreements.models import Agreement
from app.matters.agreements.queries import get_agreement
from app.matters.agreements.rules import AgreementState, Authority
from app.matters.agreements.text_rules import LanguageText
from app.matters.agreements.texts_commands import SetTexts, set_texts
from app.matters.agreements.values import signatories_of, texts_of
from app.register.directory.commands import remove_person
from app.register.directory.merging import MergePersons, merge_persons
from app.register.directory.models import Person
from app.register.personal.erasing import ErasePerson, erase_person
from tests.factories.agreements import PARTIES, an_agreement, with_signatories
from tests.factories.events import NOW, an_event
from tests.factories.people import a_person_in_directory
from tests.integration.planning.people import an_officer

BY_DEED = "доверенность № 12 Участникова"


@pytest.fixture
def person(session: Session) -> Person:
    return a_person_in_directory(session, "Участников", given=Texts("Иван"), patronymic=Texts("Иванович"))


def with_deed(session: Session, agreement: Agreement) -> None:
    """Write a power of attorney beside each of the signatories, through the log."""
    signs = signatories_of(agreement)
    rows = tuple(replace(one, authority=BY_DEED) if one.person_id else one for one in signs)
    commands.change_agreement(session, with_signatories(agreement, an_officer(session), None, rows))


def test_nobody_is_to_sign_who_has_been_erased_and_who_has_signed_stays_without_a_name(session: Session, person: Person) -> None:
    event = an_event(session)
    to_sign = an_agreement(session, event, None, (person, None))
    signed = an_agreement(session, event, None, (person, None), state=AgreementState.SIGNED)
    for one in (to_sign, signed):
        with_deed(session, one)
    seen = to_sign.revision
    ids = to_sign.id, signed.id
    erase_person(session, ErasePerson(person.id, an_officer(session), person.revision, "заявление № 1"), NOW)
    session.expire_all()
    rows = [get_agreement(session, ident).signatories[0] for ident in ids]
    assert [(row.person_id, row.authority) for row in rows] == [(None, ""), (person.id, "")]
    assert get_agreement(session, ids[0]).revision > seen
    told = str([change.fields for ident in ids for change in history_of(session, "agreement", ident)])
    assert ("Участников" in told, PARTIES[0] in told) == (False, True)
    (row, _) = listing_of(session, event.id, NOW.date()).rows
    assert Lack.SIGNATORY in {lack.what for lack in row.lacks}


def test_what_empowered_somebody_who_signs_no_longer_is_forgotten_too_and_that_of_others_stays(session: Session, person: Person) -> None:
    other = a_person_in_directory(session)
    one = an_agreement(session, an_event(session), None, (person, other))
    with_deed(session, one)
    commands.change_agreement(session, with_signatories(one, an_officer(session), None, (signatories_of(one)[1],)))
    assert erase_from_agreements(session, person) == 0
    told = [text or "" for change in history_of(session, "agreement", one.id) for text in change.fields.get("signatory_list", ())]
    lines = [line for text in told for line in text.split("\n")]
    assert {line.partition("\t")[0] for line in lines if line.endswith(f"\t{BY_DEED}")} == {str(other.id)}


def test_a_merge_lets_the_kept_entry_sign_and_tells_whoever_has_the_page(session: Session, person: Person) -> None:
    kept = a_person_in_directory(session)
    one = an_agreement(session, an_event(session), None, (person, None))
    ident, seen = one.id, one.revision
    merge_persons(session, MergePersons(new_uid(), kept.id, person.id), now=NOW)
    session.expire_all()
    merged = get_agreement(session, ident)
    assert (merged.signatories[0].person_id, merged.revision > seen) == (kept.id, True)


def test_who_is_named_as_a_signatory_stays_in_the_directory(session: Session, person: Person) -> None:
    assert named_in_agreements(session, person) == ""
    an_agreement(session, an_event(session), None, (person, None))
    with pytest.raises(Refusal) as refused:
        remove_person(session, person.id, person.revision)
    assert refused.value.values == {"name": person.label()}


def test_what_somebody_signs_is_told_to_them(session: Session, person: Person) -> None:
    one = an_agreement(session, an_event(session), None, (None, person))
    one.signatories[1].authority_kind, one.signatories[1].authority = Authority.POWER, "доверенность № 12"
    assert signatures_held(session, person) == [
        {
            "agreement": one.title.as_dict(),
            "state": "approved",
            "party": {"ru": PARTIES[1]},
            "authority_kind": "power",
            "authority": "доверенность № 12",
        }
    ]


def test_a_name_written_into_an_agreement_is_swept_out_of_it(session: Session, person: Person) -> None:
    told = f"{person.surname.ru} {person.given.ru} {person.patronymic.ru}"
    one = an_agreement(session, an_event(session), None, (None,), note=f"подписывает {told}", title=f"Меморандум, {told}")
    one.signatories[0].party, one.signatories[0].authority = Texts(f"ИП {told}", kk=f"ЖК {told}"), f"устав, {told}"
    session.flush()
    ident = one.id
    erase_person(session, ErasePerson(person.id, an_officer(session), person.revision, "заявление № 1"), NOW)
    session.expire_all()
    swept = get_agreement(session, ident)
    texts = (swept.note, *swept.title.each(), *swept.signatories[0].party.each(), swept.signatories[0].authority)
    assert [text for text in texts if "Участников" in text] == []
    assert "Участников" not in str([change.label for change in history_of(session, "agreement", ident)])


def test_whoever_makes_or_checks_a_text_is_swept_out_of_it_and_of_what_the_log_keeps_of_it(session: Session, person: Person) -> None:
    told = f"{person.surname.ru} {person.given.ru} {person.patronymic.ru}"
    texts = (LanguageText("kk", told, None, NOW.date(), told, NOW.date()),)
    one, by = an_agreement(session, an_event(session)), an_officer(session)
    ident, seen = one.id, one.revision
    set_texts(session, SetTexts(ident, by, seen, texts), today=NOW.date())
    seen = one.revision
    assert "Участников" in str([change.fields for change in history_of(session, "agreement", ident)])
    erase_person(session, ErasePerson(person.id, by, person.revision, "заявление № 1"), NOW)
    session.expire_all()
    swept = get_agreement(session, ident)
    (text,) = texts_of(swept)
    assert "Участников" not in f"{text} {swept.text_list} {[change.fields for change in history_of(session, 'agreement', ident)]}"
    assert (text.language, text.checked_on, swept.revision > seen) == ("kk", NOW.date(), True)
