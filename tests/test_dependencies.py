"""The lowest versions that may be installed are above those with known weaknesses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]

MENDED = {
    "idna": (3, 15),
    "lxml": (6, 1),
    "lxml_html_clean": (0, 4, 5),
    "mammoth": (1, 11),
    "pillow": (12, 3),
    "pyarrow": (14, 0, 1),
    "urllib3": (2, 7),
}
"""The first versions without weaknesses that advisories name, of what parses what strangers send."""


def lowest(name: str) -> tuple[int, ...]:
    """The lowest version that may be installed."""
    extras = PROJECT["optional-dependencies"]
    requirements = [*PROJECT["dependencies"], *extras["corpus"], *extras["images"]]
    [found] = [match[1] for one in requirements if (match := re.match(rf"{name}>=([\d.]+)", one))]
    return tuple(map(int, found.split(".")))


@pytest.mark.parametrize("name", MENDED)
def test_no_version_with_known_weaknesses_may_be_installed(name: str) -> None:
    assert lowest(name) >= MENDED[name]


def test_every_requirement_has_a_lowest_version() -> None:
    groups = PROJECT["optional-dependencies"].values()
    requirements = [*PROJECT["dependencies"], *(one for group in groups for one in group)]
    assert all(">=" in one for one in requirements if not one.startswith("article-reader"))
