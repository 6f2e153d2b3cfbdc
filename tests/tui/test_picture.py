"""The picture of a caption: fetched on request, decoded with care, drawn as the terminal can."""

from __future__ import annotations

import sys
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from textual_image.widget import HalfcellImage, SixelImage, TGPImage

from reader.base.values import replace
from reader.errors import PictureFailed
from reader.load import load
from reader.model.document import Document
from reader.session.reading import Reading
from reader.settings import PicturesShown, Settings
from reader.tui import terminal_images
from reader.tui.app import ReaderApp
from reader.tui.screens.picture import PictureScreen
from reader.tui.terminal_images import CellSize, cells_for, choose_protocol, decode, make_widget
from tests.tui.conftest import press, said, screen_text, settle, until, view_of

CELL = CellSize(10, 20)
AUTO = PicturesShown.AUTO


def bytes_of(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


RED = bytes_of(Image.new("RGB", (300, 200), "red"))


CLOSED = "The gate was closed at dawn, and the key was hung on a nail beside it for everybody on the quay to see."
WAITING = "Nobody would say on Tuesday when it would be opened again, and the owners had left the town by then."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with a picture, and one whose picture is missing."""
    (tmp_path / "crane.png").write_bytes(RED)
    article = tmp_path / "page.html"
    article.write_text(
        f"<html><title>Port stands still</title><article><h1>Port stands still</h1><p>{CLOSED}</p>"
        "<figure><img src=crane.png><figcaption>Cranes at rest on Tuesday. <span class=credit>Jo Lind</span>"
        f"</figcaption></figure><p>{WAITING}</p>"
        "<figure><img src=gone.png><figcaption>The gate on Monday.</figcaption></figure></article></html>"
    )
    return article


def app_on(page: Path) -> ReaderApp:
    return ReaderApp([Reading(load(str(page)))], Settings(theme="reader-dark"))


async def test_i_on_a_caption_shows_its_picture_above_it(page: Path) -> None:
    app = app_on(page)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "i")
        await settle(pilot)
        assert isinstance(app.screen, PictureScreen)
        (image,) = app.screen.query("HalfcellImage, TGPImage, SixelImage")
        assert image.size.width > 20
        words = screen_text(pilot)
        assert "Cranes at rest on Tuesday." in words
        assert "photo: Jo Lind" in words
        assert "Try again" not in words, "it is there"
        height = image.size.height
        await pilot.resize_terminal(80, 14)
        await settle(pilot)
        assert image.size.height < height
        assert "photo: Jo Lind" in screen_text(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, PictureScreen)


async def test_i_in_the_text_shows_the_picture_of_the_caption_under_the_cursor(page: Path) -> None:
    app = app_on(page)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "enter")
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert trail.label == "Captions  1/2 places"
        await press(pilot, "escape", "n", "i")
        await settle(pilot)
        assert isinstance(app.screen, PictureScreen)


async def test_a_missing_picture_is_reported_and_can_be_retried(page: Path) -> None:
    app = app_on(page)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "j", "i")
        await settle(pilot)
        words = screen_text(pilot)
        assert "No picture named gone.png was found beside the article." in words
        assert "The gate on Monday." in words
        (page.parent / "gone.png").write_bytes(b"GIF89a no picture")
        await press(pilot, "r")
        await until(pilot, "This is no picture of a kind")
        (page.parent / "gone.png").write_bytes(RED)
        await press(pilot, "r")
        await settle(pilot)
        assert app.screen.query("HalfcellImage, TGPImage, SixelImage")


async def test_a_slow_fetch_is_left_with_escape(site: Any, tmp_path: Path) -> None:
    address = site.send(
        "/c.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 9000\r\n\r\n", b"x" * 4000, hang=True
    )
    article = tmp_path / "page.md"
    article.write_text(
        f"# Port\n\nThe gate was closed.\n\n![Cranes at rest over the basin]({address})\n\nIt was dawn.\n"
    )
    opened: list[str] = []
    app = app_on(article)
    app.open_url = lambda url, **_: opened.append(url)  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "i")
        await until(pilot, "4 kB of 9 kB from 127.0.0.1")
        await press(pilot, "o")
        assert opened == [address]
        await press(pilot, "escape")
        assert not isinstance(app.screen, PictureScreen)
        await settle(pilot)


async def test_nothing_is_fetched_unasked(site: Any, tmp_path: Path) -> None:
    address = site.give("/c.png", RED, Content_Type="image/png")
    article = tmp_path / "page.md"
    article.write_text(
        f"# Port\n\nThe gate was closed.\n\n![Cranes at rest over the basin]({address})\n\nIt was dawn.\n"
    )
    async with app_on(article).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        assert site.asked == []
        await press(pilot, "i")
        await settle(pilot)
        assert [path for path, _ in site.asked] == ["/c.png"]


async def test_without_the_extra_a_message_says_what_to_install(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal_images, "is_installed", lambda: False)
    app = app_on(page)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "i")
        words = screen_text(pilot)
        assert "Pictures need other packages:" in words
        assert " install " in words
        assert "textual-image" in words
        assert "Cranes at rest on Tuesday." in words


async def test_a_caption_without_an_address_shows_a_message(plain: Document) -> None:
    document = replace(plain, captions=(replace(plain.captions[0], image=None),))
    async with ReaderApp([Reading(document=document)], Settings()).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "i")
        words = screen_text(pilot)
        assert "The article does not say where the picture is." in words
        assert "CUT SHORT" in words
        await press(pilot, "o")
        assert "No web address is known" in said(pilot)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_the_usual_formats_are_decoded(kind: str) -> None:
    image = decode(bytes_of(Image.new("RGB", (60, 40), "navy"), kind))
    assert (image.size, image.mode) == ((60, 40), "RGB")


def test_large_pictures_are_scaled_down() -> None:
    assert decode(bytes_of(Image.new("L", (4000, 2000)), "JPEG")).size == (1600, 800)


def test_transparent_pictures_are_put_on_white() -> None:
    image = decode(bytes_of(Image.new("RGBA", (4, 4), (0, 0, 0, 0))))
    assert image.getpixel((1, 1)) == (255, 255, 255)
    palette = Image.new("P", (4, 4), 0)
    assert decode(bytes_of(palette, "GIF", transparency=0)).getpixel((1, 1)) == (255, 255, 255)


def test_rotated_pictures_are_turned_upright() -> None:
    tilted = Image.new("RGB", (60, 40))
    exif = tilted.getexif()
    exif[0x0112] = 6
    assert decode(bytes_of(tilted, "JPEG", exif=exif)).size == (40, 60)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", RED[:60], b"\x89PNG\r\n\x1a\n", bytes_of(Image.new("RGB", (9, 9)), "PDF")]
)
def test_what_is_not_a_picture_fails_with_a_reason(data: bytes) -> None:
    with pytest.raises(PictureFailed, match="no picture of a kind"):
        decode(data)


def test_pictures_with_too_many_pixels_are_refused_before_decoding() -> None:
    bomb = bytes_of(Image.new("1", (9000, 9000)))
    with pytest.raises(PictureFailed, match="9,000 × 9,000 pixels"):
        decode(bomb)
    with pytest.raises(PictureFailed, match="too many pixels"):
        decode(bytes_of(Image.new("1", (10_000, 10_000))))


@pytest.mark.parametrize(
    ("size", "room", "cells"),
    [
        ((900, 600), (80, 20), (60, 20)),
        ((900, 600), (30, 40), (30, 10)),
        ((40, 40), (80, 20), (8, 4)),
        ((5000, 10), (80, 20), (80, 1)),
        ((10, 5000), (80, 20), (1, 20)),
        ((900, 600), (0, -3), (1, 1)),
    ],
)
def test_a_picture_keeps_its_aspect_ratio(size: tuple[int, int], room: tuple[int, int], cells: tuple[int, int]) -> None:
    assert cells_for(size, room, CELL) == cells


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({"TERM": "xterm-kitty"}, PicturesShown.KITTY),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}, PicturesShown.KITTY),
        ({"TERM": "foot-extra"}, PicturesShown.SIXEL),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, PicturesShown.SIXEL),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, PicturesShown.SIXEL),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "230800"}, PicturesShown.SIXEL),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}, PicturesShown.BLOCKS),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"}, PicturesShown.BLOCKS),
        ({"TERM": "xterm-256color"}, PicturesShown.BLOCKS),
        ({}, PicturesShown.BLOCKS),
    ],
)
def test_the_name_of_the_terminal_decides_the_protocol(environment: dict[str, str], way: PicturesShown) -> None:
    assert choose_protocol(AUTO, environment, CELL) is way
    assert choose_protocol(AUTO, environment, None) is PicturesShown.BLOCKS, "without pixels nothing else can be drawn"
    assert choose_protocol(PicturesShown.SIXEL, environment, CELL) is PicturesShown.SIXEL, "who sets it knows better"


def test_each_protocol_has_its_widget_and_the_terminal_is_not_queried(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    for name in [name for name in sys.modules if name.partition(".")[0] == "textual_image"]:
        monkeypatch.delitem(sys.modules, name)
    terminal = Terminal()
    stream: Any = terminal
    monkeypatch.setattr(sys, "__stdout__", stream)
    image = decode(RED)
    names = [type(make_widget(image, way, CELL)).__name__ for way in PicturesShown]
    assert names == [HalfcellImage.__name__, TGPImage.__name__, SixelImage.__name__, HalfcellImage.__name__]
    assert sys.__stdout__ is stream
    assert terminal.getvalue() == "", "nothing was written"
