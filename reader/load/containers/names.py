"""What the articles of a container are called. Knows no file format."""

from __future__ import annotations

from hashlib import blake2b


class Names:
    """Names the articles of one container, each differently."""

    def __init__(self) -> None:
        self._taken: set[bytes] = set()
        """Hashes of the ids given so far: a few bytes for each of a million articles, however long its id."""
        self.count = 0

    def next(self, id: str | None) -> str:
        """The name of the next article. One whose id was given before also gets its number."""
        self.count += 1
        name = str(self.count) if id is None else id
        while (digest := blake2b(name.encode(), digest_size=8).digest()) in self._taken:
            name = f"{name}~{self.count}"
        self._taken.add(digest)
        return name
