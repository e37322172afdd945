"""The whole path of people: from two spreadsheets to a published programme that tells of a delegation and of nobody's phone."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Final

import openpyxl
from icalendar import Calendar
from playwright.sync_api import FilePayload, Locator, Page, expect
from sqlalchemy import select

from app.planning.delegations.models import DelegationMember
from app.register.personal.models import PersonalRecord
from tests.browser.conftest import Visit
from tests.browser.office import LiveServer, Person, a_delegation_to, a_forum_of, a_person, ufa
from tests.browser.steps import SAVE, feed_address, fill_in, publish, sheet_address, sign_in, text_of
from tests.factories.events import an_event
from tests.factories.venues import a_hall, a_venue

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DELEGATION: Final = "Делегация Костанайской области"
NEGOTIATIONS: Final = "Переговоры о промышленной кооперации"
PHONE, PASSPORT, BORN, MAIL = "+7 714 000 00 03", "N 01234567", "14.03.1975", "kostanay@example.kz"
PEOPLE: Final = (
    ("СОСТАВ делегации Костанайской области",),
    (),
    ("№ п/п", "Фамилия, имя, отчество", "Должность", "Дата рожд.", "Паспорт (серия, №)", "Тел.", "E-mail"),
    (1, "Жетпісбаев Асхат Аманович", "аким области – глава делегации", date(1975, 3, 14), "N 01234567", "+7 714 000 00 01", MAIL),
    (2, "Бектасұлы Ерлан", "заместитель акима области", "05.11.1981", None, "+7 714 000 00 02", None),
    (3, "Оразгалиева Айгуль Маратовна", "начальник управления", None, None, PHONE, None),
    (4, "Оразгалиева А. М.", "начальник управления", None, "N 07654321", None, None),
    (),
    ("Ответственный: аппарат акима, тел. (7142) 00-00-00",),
)
PROGRAMME: Final = (
    ("ПРОГРАММА",),
    ("Дата", "Время", "Наименование мероприятия", "Место проведения", "Ответственный", "Кому видно"),
    (date(2024, 11, 26), "10.00–11.30", "Пленарное заседание", "Большой зал", "Отдел протокола", "Все"),
    (None, "12.00–13.00", NEGOTIATIONS, "там же", "Отдел внешних связей", "Все"),
    (None, "с 19.00", "Приём от имени Правительства", None, "Отдел протокола", "Гости и принимающая сторона"),
)


def test_a_delegation_and_a_programme_go_from_spreadsheets_to_phones_and_paper(
    visit: Visit, officer: Person, live_server: LiveServer
) -> None:
    event_id, uid = _an_event(live_server)
    page = visit()
    sign_in(page, officer)
    delegation = _new_delegation(page, event_id)
    _take_people_in(page)
    expect(page.locator("#members tbody tr")).to_have_count(3)
    with live_server.sessions() as session:
        assert len(session.scalars(select(DelegationMember).where(DelegationMember.delegation_id == delegation)).all()) == 3
        assert session.scalars(select(PersonalRecord).limit(1)).all() != []
    _take_items_in(page, event_id)
    _send(page)

    publish(page, event_id)
    inside = page.locator("body").inner_text()
    address = feed_address(page, event_id)
    public = _source(visit(), f"/ru/events/{uid}/x")
    feed = page.request.get(address).text().replace("\r\n ", "")
    entry = next(entry for entry in Calendar.from_ical(page.request.get(address).body()).events if entry["summary"] == NEGOTIATIONS)
    assert DELEGATION in str(entry["description"])
    for_guests = sheet_address(page, event_id)
    sheet, working = text_of(page, for_guests), text_of(page, for_guests.replace("edition=guest", "edition=host"))
    assert NEGOTIATIONS in sheet  # guests' paper has no column for participants
    assert all(words in told for words in (NEGOTIATIONS, DELEGATION) for told in (public, feed, working))
    outside = {"public page": public, "feed": feed, "guests' paper": sheet}
    assert [where for where, told in outside.items() if "Оразгалиева" in told] == []
    assert "кроме: А.М. Оразгалиева" in working  # the hosts have to know
    everywhere = {**outside, "hosts' paper": working, "version": inside}
    assert [(where, words) for where, told in everywhere.items() for words in _personal() if words in told] == []


def _an_event(server: LiveServer) -> tuple[int, str]:
    """Return a public event in Ufa without a programme, with a hall for it."""
    with server.sessions() as session:
        city = ufa(session)
        a_hall(session, a_venue(session, city))
        event = an_event(session, city=city, is_public=True)
        session.commit()
        return event.id, event.uid


def _new_delegation(page: Page, event_id: int) -> int:
    """Make a delegation from the page of its event; Enter in the name sends the form. Return its id from the address."""
    page.goto(f"/events/{event_id}")
    page.locator(f'a[href="/events/{event_id}/delegations"]').first.click()
    page.locator('a[href$="/delegations/new"]').first.click()
    fill_in(page, {"name-ru": DELEGATION, "side": "kazakhstan"})
    page.locator('[name="name-ru"]').press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(DELEGATION)
    return int(page.url.split("/delegations/")[1].split("#")[0])


def _take_people_in(page: Page) -> None:
    """Upload the composition from the page of its delegation, look at the columns, decide about the doubtful row, take it in."""
    page.locator('a[href^="/lists/members/"]').click()
    page.locator("[name=upload]").set_input_files(_file("sostav.xlsx", PEOPLE))
    page.locator(SAVE).click()
    expect(_column(page, "Фамилия, имя, отчество")).to_have_value("name")
    guessed = {heading: _column(page, heading).input_value() for heading in ("Должность", "Дата рожд.", "Тел.", "E-mail")}
    assert guessed == {"Должность": "position", "Дата рожд.": "birth_date", "Тел.": "phone", "E-mail": "email"}
    page.locator(SAVE).click()
    page.wait_for_url("**/rows*")
    doubtful = page.locator("select[name^=row-]")
    expect(doubtful).to_have_count(1)
    expect(page.locator("tr").filter(has=doubtful)).to_contain_text("Оразгалиева А.")
    doubtful.focus()
    doubtful.select_option("row:6")
    page.locator(SAVE).press("Enter")


def _take_items_in(page: Page, event_id: int) -> None:
    """Upload the programme from its board; the guessed columns are right and nothing is doubtful."""
    page.goto(f"/events/{event_id}/programme")
    menu = page.locator("details[data-menu]").filter(has=page.locator('a[href^="/lists/items/"]'))
    menu.locator("summary").click()
    menu.locator('a[href^="/lists/items/"]').click()
    page.locator("[name=upload]").set_input_files(_file("programma.xlsx", PROGRAMME))
    page.locator(SAVE).click()
    expect(_column(page, "Кому видно")).to_have_value("visibility")
    page.locator(SAVE).click()
    expect(page.locator('#rows tr[id^="row-"]')).to_have_count(3)
    page.locator(SAVE).click()
    expect(page.locator(".item-time")).to_have_text(["10.00–11.30", "12.00–13.00", "с 19.00"])


def _send(page: Page) -> None:
    """Send the delegation to the negotiations by one press, and take one member out by a second one."""
    page.get_by_role("link", name=NEGOTIATIONS, exact=True).click()
    panel = page.locator("#attendance")
    panel.get_by_role("button", name=DELEGATION).press("Enter")
    expect(panel.get_by_role("button", name=DELEGATION)).to_have_attribute("aria-pressed", "true")
    panel.locator(".party-open").press("Enter")
    member = panel.get_by_role("button", name="Оразгалиева")
    expect(member).to_have_attribute("aria-pressed", "true")
    member.press("Space")
    expect(member).to_have_attribute("aria-pressed", "false")
    expect(panel.locator(".party-open")).to_contain_text("2")


def _file(name: str, rows: Sequence[Sequence[object]]) -> FilePayload:
    """Return a workbook as staff have it, for a field of a form."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Лист1")
    for row in rows:
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return {"name": name, "mimeType": XLSX, "buffer": stream.getvalue()}


def _column(page: Page, heading: str) -> Locator:
    """Return what a column of the list is taken for."""
    return page.locator("tr").filter(has=page.get_by_role("rowheader", name=heading, exact=True)).locator("select")


def _source(page: Page, path: str) -> str:
    answer = page.goto(path)
    assert answer
    assert answer.ok
    return answer.text()


def _personal() -> tuple[str, ...]:
    """Return all personal data of the list, with and without its spaces."""
    told = (PHONE, PASSPORT, BORN, MAIL, "1975-03-14", "+7 714 000 00 01", "N 07654321")
    return (*told, *(words.replace(" ", "") for words in told if " " in words))


def test_two_who_compose_one_delegation_keep_both_what_they_do_to_different_members(visit: Visit, live_server: LiveServer) -> None:
    pages = [visit(a_person(live_server)) for _ in range(2)]
    delegation, members = _composed(live_server)
    for page, member, note in zip(pages, members, ("в первом ряду", "с переводчиком"), strict=True):
        fill_in(_edited(page, delegation, member), {"note": note})
    for page, member in zip(pages, members, strict=True):
        page.locator(f"#member-{member}").locator(SAVE).click()
        expect(page.locator("#flashes .is-good")).to_be_visible()
    assert _notes(live_server, members) == ["в первом ряду", "с переводчиком"]


def test_of_two_who_change_one_member_the_second_chooses_field_by_field(visit: Visit, live_server: LiveServer) -> None:
    first, second = visit(a_person(live_server, name="А. М. Сафин")), visit(a_person(live_server))
    delegation, members = _composed(live_server)
    rows = [_edited(page, delegation, members[0]) for page in (first, second)]
    fill_in(rows[0], {"note": "в первом ряду"})
    rows[0].locator(SAVE).click()
    expect(first.locator("#flashes .is-good")).to_be_visible()
    fill_in(rows[1], {"note": "во втором ряду", "status": "accepted"})
    rows[1].locator(SAVE).click()
    clash = second.locator(".clash")
    expect(clash.locator("thead")).to_contain_text("А. М. Сафин")
    assert {name: clash.locator(f'[name="{name}"]:checked').input_value() for name in ("note", "status")} == {
        "note": "во втором ряду",
        "status": "accepted",
    }
    clash.locator('[name="note"][value="в первом ряду"]').check()
    clash.locator(SAVE).press("Enter")
    expect(second.locator(f"#member-{members[0]}")).to_contain_text("в первом ряду")
    assert _notes(live_server, members[:1]) == ["в первом ряду"]


def _composed(server: LiveServer) -> tuple[int, list[int]]:
    """Return a delegation of three and two of its members."""
    forum = a_forum_of(server)
    guests = a_delegation_to(server, forum.id, forum.plenary, a_person(server))
    return guests.id, [guests.member, guests.head]


def _edited(page: Page, delegation: int, member: int) -> Locator:
    """Open the form of a member in its row."""
    page.goto(f"/delegations/{delegation}")
    row = page.locator(f"#member-{member}")
    row.locator("[data-edit]").click()
    expect(row.locator("form [name=note]")).to_be_visible()
    return row


def _notes(server: LiveServer, members: Sequence[int]) -> list[str]:
    with server.sessions() as session:
        return [session.get_one(DelegationMember, member).note for member in members]
