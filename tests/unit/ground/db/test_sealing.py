"""Claims about what is sealed: only the right key and the right row open it, and a new key takes over."""

import os

import pytest

from app.ground.db.sealing import CannotOpen, Keyring

OLD = ("1", bytes(range(32)))
NEW = ("2", bytes(range(1, 33)))


def test_what_is_sealed_opens_with_the_same_key_and_the_same_row() -> None:
    keys = Keyring((OLD,))
    assert keys.open("1", keys.seal("паспорт".encode(), "record:7"), "record:7").decode() == "паспорт"


def test_a_payload_copied_to_another_row_does_not_open() -> None:
    keys = Keyring((OLD,))
    with pytest.raises(CannotOpen):
        keys.open("1", keys.seal(b"x", "record:7"), "record:8")


def test_a_payload_that_was_tampered_with_does_not_open() -> None:
    keys = Keyring((OLD,))
    sealed = bytearray(keys.seal(b"x", "record:7"))
    sealed[-1] ^= 1
    with pytest.raises(CannotOpen):
        keys.open("1", bytes(sealed), "record:7")


def test_an_older_key_of_the_ring_still_opens() -> None:
    sealed = Keyring((OLD,)).seal(b"x", "r")
    assert Keyring((NEW, OLD)).open("1", sealed, "r") == b"x"


def test_without_its_key_a_payload_stays_shut() -> None:
    with pytest.raises(CannotOpen, match="no key named 1"):
        Keyring((NEW,)).open("1", Keyring((OLD,)).seal(b"x", "r"), "r")


def test_equal_values_have_equal_fingerprints_for_one_purpose_only() -> None:
    keys = Keyring((OLD,))
    assert keys.fingerprints("8005 123456", "document") == keys.fingerprints("8005 123456", "document")
    assert keys.fingerprints("8005 123456", "document") != keys.fingerprints("8005 123456", "phone")


def test_a_keyring_shows_no_key() -> None:
    assert repr(Keyring((OLD, NEW))) == "Keyring(1, 2)"


@pytest.mark.parametrize("keys", [(), (("1", b"short"),), (OLD, OLD), (("", os.urandom(32)),)])
def test_a_keyring_that_cannot_be_right_is_refused(keys: tuple[tuple[str, bytes], ...]) -> None:
    with pytest.raises(ValueError, match="key"):
        Keyring(keys)
