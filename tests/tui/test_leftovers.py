"""Articles that were opened and closed leave nothing behind: no screen, no process, no open file."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from rich.cells import cached_cell_len

from reader.label.lines import word_count
from reader.label.phrases import fold
from reader.library.store import Store
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.leftovers import MOST_CLOSED, Leftovers
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.library.base import ShelfScreen
from tests.tui.conftest import Open, press, settle, wait_for

MANY = 3
STORY = "Ferry {} waits for wind\n\n“There is none,” Inés Valdra said on Monday in Averil.\n"


@pytest.fixture
def sources(tmp_path: Path) -> Iterator[str]:
    """The paths of some articles."""
    paths = [tmp_path / f"ferry{number}.txt" for number in range(MANY)]
    for number, path in enumerate(paths):
        path.write_text(STORY.format(number), "utf-8")
    return map(str, paths)


def open_files() -> int:
    """How many files this process has open, pipes included; 0 where that cannot be told."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def children() -> list[str]:
    """The processes that this one has started and that are still there, as far as that can be told."""
    return [number for task in Path("/proc/self/task").glob("*/children") for number in task.read_text().split()]


def is_annotated(reading: Reading) -> bool:
    return not reading.is_annotating


@pytest.fixture
def freeing(monkeypatch: pytest.MonkeyPatch) -> list[Leftovers]:
    """What was asked to free memory soon, and does so when the test says."""
    asked: list[Leftovers] = []
    monkeypatch.setattr(Leftovers, "free_soon", lambda self: asked.append(self))
    return asked


class Ring:
    """Refers to itself, as screens do."""

    def __init__(self) -> None:
        self.ring = self


async def test_what_was_frozen_with_a_long_article_is_freed() -> None:
    leftovers = Leftovers(ReaderApp([], Settings()))
    left = ref(Ring())
    gc.freeze()
    gc.collect()
    assert left() is not None
    leftovers.free()
    assert left() is None


async def test_what_is_cached_of_lines_of_text_is_freed() -> None:
    line = "The ferry did not wait for anybody"
    caches = (fold, word_count, cached_cell_len)
    for cached in caches:
        cached(line)
        assert cached.cache_info().currsize
    Leftovers(ReaderApp([], Settings())).free()
    assert not any(cached.cache_info().currsize for cached in caches)


async def test_once_several_cards_were_closed_their_memory_is_freed(opened: Open, freeing: list[Leftovers]) -> None:
    async with opened() as pilot:
        shown: list[ref[Any]] = []
        for key in ("question_mark", "i") * (MOST_CLOSED // 2):
            assert not freeing
            await press(pilot, key)
            shown += [ref(pilot.app.screen), *(ref(widget) for widget in pilot.app.screen.query("*"))]
            await press(pilot, "escape")
        [leftovers] = freeing
        leftovers.free()
        assert sum(one() is not None for one in shown) < len(shown) / 4, "it holds on to the last ones only"


async def test_closed_articles_leave_nothing_behind(
    library: Store, sources: Iterator[str], freeing: list[Leftovers]
) -> None:
    app = ReaderApp([], Settings(), library)
    shown: list[ref[object]] = []
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        before: tuple[int, list[str]] | None = None
        for source in sources:
            app.articles.open(Reading(source=source))
            await wait_for(pilot, lambda: isinstance(app.screen, ArticleScreen))
            screen = app.screen
            assert isinstance(screen, ArticleScreen)
            await wait_for(pilot, partial(is_annotated, screen.reading))
            shown += [ref(screen), ref(screen.view), ref(screen.reading)]
            del screen
            await press(pilot, "q")
            await wait_for(pilot, lambda: isinstance(app.screen, ShelfScreen))
            await settle(pilot)
            before = before or (open_files(), children())
        assert len(freeing) == MANY

        def is_gone() -> bool:
            freeing[0].free()
            return not any(one() for one in shown[:-3])  # Textual holds on to the last one

        await wait_for(pilot, is_gone)
        await wait_for(pilot, lambda: (open_files(), children()) == before)
