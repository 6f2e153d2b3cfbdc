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
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.load import load
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import annotate_document, parse_document
from reader.samples import SAMPLES
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp

FOLDER = Path(__file__).parent
THEMES = ("dark", "light")
REMOTE_FONT = re.compile(r"@font-face \{.*?\}\n?", re.DOTALL)
"""The font that the picture would fetch from the net; any monospaced one does."""


LIBRARY, PERSON, COMPARED = "library", "person", "compare"
"""The pictures of what is seen where nothing is named to be read: all articles, all that one person said, two articles
compared."""

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
    Picture(LIBRARY, 120, 32, ("/", *"night")),
    Picture(PERSON, 100, 32, ("tab", "tab", "P")),
    Picture(COMPARED, 120, 32, ("m", "j", "m", "C")),
    Picture(HARBOUR, 80, 24, ("c", "i")),
)

READ = {
    "/srv/news/market.txt": """\
Market Square to Close for a Year

March 1, 2025

The market square of Port Averil will be dug up from May on. The stalls move to the fish hall.

“It could have been done by night, if anybody had asked,” said Ines Valdra, the dockers’ leader.
""",
    "https://averil-courier.example/ferry": """\
The Ferry Is Late Again, and So Is the Report on It

March 3, 2025

The night ferry to Lowmere has been late on eleven days of the last thirty. A pump had failed.

“The report will be there when it is there,” said Helena Renwick, the ports minister.

“Our members wait on that quay every night,” said union secretary Ines Valdra.
""",
    "https://lowmere-post.example/strike": """\
No Crane Moves in Port Averil

March 4, 2025

No crane moved in Port Averil on Tuesday.

“We were asked to sign away the night, and the night is half of what we are,” said union leader Ines Valdra.

“I am ready to sit down tonight, tomorrow or on Sunday,” said Helena Renwick, the ports minister.

“My ships are full and my quay is empty,” said Tam Brandt, who deals in grain.
""",
    "/srv/news/harbour.txt": SAMPLES[0].read_text("utf-8"),
}
"""What was read before, the first one first: addresses and texts."""

READ_AT = datetime(2025, 3, 5, 12)


def main() -> None:
    """Write every picture."""
    document = parse_document(load(str(SAMPLES[0])))
    with TemporaryDirectory() as folder:
        illustrated = _illustrated(document, Path(folder))
        store = _library(Path(folder, "library.db"))
        for path, picture, theme in _files():
            shown = illustrated if picture.name == HARBOUR else document
            path.write_text(asyncio.run(_take(shown, picture, theme, store)), "utf-8")
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


def _library(path: Path) -> Store:
    """A library that holds what was read before."""
    store = Store.open(path)
    shelf = Shelf(store)
    for number, (uri, text) in enumerate(READ.items()):
        raw = Raw(uri, text.encode())
        document = annotate_document(parse_document(raw))
        origin = Origin.of(raw)
        read_at = (READ_AT + timedelta(days=number)).timestamp()
        article = store.begin(origin, document.metadata.headline, read_at)
        assert article is not None
        shelf.put(article, origin, document)
    return store


async def _take(document: Document, picture: Picture, theme: str, store: Store) -> str:
    openings = [] if picture.name in (LIBRARY, PERSON, COMPARED) else [Reading(document=document)]
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
