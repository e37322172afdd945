"""Slowing down guesses must never stand in the way of the account's owner."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.register.accounts.rules.throttle import (
    FIRST_WAIT,
    FLOOD,
    FREE_TRIES,
    LONGEST_WAIT,
    Attempt,
    TooManyTries,
    network_of,
    refuse_if_too_many,
    wait_before_next,
)

NOW = datetime(2024, 11, 26, 9, 0, tzinfo=UTC)
NOTHING = timedelta(0)


def test_the_first_wrong_passwords_cost_nothing() -> None:
    assert wait_before_next([NOW] * (FREE_TRIES - 1), FREE_TRIES - 1, NOW) == NOTHING


def test_each_further_failure_doubles_the_wait() -> None:
    waits = [wait_before_next([NOW] * (FREE_TRIES + n), 0, NOW) for n in range(4)]
    assert waits == [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4, FIRST_WAIT * 8]


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_nobody_ever_waits_longer_than_the_longest_wait(failures: int, of_source: int) -> None:
    assert NOTHING <= wait_before_next([NOW] * failures, of_source, NOW) <= LONGEST_WAIT


def test_the_wait_passes() -> None:
    failures = [NOW - LONGEST_WAIT] * 100
    assert wait_before_next(failures, 100, NOW) == NOTHING


def test_somebody_without_failures_of_their_own_may_try_even_in_a_flood() -> None:
    assert wait_before_next([], 100_000, NOW) == NOTHING


def test_in_a_flood_a_pair_has_one_free_try_only() -> None:
    assert wait_before_next([NOW], FLOOD - 1, NOW) == NOTHING
    assert wait_before_next([NOW], FLOOD, NOW) == FIRST_WAIT


def test_the_refusal_tells_whole_minutes() -> None:
    with pytest.raises(TooManyTries) as refused:
        refuse_if_too_many([NOW] * (FREE_TRIES + 2), 0, NOW)
    assert (refused.value.values["minutes"], refused.value.status) == (2, 429)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("no address", "unknown"),
        (None, "unknown"),
        ("", "unknown"),
    ],
)
def test_an_address_counts_for_its_network(address: str | None, network: str) -> None:
    assert network_of(address) == network


def test_what_was_typed_as_a_login_is_not_kept() -> None:
    assert "secret" not in Attempt("my secret password", "198.51.100.7").login_digest


@given(st.text())
def test_any_typed_login_has_a_digest(login: str) -> None:
    assert len(Attempt(login, "").login_digest) == 32
