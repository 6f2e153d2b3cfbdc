"""The file that results are written to: made, replaced or left as it was, and never half of it."""

from __future__ import annotations

import os
from errno import EPERM
from pathlib import Path

import pytest

from reader.errors import OutputError, OutputExists, OutputIsSource
from reader.export.target import open_target


def write(path: Path, *, replace: bool = False, sources: tuple[str, ...] = ()) -> None:
    with open_target(str(path), replace=replace, sources=sources) as stream:
        stream.write(b"new")


def test_a_new_file_is_there_once_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "ferry.json"
    with open_target(str(path)) as stream:
        stream.write(b"new")
        assert not path.exists()
    assert {found.name: found.read_text() for found in tmp_path.iterdir()} == {"ferry.json": "new"}


def test_a_file_that_is_there_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "ferry.json"
    path.write_text("precious")
    with pytest.raises(OutputExists) as refused, open_target(str(path)):
        raise AssertionError("the file was opened")
    assert (refused.value.path, str(refused.value)) == (str(path), f"{path}: already exists")
    assert [found.read_text() for found in tmp_path.iterdir()] == ["precious"]


def test_a_file_that_may_be_replaced_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "ferry.json"
    path.write_text("old")
    path.chmod(0o604)
    write(path, replace=True)
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o604)


@pytest.fixture(params=["links", "no links"])
def linking(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """File systems with and without hard links."""

    def refuse(*_: object) -> None:
        raise PermissionError(EPERM, os.strerror(EPERM))

    if request.param == "no links":
        monkeypatch.setattr(Path, "hardlink_to", refuse)


@pytest.mark.usefixtures("linking")
def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "ferry.json"

    def write_late() -> None:
        with open_target(str(path)) as stream:
            stream.write(b"new")
            path.write_text("precious")

    with pytest.raises(OutputExists):
        write_late()
    assert [found.read_text() for found in tmp_path.iterdir()] == ["precious"]


@pytest.mark.usefixtures("linking")
def test_a_file_is_made_on_any_file_system(tmp_path: Path) -> None:
    write(tmp_path / "ferry.json")
    assert [found.read_text() for found in tmp_path.iterdir()] == ["new"]


def test_where_a_link_leads_is_refused_or_replaced_and_the_link_stays(tmp_path: Path) -> None:
    path, link = tmp_path / "ferry.json", tmp_path / "latest.json"
    path.write_text("old")
    link.symlink_to(path)
    with pytest.raises(OutputExists):
        write(link)
    write(link, replace=True)
    assert (link.is_symlink(), path.read_text()) == (True, "new")


def test_a_source_is_refused_whatever_may_be_replaced(tmp_path: Path) -> None:
    path, link = tmp_path / "ferry.txt", tmp_path / "ferry.json"
    path.write_text("precious")
    link.hardlink_to(path)
    with pytest.raises(OutputIsSource, match=r"ferry\.json: is being read"):
        write(link, replace=True, sources=("https://news.example/ferry", "gone.txt", "odd\0name", "", str(path)))
    assert path.read_text() == "precious"


def test_a_page_and_a_file_of_another_name_are_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("old")
    write(tmp_path / "ferry.json", sources=(str(tmp_path / "ferry.txt"), "https://news.example/ferry.json"))
    assert (tmp_path / "ferry.json").read_text() == "new"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no such folder"):
        write(tmp_path / "gone" / "ferry.json")
