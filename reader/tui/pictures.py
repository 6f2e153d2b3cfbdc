"""Pictures on the screen, where the extra `images` is installed. Knows no article and no address.

Pillow and textual-image are imported late: they are slow, and may not be there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import PictureFailed
from reader.settings import PicturesShown

if TYPE_CHECKING:
    from PIL.Image import Image
    from textual_image.widget import HalfcellImage, SixelImage, TGPImage

    TerminalImage = HalfcellImage | SixelImage | TGPImage

MISSING = "Pictures need another package:\npip install 'article-reader[images]'"

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP")
"""What is decoded. Pillow knows many more, seldom used and seldom looked at for faults."""

MOST_PIXELS = 40_000_000
"""Of one picture. Decoded, they take 160 MB; a page that holds more means harm or is a map."""

MOST_SHOWN = 1_600
"""Pixels of a side that are kept: more than a terminal window is likely to have."""

LARGER = 2.0
"""How far a small picture is enlarged."""

KITTY = ("kitty", "ghostty")
SIXEL = ("foot", "wezterm", "iterm.app", "konsole", "mlterm", "contour", "mintty")
"""What names of terminals begin with that draw pictures in one way or the other. Textual keeps what a terminal answers
to itself, so that it cannot be asked."""


class CellSize(NamedTuple):
    """Pixels of a cell of the terminal."""

    width: int
    height: int


USUAL_CELL = CellSize(10, 20)


def is_installed() -> bool:
    """Whether pictures can be shown."""
    return find_spec("textual_image") is not None and find_spec("PIL") is not None


def way_for(chosen: PicturesShown, environment: Mapping[str, str], cell: CellSize | None) -> PicturesShown:
    """How this terminal draws pictures: in its own way where it is known to have one, else as half blocks.

    Both ways of its own count pixels, so the pixels of a `cell` must be known.
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
    for way, starts in ((PicturesShown.KITTY, KITTY), (PicturesShown.SIXEL, SIXEL)):
        if any(name.startswith(starts) for name in names):
            return way
    return PicturesShown.BLOCKS


def cell_size() -> CellSize | None:
    """Pixels of a cell; None where the terminal does not tell its system."""
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


def decoded(data: bytes) -> Image:
    """The picture, upright and opaque, no larger than it can be shown. Takes long. Raises `PictureFailed`."""
    from PIL import Image, ImageOps

    Image.init()
    formats = [name for name in FORMATS if name in Image.OPEN]
    try:
        with Image.open(BytesIO(data), formats=formats) as image:
            if image.width * image.height > MOST_PIXELS:
                raise PictureFailed(f"the picture has {image.width:,} × {image.height:,} pixels, too many to be shown")
            image.draft("RGB", (MOST_SHOWN, MOST_SHOWN))
            image.load()
            upright = ImageOps.exif_transpose(image)
        upright.thumbnail((MOST_SHOWN, MOST_SHOWN))
        return _opaque(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureFailed("the picture has too many pixels to be shown") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:  # all of which Pillow raises for what is damaged
        raise PictureFailed("this is no picture of a kind that can be shown here, or it is damaged") from error


def _opaque(image: Image) -> Image:
    """The picture on white, as on the page that it was made for."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    from PIL import Image

    image = image.convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def cells_for(size: tuple[int, int], room: tuple[int, int], cell: CellSize) -> tuple[int, int]:
    """Columns and rows of a picture of `size` pixels that is to have its own proportions and at most this `room`."""
    width, height = (max(1, pixels) for pixels in size)
    columns, rows = (max(1, cells) for cells in room)
    scale = min(columns * cell.width / width, rows * cell.height / height, LARGER)
    return (
        max(1, min(columns, round(width * scale / cell.width))),
        max(1, min(rows, round(height * scale / cell.height))),
    )


def widget_for(image: Image, way: PicturesShown, cell: CellSize) -> TerminalImage:
    """What shows a picture. Its width and height in cells are for the caller to set."""
    with _asking_nothing(cell):
        from textual_image.widget import HalfcellImage, SixelImage, TGPImage
    ways: Mapping[PicturesShown, type[TerminalImage]] = {
        PicturesShown.KITTY: TGPImage,
        PicturesShown.SIXEL: SixelImage,
    }
    return ways.get(way, HalfcellImage)(image)


@contextmanager
def _asking_nothing(cell: CellSize) -> Iterator[None]:
    """Keep textual-image from asking the terminal what it can do when it is imported.

    The answers would come as keys that nobody pressed. It does not ask what is no terminal, and takes the pixels of a
    cell from the environment then.
    """
    told = {"TEXTUAL_CELL_WIDTH": str(cell.width), "TEXTUAL_CELL_HEIGHT": str(cell.height)}
    before = {name: os.environ.get(name) for name in told}
    terminal, sys.__stdout__ = sys.__stdout__, StringIO()  # type: ignore[misc, assignment]
    os.environ.update(told)
    try:
        yield
    finally:
        sys.__stdout__ = terminal  # type: ignore[misc]
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
