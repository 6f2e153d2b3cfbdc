"""The interface for a visitor in a browser: whatever reaches beyond the article is off, and says so."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from textual import events, on
from textual.actions import ActionParseResult, parse
from textual.binding import Binding
from textual.dom import DOMNode

from reader.library.store import Store
from reader.load.fetching import Fetching
from reader.model.document import Document
from reader.session.reading import Reading
from reader.session.worker import ReadingProgress
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.app_bindings import BINDINGS
from reader.tui.screens.article.bindings import BINDINGS as ARTICLE_BINDINGS
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.library.base import ShelfScreen
from reader.tui.widgets.lines import show_message

IS_OFF = "Not in a browser: here only this article can be read."

OFF_GROUPS = frozenset({"source", "library", "outside", "link", "suspend"})
"""Groups of keys, the first part of their ids, that run programs, use files or the network, or tell of other
articles."""

_KEYS = [key for key in (*BINDINGS, *ARTICLE_BINDINGS) if isinstance(key, Binding)]

OFF_ACTIONS = frozenset(
    {
        *(parse(key.action)[1] for key in _KEYS if key.id and key.id.partition(".")[0] in OFF_GROUPS),
        *("open_url", "screenshot"),
    }
)
"""The actions of these keys, and those of Textual that do the same."""


class ServedApp(ReaderApp):
    """Shows one annotated article. Keeps nothing, and opens nothing else."""

    CSS_PATH = "../tui/reader.tcss"

    def __init__(self, document: Document, settings: Settings) -> None:
        """`settings` are those of who serves it; what they say of programs is not used."""
        reading = Reading(document=document, fetching=Fetching(offline=True))
        reading.begin()
        reading.take(ReadingProgress(document, has_findings=True, is_last=True))
        super().__init__([reading], settings, Store.off())

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Any = None,
    ) -> bool:
        """Run an action, unless it is off."""
        name = (parse(action) if isinstance(action, str) else action)[1]
        if name in OFF_ACTIONS:
            self._refuse()
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def _refuse(self) -> None:
        show_message(self, IS_OFF)

    # Ways around actions: the palette, what is pasted, what screens ask for

    def action_page(self) -> None:
        """Off."""
        self._refuse()

    def export(self, path: str | None = None) -> None:
        """Off."""
        self._refuse()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Off."""
        self._refuse()

    def on_paste(self, event: events.Paste) -> None:
        """Off."""
        event.stop()
        event.prevent_default()
        self._refuse()

    @on(ArticleScreen.Followed)
    def follow_link(self, event: ArticleScreen.Followed) -> None:
        """Off."""
        event.prevent_default()
        self._refuse()

    @on(ShelfScreen.Picked)
    def open_from_library(self, event: ShelfScreen.Picked) -> None:
        """Off."""
        event.prevent_default()
        self._refuse()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy to the visitor's clipboard, which the browser may ask about."""
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(f"\x1b]52;c;{b64encode(text.encode()).decode()}\a")
