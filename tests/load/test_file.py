"""What a path may lead to, and what is said where it leads nowhere."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from reader.errors import SourceError, SourceIsFolder, SourceNotFound, SourceStopped, SourceUnreadable
from reader.load import file as file_module
from reader.load import file_of, load

NEWS = b"The ferry came in at dawn."


def test_bytes_come_as_they_are_under_the_name_the_user_gave(tmp_path: Path) -> None:
    article = tmp_path / "ferry.txt"
    article.write_bytes(b"\xff\xfe\r\nThe ferry\x00")
    raw = load(str(article))
    assert (raw.uri, raw.data) == (str(article), b"\xff\xfe\r\nThe ferry\x00")


def test_a_file_address_opens_the_file_it_names(tmp_path: Path) -> None:
    article = tmp_path / "night ferry.txt"
    article.write_bytes(NEWS)
    raw = load(article.as_uri())
    assert (raw.uri, raw.data) == (article.as_uri(), NEWS)


def test_a_named_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "wire"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(NEWS * 10_000,))
    writer.start()
    assert load(str(pipe)).data == NEWS * 10_000
    writer.join()


def test_a_missing_file_is_named_with_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_bytes(NEWS)
    missing = str(tmp_path / "strkie.txt")
    with pytest.raises(SourceNotFound) as caught:
        load(missing)
    assert str(caught.value) == f"{missing}: no such file (did you mean {tmp_path / 'strike.txt'}?)"


@pytest.mark.parametrize("name", ["a.txt/b.txt", "no\0name.txt", "x" * 300])
def test_names_that_cannot_be_files_raise_a_source_error(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NEWS)
    with pytest.raises(SourceError):
        load(str(tmp_path / name))


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(SourceIsFolder, match="is a folder, not an article"):
        load(str(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    article = tmp_path / "secret.txt"
    article.write_bytes(NEWS)
    article.chmod(0)
    with pytest.raises(SourceUnreadable, match="permission denied"):
        load(str(article))


def test_a_device_that_fails_says_how(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(path: str, flags: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.open", fail)
    with pytest.raises(SourceUnreadable, match="input/output error"):
        load(str(tmp_path / "tape"))


def test_a_pipe_that_nobody_writes_to_can_be_given_up(tmp_path: Path) -> None:
    pipe = tmp_path / "wire"
    os.mkfifo(pipe)
    asked: list[None] = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 2

    with pytest.raises(SourceStopped):
        load(str(pipe), cancelled=cancelled)


def test_a_file_that_is_too_long_says_so(tmp_path: Path) -> None:
    huge = tmp_path / "archive.txt"
    with huge.open("wb") as stream:
        stream.truncate(1 << 31)
    with pytest.raises(SourceUnreadable, match="longer than 128 MiB, too long for an article"):
        load(str(huge))


def test_a_file_that_does_not_know_its_length_is_read_all_the_same() -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("there is no /proc")
    assert load("/proc/self/status").data.startswith(b"Name:")


def test_an_endless_source_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_module, "MOST_BYTES", 1 << 20)
    with pytest.raises(SourceUnreadable, match="too long for an article"):
        load("/dev/zero")


def test_an_unknown_scheme_is_named() -> None:
    with pytest.raises(SourceError, match="addresses that start with gopher:// cannot be opened"):
        load("gopher://news.example/strike")


def test_a_host_without_a_scheme_is_told_what_an_address_looks_like() -> None:
    with pytest.raises(SourceNotFound, match=r"no such file .an address starts with https://"):
        load("news.example/strike")


def test_a_folder_leaves_nothing_open(tmp_path: Path) -> None:
    before = os.dup(0)
    os.close(before)
    for _ in range(3):
        with pytest.raises(SourceIsFolder):
            load(str(tmp_path))
    after = os.dup(0)
    os.close(after)
    assert after == before


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("strike.txt", "strike.txt"),
        ("-", 0),
        ("file:///desk/port%20strike.txt", "/desk/port strike.txt"),
        ("https://news.example/strike.txt", None),
        ("gopher://news.example/strike.txt", None),
        ("", None),
    ],
)
def test_what_a_source_is_read_from_here_is_known(source: str, place: str | int | None) -> None:
    assert file_of(source) == place


@pytest.mark.parametrize(
    ("mistyped", "shown"),
    {
        "htps://ada:secret@news.example/ferry": "htps://news.example/ferry",
        "https:/ada:secret@news.example/ferry": "news.example/ferry",
        "https:ada:secret@news.example": "news.example",
        "https//ada:sec/ret@news.example": "https//news.example",
        "htps://ada:se//cret@news.example": "htps://news.example",
        "ada:se//cret@news.example": "news.example",
        "ada:s@ecret@news.example/ferry": "news.example/ferry",
        "ada:secret@news.example/\0": "news.example/\0",
        "desk/ferry@dawn.txt": "desk/ferry@dawn.txt",
    }.items(),
)
def test_the_password_in_a_mistyped_address_is_not_repeated(mistyped: str, shown: str) -> None:
    with pytest.raises(SourceError) as caught:
        load(mistyped)
    assert caught.value.uri == shown
    assert "ecret" not in str(caught.value)
