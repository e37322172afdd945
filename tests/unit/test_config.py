"""What the environment may say, and what is refused."""

import stat
from pathlib import Path

import pytest

from config import Config, ConfigError, kept_secret

STRONG = "k3yTh4tN0b0dyW0uldEverGuessInALifetime"


def read(tmp_path: Path, **environ: str) -> Config:
    return Config.from_environment({"SECRET_KEY": STRONG, **environ}, tmp_path)


def test_an_empty_environment_serves_this_machine_from_a_file(tmp_path: Path) -> None:
    config = Config.from_environment({}, tmp_path)
    assert (config.env, config.public_url, config.database_url) == (
        "development",
        "http://127.0.0.1:8000",
        f"sqlite:///{tmp_path}/yiyin.sqlite3",
    )
    assert config.is_loopback
    assert not config.is_production


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_name_of_postgresql_means_psycopg(tmp_path: Path, scheme: str) -> None:
    assert read(tmp_path, DATABASE_URL=f"{scheme}://u:p@db/yiyin").database_url == "postgresql+psycopg://u:p@db/yiyin"


@pytest.mark.parametrize("url", ["mysql://u:hidden@db/yiyin", "yiyin.sqlite3", "sqlite://", "sqlite:///"])
def test_another_database_is_refused_without_telling_its_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, DATABASE_URL=url)
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://example.org", "https://", "https://example.org/yiyin", "https://u@example.org", "http://a:b"]
)
def test_a_public_address_is_a_scheme_and_a_host(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError):
        read(tmp_path, PUBLIC_URL=url)


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "8000.0"])
def test_a_port_is_a_number_that_can_be_listened_on(tmp_path: Path, port: str) -> None:
    with pytest.raises(ConfigError):
        read(tmp_path, PORT=port)


def test_the_public_address_its_host_and_this_machine_are_trusted_and_nothing_else(tmp_path: Path) -> None:
    config = read(tmp_path, PUBLIC_URL="https://programme.example.org/", HOST="0.0.0.0", PORT="9000")
    assert config.public_url == "https://programme.example.org"
    assert config.trusted_hosts == ["127.0.0.1", "[::1]", "localhost", "programme.example.org"]
    assert not config.is_loopback


def test_listening_on_every_address_still_names_one_that_can_be_opened(tmp_path: Path) -> None:
    assert read(tmp_path, HOST="0.0.0.0").public_url == "http://127.0.0.1:8000"
    assert read(tmp_path, HOST="::1", PORT="81").public_url == "http://[::1]:81"


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    instance = tmp_path / "a path with spaces"
    first = kept_secret(instance)
    assert len(first) >= 32
    assert kept_secret(instance) == first
    assert stat.S_IMODE((instance / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in instance.iterdir()] == ["secret_key"]


def test_an_emptied_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("\n")
    with pytest.raises(ConfigError):
        kept_secret(tmp_path)


@pytest.mark.parametrize("secret", ["short", "a" * 64, "abc" * 20])
def test_a_weak_secret_is_refused_in_production_and_taken_in_development(tmp_path: Path, secret: str) -> None:
    assert read(tmp_path, SECRET_KEY=secret).secret_key == secret
    with pytest.raises(ConfigError):
        read(tmp_path, SECRET_KEY=secret, YIYIN_ENV="production")


def test_production_is_encrypted_unless_it_never_leaves_the_machine(tmp_path: Path) -> None:
    assert read(tmp_path, YIYIN_ENV="production", PUBLIC_URL="https://programme.example.org").is_https
    assert read(tmp_path, YIYIN_ENV="production").is_loopback
    with pytest.raises(ConfigError):
        read(tmp_path, YIYIN_ENV="production", PUBLIC_URL="http://programme.example.org")


def test_a_mistyped_environment_is_refused_and_not_taken_for_development(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        read(tmp_path, YIYIN_ENV="prod")


def test_a_calendar_domain_is_a_host_name(tmp_path: Path) -> None:
    assert read(tmp_path, UID_DOMAIN="Events.Example.org").uid_domain == "events.example.org"
    for bad in ("two words", "a..b", "-a.org", "a@b", "мероприятия.рф", "a" * 64):
        with pytest.raises(ConfigError):
            read(tmp_path, UID_DOMAIN=bad)


def test_no_proxy_is_believed_unless_told_so(tmp_path: Path) -> None:
    assert (read(tmp_path).proxies, read(tmp_path, PROXIES="2").proxies) == (0, 2)


@pytest.mark.parametrize("given", ["-1", "6", "many"])
def test_a_number_of_proxies_that_cannot_be_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(ConfigError, match="PROXIES"):
        read(tmp_path, PROXIES=given)
