"""Which passwords are taken: long ones that are not among the first to be guessed (NIST SP 800-63B, section 3.1.1.2)."""

import unicodedata
from typing import Final

from app.ground.kernel.refusals import N_, Refusal

SHORTEST: Final = 12
LONGEST: Final = 200
"""Characters; whoever sends more wants to keep the hash busy."""
_FEWEST_DIFFERENT: Final = 4

_COMMONEST: Final = frozenset(
    {
        "123456789012", "1234567890123", "1234567890qwerty", "123qwe123qwe", "1q2w3e4r5t6y", "1qaz2wsx3edc", "administrator",
        "adminadmin12", "changeme1234", "iloveyou1234", "letmein12345", "password1234", "password12345", "passwordpassword", "qwerty123456",
        "qazwsxedcrfv",
        "qwerty1234567", "qwertyqwerty", "qwertyuiop12", "qwertyuiop123", "qwertyuiop[]", "welcome12345", "zxcvbnm12345", "йцукен123456",
        "йцукенгшщзхъ", "йцукенйцукен", "пароль123456", "парольпароль", "администратор", "башкортостан", "bashkortostan", "kazakhstan12",
    }
)  # fmt: skip


def normal(password: str) -> str:
    """Return a password as it is hashed: the same characters whichever keyboard composed them (NFC), nothing else changed."""
    return unicodedata.normalize("NFC", password)


def new_password(password: str, *, login: str, field: str = "password") -> str:
    """Return a password that may be set, or refuse it beside `field`."""
    chosen = normal(password)
    if len(chosen) < SHORTEST:
        raise Refusal(N_("Choose at least %(least)s characters; a short sentence is fine."), field, least=SHORTEST)
    if len(chosen) > LONGEST:
        raise Refusal(N_("At most %(most)s characters fit here."), field, most=LONGEST)
    guess = chosen.casefold()
    if guess in {login, login.partition("@")[0]}:
        raise Refusal(N_("The password must not be the login."), field)
    if guess in _COMMONEST or len(set(guess)) < _FEWEST_DIFFERENT:
        raise Refusal(N_("This password is among the first that anybody would try. Choose another."), field)
    return chosen
