"""The first screen rendered without the interface, compared with the one that the interface paints."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import pyte
import pytest
from rich.color import ColorSystem
from rich.segment import Segment

from reader.firstpage.colours import TABLE_PATH, load_codes
from reader.firstpage.keys import SCROLLS
from reader.firstpage.render import FirstScreen, StyledText, ansi, is_large_enough
from reader.load import load
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import parse_document
from reader.samples import SAMPLES
from reader.session.reading import Reading
from reader.settings import CaptionsShown, Settings
from reader.tui.app import ReaderApp
from tests.firstpage.refresh_colours import nothing_beside_the_article, table

TRUE_COLOUR = {"COLORTERM": "truecolor"}
WIDE = "海辺の町\n\n" + "海が荒れて船が出せない。🚢 " * 30 + "\n\n\tA tab, é and e\u0301.\n\n- one\n- two\n\n> quoted\n"
NASTY = (
    "Ze\u0308bra 👩 and 🇫🇷🇩🇪 go to 東京 with ☎ and 👍\n\n"
    "A family 👩\u200d👩\u200d👧 with ❤\ufe0f and 👍🏽 stood on the pier.\n\n"
    "By 山田 太郎\n\n"
    + "قال الوزير إن السفن لن تغادر الميناء قبل أن يدفع المالكون ما عليهم. " * 3
    + "\n\n"
    + "שלום \u200fעולם\u200e, said nobody\u200b at\u00ad all\u2060. " * 5
    + "\n\n| a 東 | 🚢 |\n|---|---|\n| e\u0301 | ☎\ufe0f |\n\n"
    + "1. one\ttab\n2. ２０ wide \ufeffdigits\n\n> quoted 「海」\u3000and\xa0held together\n\n    code\t東\n\n"
    + " \u0301on a blank \u200d and \u0e01\u0e33 \u1100\u1161\u11a8 \u0915\u094d\u0937 \U000e0041 " * 4
    + "\n\n"
    + "東" * 200
    + "\n\nhttps://averil.example/"
    + "a" * 200
    + "”)\n"
)
"""Text that is wider, narrower or longer than it looks, or runs from right to left."""
TABLE = (
    "# A tide\n\n| Quay | The *crew* says | Berths | The [port](https://averil.example) says |\n|:--|:-:|--:|---|\n"
    + "| 東 North | Nobody has been paid since the storm in March | 12 | The pay is on its way to every single one |\n"
    * 9
)
SHORT = "A tide\n\nIt came in."
ARTICLES = {
    "sample": load(str(SAMPLES[0])),
    "other sample": load(str(SAMPLES[1])),
    "wide": Raw("wide.md", WIDE.encode()),
    "nasty": Raw("nasty.md", NASTY.encode()),
    "nasty text": Raw("nasty.txt", NASTY.encode()),
    "table": Raw("table.md", TABLE.encode()),
    "short": Raw("short.txt", SHORT.encode()),
}

WIDEST = 400
"""Columns of the emulator."""

Cell = tuple[str, str, str, bool, bool]
"""Character, foreground, background, bold, italic; the foreground of a space is ignored."""


def drawn(settings: Settings, size: tuple[int, int], *frames: list[list[StyledText]]) -> list[list[Cell]]:
    columns, rows = size
    screen = pyte.Screen(WIDEST, rows)  # wider than it needs to be: pyte draws joined emoji side by side
    stream = pyte.Stream(screen)
    codes = load_codes(settings.theme or "", TRUE_COLOUR)
    assert codes is not None
    before: list[list[StyledText]] = []
    for frame in frames:
        stream.feed(ansi(frame, codes, before))
        before = frame
    return [
        [
            _cell(cell.data, cell.fg, cell.bg, cell.bold, cell.italics, cell.reverse)
            for cell in (screen.buffer[row][column] for column in range(columns))
        ]
        for row in range(rows)
    ]


def scroll_by(screen: FirstScreen, key: str) -> None:
    next(scroll for keys, scroll in SCROLLS.values() if key in keys.split(","))(screen)


def _cell(data: str, ink: str, ground: str, bold: bool, italic: bool, reverse: bool) -> Cell:
    if reverse:
        ink, ground = ground, ink
    blank = not data.strip()
    return (data, "" if blank else ink, ground, bold and not blank, italic and not blank)


async def painted(
    document: Document, settings: Settings, columns: int, rows: int, offset: int, keys: Sequence[str]
) -> tuple[list[list[Cell]], list[str]]:
    """The cells, and the text written to make them: the emulator drops what follows a joiner."""
    opening = Reading(document=document)
    opening.places.top = offset
    app = ReaderApp([opening], settings)
    async with app.run_test(size=(columns, rows)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        return [list(_cells(row)) for row in strips], ["".join(part.text for part in strip) for strip in strips]


def _cells(row: Iterable[Segment]) -> Iterator[Cell]:
    screen = pyte.Screen(WIDEST, 1)
    stream = pyte.Stream(screen)
    width = 0
    for segment in row:
        assert segment.style is not None
        codes = segment.style._make_ansi_codes(ColorSystem.TRUECOLOR)
        stream.feed(f"\x1b[0;{codes}m{segment.text}")
        width += segment.cell_length
    for cell in (screen.buffer[0][column] for column in range(width)):
        yield _cell(cell.data, cell.fg, cell.bg, cell.bold, cell.italics, cell.reverse)


@pytest.mark.parametrize("theme", ["reader-dark", "reader-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (61, 13), (99, 30), (100, 11), (40, 10)])
@pytest.mark.parametrize("name", ARTICLES)
async def test_both_first_screens_are_identical_cell_by_cell(name: str, size: tuple[int, int], theme: str) -> None:
    document = parse_document(ARTICLES[name])
    await compare(document, Settings(theme=theme), size)


@pytest.mark.parametrize("share", [0.01, 0.1, 0.33, 0.5, 0.77, 0.99])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_the_screen_starts_where_the_reader_left(size: tuple[int, int], share: float) -> None:
    document = parse_document(ARTICLES["sample"])
    await compare(document, Settings(theme="reader-dark"), size, round(share * len(document.text)))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (40, 10)])
@pytest.mark.parametrize(
    "keys",
    [
        *(
            ["j"],
            ["j", "j", "k"],
            ["k"],
            ["space"],
            ["space", "b"],
            ["b"],
            ["d", "d", "u"],
            ["G"],
            ["G", "j", "k", "b"],
        ),
        *(["j", "G", "g"], ["G", "u", "down", "up"], ["space", "end", "home", "pagedown", "ctrl+d"]),
    ],
    ids="".join,
)
@pytest.mark.parametrize("name", ["sample", "nasty", "table", "short"])
async def test_keys_scroll_as_in_the_interface(name: str, size: tuple[int, int], keys: Sequence[str]) -> None:
    await compare(parse_document(ARTICLES[name]), Settings(theme="reader-dark"), size, keys=keys)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_only_rows_that_change_are_drawn_again(size: tuple[int, int]) -> None:
    settings = Settings(theme="reader-dark")
    screen = FirstScreen(parse_document(ARTICLES["sample"]), *size, settings)
    frames = [screen.rows()]
    for key in ("j", "space", "k", "G", "g"):
        scroll_by(screen, key)
        frames.append(screen.rows())
        assert drawn(settings, size, *frames) == drawn(settings, size, frames[-1])
    codes = load_codes("reader-dark", TRUE_COLOUR)
    assert codes is not None
    assert ansi(frames[-1], codes, frames[0]) == "\x1b[0m"


@pytest.mark.parametrize("name", ARTICLES)
def test_the_first_code_point_on_the_screen_leads_back_to_every_row(name: str) -> None:
    document = parse_document(ARTICLES[name])
    for columns in (40, 80, 120, 200):
        screen = FirstScreen(document, columns, 10, Settings())
        for _ in range(400):
            screen.scroll(1)
            if screen.top > 0:  # as a place to begin at, 0 means the blank row above it
                begun_there = FirstScreen(document, columns, 10, Settings(), offset=screen.top)
                assert begun_there.rows() == screen.rows()


@pytest.mark.parametrize("captions", CaptionsShown)
async def test_captions_are_shown_according_to_the_settings(captions: CaptionsShown) -> None:
    settings = Settings(theme="reader-dark", captions=captions)
    document = parse_document(ARTICLES["sample"])
    await compare(document, settings, (120, 60))
    text = "".join(part.text for row in FirstScreen(document, 120, 60, settings).rows() for part in row)
    assert (document.captions[0].text[:40] in text) == (captions is not CaptionsShown.STRIP)
    assert ("in their place" in text) == (captions is CaptionsShown.PLACE)


async def compare(
    document: Document, settings: Settings, size: tuple[int, int], offset: int = 0, keys: Sequence[str] = ()
) -> None:
    screen = FirstScreen(document, *size, settings, offset=offset)
    for key in keys:
        scroll_by(screen, key)
    ours = drawn(settings, size, screen.rows())
    with nothing_beside_the_article():
        theirs, written = await painted(document, settings, *size, offset, keys)
    assert ["".join(part.text for part in row) for row in screen.rows()] == written
    wrong = [
        (row, column, one, other)
        for row, cells in enumerate(zip(ours, theirs, strict=True))
        for column, (one, other) in enumerate(zip(*cells, strict=True))
        if one != other
    ]
    assert wrong[:5] == []


def test_small_terminals_are_left_to_the_interface() -> None:
    assert is_large_enough(40, 10)
    assert not is_large_enough(39, 24)
    assert not is_large_enough(80, 9)


def test_unknown_themes_and_few_colours_are_left_to_the_interface() -> None:
    assert load_codes("nord", TRUE_COLOUR) is None
    assert load_codes("reader-dark", {"TERM": "xterm"}) is None
    assert load_codes("reader-dark", {"TERM": "xterm-256color"}) is not None


def test_no_foreign_escape_sequence_is_drawn() -> None:
    document = parse_document(Raw("a.txt", b"A tide\x1b]0;title\x07\n\nIt came in\x1b[2J at dawn.\n"))
    codes = load_codes("reader-dark", TRUE_COLOUR)
    assert codes is not None
    sequence = ansi(FirstScreen(document, 80, 24, Settings()).rows(), codes)
    pieces = sequence.split("\x1b[")[1:]
    assert {piece.lstrip("0123456789;")[:1] for piece in pieces} <= {"m", "H"}
    assert not set(chain.from_iterable(pieces)) & {"\x1b", "\x07"}


async def test_the_codes_match_the_style_sheet() -> None:
    assert Path(TABLE_PATH).read_text("utf-8") == await asyncio.to_thread(table)
