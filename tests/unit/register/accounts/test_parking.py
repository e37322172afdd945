"""What of a form is kept, and what never is."""

from app.register.accounts.rules.parking import MOST_CHARACTERS, MOST_FIELDS, readable, typed, worth_keeping


def test_passwords_and_the_forgery_token_are_never_kept() -> None:
    sent = [("csrf_token", "t"), ("name", "Уфа"), ("password", "p"), ("current_password", "p"), ("name", "Өфө")]
    assert worth_keeping(sent) == [("name", "Уфа"), ("name", "Өфө")]


def test_personal_data_is_never_kept() -> None:
    sent = [("purpose", "contact"), ("value", "+7 917 123-45-67"), ("members-0-phone", "+7 917 123-45-67"), ("paste", "Участников И.И.")]
    assert worth_keeping(sent) == [("purpose", "contact")]


def test_a_form_without_a_word_in_it_is_not_kept() -> None:
    assert worth_keeping([("csrf_token", "t"), ("note", "  "), ("seen", "3")]) is None


def test_too_much_is_not_kept() -> None:
    assert worth_keeping([("note", "x" * MOST_CHARACTERS)]) is None
    assert worth_keeping([("n", "x")] * (MOST_FIELDS + 1)) is None


def test_a_field_is_called_so_that_people_can_read_it() -> None:
    assert readable("speeches-0-speaker_name-ru", {}) == "Speeches · 1 · speaker name · ru"
    assert readable("name-kk", {"name": "Название"}) == "Название · kk"


def test_what_a_page_sends_along_by_itself_is_kept_but_not_shown() -> None:
    sent = [("uid", "u"), ("was", "{}"), ("seen", "3"), ("note", "вход со двора")]
    assert worth_keeping(sent) == sent
    assert typed(sent) == [("note", "вход со двора")]
    assert worth_keeping(sent[:3]) is None
