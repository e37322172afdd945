"""Claims about what a material is called, which version a file becomes, and how its size is told; no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.words.languages import speaking
from app.matters.materials.rules import (
    LONGEST_TITLE,
    MOST_VERSIONS,
    Uploaded,
    digest_of,
    language_of,
    next_number,
    refuse_removal,
    state_of,
    title_of,
)
from app.matters.materials.wording import size_told


def test_a_material_without_a_title_is_called_like_its_file() -> None:
    assert [title_of("  ", "Проект решения.docx"), title_of(" Проект ", "x.pdf")] == ["Проект решения", "Проект"]


def test_a_title_is_as_long_as_fits() -> None:
    assert title_of("о" * LONGEST_TITLE, "x.pdf") == "о" * LONGEST_TITLE
    with pytest.raises(Refusal) as refused:
        title_of("о" * (LONGEST_TITLE + 1), "x.pdf")
    assert refused.value.field == "title"


def test_only_the_four_languages_are_taken() -> None:
    assert [language_of(one) for one in ("", "kk")] == ["", "kk"]
    with pytest.raises(Refusal):
        language_of("xx")


@given(st.integers(1, MOST_VERSIONS - 1), st.binary(max_size=20), st.binary(max_size=20))
def test_another_file_is_the_next_version_and_the_same_one_is_told_to_be_the_same(number: int, before: bytes, after: bytes) -> None:
    newest = Uploaded(number, digest_of(before))
    if before == after:
        with pytest.raises(Refusal) as refused:
            next_number(newest, digest_of(after))
        assert (refused.value.field, refused.value.values["number"]) == ("upload", number)
    else:
        assert next_number(newest, digest_of(after)) == number + 1


def test_the_first_file_is_version_one_and_there_is_a_last() -> None:
    assert next_number(None, "a") == 1
    for newest, withdrawn in ((Uploaded(MOST_VERSIONS, "a"), False), (Uploaded(1, "a"), True)):
        with pytest.raises(Refusal):
            next_number(newest, "b", withdrawn=withdrawn)


@given(st.integers(1, MOST_VERSIONS), st.text(max_size=120))
def test_what_the_log_keeps_of_a_version_fits_its_column_and_differs_by_number(number: int, name: str) -> None:
    assert len(state_of(number, name)) <= 36
    assert state_of(number, name) != state_of(number + 1, name)


def test_what_has_been_worked_on_is_removed_only_by_an_administrator() -> None:
    refuse_removal(1, may_always=False)
    refuse_removal(9, may_always=True)
    with pytest.raises(Refusal):
        refuse_removal(2, may_always=False)


def test_a_size_is_told_in_the_unit_that_fits() -> None:
    with speaking("en"):
        told = [size_told(size) for size in (1, 1499, 999_499, 999_500, 1_000_000, 1_240_000, 10_000_000)]
    assert told == ["1 KB", "1 KB", "999 KB", "1 MB", "1 MB", "1.2 MB", "10 MB"]
