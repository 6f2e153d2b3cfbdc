"""The path of a library, and how to open it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library.shelf import Shelf
from reader.library.store import Store
from tests.library.articles import ALL, add


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Path of the library; its folder does not exist yet."""
    return tmp_path / "data" / "library.db"


@pytest.fixture
def open_store(path: Path) -> Iterator[Callable[[], Store]]:
    """Open the store once more. All stores are closed after the test."""
    stores: list[Store] = []

    def open_it() -> Store:
        stores.append(Store.open(path))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()


@pytest.fixture
def shelf(open_store: Callable[[], Store]) -> Shelf:
    """A library that holds four articles."""
    made = Shelf(open_store())
    for document in ALL:
        add(made, document)
    return made
