"""What set-up does twice, and what it says where something is missing."""

import socket
from functools import partial
from pathlib import Path

import pytest

from tools import bootstrap
from tools.bootstrap import Missing, digest, free_port, main, once, run


def test_what_a_stamp_vouches_for_is_not_made_again(tmp_path: Path) -> None:
    made: list[str] = []
    for mark in ("a", "a", "b", "b", "a"):
        once(tmp_path / "build" / "stamp", mark, partial(made.append, mark))
    assert made == ["a", "b", "a"]


def test_what_failed_halfway_is_made_again(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp"
    once(stamp, "a", lambda: None)

    def fail() -> None:
        raise Missing("no network")

    with pytest.raises(Missing):
        once(stamp, "b", fail)
    assert not stamp.exists()


def test_a_mark_follows_the_contents_of_every_file(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    before = digest(one, two)
    assert digest(one, two) == before
    two.write_text("3")
    assert digest(one, two) != before


def test_a_taken_port_is_named_together_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Missing, match=f"^Port {port} is taken: .*`PORT={port + 1} make run`"):
            free_port("127.0.0.1", str(port))
    free_port("127.0.0.1", str(port))


@pytest.mark.parametrize("port", ["", "0", "65536", "eight", "-1", "²"])
def test_a_port_that_is_no_port_is_refused(port: str) -> None:
    with pytest.raises(Missing, match=r"^PORT is a number"):
        free_port("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Missing, match=r"^HOST=192\.0\.2\.1 is no address of this machine"):
        free_port("192.0.2.1", "8000")


def test_a_program_that_is_not_there_is_told_in_one_sentence() -> None:
    with pytest.raises(Missing, match=r"^It could not be done"):
        run(["there-is-no-such-program"], otherwise="It could not be done.")


def test_an_ordinary_user_without_a_browser_is_told_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert main(["browser"]) == 1
    assert "sudo apt-get install -y chromium" in capsys.readouterr().out


def test_everything_that_is_fetched_is_kept_out_of_git() -> None:
    ignored = (bootstrap.ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    places = {target.relative_to(bootstrap.ROOT).parents[-3].as_posix() for _, target in bootstrap.front_end_files()}
    assert places == {"static/vendor", "assets/fonts"}  # without a slash: links are kept out too
    assert places <= set(ignored)


def test_a_database_that_is_up_to_date_is_left_alone_and_its_sign_in_told_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "INSTANCE", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / "no-venv")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "yiyin.sqlite3").touch()
    (tmp_path / "sign-in.txt").write_text("Sign in as …\n", encoding="utf-8")
    with pytest.raises(bootstrap.Missing):  # nothing vouches for it yet, and there is no interpreter to prepare it with
        bootstrap.prepare_data()
    (tmp_path / ".prepared").write_text(bootstrap.mark_of(tmp_path / "yiyin.sqlite3"), encoding="ascii")
    bootstrap.prepare_data()
    assert capsys.readouterr().out == "Sign in as …\n"
