"""Programs that are killed while they write to one library lose nothing that they said was kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.store import Store
from tests.library.killing import Said, kill, look_for


def test_programs_that_are_killed_lose_nothing_that_they_said_is_kept(path: Path) -> None:
    assert kill(path, 6) >= 6


def test_what_is_lost_would_be_missed(path: Path) -> None:
    store = Store.open(path)
    with pytest.raises(AssertionError, match="article 1 is lost"):
        look_for(store, "w0", [Said(1, 0, 1)])
    store.close()
