"""Our own list of a programme, taken in again."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from app.faces.spreadsheets.guessing import guessed
from app.faces.spreadsheets.listings.programme import programme_listing
from app.faces.spreadsheets.reading.workbooks import of_xlsx
from app.faces.spreadsheets.writing import xlsx
from app.ground.kernel.ids import new_uid
from app.ground.kernel.rows import Columns, Outcome, Sheet, Verdict
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision
from app.ground.words.languages import LANGUAGES, speaking
from app.planning.events.models import Event
from app.planning.programmes.commands import ChangeItem, change_item
from app.planning.programmes.importing import apply_items, plan_items
from app.planning.programmes.matching import details_of
from app.planning.programmes.queries import items_of, programme_of
from app.planning.programmes.reading.columns import COLUMNS
from app.planning.programmes.rules import ItemKind, Visibility
from app.register.venues.rules import Layout
from tests.factories.events import NOW, an_event
from tests.factories.programme_sheets import forum_places
from tests.factories.programmes import an_item, at
from tests.integration.planning.people import an_officer


def a_full_event(session: Session) -> Event:
    """Return an event whose items have times of every kind, places, and texts in two languages."""
    city, places = forum_places(session)
    event = an_event(session, city=city)
    an_item(
        session,
        event,
        "10:00",
        "11:30",
        title=Texts("Пленарное заседание", kk="Пленарлық отырыс"),
        hall_id=places["great"],
        kind=ItemKind.PLENARY,
    )
    an_item(session, event, "13:15", "", title="Обед", venue_id=places["expo"], place_note=Texts("фойе"), participants=Texts("все"))
    an_item(session, event, title="Приём", when=at("19:00", precision=Precision.OPEN), responsible="протокол", visibility=Visibility.HOSTS)
    an_item(session, event, title="Встреча", when=at("15:00", "16:00", precision=Precision.APPROXIMATE), place_note=Texts("у входа"))
    an_item(session, event, title="Экскурсия", when=at(), note=Texts("первая строка\nвторая строка"), plan_b="музей", transport="автобус")
    an_item(
        session, event, "23:30", "00:40", title="Проводы", hall_id=places["vip"], cancelled=True, press=Texts("нет"), dress=Texts("тёмный")
    )
    session.flush()
    return event


def our_list(session: Session, event: Event, language: str) -> tuple[Sheet, Columns]:
    """Return the list of an event's programme as we write it out, read again."""
    session.expire_all()
    with speaking(language):
        data = xlsx(programme_listing(programme_of(session, event.id)))
    sheet = next(sheet for sheet in of_xlsx(data) if sheet is not None)
    return sheet, guessed(sheet, COLUMNS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_list_changes_nothing_in_any_language(session: Session, language: str) -> None:
    event = a_full_event(session)
    plan = plan_items(session, event, *our_list(session, event, language), now=NOW)
    assert [(row.verdict, row.differences) for row in plan.rows if row.verdict is not Verdict.SKIPPED] == [(Verdict.SAME, ())] * 6


def test_what_was_changed_in_our_own_list_is_changed_in_its_language(session: Session) -> None:
    event = a_full_event(session)
    sheet, columns = our_list(session, event, "kk")
    title = next(place for place, key in columns.of.items() if key == "title")
    rows = tuple(
        (*row[:title], "Ашылу салтанаты" if row[title] == "Пленарлық отырыс" else row[title], *row[title + 1 :]) for row in sheet.rows
    )
    plan = plan_items(session, event, Sheet(sheet.name, rows), columns, now=NOW)
    assert apply_items(session, event.id, an_officer(session), plan, {}, uid=new_uid(), now=NOW) == Outcome(changed=1, same=5)
    assert items_of(session, event.id)[0].title == Texts("Пленарное заседание", kk="Ашылу салтанаты")


def test_what_no_list_says_of_an_item_stays_when_a_row_changes_it(session: Session) -> None:
    item = an_item(session, an_event(session), layout=Layout.BANQUET, expected=300, buffer_minutes=20)
    details = replace(details_of(item), responsible="протокол")
    change_item(session, ChangeItem(item.id, an_officer(session), item.revision, details))
    assert (item.responsible, item.layout, item.expected, item.buffer_minutes) == ("протокол", Layout.BANQUET, 300, 20)
