"""Folders as sources."""

from __future__ import annotations

from pathlib import Path

from reader.cli.folders import with_articles_of_folders


def test_the_articles_in_a_folder_stand_in_its_place(tmp_path: Path) -> None:
    for name in ("b10.txt", "b9.TXT", "a.md", ".hidden.txt", "picture.png", "page.html"):
        (tmp_path / name).touch()
    (tmp_path / "below.txt").mkdir()
    found = list(with_articles_of_folders(["first.txt", str(tmp_path), "https://example.org/x", "-"]))
    names = ["a.md", "b9.TXT", "b10.txt", "page.html"]
    assert found == ["first.txt", *(str(tmp_path / name) for name in names), "https://example.org/x", "-"]


def test_a_folder_without_articles_stays(tmp_path: Path) -> None:
    assert list(with_articles_of_folders([str(tmp_path), "a\0b"])) == [str(tmp_path), "a\0b"]
