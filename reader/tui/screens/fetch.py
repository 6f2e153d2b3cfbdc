"""The screen while an article is loaded, and after that has failed: what is happening, and what the user can do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from reader.base.printable import printable
from reader.errors import SourceError, SourceStopped
from reader.load import display_name, is_web
from reader.load.fetching import FetchProgress
from reader.page.status_text import as_sentence
from reader.session.reading import Reading
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import StatusLine

ADVICE = (
    ("r", "try again"),
    ("o", "open it in the browser"),
    ("paste", "the text, copied from there, here"),
)


def describe_progress(progress: FetchProgress) -> str:
    """The host being asked, or how much has arrived from it."""
    size = f"{progress.received / 1000:,.0f} kB"
    if progress.expected:
        size += f" of {progress.expected / 1000:,.0f} kB"
    return printable(f"{size} from {progress.host}" if progress.received else f"asking {progress.host} …")


class FetchScreen(Screen[None]):
    """Loads and parses an article, then posts that it is ready."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", id="fetch.stop", tooltip="Stop fetching"),
        Binding("r", "retry", "Try again", id="fetch.retry", tooltip="Try again"),
        Binding("backspace", "app.return", "Back", id="fetch.back", tooltip="Back to the article before"),
        Binding("o", "browse", "Browser", id="fetch.browse", tooltip="Open the page in the browser"),
    ]

    @dataclass
    class Loaded(Message):
        """The article is ready."""

        reading: Reading
        keys: Sequence[str]
        """Keys pressed meanwhile that have no effect here."""

    @dataclass
    class Failed(Message):
        """The article could not be loaded."""

        reading: Reading
        error: SourceError

    @dataclass
    class Moved(Message):
        """More of the article has arrived."""

        progress: FetchProgress

    def __init__(self, reading: Reading, failure: SourceError | None = None, place: str = "") -> None:
        """With a `failure`, nothing is loaded until the user asks for it. `place` is the position among several
        articles: "2 of 5"."""
        super().__init__()
        self.reading = reading
        self._failure = failure
        self._place = place
        self._is_fetching = False
        self._is_retried = False
        """Whether a retry has replaced a running fetch, whose error is then ignored."""
        self._keys: list[str] = []
        self._notice = Static("", classes="fetch-says", markup=False)

    def compose(self) -> ComposeResult:
        """A few lines in the middle."""
        with Vertical(classes="fetch"):
            name = printable(display_name(self.reading.source))
            what = " · ".join(filter(None, (self._place, f"Reading {name}")))
            yield Static(Content(what), classes="fetch-source", markup=False)
            yield self._notice
        yield StatusLine()
        yield KeysLine()

    def on_mount(self) -> None:
        """Start loading."""
        self.query_one(KeysLine).follow()
        if self._failure is not None:
            self.show_failure(self._failure)
        else:
            self._begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to stop while loading, and to retry after a failure."""
        if action == "browse":
            return not self._is_fetching and is_web(self.reading.source)
        return action not in ("stop", "retry") or self._is_fetching == (action == "stop")

    def on_key(self, event: events.Key) -> None:
        """Queue keys without effect here until the article is ready."""
        if self._is_fetching and event.key not in self.active_bindings:
            self._keys.append(event.key)

    def _begin(self, *, again: bool = False) -> None:
        """Load the article; with `again`, even if it was loaded before."""
        self._is_fetching = True
        self.refresh_bindings()
        self._fetch(again)

    @work(thread=True, exclusive=True, group="fetch", exit_on_error=False)
    def _fetch(self, again: bool) -> None:
        worker = get_current_worker()

        def report(progress: FetchProgress) -> None:
            self.post_message(self.Moved(progress))

        try:
            self.reading.prepare(report, lambda: worker.is_cancelled, again=again)
        except SourceError as error:
            if not (worker.is_cancelled and self._is_retried):
                self.post_message(self.Failed(self.reading, error))
        else:
            self.post_message(self.Loaded(self.reading, self._keys))

    @on(Moved)
    def show_progress(self, event: Moved) -> None:
        """Show the host, and how much has arrived."""
        event.stop()
        self._notice.update(Content(describe_progress(event.progress)))

    @on(Failed)
    def take_failure(self, event: Failed) -> None:
        """Show the error; the message also goes to the application."""
        self.show_failure(event.error)

    def show_failure(self, error: SourceError) -> None:
        """Show the error, and what can be tried."""
        self._is_fetching = False
        self.refresh_bindings()
        lines = [as_sentence(words) for words in (error.reason, error.hint) if words]
        if isinstance(error, SourceStopped):
            lines = ["Stopped."]
        advice = ADVICE if is_web(self.reading.source) else ADVICE[:1]
        lines += ["", *(f"{key:<8}{does}" for key, does in advice), f"{'q':<8}leave"]
        self._notice.update(Content("\n".join(printable(line) for line in lines)))

    def action_stop(self) -> None:
        """Stop loading."""
        self._is_retried = False
        self.workers.cancel_group(self, "fetch")

    def action_retry(self) -> None:
        """Load again, bypassing the cache."""
        self._is_retried = self._is_fetching
        self.reading.bypass_cache()
        self._notice.update(Content("trying again …"))
        self._begin(again=True)

    def action_browse(self) -> None:
        """Open the page in the browser."""
        self.app.open_url(self.reading.source)
