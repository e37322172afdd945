"""The cookies that accounts keep on a device, and what a request tells of the device."""

from typing import Final

from flask import Response, current_app, request

from app.register.accounts.commands.sessions import Device
from app.register.accounts.rules import parking
from app.register.accounts.rules.sessions import KEPT, LONGEST, agent_told

SESSION: Final = "yiyin_session"
DEVICE: Final = "yiyin_device"
"""Outlives the session: a device on which somebody has signed in before is not slowed down by strangers' tries."""
PARKED: Final = "yiyin_parked"
"""Binds parked forms to the browser that they were typed in."""

_LIVES: Final = {SESSION: LONGEST, DEVICE: KEPT, PARKED: parking.KEPT}
_LONGEST_TOKEN: Final = 100


def held(name: str) -> str:
    """Return what the browser sent; empty where it is nothing that we can have set."""
    value = request.cookies.get(name, "")
    return value if len(value) <= _LONGEST_TOKEN and value.isascii() else ""


def keep(response: Response, name: str, value: str) -> Response:
    """Let the browser keep a secret."""
    seconds = int(_LIVES[name].total_seconds())
    response.set_cookie(name, value, max_age=seconds, httponly=True, secure=is_secure(), samesite="Lax")
    return response


def drop(response: Response, name: str) -> Response:
    """Let the browser forget a secret."""
    response.delete_cookie(name, httponly=True, secure=is_secure(), samesite="Lax")
    return response


def device() -> Device:
    """Return where this request comes from."""
    return Device(request.remote_addr or "", agent_told(request.headers.get("User-Agent", "")), held(DEVICE))


def is_secure() -> bool:
    """Tell whether cookies go by https only."""
    return bool(current_app.config["SESSION_COOKIE_SECURE"])
