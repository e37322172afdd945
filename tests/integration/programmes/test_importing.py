"""A programme out of a spreadsheet: what each row would do, and that taking it in does just that, once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.faces.spreadsheets.reading.workbooks import of_xlsx
from app.ground.db.history import Change
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed
from app.ground.kernel.rows import Choice, Columns, Decision, Outcome, RowPlan, Sheet, Verdict
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision, When
from app.planning.events.models import Event
from app.planning.programmes import commands
from app.planning.programmes.commands import OnItem
from app.planning.programmes.importing import ALIKE, CANCELLED, GONE, REPEATED, ItemPlan, apply_items, plan_items, told_items
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import items_of
from app.planning.programmes.reading.days import UNFIT
from app.planning.programmes.reading.placing import OTHER_CLOCK
from app.planning.programmes.reading.rows import NO_DAY, NO_TITLE, ONLY_TITLE
from app.planning.programmes.rules import ItemKind, Visibility
from app.register.accounts.rules.roles import Actor
from app.register.venues.rules import CitySide
from tests.counting import statements
from tests.factories.events import NOW, an_event
from tests.factories.programme_sheets import HEADINGS, a_sheet, columns_of, forum_places, forum_sheet, forum_workbook
from tests.factories.programmes import ASTANA, an_item, at
from tests.factories.venues import a_city, a_venue
from tests.integration.planning.people import a_reader, an_officer

SECOND = date(2024, 11, 27)
COUNTS = {Verdict.NEW: 12, Verdict.CHANGED: 0, Verdict.SAME: 0, Verdict.DOUBTFUL: 0, Verdict.REFUSED: 0, Verdict.SKIPPED: 4}


def a_forum(session: Session) -> tuple[Event, Mapping[str, int]]:
    """Return the forum without items, and the ids of its places."""
    city, places = forum_places(session)
    return an_event(session, city=city), places


def planned(session: Session, event: Event, given: tuple[Sheet, Columns]) -> RowPlan[ItemPlan]:
    """Return what a sheet would do."""
    return plan_items(session, event, *given, now=NOW)


def taken_in(
    session: Session, event: Event, given: tuple[Sheet, Columns], choices: Mapping[int, Choice] | None = None, *, by: Actor, uid: str = ""
) -> Outcome:
    """Take a sheet in and return what became of it."""
    return apply_items(session, event.id, by, planned(session, event, given), choices or {}, uid=uid or new_uid(), now=NOW)


def the_forum() -> tuple[Sheet, Columns]:
    """Return the forum's sheet and its columns."""
    return forum_sheet(), columns_of(forum_sheet())


def counts(plan: RowPlan[ItemPlan]) -> dict[Verdict, int]:
    return {verdict: plan.count(verdict) for verdict in Verdict}


def only(session: Session, event: Event) -> ProgrammeItem:
    (item,) = items_of(session, event.id)
    return item


def test_the_programme_of_the_forum_comes_in_as_its_office_wrote_it(session: Session) -> None:
    event, place = a_forum(session)
    officer = an_officer(session)
    (sheet,) = [sheet for sheet in of_xlsx(forum_workbook()) if sheet is not None and sheet.rows]
    given = (sheet, columns_of(sheet))
    assert counts(planned(session, event, given)) == COUNTS
    assert taken_in(session, event, given, by=officer) == Outcome(made=12)
    told = [(item.when, item.title.ru, item.venue_id, item.hall_id, item.place_note.ru) for item in items_of(session, event.id)]
    assert told == [
        (at("09:00", "10:00"), "Аккредитация", place["toratau"], None, "фойе"),
        (at("10:00", "11:30"), "Открытие выставки", place["expo"], None, ""),
        (at("11:45", "13:15"), "Сессия «Промышленная кооперация»", None, place["2"], ""),
        (at("11:45", "13:15"), "Сессия «АПК»", None, place["3"], ""),
        (at("13:15"), "Обед", None, None, ""),
        (at("14:30", "17:00"), "Биржа деловых контактов (слоты по 20 мин.)", place["expo"], None, ""),
        (at("19:00", precision=Precision.OPEN), "Приём от имени Главы РБ", None, None, ""),
        (at("08:30", "09:15", day=SECOND), "Встреча главы делегации РК в аэропорту", None, place["vip"], ""),
        (at("10:00", day=SECOND), "Двусторонняя встреча", None, place["talks"], ""),
        (at("13:00", "15:00", day=SECOND), "Пленарное заседание (ВКС)", None, place["great"], ""),
        (at("15:15", "15:45", day=SECOND), "Подписание документов", None, place["great"], ""),
        (at("23:30", "00:40", day=SECOND), "Проводы, вылет", place["airport"], None, ""),
    ]
    last = items_of(session, event.id)[-1]
    assert last.end_local is not None
    assert (last.end_local.date(), last.end_local.time().isoformat("minutes")) == (date(2024, 11, 28), "00:40")


def test_words_for_people_stay_as_typed_and_kinds_are_guessed(session: Session) -> None:
    event, _ = a_forum(session)
    taken_in(session, event, the_forum(), by=an_officer(session))
    items = items_of(session, event.id)
    assert [(item.participants.ru, item.responsible) for item in items[:2]] == [("все", "оргкомитет"), ("главы делегаций", "Минпром")]
    assert [item.kind for item in items] == [
        ItemKind.ARRIVAL, ItemKind.EXHIBITION, ItemKind.SESSION, ItemKind.SESSION, ItemKind.MEAL, ItemKind.MATCHMAKING, ItemKind.RECEPTION,
        ItemKind.ARRIVAL, ItemKind.MEETING, ItemKind.PLENARY, ItemKind.SIGNING, ItemKind.DEPARTURE,
    ]  # fmt: skip
    assert {item.visibility for item in items} == {Visibility.GUESTS}


def test_who_may_see_the_new_items_is_said_once_for_all(session: Session) -> None:
    event, _ = a_forum(session)
    plan = plan_items(session, event, *the_forum(), now=NOW, visibility=Visibility.HOSTS)
    apply_items(session, event.id, an_officer(session), plan, {}, uid=new_uid(), now=NOW)
    assert {item.visibility for item in items_of(session, event.id)} == {Visibility.HOSTS}


def test_the_same_file_again_changes_nothing(session: Session) -> None:
    event, _ = a_forum(session)
    officer = an_officer(session)
    taken_in(session, event, the_forum(), by=officer)
    session.flush()
    written = len(session.scalars(select(Change)).all())
    assert counts(planned(session, event, the_forum())) == COUNTS | {Verdict.NEW: 0, Verdict.SAME: 12}
    assert taken_in(session, event, the_forum(), by=officer) == Outcome(same=12)
    session.flush()
    assert len(session.scalars(select(Change)).all()) == written


def test_sending_the_same_plan_twice_makes_each_item_once(session: Session) -> None:
    event, _ = a_forum(session)
    officer, uid = an_officer(session), new_uid()
    plan = planned(session, event, the_forum())
    for _time in range(2):
        apply_items(session, event.id, officer, plan, {}, uid=uid, now=NOW)
    assert len(items_of(session, event.id)) == 12


def test_the_same_data_give_an_equal_plan(session: Session) -> None:
    event, _ = a_forum(session)
    assert repr(planned(session, event, the_forum())) == repr(planned(session, event, the_forum()))


def test_a_reader_takes_nothing_in(session: Session) -> None:
    event, _ = a_forum(session)
    with pytest.raises(NotAllowed):
        taken_in(session, event, the_forum(), by=a_reader(session))


def test_a_plan_asks_the_database_no_more_for_many_rows(session: Session) -> None:
    event, _ = a_forum(session)
    taken_in(session, event, the_forum(), by=an_officer(session))
    many = tuple((f"{9 + n % 9}.00–{10 + n % 9}.30", f"Встреча № {n}", f"Торатау, зал {n % 4}") for n in range(400))
    asked = []
    for rows in (many[:4], many):
        given = a_sheet(("26 ноября", None, None), *rows)
        session.expire_all()
        _ = event.zone, event.coordinators
        with statements(session.get_bind().engine) as told:
            planned(session, event, given)
        asked.append(len(told))
    assert asked[0] == asked[1]


def test_what_a_changed_row_changes_is_told_field_by_field(session: Session) -> None:
    event, place = a_forum(session)
    item = an_item(session, event, "10:00", "11:00", title="Открытие", hall_id=place["2"], note=Texts("Флаги"))
    given = a_sheet(("26 ноября", None, None), ("10.00–11.30", "Открытие", "Торатау, большой зал"))
    (row,) = [row for row in planned(session, event, given).rows if row.value]
    assert (row.verdict, row.target_id) == (Verdict.CHANGED, item.id)
    assert [(one.label, one.before, one.after) for one in row.differences] == [
        ("Time", "26\u00a0ноября, 10.00–11.00", "26\u00a0ноября, 10.00–11.30"),
        ("Place", "Конгресс-холл «Торатау», конференц-зал 2", "Конгресс-холл «Торатау», большой зал"),
    ]
    assert taken_in(session, event, given, by=an_officer(session)) == Outcome(changed=1)
    assert (item.when, item.hall_id, item.note, item.kind) == (at("10:00", "11:30"), place["great"], Texts("Флаги"), ItemKind.PLENARY)


def test_an_item_whose_time_has_changed_is_found_by_its_title_and_day(session: Session) -> None:
    event, _ = a_forum(session)
    item = an_item(session, event, "10:00", "11:00", title="Обед")
    assert taken_in(session, event, a_sheet(("26 ноября", None, None), ("13.15", "ОБЕД", None)), by=an_officer(session)) == Outcome(
        changed=1
    )
    assert (item.when, item.title.ru) == (at("13:15"), "ОБЕД")


def test_two_of_one_title_and_day_are_not_taken_for_each_other(session: Session) -> None:
    event, _ = a_forum(session)
    an_item(session, event, "10:00", "11:00", title="Встреча")
    an_item(session, event, "12:00", "13:00", title="Встреча")
    given = a_sheet(("26 ноября", None, None), ("15.00–16.00", "Встреча", None))
    assert counts(planned(session, event, given)) == {**dict.fromkeys(Verdict, 0), Verdict.NEW: 1, Verdict.SKIPPED: 2}


@pytest.mark.parametrize("cell", ["", "13.15"])
def test_what_a_row_leaves_open_stays_as_it_is(session: Session, cell: str) -> None:
    event, place = a_forum(session)
    an_item(session, event, "13:15", "14:00", title="Обед", venue_id=place["expo"], responsible="протокол")
    given = a_sheet(
        ("26 ноября", None, None, None), (cell, "Обед", None, None), headings=("Время", "Мероприятие", "Место", "Ответственный")
    )
    assert planned(session, event, given).count(Verdict.SAME) == 1


def test_a_time_that_is_said_to_be_unknown_becomes_so(session: Session) -> None:
    event, _ = a_forum(session)
    item = an_item(session, event, title="Обед")
    taken_in(session, event, a_sheet(("26 ноября", None, None), ("время уточняется", "Обед", None)), by=an_officer(session))
    assert item.when == When(event.first_day)


def test_a_place_in_another_city_has_the_clock_of_that_city(session: Session) -> None:
    event, _ = a_forum(session)
    astana = a_city(session, name=Texts("Астана"), zone=ASTANA, side=CitySide.KAZAKHSTAN)
    a_venue(session, astana, name=Texts("Русский дом"))
    taken_in(session, event, a_sheet(("26 ноября", None, None), ("10.00", "Встреча", "Русский дом")), by=an_officer(session))
    assert only(session, event).when == at("10:00", zone=ASTANA)


def test_a_time_by_the_clock_of_moscow_is_doubtful_and_told_by_the_clock_of_the_place(session: Session) -> None:
    event, _ = a_forum(session)
    given = a_sheet(("26 ноября", None, None), ("10.00–11.00 (МСК)", "Видеосвязь", None))
    (row,) = [row for row in planned(session, event, given).rows if row.value]
    assert (row.verdict, [remark.msgid for remark in row.remarks]) == (Verdict.DOUBTFUL, [OTHER_CLOCK])
    officer = an_officer(session)
    assert taken_in(session, event, given, by=officer) == Outcome(left_out=1)
    assert taken_in(session, event, given, {row.number: Choice(Decision.NEW)}, by=officer) == Outcome(made=1)
    assert only(session, event).when == at("12:00", "13:00")


def test_an_hour_that_does_not_exist_is_refused_with_the_sentence_of_the_clock(session: Session) -> None:
    moscow = a_city(session, name=Texts("Берлин"), zone="Europe/Berlin", side=CitySide.OTHER)
    event = an_event(session, city=moscow, first_day=date(2024, 3, 31), last_day=date(2024, 3, 31))
    (row,) = [row for row in planned(session, event, a_sheet(("02.30", "Вылет", None))).rows if row.verdict is Verdict.REFUSED]
    assert [remark.msgid for remark in row.remarks] == ["%(time)s on %(day)s does not exist there: the clocks were put forward over it."]


def test_an_hour_that_was_told_twice_is_doubtful_and_then_the_same(session: Session) -> None:
    berlin = a_city(session, name=Texts("Берлин"), zone="Europe/Berlin", side=CitySide.OTHER)
    event = an_event(session, city=berlin, first_day=date(2024, 10, 27), last_day=date(2024, 10, 27))
    given = a_sheet(("02.30", "Вылет", None))
    assert planned(session, event, given).count(Verdict.DOUBTFUL) == 1
    taken_in(session, event, given, {2: Choice(Decision.NEW)}, by=an_officer(session))
    assert (only(session, event).start_fold, planned(session, event, given).count(Verdict.SAME)) == (0, 1)


def test_a_day_far_from_the_event_is_refused(session: Session) -> None:
    event, _ = a_forum(session)
    plan = planned(session, event, a_sheet(("26.11.2021", None, None), ("10.00", "Встреча", None)))
    assert [row.verdict for row in plan.rows] == [Verdict.SKIPPED, Verdict.SKIPPED, Verdict.REFUSED]


def test_an_end_before_its_start_is_refused_unless_it_is_a_night(session: Session) -> None:
    event, _ = a_forum(session)
    plan = planned(session, event, a_sheet(("26 ноября", None, None), ("15.00–14.00", "Встреча", None), ("22.00–06.00", "Дежурство", None)))
    assert [row.verdict for row in plan.rows[2:]] == [Verdict.REFUSED, Verdict.NEW]


@pytest.mark.parametrize(
    ("rows", "msgid"),
    [
        ([("27 ноября (пятница)", None, None), ("10.00", "Встреча", None)], UNFIT),
        ([("10.00", "Встреча", None)], NO_DAY),
        ([("26 ноября", None, None), (None, "Деловая программа", None)], ONLY_TITLE),
        ([("26 ноября", None, None), ("10.00", "Встреча", "ЭКСПО"), ("10.00", "Встреча", "ЭКСПО")], REPEATED),
    ],
)
def test_what_is_doubtful_says_why(session: Session, rows: list[tuple[str | None, ...]], msgid: str) -> None:
    event, _ = a_forum(session)
    row = planned(session, event, a_sheet(*rows)).rows[-1]
    assert (row.verdict, [remark.msgid for remark in row.remarks]) == (Verdict.DOUBTFUL, [msgid])


def test_a_time_without_a_title_is_refused_and_a_footer_is_no_item(session: Session) -> None:
    event, _ = a_forum(session)
    plan = planned(session, event, a_sheet(("10.00", None, None), ("Ответственный: отдел протокола", None, None), (None, None, None)))
    assert [row.verdict for row in plan.rows] == [Verdict.SKIPPED, Verdict.REFUSED, Verdict.SKIPPED, Verdict.SKIPPED]
    assert [remark.msgid for remark in plan.rows[1].remarks] == [NO_TITLE]


def test_a_repeated_row_fills_in_what_the_first_leaves_empty(session: Session) -> None:
    event, _ = a_forum(session)
    headings = ("Время", "Мероприятие", "Ответственный", "Примечание")
    given = a_sheet(
        ("26 ноября", None, None, None), ("10.00", "Встреча", "протокол", None), ("10.00", "Встреча", "Минпром", "вода"), headings=headings
    )
    assert taken_in(session, event, given, {4: Choice(Decision.ROW, 3)}, by=an_officer(session)) == Outcome(made=1, left_out=0, same=1)
    assert (only(session, event).responsible, only(session, event).note) == ("протокол", Texts("вода"))


def test_a_list_that_we_have_written_out_changes_what_was_changed_in_it(session: Session) -> None:
    event, place = a_forum(session)
    item = an_item(session, event, "10:00", "11:00", title=Texts("Встреча", kk="Кездесу"), hall_id=place["2"], participants=Texts("все"))
    headings = ("UID", "Дата", "Время", "Мероприятие", "Место", "Участники")
    kept = (item.uid, date(2024, 11, 26), "10.00–11.00", "Кездесу", "Конгресс-холл «Торатау», конференц-зал 2", "все")
    assert planned(session, event, a_sheet(kept, headings=headings)).count(Verdict.SAME) == 1
    moved = (item.uid, SECOND, "12.00–13.00", "Встреча глав", None, None)
    taken_in(session, event, a_sheet(moved, headings=headings), by=an_officer(session))
    assert (item.when, item.title) == (at("12:00", "13:00", day=SECOND), Texts("Встреча глав", kk="Кездесу"))
    assert (item.hall_id, item.participants) == (None, Texts())


def test_a_row_whose_item_has_been_removed_is_doubtful(session: Session) -> None:
    event, _ = a_forum(session)
    given = a_sheet((new_uid(), "26.11.2024", "10.00", "Встреча"), headings=("UID", "Дата", "Время", "Мероприятие"))
    row = planned(session, event, given).rows[1]
    assert (row.verdict, [remark.msgid for remark in row.remarks]) == (Verdict.DOUBTFUL, [GONE])


def test_a_cancelled_item_stays_cancelled(session: Session) -> None:
    event, _ = a_forum(session)
    item = an_item(session, event, "10:00", "11:00", title="Встреча")
    officer = an_officer(session)
    commands.cancel_item(session, OnItem(item.id, officer, None))
    given = a_sheet(("26 ноября", None, None), ("10.00–12.00", "Встреча", None))
    assert [remark.msgid for remark in planned(session, event, given).rows[2].remarks] == [CANCELLED]
    assert (taken_in(session, event, given, by=officer), item.cancelled) == (Outcome(changed=1), True)


def test_an_item_that_somebody_changes_after_the_plan_makes_another_plan(session: Session) -> None:
    event, _ = a_forum(session)
    item = an_item(session, event, "10:00", "11:00", title="Встреча")
    given = a_sheet(("26 ноября", None, None), ("10.00–12.00", "Встреча", None))
    before = planned(session, event, given)
    value = before.rows[2].value
    assert value is not None
    assert value.known is not None
    commands.change_item(session, commands.ChangeItem(item.id, an_officer(session), None, replace(value.known, responsible="протокол")))
    assert repr(planned(session, event, given)) != repr(before)


@pytest.mark.parametrize(
    ("title", "place"), [("Пленарное заседание Форума", None), ("Открытие", "great"), ("Пленарное заседание с главами государств", "3")]
)
def test_a_row_that_may_be_an_item_of_another_title_is_doubtful(session: Session, title: str, place: str | None) -> None:
    event, places = a_forum(session)
    item = an_item(session, event, "13:00", "15:00", title=title, hall_id=places[place] if place else None)
    given = a_sheet(("26 ноября", None, None), ("13.00–15.00", "Пленарное заседание (ВКС)", "Торатау, большой зал"))
    row = planned(session, event, given).rows[-1]
    assert (row.verdict, row.like_ids, [remark.msgid for remark in row.remarks]) == (Verdict.DOUBTFUL, (item.id,), [ALIKE])
    officer = an_officer(session)
    assert taken_in(session, event, given, {3: Choice(Decision.KNOWN, item.id)}, by=officer) == Outcome(changed=1)
    assert (item.title.ru, item.hall_id) == ("Пленарное заседание (ВКС)", places["great"])
    assert taken_in(session, event, given, by=officer) == Outcome(same=1)


def test_another_item_at_the_same_time_makes_no_doubt(session: Session) -> None:
    event, places = a_forum(session)
    an_item(session, event, "13:00", "15:00", title="Сессия «АПК»", hall_id=places["3"])
    given = a_sheet(("26 ноября", None, None), ("13.00–15.00", "Пленарное заседание (ВКС)", "Торатау, большой зал"))
    assert planned(session, event, given).rows[-1].verdict is Verdict.NEW


def test_items_are_told_in_a_few_words(session: Session) -> None:
    event, _ = a_forum(session)
    item = an_item(session, event, "10:00", "11:00", title="Встреча")
    assert told_items(session, [item.id]) == {item.id: "Встреча (26\u00a0ноября, 10.00–11.00)"}
    assert HEADINGS[0] == "Время (местн.)"


def test_an_hour_that_happened_twice_in_astana_is_not_guessed(session: Session) -> None:
    night = date(2024, 2, 29)
    event = an_event(session, city=a_city(session, zone=ASTANA), first_day=night, last_day=night)
    given = a_sheet(("29 февраля 2024 г.", None, None), ("23.30–23.50", "Проводы делегации", None))
    plan = planned(session, event, given)
    assert [row.verdict for row in plan.rows if row.verdict is not Verdict.SKIPPED] == [Verdict.DOUBTFUL]
