"""The articles of the library that the user marked, to compare or to export them. Knows no screens."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.search import Listed


class Marked:
    """Articles in the order in which they were marked."""

    def __init__(self) -> None:
        self._articles: dict[int, Listed] = {}

    def __len__(self) -> int:
        return len(self._articles)

    def __contains__(self, article: object) -> bool:
        """Whether the article with this id is marked."""
        return article in self._articles

    def toggle(self, listed: Listed) -> None:
        """Mark an article, or unmark it."""
        if not self.discard(listed.article):
            self._articles[listed.article] = listed

    def discard(self, article: int) -> bool:
        """Unmark an article; return whether it was marked."""
        return self._articles.pop(article, None) is not None

    def clear(self) -> None:
        """Unmark all."""
        self._articles.clear()

    @property
    def ids(self) -> Sequence[int]:
        """The ids of the articles."""
        return tuple(self._articles)

    def to_compare(self, here: Listed | None) -> Sequence[Listed]:
        """Those that are marked, or the one that is and the one `here`; none if these are fewer than two."""
        articles = dict(self._articles)
        if len(articles) < 2 and here is not None:
            articles[here.article] = here
        return tuple(articles.values()) if len(articles) > 1 else ()
