"""The library of one run, opened on first use. If nothing can be saved, the user is warned, once."""

from __future__ import annotations

from collections.abc import Callable

from reader.base.printable import printable
from reader.library.store import TURNED_OFF, Store
from reader.page.status_text import as_sentence
from reader.settings import Settings


class StoreProvider:
    """Returns the store when called."""

    def __init__(self, settings: Settings, store: Store | None, warn: Callable[[str], None]) -> None:
        """Without a `store`, the user's own is opened on first use, and closed at the end."""
        self._settings = settings
        self._store = store
        self._is_own = store is None
        self._warn = warn
        self._shown = {TURNED_OFF}
        """Reasons that the user has been warned of."""

    def __call__(self) -> Store:
        """The store, after a warning if there is a new reason why nothing is saved."""
        if self._store is None:
            self._store = Store.open() if self._settings.remember else Store.off()
        problem = self._store.problem
        if problem and problem not in self._shown:
            self._shown.add(problem)
            self._warn(printable(as_sentence(problem)))
        return self._store

    def close(self) -> None:
        """Close the store, if it was opened here."""
        if self._is_own and self._store is not None:
            self._store.close()
