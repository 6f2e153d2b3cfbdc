"""The picture over a caption, and the words that belong to it. Fetches it when it is opened, and not before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from reader.base.printable import printable
from reader.errors import PictureFailed, SourceError, SourceStopped
from reader.load import is_web
from reader.load.fetching import Fetching, FetchProgress
from reader.model.document import Caption, Document
from reader.page.status import sentence
from reader.settings import PicturesShown
from reader.tui import pictures
from reader.tui.screens.fetch import progress_words
from reader.tui.screens.over import OverScreen
from reader.tui.widgets.extras import credit_line, cut_short
from reader.tui.widgets.lines import say

if TYPE_CHECKING:
    from PIL.Image import Image

    from reader.tui.pictures import TerminalImage

UNKNOWN = "The article does not say where the picture is."

BELOW = 2
"""Rows left free under the card, the line of keys one of them."""


class PictureScreen(OverScreen[None]):
    """One caption and its picture."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i", "dismiss", "Close", id="picture.close", tooltip="Close it and stop fetching"),
        Binding("o", "browse", "Browser", id="picture.browse", tooltip="Open the picture in the browser"),
        Binding("r", "retry", "Try again", id="picture.retry", tooltip="Fetch the picture again"),
    ]

    @dataclass
    class Moved(Message):
        """More of it is there."""

        progress: FetchProgress

    @dataclass
    class Decoded(Message):
        """It can be shown."""

        image: Image

    @dataclass
    class Failed(Message):
        """It cannot."""

        reason: str

    def __init__(self, document: Document, caption: Caption, fetching: Fetching, shown: PicturesShown) -> None:
        """`shown` is the way that the settings ask for."""
        super().__init__()
        self._caption = caption
        self._source = (caption.image or "", document.source.uri, document.metadata.url)
        self._fetching = fetching
        self._shown = shown
        self._image: Image | None = None
        self._picture: TerminalImage | None = None
        self._card = Vertical(classes="card")
        self._says = Static("", classes="picture-says", markup=False)
        self._words = Vertical(classes="picture-words")

    def frame(self) -> Widget:
        """What is as large as the picture and its words."""
        return self._card

    def inside(self) -> Iterator[Widget]:
        """What there is to say of the picture, and the words under it."""
        yield self._says
        with self._words:
            for words, kind in _lines(self._caption):
                yield Static(Content(words), classes=f"picture-{kind}", markup=False)

    def on_mount(self) -> None:
        """Get the picture."""
        if self._caption.image is None:
            self._say(UNKNOWN)
        elif not pictures.is_installed():
            self._say(pictures.MISSING)
        else:
            self._card.add_class("-wide")
            self.action_retry()

    def _say(self, words: str) -> None:
        self._says.display = bool(words)
        self._says.update(Content("\n".join(map(printable, words.splitlines()))))

    @work(thread=True, exclusive=True, group="picture", exit_on_error=False)
    def _get(self) -> None:
        from reader.load.picture import load_picture  # late: most captions are only read

        worker = get_current_worker()

        def tell(progress: FetchProgress) -> None:
            self.post_message(self.Moved(progress))

        try:
            data = load_picture(*self._source, self._fetching, progress=tell, cancelled=lambda: worker.is_cancelled)
            self.post_message(self.Decoded(pictures.decoded(data)))
        except SourceStopped:
            self.post_message(self.Failed("Stopped."))
        except (SourceError, PictureFailed) as error:
            reason = error.reason if isinstance(error, SourceError) else str(error)
            self.post_message(self.Failed(sentence(reason)))

    @on(Moved)
    def show_progress(self, event: Moved) -> None:
        """How much of it has come."""
        self._say(progress_words(event.progress))

    @on(Failed)
    def show_failure(self, event: Failed) -> None:
        """Why there is none."""
        self._say(event.reason)

    @on(Decoded)
    def show_picture(self, event: Decoded) -> None:
        """Show it over its words."""
        self._image = event.image
        cell = pictures.cell_size()
        way = pictures.way_for(self._shown, os.environ, cell)
        self._picture = pictures.widget_for(event.image, way, cell or pictures.USUAL_CELL)
        self._say("")
        self._fit()
        self._card.mount(Center(self._picture, classes="picture"), before=0)
        self.refresh_bindings()

    @on(events.Resize)
    def follow_size(self) -> None:
        """Give the picture other room, when its words have been wrapped anew."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self._picture is None or self._image is None:
            return
        edges = self._card.gutter
        columns = self._words.size.width
        rows = self.size.height - BELOW - edges.height - self._words.outer_size.height
        cell = pictures.cell_size() or pictures.USUAL_CELL
        width, height = pictures.cells_for(self._image.size, (columns, rows), cell)
        self._picture.styles.width, self._picture.styles.height = width, height

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is there, or cannot be had, need not be fetched again."""
        can_retry = self._picture is None and self._caption.image is not None and pictures.is_installed()
        return super().check_action(action, parameters) and (action != "retry" or can_retry)

    def on_unmount(self) -> None:
        """Have a terminal that keeps pictures forget it."""
        if self._picture is not None:
            self._picture.image = None

    def action_retry(self) -> None:
        """Get it, again if need be."""
        self._say("Getting the picture …")
        self._get()

    def action_browse(self) -> None:
        """Leave it to the browser."""
        from reader.load.picture import places

        address = next((place for place in places(*self._source) if is_web(place)), "")
        if address:
            self.app.open_url(address)
            say(self.app, f"Opened {printable(address)}")
        else:
            say(self.app, "No web address is known for this picture.")


def _lines(caption: Caption) -> Iterator[tuple[str, str]]:
    """The words, and what they are: `caption`, or `note`."""
    yield caption.text, "caption"
    if caption.truncated:
        yield cut_short(caption), "note"
    yield credit_line(caption), "note"
