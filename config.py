"""What Yiyin is told by its environment: where it answers, where it keeps its data, what it signs with."""

import base64
import binascii
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, Self
from urllib.parse import urlsplit

from app.ground.db.sealing import KEY_BYTES, Keyring

Environment = Literal["development", "production"]

MAX_BODY_BYTES: Final = 25 * 1024 * 1024
"""The largest request that is read; anything longer is refused with 413."""

DEFAULT_UID_DOMAIN: Final = "events.yiyin.example"
"""The right-hand side of calendar UIDs (RFC 7986, section 5.3). Changing it later orphans every entry on every phone."""

_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_HOST_NAME: Final = re.compile(r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*", re.ASCII)
_EVERY_ADDRESS: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared, not bound
_SECRET_LENGTH: Final = 32
_SECRET_VARIETY: Final = 10
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


class ConfigError(Exception):
    """A setting that cannot be used; its text is one sentence for the person who starts Yiyin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one running Yiyin, checked."""

    database_url: str
    public_url: str
    secret_key: str
    instance_path: Path
    env: Environment = "development"
    host: str = "127.0.0.1"
    port: int = 8000
    uid_domain: str = DEFAULT_UID_DOMAIN
    max_body_bytes: int = MAX_BODY_BYTES
    proxies: int = 0
    """How many proxies of our own stand in front; only so many X-Forwarded-For entries are believed."""
    data_keys: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    """Names and keys (32 bytes) that personal data is sealed with, the current one first. Lost keys are lost data."""

    def __post_init__(self) -> None:
        if self.is_production:
            self._refuse_what_is_unsafe()

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], instance_path: Path) -> Self:
        """Return the settings of an environment; make and keep the secret that it does not give. Raises ConfigError."""
        env = _env(environ.get("YIYIN_ENV", ""))
        host = environ.get("HOST", "").strip() or "127.0.0.1"
        port = _port(environ.get("PORT", ""))
        return cls(
            env=env,
            host=host,
            port=port,
            database_url=_database_url(environ.get("DATABASE_URL", ""), instance_path),
            public_url=_public_url(environ.get("PUBLIC_URL", ""), host, port),
            secret_key=environ.get("SECRET_KEY", "") or kept_secret(instance_path),
            instance_path=instance_path,
            uid_domain=_uid_domain(environ.get("UID_DOMAIN", "")),
            proxies=_proxies(environ.get("PROXIES", "")),
            data_keys=_data_keys(environ.get("DATA_KEYS", "") or kept_data_key(instance_path)),
        )

    @property
    def is_production(self) -> bool:
        """Whether real people's data are at stake: no demonstration set, no ready-made sign-in, no weak secret."""
        return self.env == "production"

    @property
    def is_loopback(self) -> bool:
        """Whether the public address can be reached from this machine only."""
        return urlsplit(self.public_url).hostname in _LOOPBACK

    @property
    def is_https(self) -> bool:
        """Whether the public address is encrypted, so that cookies may be marked Secure."""
        return urlsplit(self.public_url).scheme == "https"

    @property
    def trusted_hosts(self) -> list[str]:
        """The host names that a request may name; any other is refused, so that no link is built on a forged one."""
        own = {urlsplit(self.public_url).hostname or "", self.host}
        return sorted(_bracketed(name) for name in (own - _EVERY_ADDRESS) | _LOOPBACK)

    @property
    def keyring(self) -> Keyring | None:
        """The keys of personal data, or None where none were given (then nothing can be sealed or read)."""
        return Keyring(self.data_keys) if self.data_keys else None

    def _refuse_what_is_unsafe(self) -> None:
        if len(self.secret_key) < _SECRET_LENGTH or len(set(self.secret_key)) < _SECRET_VARIETY:
            raise ConfigError(f"SECRET_KEY is too weak for production: give at least {_SECRET_LENGTH} random characters, or none at all.")
        if not self.is_https and not self.is_loopback:
            raise ConfigError("PUBLIC_URL must begin with https:// in production, or personal links and passwords travel in the open.")


def kept_secret(instance_path: Path) -> str:
    """Return the secret kept in the instance folder; make it on the first call, readable by its owner only."""
    return _kept(instance_path / "secret_key", secrets.token_urlsafe(48))


def kept_data_key(instance_path: Path) -> str:
    """Return the keys of personal data kept in the instance folder; make one on the first call, readable by its owner only."""
    return _kept(instance_path / "data_keys", f"1:{secrets.token_urlsafe(KEY_BYTES)}")


def _kept(path: Path, fresh: str) -> str:
    try:
        if not path.exists():
            _write_secret(path, fresh)
        secret = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The secret in {path} cannot be kept or read: {error}.") from error
    if not secret:
        raise ConfigError(f"The secret in {path} is empty: remove the file, and a new one is made.")
    return secret


def _write_secret(path: Path, secret: str) -> None:
    """Put a whole secret in place at once: of two processes that start together, both then read the same one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secret + "\n")
        os.link(draft, path)
    except FileExistsError:
        pass  # the other process was first
    finally:
        draft.unlink()


def _env(given: str) -> Environment:
    if given in ("", "development"):
        return "development"
    if given == "production":
        return "production"
    raise ConfigError(f"YIYIN_ENV is either development or production, not “{given}”.")


def _port(given: str) -> int:
    if not given.strip():
        return 8000
    if not given.strip().isdecimal() or not 1 <= int(given) <= 65535:
        raise ConfigError(f"PORT is a number from 1 to 65535, not “{given}”.")
    return int(given)


def _proxies(given: str) -> int:
    if not given.strip():
        return 0
    if not given.strip().isdecimal() or int(given) > 5:
        raise ConfigError(f"PROXIES is the number of proxies in front of Yiyin, 0 to 5, not “{given}”.")
    return int(given)


def _data_keys(given: str) -> tuple[tuple[str, bytes], ...]:
    # The keys themselves are never repeated in a message.
    rule = "DATA_KEYS is name:key, the current one first, several apart by commas; a key is 32 random bytes in base64url."
    try:
        pairs = [pair.strip().split(":", 1) for pair in given.split(",") if pair.strip()]
        keys = tuple((name, base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))) for name, key in pairs)
        return Keyring(keys).keys
    except (ValueError, binascii.Error):
        raise ConfigError(rule) from None


def _database_url(given: str, instance_path: Path) -> str:
    if not given.strip():
        return f"sqlite:///{instance_path / 'yiyin.sqlite3'}"
    scheme, separator, rest = given.strip().partition("://")
    if separator and scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        return f"postgresql+psycopg://{rest}"
    if separator and scheme == "sqlite" and rest.startswith("/") and rest != "/":
        return given.strip()
    # The address is not repeated: it may hold a password.
    raise ConfigError("DATABASE_URL begins with postgresql:// and names a database, or with sqlite:/// and names a file.")


def _public_url(given: str, host: str, port: int) -> str:
    if not given.strip():
        return f"http://{'127.0.0.1' if host in _EVERY_ADDRESS else _bracketed(host)}:{port}"
    url = given.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        valid = parts.scheme in _DEFAULT_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    else:
        valid = valid and not (parts.path or parts.query or parts.fragment or parts.username)
    if not valid:
        raise ConfigError(f"PUBLIC_URL is an address such as https://programme.example.org without a path, not “{given}”.")
    return url


def _uid_domain(given: str) -> str:
    domain = given.strip().lower() or DEFAULT_UID_DOMAIN
    if not _HOST_NAME.fullmatch(domain):
        raise ConfigError(f"UID_DOMAIN is a domain name such as events.example.org, not “{given}”.")
    return domain


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
