"""Take the pictures that the README shows: drive the real program through its keys and keep its screen as SVG.

    python screenshots/take.py

writes every picture anew beside this file. Needs the package installed, with the extra `images`.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageOps

from reader.base.values import replace
from reader.library.identity import Origin
from reader.library.store import Store
from reader.load import load
from reader.model.document import Document
from reader.pipeline import parse_document
from reader.samples import SAMPLES
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp

FOLDER = Path(__file__).parent
THEMES = ("dark", "light")
REMOTE_FONT = re.compile(r"@font-face \{.*?\}\n?", re.DOTALL)
"""The font that the picture would fetch from the net; any monospaced one does."""


LIBRARY = "library"
"""The picture of what is seen where nothing is named to be read."""

HARBOUR = "picture"
"""The picture of a caption's picture, which is drawn here."""


class Picture(NamedTuple):
    """What stands on a picture, and the keys that lead there."""

    name: str
    columns: int
    rows: int
    keys: Sequence[str]


PICTURES = (
    Picture("sample", 80, 24, ()),
    Picture("sample", 120, 40, ("2", "j", "enter")),
    Picture("sample", 200, 50, ("1", "j", "enter")),
    Picture("who", 100, 32, ("1", "j", "j")),
    Picture("card", 100, 32, ("1", "w")),
    Picture("facts", 100, 32, ("3", "enter")),
    Picture("captions", 100, 32, ("c",)),
    Picture("find", 100, 32, ("/", *"night")),
    Picture("help", 100, 32, ("?",)),
    Picture(LIBRARY, 100, 32, ("j",)),
    Picture(HARBOUR, 80, 24, ("c", "i")),
)

READ = {
    "/srv/news/market.html": "Market Square to Close for a Year",
    "https://averil-courier.example/ferry": "The Ferry Is Late Again, and So Is the Report on It",
    "/srv/news/harbour.txt": "Cranes Stand Still in Port Averil as Dockers Refuse to Give Up the Night Shift",
}
"""What was read before, the first one first: addresses and headlines."""

READ_AT = datetime(2025, 3, 5, 12)


def main() -> None:
    """Write every picture."""
    document = parse_document(load(str(SAMPLES[0])))
    with TemporaryDirectory() as folder:
        illustrated = _illustrated(document, Path(folder))
        for path, picture, theme in _files():
            shown = illustrated if picture.name == HARBOUR else document
            path.write_text(asyncio.run(_take(shown, picture, theme)), "utf-8")
            print(path.name)


def _files() -> Iterator[tuple[Path, Picture, str]]:
    for picture in PICTURES:
        for theme in THEMES:
            yield FOLDER / f"{picture.name}-{picture.columns}x{picture.rows}-{theme}.svg", picture, theme


def _illustrated(document: Document, folder: Path) -> Document:
    """The article as a file in a folder, with a drawing for its first caption beside it."""
    source = folder / "harbour.txt"
    source.write_text(document.text, "utf-8")
    _drawing().save(folder / "harbour.png")
    captions = (replace(document.captions[0], image="harbour.png"), *document.captions[1:])
    return replace(document, source=replace(document.source, uri=str(source)), captions=captions)


def _drawing() -> Image.Image:
    """Cranes over a harbour at dusk."""
    sky = Image.linear_gradient("L").resize((600, 260))
    image = Image.new("RGB", (600, 400), (38, 52, 84))
    image.paste(ImageOps.colorize(sky, (52, 64, 110), (244, 164, 96)), (0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((405, 190, 475, 260), fill=(255, 214, 150))
    draw.rectangle((0, 260, 600, 400), fill=(38, 52, 84))
    for row, width in enumerate((64, 46, 30, 16)):
        draw.rectangle((440 - width, 272 + 26 * row, 440 + width, 280 + 26 * row), fill=(226, 158, 104))
    for left in (60, 210):
        draw.rectangle((left, 110, left + 14, 262), fill=(24, 28, 44))
        draw.rectangle((left + 62, 110, left + 76, 262), fill=(24, 28, 44))
        draw.rectangle((left - 44, 96, left + 150, 112), fill=(24, 28, 44))
        draw.line((left + 40, 40, left + 146, 100), fill=(24, 28, 44), width=10)
        draw.rectangle((left + 34, 40, left + 48, 100), fill=(24, 28, 44))
    draw.rectangle((0, 254, 370, 276), fill=(24, 28, 44))
    return image


async def _take(document: Document, picture: Picture, theme: str) -> str:
    store = Store.off()
    for number, (uri, headline) in enumerate(READ.items()):
        store.begin(Origin(uri, uri.encode()), headline, (READ_AT + timedelta(days=number)).timestamp())
    openings = [Reading(document=document)] if picture.name != LIBRARY else []
    app = ReaderApp(openings, Settings(theme=f"reader-{theme}"), store)
    async with app.run_test(size=(picture.columns, picture.rows)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        return REMOTE_FONT.sub("", app.export_screenshot(title="reader"))


if __name__ == "__main__":
    main()
