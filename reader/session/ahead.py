"""Read the article that is likely to be opened next while the current one is being read. Knows no screen."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from reader.session.reading import Reading


class ReadAhead:
    """Prepares one article at a time, in a thread of its own."""

    def __init__(self) -> None:
        self._reading: Reading | None = None
        self._thread: Thread | None = None

    def read(self, reading: Reading) -> None:
        """Prepare this article, unless that has been done or begun, and give up any other."""
        if reading is not self._reading:
            self.stop()
            self._reading = reading
            self._thread = Thread(target=self._prepare, args=(reading,), daemon=True)
            self._thread.start()

    def hand_over(self, reading: Reading) -> None:
        """Leave this article, prepared or not, to whoever shows it; give up any other."""
        if reading is self._reading:
            self._reading = None
        self.stop()

    def stop(self) -> None:
        """Give up what is being prepared."""
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.rest()

    def wait(self) -> None:
        """Wait until the article is prepared."""
        if self._thread is not None:
            self._thread.join()

    def _prepare(self, reading: Reading) -> None:
        with suppress(Exception):  # whatever it is, it is shown when the article is opened
            reading.prepare_ahead(lambda: self._reading is reading)
