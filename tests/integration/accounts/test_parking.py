"""What was typed is kept for whoever typed it, and for nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound
from app.register.accounts.commands.parking import Park, park, unpark
from app.register.accounts.models import ParkedForm
from app.register.accounts.queries import get_parked
from app.register.accounts.rules.parking import KEPT, MOST_OF_ONE, MOST_OF_STRANGERS
from tests.factories.accounts import NOW, a_user

TYPED = [("name-ru", "Дом Правительства"), ("note", "вход со двора")]


def _park(session: Session, user_id: int | None, browser: str = "browser") -> str:
    return park(session, Park("/venues/new", "/venues/new", TYPED, browser, user_id), now=NOW)


def test_a_parked_form_comes_back_as_it_was_typed(session: Session) -> None:
    user = a_user(session)
    found = get_parked(session, _park(session, user.id), "browser", user.id, NOW)
    assert (found.path, [tuple(field) for field in found.fields]) == ("/venues/new", TYPED)


def test_another_browser_another_person_or_a_later_time_finds_nothing(session: Session) -> None:
    user, other = a_user(session), a_user(session)
    token = _park(session, user.id)
    for browser, who, now in (("another", user, NOW), ("browser", other, NOW), ("browser", user, NOW + KEPT)):
        with pytest.raises(NotFound):
            get_parked(session, token, browser, who.id, now)
    with pytest.raises(NotFound):
        get_parked(session, "guessed", "browser", user.id, NOW)


def test_a_form_that_is_on_its_way_again_is_forgotten(session: Session) -> None:
    user = a_user(session)
    token = _park(session, user.id)
    unpark(session, get_parked(session, token, "browser", user.id, NOW))
    with pytest.raises(NotFound):
        get_parked(session, token, "browser", user.id, NOW)


def test_the_oldest_give_way_and_strangers_push_out_nobody(session: Session) -> None:
    user = a_user(session)
    first, *_rest, last = [_park(session, user.id) for _ in range(MOST_OF_ONE + 1)]
    for number in range(MOST_OF_STRANGERS + 5):
        _park(session, None, f"stranger {number}")
    with pytest.raises(NotFound):
        get_parked(session, first, "browser", user.id, NOW)
    assert get_parked(session, last, "browser", user.id, NOW).user_id == user.id
    assert session.scalar(select(func.count()).select_from(ParkedForm)) == MOST_OF_ONE + MOST_OF_STRANGERS


def test_expired_forms_go_with_the_next_one(session: Session) -> None:
    user = a_user(session)
    _park(session, user.id)
    park(session, Park("/", "/", TYPED, "browser", None), now=NOW + KEPT + timedelta(seconds=1))
    assert [row.user_id for row in session.scalars(select(ParkedForm))] == [None]
