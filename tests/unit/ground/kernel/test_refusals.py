"""How a rule says no."""

import pytest

from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale


def test_a_refusal_reads_as_a_plain_english_sentence() -> None:
    assert str(Refusal("An event lasts %(days)s days at most.", "last_day", days=60)) == "An event lasts 60 days at most."


def test_a_sentence_without_values_may_contain_a_percent_sign() -> None:
    assert str(Refusal("The hall is 100% full.")) == "The hall is 100% full."


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(Refusal("No."), 422), (NotFound(), 404), (NotAllowed(), 403), (Stale("item", 7, seen=2, current=3), 409)],
)
def test_each_kind_of_refusal_has_its_status(refusal: Refusal, status: int) -> None:
    assert refusal.status == status


def test_a_stale_page_knows_what_it_showed_and_what_there_is_now() -> None:
    stale = Stale("item", 7, seen=2, current=3)
    assert (stale.kind, stale.ident, stale.seen, stale.current) == ("item", 7, 2, 3)
