"""An article with every layer filled in by hand, so that the screen is tested without the engines; and helpers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

import reader.annotate
from reader.library.anchors import Anchor, anchor_span
from reader.library.notes import NO_WORDS
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.session.annotator import Annotator
from reader.session.reading import Reading
from reader.session.worker import ReadingProgress
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.lines import Banner, StatusLine
from tests.library.articles import add as article_added
from tests.library.articles import article

Open = Callable[..., AbstractAsyncContextManager[Pilot[int]]]

PATIENCE = 30.0
"""Seconds after which nothing more is waited for: far more than anything takes, and less than a test may."""


async def settle(pilot: Pilot[int]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    for _ in range(3):  # a message may lead to another, and that to a new layout
        await pilot.pause()


@pytest.fixture
def opened(plain: Document, annotated: Document, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open the article of conftest at a size; names and quotes are there when the block starts."""
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: annotated)

    @asynccontextmanager
    async def run(
        width: int = 120, height: int = 40, copies: int = 1, theme: str = "reader-dark"
    ) -> AsyncIterator[Pilot[int]]:
        app = ReaderApp([Reading(document=plain) for _ in range(copies)], Settings(theme=theme))
        async with app.run_test(size=(width, height)) as pilot:
            await settle(pilot)
            yield pilot

    return run


@pytest.fixture
def run(plain: Document, annotated: Document, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """One run of the program on the article of conftest, or on another; all runs share a library, unless they are
    private."""
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: annotated)

    @asynccontextmanager
    async def start(
        document: Document = plain,
        *,
        resume: bool = False,
        is_private: bool = False,
        size: tuple[int, int] = (120, 40),
    ) -> AsyncIterator[Pilot[int]]:
        store = Store.off() if is_private else Store.open(tmp_path / "library.db")
        app = ReaderApp([Reading(document=document)], Settings(theme="reader-dark", resume=resume), store)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot
        store.close()

    return start


LONG = " ".join(f"The tide of day {day} came and went." for day in range(400))
"""More than fills a screen."""


DOCKERS = article(
    "Dockers ask for night pay",
    (("Mara Okafor", "We will stay out until the night pay is back"), ("Tom W. Brandt", "The port loses money")),
    body=LONG,
    published="2019-03-04",
    publisher="Harbour Post",
    roles={"Mara Okafor": "union secretary"},
)
TALKS = article(
    "Talks fail in Averil",
    (("Ms Mara J. Okafor", "Nobody wanted this strike, and nobody is paid"), ("Inés Valdra", "It is late")),
    published="2019-03-07",
    publisher="Averil Gazette",
    roles={"Ms Mara J. Okafor": "head of the dockers"},
)
FERRY = article(
    "Ferry waits for wind",
    (("Inés Valdra", "There is no wind"), ("Mara Okafor-Lind", "We pay to wait")),
    published="2018-11-02",
    publisher="Harbour Post",
)
QUIET = article("A quiet day", body="Nothing was said, by nobody at all.", published="2018-01-02", uri="-")

FERRY_LATER = article(
    "Ferry sails at last",
    (("Inés Valdra", "There is a little wind, and we sail"), ("Jo Lind", "I was told to wait for nothing")),
    published="2018-11-02",
    publisher="Harbour Post",
    uri=FERRY.source.uri,
)
"""What became of the ferry."""

DOCKERS_COPY = article(
    "Dockers want their night pay",
    (("Mara Okafor", "We will stay out until the night pay is back"), ("Jo Lind", "The port loses money")),
    body=LONG,
    published="2019-03-05",
    publisher="Averil Gazette",
)
"""Nearly the same article."""


@pytest.fixture(autouse=True)
def annotated_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles of the library are read again without another process."""
    known = {one.text: one for one in (DOCKERS, TALKS, FERRY, QUIET, FERRY_LATER, DOCKERS_COPY)}
    monkeypatch.setattr(Annotator, "__call__", lambda self, document: known.get(document.text, document))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Store]:
    """A library of four articles whose sources are gone; one of them was piped in."""
    store = Store.open(tmp_path / "library" / "library.db")
    for document in (DOCKERS, TALKS, FERRY, QUIET):
        article_added(Shelf(store), document)
    yield store
    store.close()


@pytest.fixture
def full_library(library: Store) -> Store:
    """The same with a later version of one, a near copy of another, and notes."""
    shelf = Shelf(library)
    for document in (FERRY_LATER, DOCKERS_COPY):
        article_added(shelf, document)
    (ferry,) = shelf.articles_of(FERRY.source.uri)
    library.add_note(
        ferry, anchor_span(FERRY_LATER.text, FERRY_LATER.quotes[0].content[0]), "How little?", 1_500_000_000
    )
    library.add_note(ferry, NO_WORDS, "Ask for the timetable.", 1_500_000_001)
    (talks,) = shelf.articles_of(TALKS.source.uri)
    library.add_note(talks, Anchor("words that nobody wrote", "before them", "after them", 9), "Gone?", 1_500_000_002)
    return library


@asynccontextmanager
async def library_after(
    store: Store, *turns: Sequence[str], width: int = 120, height: int = 40
) -> AsyncIterator[Pilot[int]]:
    """The library after the keys of each turn, all that they lead to done before those of the next."""
    async with ReaderApp([], Settings(), store).run_test(size=(width, height)) as pilot:
        await settle(pilot)
        for keys in turns:
            await press(pilot, *keys)
            await settle(pilot)
        yield pilot


def view_of(pilot: Pilot[int], under: int = 0) -> ArticleView:
    """The article screen, below this many cards."""
    return pilot.app.screen_stack[-1 - under].query_one(ArticleView)


def screen_of(pilot: Pilot[int]) -> ArticleScreen:
    """The article screen, with nothing above it."""
    screen = pilot.app.screen
    assert isinstance(screen, ArticleScreen)
    return screen


def reading_of(pilot: Pilot[int]) -> Reading:
    """The article on the screen."""
    return screen_of(pilot).reading


def screen_text(pilot: Pilot[int]) -> str:
    return "\n".join(
        "".join(segment.text for segment in strip) for strip in pilot.app.screen._compositor.render_strips()
    )


def press(pilot: Pilot[int], *keys: str) -> Awaitable[None]:
    async def run() -> None:
        for key in keys:
            await pilot.press(key)
        await pilot.pause()

    return run()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing fades, is given up or is taken for done only because the machine is slow."""
    for limit in ("page.find.TIMEOUT", "tui.app.QUIT_WINDOW", "tui.key_queue.KEY_TIMEOUT"):
        monkeypatch.setattr(f"reader.{limit}", PATIENCE)

    def set_timer(line: Widget, delay: float, callback: Callable[[], None]) -> Timer:
        return Widget.set_timer(line, delay if delay < 1 else 1000.0, callback)

    for kind in (StatusLine, Banner):
        monkeypatch.setattr(kind, "set_timer", set_timer)


@pytest.fixture
def notices(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of every notification that was shown, in order."""
    shown: list[str] = []
    notify = App.notify

    def record(app: App[Any], message: str, **options: Any) -> None:
        shown.append(message)
        notify(app, message, **options)

    monkeypatch.setattr(App, "notify", record)
    return shown


async def wait_for(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    ends = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < ends, f"it never came to that:\n{screen_text(pilot)}"
        await pilot.pause()


async def until(pilot: Pilot[int], words: str) -> None:
    """Wait until these words are on the screen."""
    await wait_for(pilot, lambda: words in screen_text(pilot))


def said(pilot: Pilot[int]) -> str:
    """The messages in the status line and the banner, on the screen or under the card."""
    for screen in reversed(pilot.app.screen_stack):
        if screen.query(StatusLine):
            banner = "\n".join(str(one.content) for one in screen.query(Banner) if one.display)
            return f"{screen.query_one(StatusLine).message}\n{banner}".strip()
    return ""


def found_in(document: Document, is_last: bool = True, is_draft: bool = False) -> ArticleScreen.Stepped:
    """The message that an article screen gets when names and quotes are found."""
    progress = ReadingProgress(document, has_findings=True, is_last=is_last, is_draft=is_draft)
    return ArticleScreen.Stepped(progress, None, None)


async def write(pilot: Pilot[int], path: Path) -> None:
    """Write what is shown to a file."""
    await press(pilot, "E")
    pilot.app.screen.query_one(Input).value = str(path)
    await press(pilot, "enter")
    await settle(pilot)
