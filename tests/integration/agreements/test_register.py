"""Claims about the register of what was signed, about its papers, and about what other pages show of agreements."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.texts import Texts
from app.matters.agreements.links import LinkKind
from app.matters.agreements.links_commands import LinkAgreement, link_agreement
from app.matters.agreements.pictures import pictures_of
from app.matters.agreements.register import Wanted, filters_of, register_of, wanted_in
from app.matters.agreements.rules import AgreementState
from app.matters.agreements.text_rules import LanguageText
from app.planning.programmes.rules import ItemKind
from app.register.accounts.rules.roles import Role
from app.register.directory.rules.kinds import PartySide
from tests.counting import statements
from tests.factories.agreements import a_signatory, an_agreement
from tests.factories.browsing import opened
from tests.factories.dossiers import a_dossier
from tests.factories.events import an_event
from tests.factories.pages import signed_in
from tests.factories.people import a_person_in_directory, a_rank, an_appointment
from tests.factories.programmes import an_item
from tests.factories.undertakings import an_instruction
from tests.integration.planning.people import an_officer

SIGNED = AgreementState.SIGNED
ALL = Wanted()


def titles(session: Session, wanted: Wanted = ALL) -> list[str]:
    return [one.title.ru for one in register_of(session, wanted).rows]


def test_the_register_has_what_was_signed_at_all_events_the_newest_first(session: Session) -> None:
    first, second = an_event(session), an_event(session)
    an_agreement(session, first, title="Старое", state=SIGNED, signed_on=date(2023, 9, 26), register_number="1/2023")
    an_agreement(session, second, title="Новое", state=SIGNED, signed_on=date(2025, 1, 10))
    an_agreement(session, first, title="Без дня", state=SIGNED)
    an_agreement(session, second, title="Не подписано", state=AgreementState.PRINTED)
    assert titles(session) == ["Новое", "Без дня", "Старое"]  # an event of the factories is in November 2024
    assert titles(session, Wanted(year=first.first_day.year)) == ["Без дня"]
    filters = filters_of(session)
    assert (filters.years, {ident for ident, _ in filters.events}) == ((2025, 2024, 2023), {first.id, second.id})


def test_the_register_is_cut_down_by_side_event_and_words_in_any_language(session: Session) -> None:
    event = an_event(session)
    theirs = a_signatory(1, party=Texts("Акимат Павлодарской области", kk="Павлодар облысының әкімдігі"))
    one = an_agreement(session, event, title="О кластере", state=SIGNED, register_number="5/2024", signatories=[theirs])
    an_agreement(session, an_event(session), title="О пружинах", state=SIGNED, signatories=[a_signatory(0)])
    asked = {
        Wanted(side=PartySide.KAZAKHSTAN): ["О кластере"],
        Wanted(event_id=event.id): ["О кластере"],
        Wanted(words="әкімдігі КЛАСТЕР"): ["О кластере"],
        Wanted(words="5/2024"): ["О кластере"],
        Wanted(words="пружин кластер"): [],
        Wanted(side=PartySide.OTHER): [],
    }
    assert {wanted: titles(session, wanted) for wanted in asked} == asked
    assert register_of(session, Wanted(event_id=event.id)).rows[0].event == one.event.title


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ({"year": "2024", "side": "kazakhstan", "event_id": "7", "q": "кран"}, Wanted(2024, PartySide.KAZAKHSTAN, 7, "кран")),
        ({"year": "99999", "side": "nobody", "event_id": "9" * 40}, ALL),
        ({"year": "0000", "event_id": "-1"}, ALL),
        ({"year": "٢٠٢٤", "event_id": "x"}, ALL),
    ],
)
def test_what_cannot_be_read_in_the_address_asks_for_all(address: dict[str, str], wanted: Wanted) -> None:
    assert wanted_in(address) == wanted


def test_a_thousand_agreements_take_as_many_queries_as_ten_and_come_by_the_page(session: Session) -> None:
    event, person = an_event(session), a_person_in_directory(session)
    counts = []
    for more in (10, 990):
        for number in range(more):
            values = {"state": SIGNED, "signed_on": date(2024, 1, 1) + timedelta(days=number % 300)}
            an_agreement(session, event, None, (person, None), texts=(LanguageText("ru"),), **values)
        session.flush()
        session.expire_all()
        with statements(session.get_bind().engine) as asked:
            found = register_of(session, Wanted(words="соглашение"), page=2, per_page=5)
            told = [[party.name for party in one.parties] for one in found.rows]
        counts.append((found.total, found.number, len(told), len(asked)))
    assert counts == [(10, 2, 5, counts[0][3]), (1000, 2, 5, counts[0][3])]


def test_the_list_stands_in_the_order_of_signing_and_ties_by_parties_and_rank(session: Session) -> None:
    event = an_event(session)
    high, low = a_person_in_directory(session), a_person_in_directory(session)
    for person, place in ((high, 1), (low, 9)):
        an_appointment(session, person, rank=a_rank(session, position=place))
    firm, ministry = Texts("Предприятие"), Texts("Министерство торговли")
    an_agreement(session, event, title="Фирмы, ниже", signatories=[a_signatory(0, low, party=firm)])
    an_agreement(session, event, title="Фирмы, выше", signatories=[a_signatory(0, high, party=firm)])
    an_agreement(session, event, title="Министерства", signatories=[a_signatory(0, low, party=ministry)])
    an_agreement(session, event, title="Правительства", signatories=[a_signatory(0, None)])
    an_agreement(session, event, title="Первое", signatories=[a_signatory(0, low, party=firm)], position=-1)
    an_agreement(session, event, title="Снято", state=AgreementState.REMOVED)
    found = pictures_of(session, event.id, None, event.first_day)
    assert [one.title.ru for one in found] == ["Первое", "Правительства", "Министерства", "Фирмы, выше", "Фирмы, ниже"]


def test_in_the_copy_of_a_side_that_side_is_named_first(session: Session) -> None:
    event = an_event(session)
    an_agreement(session, event)
    (one,) = pictures_of(session, event.id, None, event.first_day)
    ours, theirs = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN
    for side in (None, *PartySide):
        expected = [theirs, ours] if side is theirs else [ours, theirs]
        assert [party.side for party in one.for_side(side)] == expected


def staged(app: Flask) -> dict[str, int]:
    """Return the ids of an event with a signing, one agreement that is signed and one that is not, linked to what is decided."""
    with opened(app).begin() as session:
        event, today = an_event(session), clock.office_day()
        item = an_item(session, event, kind=ItemKind.SIGNING, title="Церемония подписания")
        an_agreement(session, event, item, title="=Подписано", state=SIGNED, signed_on=date(2024, 11, 27), register_number="8/2024")
        late = replace(LanguageText("kk", "Бюро переводов"), due=today - timedelta(days=2))
        one = an_agreement(session, event, item, title="Готовится", texts=(late,))
        dossier, instruction = a_dossier(session), an_instruction(session)
        by = an_officer(session)
        for kind, thing in ((LinkKind.DOSSIER, dossier.id), (LinkKind.INSTRUCTION, instruction.id)):
            link_agreement(session, LinkAgreement(one.id, by, one.revision, kind, thing))
        ids = {"dossier": dossier.id, "instruction": instruction.id}
        return {"event": event.id, "item": item.id, "agreement": one.id, "other": an_item(session, event, kind=ItemKind.MEAL).id, **ids}


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAPERS = {
    "/agreements.pdf": "application/pdf",
    "/agreements.pdf?format=docx&year=2024": DOCX,
    "/agreements.xlsx?q=подписано": XLSX,
    "/events/{event}/agreements/paper": "text/html",
    "/events/{event}/agreements/paper?format=pdf&lang=kk&item={item}&side=kazakhstan": "application/pdf",
    "/events/{event}/agreements/paper?format=docx&lang=ru": DOCX,
    "/events/{event}/agreements.xlsx?item={item}&side=kazakhstan&lang=kk": XLSX,
}


@pytest.mark.parametrize("address", PAPERS)
def test_whoever_reads_gets_the_papers(app: Flask, address: str) -> None:
    where = staged(app)
    answer = signed_in(app, Role.READER).get(address.format(**where))
    assert (answer.status_code, answer.mimetype) == (200, PAPERS[address])


@pytest.mark.parametrize(
    "asked", ["format=odt", "format=pdf&item=999999", "format=pdf&item={other}", "format=pdf&side=moon", "format=pdf&lang=xx"]
)
def test_a_list_that_cannot_be_is_refused_beside_its_line(app: Flask, asked: str) -> None:
    where = staged(app)
    answer = signed_in(app).get(f"/events/{where['event']}/agreements/paper?{asked.format(**where)}")
    assert (answer.status_code, "field-error" in answer.get_data(as_text=True)) == (422, True)


def test_the_spreadsheet_is_led_to_with_what_was_chosen(app: Flask) -> None:
    where = staged(app)
    answer = signed_in(app).get(f"/events/{where['event']}/agreements/paper?format=xlsx&side=kazakhstan&lang=ru&item={where['item']}")
    assert (answer.status_code, answer.location) == (
        303,
        f"/events/{where['event']}/agreements.xlsx?item={where['item']}&side=kazakhstan&lang=ru",
    )
    sheet = load_workbook(BytesIO(signed_in(app).get(answer.location).data)).active
    assert sheet is not None
    told = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert ("=Подписано" in told, "Готовится" in told) == (True, True)


def test_a_page_without_a_signing_is_not_there(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app, Role.READER)
    codes = [client.get(f"/items/{ident}/signing").status_code for ident in (where["item"], where["other"], 10**9, 10**30)]
    assert codes == [200, 404, 404, 404]


def test_other_pages_show_the_agreements_that_belong_to_them_and_today_the_texts_that_are_late(app: Flask) -> None:
    where = staged(app)
    client, place = signed_in(app, Role.READER), f'href="/agreements/{where["agreement"]}'
    pages = [
        client.get(path.format(**where)).get_data(as_text=True) for path in ("/dossiers/{dossier}", "/instructions/{instruction}", "/")
    ]
    assert [place in page for page in pages] == [True, True, True]
    assert "Бюро переводов" in pages[2]


@pytest.mark.parametrize(
    ("path", "typed", "beside"),
    [
        ("texts", {"texts-0-language": "язык-которого-нет"}, "texts-0-language-error"),
        ("texts", {"texts-1-language": "казахский"}, "texts-1-language-error"),
        ("texts", {"texts-0-due": "вчера"}, "texts-0-due-error"),
        ("texts", {"texts-0-checked_on": "2024-11-27"}, "texts-0-done_on-error"),
        ("texts", {"texts-0-translator": "я" * 10_000}, "texts-0-translator-error"),
        ("texts", {"texts-0-language": "", "texts-0-translator": "Кто-то"}, "texts-0-language-error"),
        ("edit", {"copies": "0"}, "copies-error"),
        ("edit", {"copies": "9" * 40}, "copies-error"),
        ("edit", {"folder": "я" * 101}, "folder-error"),
        ("edit", {"signatories-0-kind": "magic"}, "signatories-0-kind-error"),
        ("signed", {"signed_on": ""}, "signed_on-error"),
        ("signed", {"signed_on": "2999-01-01"}, "signed_on-error"),
        ("signed", {"register_number": "№" * 41}, "register_number-error"),
    ],
)
def test_what_cannot_be_is_said_beside_its_line_and_what_was_typed_is_kept(
    app: Flask, path: str, typed: dict[str, str], beside: str
) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        one = an_agreement(session, an_event(session), state=AgreementState.PRINTED, texts=(LanguageText("kk", "Отдел переводов"),))
        where["agreement"], seen = one.id, one.revision
    address = f"/agreements/{where['agreement']}/{path}"
    shown = {"texts-0-language": "kk", "texts-0-translator": "Отдел переводов", "title-ru": "Меморандум", "signed_on": "2024-11-27"}
    shown |= {"copies": "2", "signatories-0-party-ru": "Фирма", "signatories-0-side": "other", "signatories-0-kind": ""}
    answer = signed_in(app).post(address, data=shown | {"seen": str(seen)} | typed)
    page = answer.get_data(as_text=True)
    kept = next(value for value in reversed(typed.values()) if value) if path == "texts" else ""
    assert (answer.status_code, f'id="{beside}"' in page) == (422, True)
    assert kept in page
