"""The store of one run, opened when it is first needed. Where nothing can be remembered, the user is told why, once."""

from __future__ import annotations

from collections.abc import Callable

from reader.base.printable import printable
from reader.library.store import TURNED_OFF, Store
from reader.page.status import sentence
from reader.settings import Settings


class Remembering:
    """Gives the store when it is called."""

    def __init__(self, settings: Settings, store: Store | None, warn: Callable[[str], None]) -> None:
        """Without a `store` the user's own is opened when it is needed, and closed in the end."""
        self._settings = settings
        self._store = store
        self._is_own = store is None
        self._warn = warn
        self._said = {TURNED_OFF}
        """Why nothing is remembered, as far as the user knows it."""

    def __call__(self) -> Store:
        """What is remembered between runs."""
        if self._store is None:
            self._store = Store.open() if self._settings.remember else Store.off()
        trouble = self._store.trouble
        if trouble and trouble not in self._said:
            self._said.add(trouble)
            self._warn(printable(sentence(trouble)))
        return self._store

    def close(self) -> None:
        """Let go of the store, if it was opened here."""
        if self._is_own and self._store is not None:
            self._store.close()
