"""Claims about the page of a programme printed from the browser."""

from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.office import Forum


def test_the_page_of_a_programme_prints_as_one_programme_marked_as_a_draft_and_nothing_of_the_screen(page: Page, forum: Forum) -> None:
    page.goto(forum.board)
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = " ".join(sheets[0].extract_text().split())
    once = ("XX Форум", "26–27 ноября 2024", "Пленарное заседание", "Круглый стол", "Приём", "Церемония подписания", "10.00–11.30")
    assert {words: text.count(words) for words in once} == dict.fromkeys(once, 1)
    assert "ПРОЕКТ" in text
    assert len(sheets) == 1

    page.emulate_media(media="print")
    for part in page.locator("header, nav, .head .button, .add-row, .item-side, .skip, dialog").all():
        expect(part).to_be_hidden()
