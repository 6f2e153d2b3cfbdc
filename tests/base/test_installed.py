"""The command that adds packages to the program, however it was installed."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from reader.base import installed
from reader.base.installed import how_to_add, how_to_add_extra, packages_of

ROOT = Path(__file__).parent.parent.parent

NEEDED = ["tiles>=1.2"]

WAYS = {
    "with pip, into a virtual environment": (
        "pyvenv.cfg",
        "home = /usr/bin\n",
        "/env/bin/python -m pip install 'tiles>=1.2'",
    ),
    "with pipx": ("pipx_metadata.json", "{}", "pipx inject article-reader 'tiles>=1.2'"),
    "with uv": ("pyvenv.cfg", "home = /usr/bin\nuv = 0.9.1\n", "uv pip install --python /env/bin/python 'tiles>=1.2'"),
}


@pytest.mark.parametrize(("name", "content", "command"), WAYS.values(), ids=WAYS.keys())
def test_the_command_suits_how_the_program_was_installed(
    name: str, content: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", "/env/bin/python")
    assert how_to_add(NEEDED) == command


def test_the_packages_of_an_extra_are_read_from_the_installed_program(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = ["rich>=15", 'tiles>=1.2; extra == "images"', "lint; extra == 'dev'"]
    monkeypatch.setattr(installed, "requires", lambda name: needed)
    assert packages_of("images") == NEEDED


def test_an_extra_is_added_by_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "requires", lambda name: ['tiles>=1.2; extra == "images"'])
    assert how_to_add_extra("images") == how_to_add(NEEDED)
    assert how_to_add_extra("charts") == how_to_add(["leather"]), "not looked up"


def test_what_is_known_of_extras_is_what_they_are() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {
        extra: tuple(re.split("[<>=]", package)[0] for package in packages)
        for extra, packages in project["optional-dependencies"].items()
    }
    del extras["dev"]
    assert extras == installed._EXTRAS
