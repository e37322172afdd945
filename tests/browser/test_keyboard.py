"""Claims about working without a mouse: every place can be reached, left and seen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.office import Forum, Person
from tests.browser.steps import move, time_of

FOCUS = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect();
  const labels = [...here.labels ?? []];
  const shows = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  const over = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 20));
  return {
    name: `${here.tagName} ${here.className || here.name || here.id} ${(here.textContent || '').trim().slice(0, 30)}`,
    ring: here.type === 'date' || [here, ...labels.flatMap((label) => [label, ...label.children])].some(shows),
    inside: box.top >= 0 && box.bottom <= innerHeight + 1 && box.left >= 0 && box.right <= innerWidth + 1,
    covered: !over || ![here, ...labels].some((element) => element.contains(over) || over.contains(element)),
  };
}"""
"""What has the focus, whether a ring of 2 pixels at least is around it, and whether it is in sight (WCAG 2.2, 2.4.7 and 2.4.11).

The parts of a date have rings that Chromium draws itself, out of a script's reach.
"""


def test_the_first_key_skips_the_navigation(page: Page, forum: Forum) -> None:
    page.goto(forum.board)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_rows_are_walked_opened_and_edited_by_single_keys(page: Page, forum: Forum) -> None:
    page.goto(forum.board)
    titles = page.locator("[data-row] [data-open]")
    for key, there in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(titles.nth(there)).to_be_focused()
    page.keyboard.press("m")
    row = page.locator("[data-row]").nth(1)
    summary = row.locator("details[data-menu] > summary")
    expect(row.locator(".menu-steps").first).to_be_visible()
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    expect(row.locator(".menu-list button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(row.locator(".menu-list")).to_be_hidden()
    expect(summary).to_be_focused()

    page.keyboard.press("e")
    expect(page.locator('.is-editing [name="title-ru"]')).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" и j, k, m, e, ?")
    expect(page.locator('.is-editing [name="title-ru"]')).to_have_value("Промышленная кооперация и j, k, m, e, ?")
    page.keyboard.press("Enter")
    saved = page.get_by_role("link", name="Промышленная кооперация и j, k, m, e, ?", exact=True)
    expect(saved).to_be_visible()
    expect(saved).to_be_focused()


def test_after_a_move_by_the_menu_the_focus_is_on_the_row_that_moved(page: Page, forum: Forum) -> None:
    page.goto(forum.board)
    move(page, forum.plenary, 30)
    expect(time_of(page, forum.plenary)).to_have_text("10.30–12.00")
    expect(page.locator(f"#item-{forum.plenary} [data-open]")).to_be_focused()


def test_a_form_in_a_row_that_is_given_up_returns_the_focus_to_its_row(page: Page, forum: Forum) -> None:
    page.goto(forum.board)
    page.keyboard.press("j")
    page.keyboard.press("e")
    form = page.locator(".is-editing")
    expect(form.locator('[name="title-ru"]')).to_be_focused()
    form.locator(".submit a").focus()
    page.keyboard.press("Enter")
    expect(form).to_have_count(0)
    expect(page.locator(f"#item-{forum.plenary} [data-open]")).to_be_focused()


def test_a_dialog_closes_with_escape_and_the_focus_returns_to_where_it_was(page: Page, forum: Forum) -> None:
    page.goto(forum.board)
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("[data-row] [data-open]").first).to_be_focused()

    summary = page.locator(".bar-end > details").last.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.locator('[data-dialog="keys"]').focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_slash_leads_to_the_search_of_a_page_that_has_one(visit: Visit, officer: Person) -> None:
    page = visit(officer)
    page.goto("/events")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    expect(page.locator("[data-search]")).to_have_value("")


@pytest.mark.parametrize("path", ["{board}", "{board}?view=grid", "/items/{plenary}/edit", "/account"])
def test_the_focus_is_in_sight_wherever_the_tabulator_leads(page: Page, forum: Forum, path: str) -> None:
    page.goto(path.format(board=forum.board, plenary=forum.plenary))
    faults, seen = [], 0
    for _ in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        if found is None:
            break
        seen += 1
        if not found["ring"] or not found["inside"] or found["covered"]:
            faults.append(found)
    assert faults == []
    assert seen > 10
