"""Decode pictures and draw them on the terminal, if the extra `images` is installed. Knows no articles or addresses.

Pillow and textual-image are imported late: they are slow, and optional.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, NamedTuple

from reader.base.installed import how_to_add_extra
from reader.errors import PictureFailed
from reader.settings import PicturesShown

if TYPE_CHECKING:
    from PIL.Image import Image
    from textual_image.widget import HalfcellImage, SixelImage, TGPImage

    TerminalImage = HalfcellImage | SixelImage | TGPImage

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP")
"""Formats to decode. Pillow supports many more, which are seldom used and seldom audited."""

MAX_PIXELS = 40_000_000
"""Maximum pixels of a picture. Decoded, they take 160 MB; a larger picture on a page is an attack, or a map."""

MAX_SIDE_PIXELS = 1_600
"""Pixels per side kept: more than terminal windows usually have."""

MAX_ENLARGEMENT = 2.0
"""Maximum factor by which a small picture is enlarged."""

KITTY_TERMINALS = ("kitty", "ghostty")
SIXEL_TERMINALS = ("foot", "wezterm", "iterm.app", "konsole", "mlterm", "contour", "mintty")
"""Name prefixes of terminals that support each graphics protocol. Textual consumes a terminal's answers, so it
cannot be queried."""


class CellSize(NamedTuple):
    """Pixels of a terminal cell."""

    width: int
    height: int


DEFAULT_CELL = CellSize(10, 20)


def is_installed() -> bool:
    """Whether pictures can be shown."""
    return find_spec("textual_image") is not None and find_spec("PIL") is not None


def how_to_install() -> str:
    """What to do if pictures cannot be shown because packages are missing."""
    return f"Pictures need other packages:\n{how_to_add_extra('images')}"


def choose_protocol(chosen: PicturesShown, environment: Mapping[str, str], cell: CellSize | None) -> PicturesShown:
    """How to draw pictures on this terminal: with its own protocol if known, else as half blocks.

    Both protocols work in pixels, so they need the size of a `cell`.
    """
    if cell is None:
        return PicturesShown.BLOCKS
    if chosen is not PicturesShown.AUTO:
        return chosen
    if environment.get("TMUX") or environment.get("TERM", "").startswith(("screen", "tmux")):
        return PicturesShown.BLOCKS
    names = [environment.get(name, "").lower().removeprefix("xterm-") for name in ("TERM_PROGRAM", "TERM")]
    if "KONSOLE_VERSION" in environment:
        names.append("konsole")
    for way, starts in ((PicturesShown.KITTY, KITTY_TERMINALS), (PicturesShown.SIXEL, SIXEL_TERMINALS)):
        if any(name.startswith(starts) for name in names):
            return way
    return PicturesShown.BLOCKS


def cell_size() -> CellSize | None:
    """Pixels of a cell; None if the terminal does not report them to the system."""
    if sys.platform == "win32":
        return None
    import fcntl
    import struct
    import termios

    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        try:
            answer = fcntl.ioctl(stream.fileno(), termios.TIOCGWINSZ, bytes(8)) if stream is not None else bytes(8)
        except (OSError, ValueError):  # no terminal, or no file
            continue
        rows, columns, width, height = struct.unpack("HHHH", answer)
        if rows and columns and width >= columns and height >= rows:
            return CellSize(width // columns, height // rows)
    return None


def decode(data: bytes) -> Image:
    """Decode a picture, upright, opaque, and scaled down to what can be shown. Slow. Raises `PictureFailed`."""
    from PIL import Image, ImageOps

    Image.init()
    formats = [name for name in FORMATS if name in Image.OPEN]
    try:
        with Image.open(BytesIO(data), formats=formats) as image:
            if image.width * image.height > MAX_PIXELS:
                raise PictureFailed(f"the picture has {image.width:,} × {image.height:,} pixels, too many to be shown")
            image.draft("RGB", (MAX_SIDE_PIXELS, MAX_SIDE_PIXELS))
            image.load()
            upright = ImageOps.exif_transpose(image)
        upright.thumbnail((MAX_SIDE_PIXELS, MAX_SIDE_PIXELS))
        return _opaque(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureFailed("the picture has too many pixels to be shown") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:  # Pillow raises these for damaged files
        raise PictureFailed("this is no picture of a kind that can be shown here, or it is damaged") from error


def _opaque(image: Image) -> Image:
    """The picture on a white background, as on most pages."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    from PIL import Image

    image = image.convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def cells_for(size: tuple[int, int], room: tuple[int, int], cell: CellSize) -> tuple[int, int]:
    """Columns and rows of a picture of `size` pixels, with its aspect ratio kept, within at most `room` cells."""
    width, height = (max(1, pixels) for pixels in size)
    columns, rows = (max(1, cells) for cells in room)
    scale = min(columns * cell.width / width, rows * cell.height / height, MAX_ENLARGEMENT)
    return (
        max(1, min(columns, round(width * scale / cell.width))),
        max(1, min(rows, round(height * scale / cell.height))),
    )


def make_widget(image: Image, way: PicturesShown, cell: CellSize) -> TerminalImage:
    """A widget that shows a picture. The caller has to set its width and height in cells."""
    with _without_queries(cell):
        from textual_image.widget import HalfcellImage, SixelImage, TGPImage
    ways: Mapping[PicturesShown, type[TerminalImage]] = {
        PicturesShown.KITTY: TGPImage,
        PicturesShown.SIXEL: SixelImage,
    }
    return ways.get(way, HalfcellImage)(image)


@contextmanager
def _without_queries(cell: CellSize) -> Iterator[None]:
    """Keep textual-image from querying the terminal on import.

    The answers would arrive as keys that nobody pressed. It queries terminals only, and otherwise takes the pixels of a
    cell from the environment.
    """
    variables = {"TEXTUAL_CELL_WIDTH": str(cell.width), "TEXTUAL_CELL_HEIGHT": str(cell.height)}
    before = {name: os.environ.get(name) for name in variables}
    terminal, sys.__stdout__ = sys.__stdout__, StringIO()  # type: ignore[misc, assignment]
    os.environ.update(variables)
    try:
        yield
    finally:
        sys.__stdout__ = terminal  # type: ignore[misc]
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
