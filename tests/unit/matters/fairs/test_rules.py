"""Claims about how far an invitation may go."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.matters.fairs.rules import ANSWERS, InvitationState, refuse_invitation_days, refuse_invitation_step, steps_from

ONE = InvitationState
DAY = date(2024, 11, 20)


def test_every_state_leads_on_and_out_of_every_state_an_invitation_can_be_withdrawn() -> None:
    assert {state: steps_from(state) for state in ONE} == {
        ONE.PROPOSED: (ONE.APPROVED, ONE.WITHDRAWN),
        ONE.APPROVED: (ONE.SENT, ONE.WITHDRAWN),
        ONE.SENT: (ONE.ACCEPTED, ONE.DECLINED, ONE.WITHDRAWN),
        ONE.ACCEPTED: (ONE.DECLINED, ONE.WITHDRAWN),
        ONE.DECLINED: (ONE.ACCEPTED, ONE.WITHDRAWN),
        ONE.WITHDRAWN: (ONE.PROPOSED,),
    }


@given(st.sampled_from(ONE), st.sampled_from(ONE))
def test_a_step_is_refused_unless_it_is_offered(old: InvitationState, new: InvitationState) -> None:
    if new in steps_from(old):
        refuse_invitation_step(old, new, may_approve=True)
    else:
        with pytest.raises(Refusal):
            refuse_invitation_step(old, new, may_approve=True)


@given(st.lists(st.sampled_from(ONE), max_size=20))
def test_nobody_answers_what_was_not_approved_and_sent_before(wanted: list[InvitationState]) -> None:
    state, gone = ONE.PROPOSED, [ONE.PROPOSED]
    for one in wanted:
        if one in steps_from(state):
            state = one
            gone = [ONE.PROPOSED] if one is ONE.PROPOSED else [*gone, one]
    if state in ANSWERS:
        assert gone[1:3] == [ONE.APPROVED, ONE.SENT]


def test_only_the_protocol_office_approves() -> None:
    with pytest.raises(Refusal, match="protocol office"):
        refuse_invitation_step(ONE.PROPOSED, ONE.APPROVED, may_approve=False)
    refuse_invitation_step(ONE.APPROVED, ONE.SENT, may_approve=False)


@pytest.mark.parametrize(
    ("sent", "answered", "field"),
    [(date(2024, 11, 21), None, "sent_on"), (DAY, date(2024, 11, 21), "answered_on"), (DAY, date(2024, 11, 19), "answered_on")],
)
def test_days_to_come_and_answers_before_the_letter_are_refused(sent: date, answered: date | None, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_invitation_days(sent, answered, DAY)
    assert refused.value.field == field


def test_an_answer_may_come_on_the_day_of_the_letter() -> None:
    refuse_invitation_days(DAY, DAY, DAY)
