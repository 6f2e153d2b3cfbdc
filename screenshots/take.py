"""Take the pictures that the README shows: drive the real program through its keys and keep its screen as SVG.

    python screenshots/take.py

writes every picture anew beside this file. Needs the package installed, nothing else.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from reader.library.store import Store
from reader.load import load
from reader.model.document import Document
from reader.pipeline import parse_document
from reader.samples import SAMPLES
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.opening import Opening

FOLDER = Path(__file__).parent
THEMES = ("dark", "light")
REMOTE_FONT = re.compile(r"@font-face \{.*?\}\n?", re.DOTALL)
"""The font that the picture would fetch from the net; any monospaced one does."""


LIBRARY = "library"
"""The picture of what is seen where nothing is named to be read."""


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
    Picture("card", 100, 32, ("1", "w")),
    Picture("facts", 100, 32, ("3", "enter")),
    Picture("captions", 100, 32, ("c",)),
    Picture(LIBRARY, 100, 32, ("j",)),
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
    for path, picture, theme in _files():
        path.write_text(asyncio.run(_take(document, picture, theme)), "utf-8")
        print(path.name)


def _files() -> Iterator[tuple[Path, Picture, str]]:
    for picture in PICTURES:
        for theme in THEMES:
            yield FOLDER / f"{picture.name}-{picture.columns}x{picture.rows}-{theme}.svg", picture, theme


async def _take(document: Document, picture: Picture, theme: str) -> str:
    store = Store.off()
    for number, (uri, headline) in enumerate(READ.items()):
        store.remember_position(uri, uri, headline, 0, (READ_AT + timedelta(days=number)).timestamp())
    openings = [Opening(document=document)] if picture.name != LIBRARY else []
    app = ReaderApp(openings, Settings(theme=f"reader-{theme}"), store)
    async with app.run_test(size=(picture.columns, picture.rows)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()
        return REMOTE_FONT.sub("", app.export_screenshot(title="reader"))


if __name__ == "__main__":
    main()
