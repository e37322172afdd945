"""Claims about cases: they are confirmed for one name, and only for that."""

from hypothesis import given
from hypothesis import strategies as st

from app.register.directory.rules.confirmed import still_confirmed
from app.register.directory.rules.kinds import Case

CASES = st.dictionaries(st.sampled_from([case.value for case in Case]), st.text("абв", min_size=1))


def test_a_case_of_another_name_is_left_out_and_a_new_one_is_kept() -> None:
    stored = {"gen": "Ивановой", "dat": "Ивановой"}
    assert still_confirmed("Иванова", "Петрова", stored, {"gen": "Ивановой", "dat": "Петровой"}) == {"dat": "Петровой"}


@given(CASES, CASES)
def test_while_the_name_stays_all_that_is_filled_in_is_kept(stored: dict[str, str], filled: dict[str, str]) -> None:
    assert still_confirmed("Иванова", "Иванова", stored, filled) == filled


@given(CASES)
def test_for_a_new_name_all_that_is_filled_in_is_kept(filled: dict[str, str]) -> None:
    assert still_confirmed("", "Иванова", {}, filled) == filled


def test_what_is_no_case_or_empty_is_not_kept() -> None:
    assert still_confirmed("", "Иванова", {}, {"voc": "Иванова!", "gen": "  "}) == {}
