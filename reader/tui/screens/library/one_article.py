"""What can be done with one article of the library besides reading it: note something, see its versions, forget it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader.base.printable import printable
from reader.library.notes import NO_WORDS
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.load import is_web
from reader.model.raw import STANDARD_INPUT
from reader.page.status_text import as_sentence
from reader.tui.screens.library.base import NOT_KEPT
from reader.tui.screens.library.forgotten import forgotten
from reader.tui.screens.library.rows import headline_of
from reader.tui.screens.prompt import PromptScreen
from reader.tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from reader.library.search import Listed
    from reader.tui.screens.library.base import ShelfScreen


class OneArticle:
    """The actions on the article in the row under the cursor."""

    def __init__(self, screen: ShelfScreen, engine: str | None, changed: Callable[[int], None]) -> None:
        """`engine` is what finds names and quotes; `changed` is called with the article that was changed or deleted."""
        self._screen = screen
        self._engine = engine
        self._changed = changed

    def note(self, here: Listed) -> None:
        """Ask for a note on the article as a whole."""

        def keep(words: str | None) -> None:
            if words is None:
                self._screen.say("Left as it was.")
            elif self._screen.store().add_note(here.article, NO_WORDS, words, time.time()) is None:
                self._screen.say(NOT_KEPT)
            else:
                self._screen.say("Noted: n lists the notes.")
                self._changed(here.article)

        title = f"Note on “{headline_of(here)}”"
        self._screen.app.push_screen(PromptScreen(title, hint="on the whole article"), keep)

    def copy(self, here: Listed, *, cite: bool) -> None:
        """Copy the address or path; with `cite`, also the headline, who published it and when."""
        if here.uri == STANDARD_INPUT and not cite:
            self._screen.say("It was piped in: it has no address to copy.")
        else:
            known = (headline_of(here), here.publisher, here.published_day)
            source = ", ".join(filter(None, known)) if cite else ""
            address = here.uri if here.uri != STANDARD_INPUT else ""
            self._screen.app.copy_to_clipboard("\n".join(filter(None, (source, address))))
            self._screen.say("Copied the headline and where it is from." if cite else "Copied the address.")

    def browse(self, here: Listed) -> None:
        """Open the page in the browser."""
        if is_web(here.uri):
            self._screen.app.open_url(here.uri)
            self._screen.say(f"Opened {printable(here.uri)}")
        else:
            self._screen.say("No web address is known for this article.")

    def show_versions(self, here: Listed) -> None:
        """Show what changed from version to version."""
        from reader.tui.screens.library.versions import VersionsScreen, steps_of  # late: seldom needed

        steps = steps_of(Shelf(self._screen.store()), here.article)
        if steps:
            self._screen.app.push_screen(VersionsScreen(self._screen.store, (here,), steps, self._engine))
        else:
            self._screen.say("Only one version of it is in the library.")

    def forget(self, here: Listed) -> None:
        """Ask whether to delete the article and all that is kept of it."""

        def forget(is_sure: bool | None) -> None:
            if is_sure:
                self._screen.say("Forgetting it …")
                work = partial(self._forget, self._screen.store(), here.article)
                self._screen.run_worker(work, group="forget", thread=True, exit_on_error=False)

        self._screen.app.push_screen(QuestionScreen(f"Forget “{headline_of(here)}” for good?"), forget)

    def _forget(self, store: Store, article: int) -> None:
        said = printable(as_sentence(forgotten(store, article)))
        self._screen.app.call_from_thread(self._after_forgetting, article, said)

    def _after_forgetting(self, article: int, said: str) -> None:
        self._changed(article)
        self._screen.say(said)
