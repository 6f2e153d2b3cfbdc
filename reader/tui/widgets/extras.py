"""Captions, the comments note and site furniture: what was set aside, folded into one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from reader.model.document import BlockKind, Caption, Document
from reader.model.paragraphs import Paragraphs
from reader.page.item_keys import CaptionKey, PartKey
from reader.page.status_text import LINE_MARGINS, extras_title
from reader.session.reading import Reading
from reader.tui.app_bindings import hidden
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.lines import SplitLine
from reader.tui.widgets.pick_list import Item, PickList


class Extras(Vertical):
    """A line that sums up what was set aside, and the list that it opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "screen.about", "Picture", id="extras.picture", tooltip="Show the picture over this caption"),
        hidden("escape", "fold", "Fold", "extras.fold", "Fold it"),
    ]

    is_open: reactive[bool] = reactive(False)

    class Toggled(Message):
        """The title was clicked."""

    def __init__(self, reading: Reading, with_captions: bool = True, *, name: str | None = None) -> None:
        """Without captions if those are shown in place."""
        super().__init__(name=name)
        self._reading = reading
        self._with_captions = with_captions
        self.listing = PickList(id="extras-list")
        self._title = SplitLine(id="extras-title")
        self._show_title()

    def compose(self) -> ComposeResult:
        """The title and the list."""
        yield self._title
        yield self.listing

    def on_mount(self) -> None:
        """List what was set aside."""
        self.refill()

    @property
    def has_content(self) -> bool:
        """Whether it contains captions or a comments section."""
        document = self._reading.document
        return bool(self._with_captions and document.captions) or document.comments is not None

    def refill(self) -> None:
        """List what was set aside so far."""
        self.watch_is_open(self.is_open)
        self.listing.show(items_of(self._reading.document, self._with_captions))

    def watch_is_open(self, is_open: bool) -> None:
        """Show or hide the list."""
        self.set_class(is_open, "-open")
        self._show_title()

    @on(events.Resize)
    def _show_title(self) -> None:
        cells = self.size.width - LINE_MARGINS
        self._title.left = extras_title(self._reading.document, cells, self.is_open, self._with_captions)

    def action_fold(self) -> None:
        """Fold it."""
        self.post_message(self.Toggled())

    @on(events.Click, "#extras-title")
    def toggle(self) -> None:
        """Open or fold it."""
        self.post_message(self.Toggled())


def items_of(document: Document, with_captions: bool = True) -> Iterator[Item]:
    """Captions, then comments, then furniture."""
    paragraphs = Paragraphs(document)
    captions = document.captions if with_captions else ()
    for number, caption in enumerate(captions, 1):
        yield Item(CaptionKey(number - 1), tuple(_caption_lines(number, caption, paragraphs)))
    comments = document.comments
    if comments is not None:
        head = "site note, no comments in this copy" if not comments.items else f"{len(comments.items)} in this copy"
        yield Item(PartKey.COMMENTS, tuple(_comments_lines(document, head)))
    furniture = document.blocks_of(BlockKind.FURNITURE)
    if furniture:
        lines = [EntryLine("Site furniture", str(len(furniture)), "strong")]
        lines += [EntryLine(document.slice(block.span), "", "muted", 3, wraps=True) for block in furniture]
        yield Item(PartKey.FURNITURE, tuple(lines))
    if not captions and comments is None and not furniture:
        yield Item(None, (EntryLine("Nothing was set aside in this article.", "", "plain"),))


def _caption_lines(number: int, caption: Caption, paragraphs: Paragraphs) -> Iterator[EntryLine]:
    place = f"before ¶{paragraphs.number_at(caption.spans[0].start) + 1}"
    yield EntryLine(f"{number:>2} Caption", place, "muted")
    yield EntryLine(caption.text, "", "plain", 3, wraps=True)
    if caption.truncated:
        yield EntryLine(cut_short(caption), "", "strong", 3)
    if len(caption.spans) > 1:
        times = "twice" if len(caption.spans) == 2 else f"{len(caption.spans)} times"
        yield EntryLine(f"appears {times}, shown once", "", "muted", 3)
    if caption.credit:
        yield EntryLine(credit_line(caption.credit), "", "muted", 3, wraps=True)


def cut_short(caption: Caption) -> str:
    """The length of a truncated caption."""
    return f"CUT SHORT at {len(caption.text)} characters"


def credit_line(credit: str) -> str:
    """The credit of a picture."""
    return f"photo: {credit}"


def _comments_lines(document: Document, head: str) -> Iterator[EntryLine]:
    comments = document.comments
    assert comments is not None
    yield EntryLine(comments.heading or "Comments", "", "strong")
    yield EntryLine(head, "", "muted", 3)
    for text in (*((comments.note,) if comments.note else ()), *comments.items):
        yield EntryLine(text, "", "plain", 3, wraps=True)
