"""While a page is fetched and read, and when that failed: what is happening, and what can be done."""

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
from reader.page.status import sentence
from reader.session.reading import Reading
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import StatusLine

ADVICE = (
    ("r", "try again"),
    ("o", "open it in the browser"),
    ("paste", "the text, copied from there, here"),
)


def progress_words(progress: FetchProgress) -> str:
    """Who is asked, or how much has come from there."""
    size = f"{progress.received / 1000:,.0f} kB"
    if progress.expected:
        size += f" of {progress.expected / 1000:,.0f} kB"
    return printable(f"{size} from {progress.host}" if progress.received else f"asking {progress.host} …")


class FetchScreen(Screen[None]):
    """Loads an article and begins to read it, then says that it is there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", id="fetch.stop", tooltip="Stop fetching"),
        Binding("r", "retry", "Try again", id="fetch.retry", tooltip="Try again"),
        Binding("backspace", "app.return", "Back", id="fetch.back", tooltip="Back to the article before"),
        Binding("o", "browse", "Browser", id="fetch.browse", tooltip="Open the page in the browser"),
    ]

    @dataclass
    class Loaded(Message):
        """The article is there."""

        reading: Reading
        keys: Sequence[str]
        """What was pressed meanwhile that does nothing here."""

    @dataclass
    class Failed(Message):
        """It could not be had."""

        reading: Reading
        error: SourceError

    @dataclass
    class Moved(Message):
        """More of it is there."""

        progress: FetchProgress

    def __init__(self, reading: Reading, failure: SourceError | None = None) -> None:
        """With a `failure` nothing is fetched before that is asked for."""
        super().__init__()
        self.reading = reading
        self._failure = failure
        self._is_fetching = False
        self._is_retried = False
        """Whether it is fetched again before it was given up: then who fetched it before has nothing to say."""
        self._keys: list[str] = []
        self._says = Static("", classes="fetch-says", markup=False)

    def compose(self) -> ComposeResult:
        """A few lines in the middle."""
        with Vertical(classes="fetch"):
            name = printable(display_name(self.reading.source))
            yield Static(Content(f"Reading {name}"), classes="fetch-source", markup=False)
            yield self._says
        yield StatusLine()
        yield KeysLine()

    def on_mount(self) -> None:
        """Begin."""
        self.query_one(KeysLine).follow()
        if self._failure is not None:
            self.show_failure(self._failure)
        else:
            self._begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is fetched that can be stopped; then other things can be tried."""
        if action == "browse":
            return not self._is_fetching and is_web(self.reading.source)
        return action not in ("stop", "retry") or self._is_fetching == (action == "stop")

    def on_key(self, event: events.Key) -> None:
        """What does nothing here is done when the article is there."""
        if self._is_fetching and event.key not in self.active_bindings:
            self._keys.append(event.key)

    def _begin(self, *, again: bool = False) -> None:
        """Fetch it, with `again` though it was fetched before."""
        self._is_fetching = True
        self.refresh_bindings()
        self._fetch(again)

    @work(thread=True, exclusive=True, group="fetch", exit_on_error=False)
    def _fetch(self, again: bool) -> None:
        worker = get_current_worker()

        def report(progress: FetchProgress) -> None:
            self.post_message(self.Moved(progress))

        try:
            if again or not self.reading.is_loaded:
                self.reading.load(report, lambda: worker.is_cancelled)
            self.reading.begin()
        except SourceError as error:
            if not (worker.is_cancelled and self._is_retried):
                self.post_message(self.Failed(self.reading, error))
        else:
            self.post_message(self.Loaded(self.reading, self._keys))

    @on(Moved)
    def show_progress(self, event: Moved) -> None:
        """Who is asked, and how much has come."""
        event.stop()
        self._says.update(Content(progress_words(event.progress)))

    @on(Failed)
    def take_failure(self, event: Failed) -> None:
        """Say what went wrong; the application hears of it too."""
        self.show_failure(event.error)

    def show_failure(self, error: SourceError) -> None:
        """What went wrong, and what can be tried."""
        self._is_fetching = False
        self.refresh_bindings()
        lines = [sentence(words) for words in (error.reason, error.hint) if words]
        if isinstance(error, SourceStopped):
            lines = ["Stopped."]
        advice = ADVICE if is_web(self.reading.source) else ADVICE[:1]
        lines += ["", *(f"{key:<8}{does}" for key, does in advice), f"{'q':<8}leave"]
        self._says.update(Content("\n".join(printable(line) for line in lines)))

    def action_stop(self) -> None:
        """Fetch no further."""
        self._is_retried = False
        self.workers.cancel_group(self, "fetch")

    def action_retry(self) -> None:
        """Fetch again, and ask the site whatever was kept."""
        self._is_retried = self._is_fetching
        self.reading.refresh_copy()
        self._says.update(Content("trying again …"))
        self._begin(again=True)

    def action_browse(self) -> None:
        """Leave the page to the browser."""
        self.app.open_url(self.reading.source)
