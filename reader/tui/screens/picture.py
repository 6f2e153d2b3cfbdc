"""The picture that a caption belongs to, with its caption. Fetched only when it is opened."""

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
from reader.page.status_text import as_sentence
from reader.settings import PicturesShown
from reader.tui import terminal_images
from reader.tui.screens.fetch import describe_progress
from reader.tui.screens.overlay import OverlayScreen
from reader.tui.widgets.extras import credit_line, cut_short
from reader.tui.widgets.lines import show_message

if TYPE_CHECKING:
    from PIL.Image import Image

    from reader.tui.terminal_images import TerminalImage

NO_ADDRESS = "The article does not say where the picture is."

ROWS_BELOW = 2
"""Rows left free below the card, including the line of keys."""


class PictureScreen(OverlayScreen[None]):
    """One caption and its picture."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i", "dismiss", "Close", id="picture.close", tooltip="Close it and stop fetching"),
        Binding("o", "browse", "Browser", id="picture.browse", tooltip="Open the picture in the browser"),
        Binding("r", "retry", "Try again", id="picture.retry", tooltip="Fetch the picture again"),
    ]

    @dataclass
    class Moved(Message):
        """More of the picture has arrived."""

        progress: FetchProgress

    @dataclass
    class Decoded(Message):
        """The picture can be shown."""

        image: Image

    @dataclass
    class Failed(Message):
        """The picture cannot be shown."""

        reason: str

    def __init__(self, document: Document, caption: Caption, fetching: Fetching, shown: PicturesShown) -> None:
        """`shown` is the graphics protocol in the settings."""
        super().__init__()
        self._caption = caption
        self._source = (caption.image or "", document.source.uri, document.metadata.url)
        self._fetching = fetching
        self._shown = shown
        self._image: Image | None = None
        self._picture: TerminalImage | None = None
        self._card = Vertical(classes="card")
        self._notice = Static("", classes="picture-says", markup=False)
        self._words = Vertical(classes="picture-words")

    def frame(self) -> Widget:
        """A frame as large as the picture and its caption."""
        return self._card

    def inside(self) -> Iterator[Widget]:
        """A message on the picture, and the caption below it."""
        yield self._notice
        with self._words:
            for words, kind in _lines(self._caption):
                yield Static(Content(words), classes=f"picture-{kind}", markup=False)

    def on_mount(self) -> None:
        """Fetch the picture."""
        if self._caption.image is None:
            self._show_message(NO_ADDRESS)
        elif not terminal_images.is_installed():
            self._show_message(terminal_images.how_to_install())
        else:
            self._card.add_class("-wide")
            self.action_retry()

    def _show_message(self, words: str) -> None:
        self._notice.display = bool(words)
        self._notice.update(Content("\n".join(map(printable, words.splitlines()))))

    @work(thread=True, exclusive=True, group="picture", exit_on_error=False)
    def _get(self) -> None:
        from reader.load.picture import load_picture  # late: most captions are only read

        worker = get_current_worker()

        def report(progress: FetchProgress) -> None:
            self.post_message(self.Moved(progress))

        try:
            data = load_picture(*self._source, self._fetching, progress=report, cancelled=lambda: worker.is_cancelled)
            self.post_message(self.Decoded(terminal_images.decode(data)))
        except SourceStopped:
            self.post_message(self.Failed("Stopped."))
        except (SourceError, PictureFailed) as error:
            reason = error.reason if isinstance(error, SourceError) else str(error)
            self.post_message(self.Failed(as_sentence(reason)))

    @on(Moved)
    def show_progress(self, event: Moved) -> None:
        """Show how much has arrived."""
        self._show_message(describe_progress(event.progress))

    @on(Failed)
    def show_failure(self, event: Failed) -> None:
        """Show why there is no picture."""
        self._show_message(event.reason)

    @on(Decoded)
    def show_picture(self, event: Decoded) -> None:
        """Show the picture above its caption."""
        self._image = event.image
        cell = terminal_images.cell_size()
        way = terminal_images.choose_protocol(self._shown, os.environ, cell)
        self._picture = terminal_images.make_widget(event.image, way, cell or terminal_images.DEFAULT_CELL)
        self._show_message("")
        self._fit()
        self._card.mount(Center(self._picture, classes="picture"), before=0)
        self.refresh_bindings()

    @on(events.Resize)
    def follow_size(self) -> None:
        """Resize the picture, once its caption has been wrapped again."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self._picture is None or self._image is None:
            return
        edges = self._card.gutter
        columns = self._words.size.width
        rows = self.size.height - ROWS_BELOW - edges.height - self._words.outer_size.height
        cell = terminal_images.cell_size() or terminal_images.DEFAULT_CELL
        width, height = terminal_images.cells_for(self._image.size, (columns, rows), cell)
        self._picture.styles.width, self._picture.styles.height = width, height

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a retry only if the picture is missing and can be fetched."""
        can_retry = self._picture is None and self._caption.image is not None and terminal_images.is_installed()
        return super().check_action(action, parameters) and (action != "retry" or can_retry)

    def on_unmount(self) -> None:
        """Make terminals that store pictures delete it."""
        if self._picture is not None:
            self._picture.image = None

    def action_retry(self) -> None:
        """Fetch the picture, again if it was fetched before."""
        self._show_message("Getting the picture …")
        self._get()

    def action_browse(self) -> None:
        """Open the picture in the browser."""
        from reader.load.picture import places

        address = next((place for place in places(*self._source) if is_web(place)), "")
        if address:
            self.app.open_url(address)
            show_message(self.app, f"Opened {printable(address)}")
        else:
            show_message(self.app, "No web address is known for this picture.")


def _lines(caption: Caption) -> Iterator[tuple[str, str]]:
    """Lines of text, each with its kind: `caption` or `note`."""
    yield caption.text, "caption"
    if caption.truncated:
        yield cut_short(caption), "note"
    if caption.credit:
        yield credit_line(caption.credit), "note"
