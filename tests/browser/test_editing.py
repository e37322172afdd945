"""Claims about editing: nothing typed is ever lost, and nothing is done twice."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from app.ground.kernel import clock
from app.judgement.publishing.queries import versions_of
from app.register.accounts.models import StaffSession
from tests.browser.conftest import Visit
from tests.browser.office import Forum, LiveServer, Person, a_person, item_of, titles_of
from tests.browser.steps import SAVE, edit_in_row, fill_in, time_of
from tests.factories.accounts import PASSWORD


def test_a_form_refused_in_its_row_keeps_what_was_typed_and_leads_to_what_is_wrong(page: Page, forum: Forum) -> None:
    page.goto(forum.board)
    row = edit_in_row(page, forum.plenary)
    expect(row.locator("input:visible").first).to_be_focused()
    typed = {"title-ru": "Открытие форума", "start": "14.00", "end": "13.00", "responsible": "Отдел протокола"}
    fill_in(row, typed)
    row.locator(SAVE).click()
    expect(row.get_by_role("alert")).to_be_focused()
    assert {name: row.locator(f'[name="{name}"]').input_value() for name in typed} == typed
    row.get_by_role("alert").get_by_role("link").click()
    expect(row.locator('[aria-invalid="true"]')).to_be_focused()

    fill_in(row, {"end": "15.00"})
    row.locator(SAVE).click()
    expect(time_of(page, forum.plenary)).to_have_text("14.00–15.00")
    expect(page.locator("#flashes .is-good")).to_be_visible()
    assert urlsplit(page.url).path == forum.board


def test_of_two_who_change_one_item_the_second_chooses_field_by_field_and_nothing_is_lost(
    visit: Visit, live_server: LiveServer, forum: Forum
) -> None:
    first, second = visit(a_person(live_server, name="А. М. Сафин")), visit(a_person(live_server))
    rows = []
    for page in (first, second):
        page.goto(forum.board)
        rows.append(edit_in_row(page, forum.plenary))
    fill_in(rows[0], {"title-ru": "Открытие форума", "end": "11.45"})
    rows[0].locator(SAVE).click()
    expect(time_of(first, forum.plenary)).to_have_text("10.00–11.45")

    fill_in(rows[1], {"title-ru": "Пленарное заседание и открытие", "responsible": "Отдел протокола", "plan_b": "Малый зал"})
    rows[1].locator(SAVE).click()
    choices = second.locator("table.choose")
    expect(choices).to_be_visible()
    expect(choices.locator("thead")).to_contain_text("А. М. Сафин")
    kept = {name: choices.locator(f'[name="{name}"]:checked').input_value() for name in ("title-ru", "end", "responsible", "plan_b")}
    assert kept == {"title-ru": "Пленарное заседание и открытие", "end": "11.45", "responsible": "Отдел протокола", "plan_b": "Малый зал"}
    choices.get_by_text("Открытие форума", exact=True).click()
    choices.locator('[name="plan_b"][value=""]').check()
    second.locator(".clash").locator(SAVE).click()

    expect(time_of(second, forum.plenary)).to_have_text("10.00–11.45")
    item = item_of(live_server, forum.plenary)
    assert (item.title.ru, item.responsible, item.plan_b) == ("Открытие форума", "Отдел протокола", "")


def test_two_who_change_different_items_never_notice_each_other(visit: Visit, live_server: LiveServer, forum: Forum) -> None:
    items = (forum.left, forum.right)
    pages = [visit(a_person(live_server)) for _ in items]
    for page, item in zip(pages, items, strict=True):
        page.goto(forum.board)
        fill_in(edit_in_row(page, item), {"end": "13.30"})
    for page, item in zip(pages, items, strict=True):
        page.locator(f"#item-{item}").locator(SAVE).click()
        expect(time_of(page, item)).to_have_text("12.00–13.30")
    assert [item_of(live_server, item).revision for item in items] == [2, 2]


@pytest.mark.parametrize("in_row", [True, False], ids=["in its row", "on its page"])
def test_what_was_typed_outlives_a_session_that_ended_meanwhile(
    page: Page, live_server: LiveServer, officer: Person, forum: Forum, in_row: bool
) -> None:
    page.goto(forum.board if in_row else f"/items/{forum.plenary}/edit")
    form = edit_in_row(page, forum.plenary) if in_row else page.locator("main")
    fill_in(form, {"title-ru": "Открытие форума", "end": "11.45", "note-ru": "Вход с улицы Заки Валиди,\nот колоннады"})
    with live_server.sessions() as session:
        session.execute(update(StaffSession).where(StaffSession.user_id == officer.id).values(ended_at=clock.now()))
        session.commit()
    form.locator(SAVE).click()

    expect(page.locator(".notice.is-info")).to_be_visible()
    page.locator("[name=login]").fill(officer.login)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    expect(page.locator(".kept-fields")).to_contain_text("от колоннады")
    assert item_of(live_server, forum.plenary).title.ru == "Пленарное заседание"
    page.locator(SAVE).click()

    expect(time_of(page, forum.plenary)).to_have_text("10.00–11.45")
    item = item_of(live_server, forum.plenary)
    assert (item.title.ru, item.note.ru) == ("Открытие форума", "Вход с улицы Заки Валиди,\nот колоннады")


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_a_double_click_saves_one_item_and_publishes_one_version(
    visit: Visit, live_server: LiveServer, officer: Person, forum: Forum, script: bool
) -> None:
    page = visit(officer, java_script_enabled=script)
    before = titles_of(live_server, forum.id)
    page.goto(f"/events/{forum.id}/items/new")
    fill_in(page, {"title-ru": "Ужин", "start": "20.00"})
    page.locator(SAVE).dblclick()
    expect(page.locator("#flashes .is-good")).to_be_visible()
    assert titles_of(live_server, forum.id) == sorted([*before, "Ужин"])

    page.goto(f"/events/{forum.id}/publish")
    page.locator(SAVE).dblclick()
    expect(page.locator("#flashes .is-good")).to_be_visible()
    with live_server.sessions() as session:
        assert [version.number for version in versions_of(session, forum.id)] == [1]
