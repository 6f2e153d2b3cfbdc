"""Where a library lies, and how it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library is; its folder is not there yet."""
    return tmp_path / "data" / "library.db"


@pytest.fixture
def open_store(path: Path) -> Iterator[Callable[[], Store]]:
    """Open the store once more. All are closed at the end."""
    stores: list[Store] = []

    def open_it() -> Store:
        stores.append(Store.open(path))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()
