"""An article with every layer filled by hand, so that the screen is tested apart from the engines; and its driver."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.pilot import Pilot

import reader.annotate
from reader.model.annotation import Alias, Certainty, Entity, EntityKind, Quote, QuoteKind, Role
from reader.model.build import build
from reader.model.document import BlockKind, Document, Metadata, Source
from reader.model.draft import Draft, DraftBlock, DraftCaption, DraftComments, Place
from reader.model.span import Span
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.opening import Opening
from reader.tui.widgets.article_view import ArticleView
from reader.values import replace

CAPTION = "Cranes at rest over the Lowmere basin on Tuesday."
BLOCKS = (
    ("Lowmere [North] port stands still", BlockKind.HEADLINE),
    (CAPTION, BlockKind.CAPTION),
    ("LOWMERE", BlockKind.DATELINE),
    ("Union secretary Mara Okafor closed the gate at dawn and hung the key on a nail beside it.", BlockKind.PARAGRAPH),
    (
        "“We will hold this quay,” Okafor said on Tuesday. “Until the last crane is paid for.”",
        BlockKind.PARAGRAPH,
    ),
    ("The owners call it a “pause” and say little else.", BlockKind.PARAGRAPH),
    *(
        (f"Paragraph {number} of the long wait, told by those who stood in it. " * 4, BlockKind.PARAGRAPH)
        for number in range(20)
    ),
    ("“It is over,” a voice said in the dark.", BlockKind.PARAGRAPH),
    ("Sign up for our newsletter", BlockKind.FURNITURE),
    ("COMMENTS", BlockKind.COMMENTS),
    ("Comments close after two days.", BlockKind.COMMENTS),
)


@pytest.fixture
def plain() -> Document:
    """The article as parsed, without names and quotes."""
    blocks = tuple(
        DraftBlock(text.strip(), kind, joiner=" — " if text.startswith("Union") else "\n\n") for text, kind in BLOCKS
    )
    last = len(blocks) - 1
    return build(
        Draft(
            Source("strike.txt", "text"),
            blocks,
            Metadata(headline=BLOCKS[0][0], authors=("Ana Reyes",)),
            (DraftCaption(CAPTION, (Place(1, Span(0, len(CAPTION))),), "Jo Lind", truncated=True, image="crane.jpg"),),
            DraftComments(last - 1, last, "COMMENTS", "Comments close after two days."),
        )
    )


@pytest.fixture
def span_of(plain: Document) -> Callable[[str], Span]:
    """The first place where these words stand."""

    def find(words: str) -> Span:
        start = plain.text.index(words)
        return Span(start, start + len(words))

    return find


@pytest.fixture
def annotated(plain: Document, span_of: Callable[[str], Span]) -> Document:
    """The article with a person, a place, a split quote, a quote of nobody, a scare quote and a report."""
    okafor = span_of("Okafor said")
    person = Entity(
        "e1",
        EntityKind.PERSON,
        "Mara Okafor",
        (span_of("Mara Okafor"), Span(okafor.start, okafor.start + 6)),
        (Alias("Okafor", "surname", Span(okafor.start, okafor.start + 6)),),
        (Role("Union secretary", span_of("Union secretary")),),
    )
    place = Entity(
        "e2", EntityKind.PLACE, "Lowmere", (span_of("Lowmere basin")._replace(end=span_of("Lowmere basin").start + 7),)
    )
    split = Quote(
        "q1",
        QuoteKind.DIRECT,
        (span_of("“We will hold this quay,”"), span_of("“Until the last crane is paid for.”")),
        person.mentions[1],
        span_of("said on")._replace(end=span_of("said on").start + 4),
        "e1",
        None,
        "name and verb after the quote",
        Certainty.CERTAIN,
    )
    scare = Quote("q2", QuoteKind.SCARE, (span_of("“pause”"),))
    report = Quote("q3", QuoteKind.INDIRECT, (span_of("little else"),), span_of("The owners"), span_of("say"))
    nobody = Quote("q4", QuoteKind.DIRECT, (span_of("“It is over,”"),))
    return replace(plain, entities=(person, place), quotes=(split, scare, report, nobody))


Open = Callable[..., AbstractAsyncContextManager[Pilot[int]]]


async def settle(pilot: Pilot[int]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    for _ in range(3):  # a message may lead to another, and that to a new layout
        await pilot.pause()


@pytest.fixture
def opened(plain: Document, annotated: Document, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open the article of conftest at a size; names and quotes are there when the block begins."""
    monkeypatch.setattr(reader.annotate, "annotate", lambda document: annotated)

    @asynccontextmanager
    async def run(
        width: int = 120, height: int = 40, copies: int = 1, theme: str = "reader-dark"
    ) -> AsyncIterator[Pilot[int]]:
        app = ReaderApp([Opening(document=plain) for _ in range(copies)], Settings(theme=theme))
        async with app.run_test(size=(width, height)) as pilot:
            await settle(pilot)
            yield pilot

    return run


def view_of(pilot: Pilot[int], under: int = 0) -> ArticleView:
    """The article, `under` so many cards."""
    return pilot.app.screen_stack[-1 - under].query_one(ArticleView)


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


async def until(pilot: Pilot[int], words: str) -> None:
    """Wait until these words stand on the screen."""
    for _ in range(100):
        if words in screen_text(pilot):
            return
        await pilot.pause()
    raise AssertionError(f"{words!r} never came:\n{screen_text(pilot)}")
