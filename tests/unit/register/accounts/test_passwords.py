"""Which passwords are taken, and how they are kept."""

import threading

import pytest

from app.ground.kernel.refusals import Refusal
from app.register.accounts import passwords
from app.register.accounts.passwords import TooBusy, Turns
from app.register.accounts.rules.passwords import new_password

LOGIN = "aide.of.the.minister@office.example"


@pytest.mark.parametrize("password", ["correct horse battery", "ёжик в тумане", "0123 4567 89ab", "👩🏽‍🚀 летит в космос"])
def test_a_long_password_is_taken_whatever_it_is_made_of(password: str) -> None:
    assert new_password(password, login=LOGIN) == password


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "elevenchars",
        "a" * 201,
        "password1234",
        "Qwerty123456",
        "йцукенгшщзхъ",
        "aaaaaaaaaaaaaa",
        "abababababab",
        LOGIN,
        LOGIN.upper(),
        "aide.of.the.minister",
    ],
)
def test_a_password_that_is_short_or_easily_guessed_is_refused_beside_its_field(password: str) -> None:
    with pytest.raises(Refusal) as refused:
        new_password(password, login=LOGIN)
    assert refused.value.field == "password"


def test_a_password_is_the_same_however_its_letters_are_composed() -> None:
    assert passwords.matches(passwords.hashed("ёлки-палки зелёные"), "е\u0308лки-палки зеле\u0308ные")


def test_a_wrong_password_does_not_match() -> None:
    kept = passwords.hashed("a sentence that opens the door")
    assert (passwords.matches(kept, "a sentence that opens the doors"), passwords.matches("no hash", "x")) == (False, False)


def test_nobody_matches_no_password_at_all() -> None:
    assert not passwords.matches(None, "anything")


def test_a_login_that_does_not_exist_is_measured_against_a_hash_of_the_same_cost() -> None:
    assert passwords._nobodys().split("$")[:4] == passwords.hashed("x").split("$")[:4]


def test_a_hash_of_cheaper_times_is_outdated() -> None:
    cheap = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo"
    assert passwords.is_outdated(cheap)
    assert not passwords.is_outdated(passwords.hashed("x"))


def test_a_made_password_can_be_read_out_and_is_never_the_same() -> None:
    made = {passwords.pronounceable() for _ in range(50)}
    assert len(made) == 50
    assert {new_password(one, login=LOGIN) for one in made} == made


def test_only_so_many_are_let_in_at_once_and_one_of_a_source() -> None:
    turns = Turns(2, patience=0.0)
    with turns.turn("a"):
        with pytest.raises(TooBusy), turns.turn("a"):
            pass
        with turns.turn("b"), pytest.raises(TooBusy), turns.turn("c"):
            pass
    with turns.turn("a"):
        pass


def test_whoever_waits_is_let_in_when_the_other_has_left() -> None:
    turns = Turns(1, patience=10.0)
    inside, leave, seen = threading.Event(), threading.Event(), []

    def first() -> None:
        with turns.turn("a"):
            inside.set()
            leave.wait(10)
            seen.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait(10)
    leave.set()
    with turns.turn("b"):
        seen.append("second")
    thread.join()
    assert seen == ["first", "second"]
