"""A folder to put containers in, and ways to see what comes out of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.errors import SourceError
from reader.load.containers.choices import Choices
from reader.load.sources import expand
from reader.model.raw import Raw

Found = tuple[list[Raw], list[str]]
"""The articles of a container, and the errors as they are shown."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def told() -> list[str]:
    """What the user was told."""
    return []


@pytest.fixture
def read(desk: Path, told: list[str]) -> Callable[..., Found]:
    """Write a container, if there are bytes for it, and read it."""

    def read_it(name: str, data: bytes | str | None = None, **chosen: Any) -> Found:
        if data is not None:
            Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
        found = list(expand([name], Choices(**chosen), told.append))
        assert not any(isinstance(one, str) for one in found), f"{name} is not taken for a container"
        articles = [one for one in found if isinstance(one, Raw)]
        return articles, [str(one) for one in found if isinstance(one, SourceError)]

    return read_it
