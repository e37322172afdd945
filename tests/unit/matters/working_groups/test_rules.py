"""Claims about who may be what in a working group and when, and what is open on a side."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.matters.working_groups.rules import (
    ALONE,
    SIDES,
    Gap,
    GroupRole,
    OpenMatter,
    Seat,
    Term,
    ended,
    open_matters,
    refuse_seat,
    vacancies,
)
from app.register.directory.rules.kinds import PartySide

OURS, THEIRS = SIDES
MEETING = date(2024, 9, 27)
APPOINTED = date(2024, 10, 1)

days = st.dates(date(2020, 1, 1), date(2020, 2, 15))
ends = st.none() | days


@st.composite
def terms(draw: st.DrawFn) -> Term:
    since, until = draw(ends), draw(ends)
    if since and until and until < since:
        since, until = until, since
    return Term(since, until)


seats = st.builds(Seat, st.integers(1, 6), st.sampled_from(SIDES), st.sampled_from(GroupRole), terms())


def seated(wanted: list[Seat]) -> list[Seat]:
    """Return those of the seats that the door lets in, one after another."""
    found: list[Seat] = []
    for seat in wanted:
        try:
            refuse_seat(seat, found)
        except Refusal:
            continue
        found.append(seat)
    return found


def test_a_term_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        Term(APPOINTED, MEETING)
    assert refused.value.field == "until"


@given(terms(), terms())
def test_two_terms_overlap_where_both_hold_on_some_day(one: Term, other: Term) -> None:
    first = date(2019, 12, 31)
    shared = any(one.holds_on(day) and other.holds_on(day) for day in (first + timedelta(number) for number in range(50)))
    assert one.overlaps(other) == other.overlaps(one) == shared


@given(st.lists(seats, max_size=14), days)
def test_on_no_day_has_a_side_two_co_chairs_or_two_secretaries_and_nobody_is_in_the_group_twice(wanted: list[Seat], day: date) -> None:
    sitting = [seat for seat in seated(wanted) if seat.term.holds_on(day)]
    alone = [(seat.side, seat.role) for seat in sitting if seat.role in ALONE]
    people = [seat.person_id for seat in sitting]
    assert (len(alone), len(people)) == (len(set(alone)), len(set(people)))


@given(st.lists(seats, max_size=8), seats)
def test_a_place_that_is_refused_clashes_with_one_that_is_there(wanted: list[Seat], seat: Seat) -> None:
    there = seated(wanted)
    meanwhile = [other for other in there if other.term.overlaps(seat.term)]
    clashes = any(
        other.person_id == seat.person_id or (seat.role in ALONE and (other.side, other.role) == (seat.side, seat.role))
        for other in meanwhile
    )
    assert (seated([*there, seat]) == there) == clashes


def test_a_second_acting_co_chair_of_a_side_is_refused_by_name_and_one_of_the_other_side_is_not() -> None:
    chair = Seat(1, OURS, GroupRole.CO_CHAIR, Term(MEETING), "Участников")
    with pytest.raises(Refusal) as refused:
        refuse_seat(Seat(2, OURS, GroupRole.CO_CHAIR, Term(APPOINTED)), [chair])
    assert (refused.value.field, refused.value.values) == ("role", {"name": "Участников"})
    refuse_seat(Seat(2, THEIRS, GroupRole.CO_CHAIR, Term(APPOINTED)), [chair])
    refuse_seat(Seat(2, OURS, GroupRole.DEPUTY, Term(APPOINTED)), [chair])


def test_a_successor_begins_on_the_day_after_the_last_one_of_whoever_went() -> None:
    went = Seat(1, OURS, GroupRole.CO_CHAIR, Term(None, MEETING))
    refuse_seat(Seat(2, OURS, GroupRole.CO_CHAIR, Term(MEETING + timedelta(1))), [went])
    with pytest.raises(Refusal):
        refuse_seat(Seat(2, OURS, GroupRole.CO_CHAIR, Term(MEETING)), [went])


def test_overlapping_terms_of_one_membership_are_refused_also_in_another_role() -> None:
    with pytest.raises(Refusal) as refused:
        refuse_seat(Seat(1, THEIRS, GroupRole.MEMBER, Term(APPOINTED)), [Seat(1, OURS, GroupRole.CO_CHAIR, Term(MEETING))])
    assert refused.value.field == "since"


def test_nobody_sits_for_a_third_side() -> None:
    with pytest.raises(Refusal) as refused:
        refuse_seat(Seat(1, PartySide.RUSSIA, GroupRole.MEMBER, Term()), [])
    assert refused.value.field == "side"


def test_whoever_was_appointed_on_the_first_of_october_was_not_there_on_the_27th_of_september() -> None:
    appointed = [Seat(1, THEIRS, GroupRole.CO_CHAIR, Term(APPOINTED))]
    assert vacancies(appointed, THEIRS, MEETING) == (GroupRole.CO_CHAIR, GroupRole.SECRETARY)
    assert vacancies(appointed, THEIRS, APPOINTED) == (GroupRole.SECRETARY,)


def test_what_is_open_on_a_side_is_told_in_one_order() -> None:
    twice = [Seat(1, OURS, GroupRole.DEPUTY, Term(), "Участников"), Seat(1, OURS, GroupRole.MEMBER, Term(), "Участников")]
    assert open_matters(twice, OURS, MEETING, has_agency=False, quorum=3) == (
        OpenMatter(Gap.CO_CHAIR, OURS),
        OpenMatter(Gap.SECRETARY, OURS),
        OpenMatter(Gap.AGENCY, OURS),
        OpenMatter(Gap.QUORUM, OURS, 1, 3),
        OpenMatter(Gap.TWICE, OURS, name="Участников"),
    )


def test_nothing_is_open_on_a_side_that_has_all_it_needs() -> None:
    full = [Seat(1, OURS, GroupRole.CO_CHAIR, Term()), Seat(2, OURS, GroupRole.SECRETARY, Term())]
    assert open_matters(full, OURS, MEETING, has_agency=True, quorum=2) == ()


@pytest.mark.parametrize("until", [APPOINTED, MEETING])
def test_a_term_that_lasts_or_ends_later_may_end_on_a_day(until: date) -> None:
    assert ended(Term(MEETING, APPOINTED), until) == Term(MEETING, until)


def test_a_term_is_not_lengthened_by_ending_it() -> None:
    with pytest.raises(Refusal) as refused:
        ended(Term(None, MEETING), APPOINTED)
    assert refused.value.values == {"day": MEETING}
