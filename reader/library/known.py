"""Everything that was ever put right, to be looked up by where a text came from. Knows no database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reader.base.values import Value
from reader.library.corrections import Correction
from reader.library.earlier import Wordless
from reader.library.identity import Origin, text_hash
from reader.library.rows import clean
from reader.model.document import Document
from reader.model.raw import STANDARD_INPUT


class Known(Value):
    """The corrections of many articles. Can be sent to another process."""

    sources: Mapping[str, tuple[int, ...]]
    """Articles by address or path."""
    texts: Mapping[int, Mapping[str, tuple[int, ...]]]
    """Articles by how many bytes they have, and by the digest of these."""
    corrections: Mapping[int, Mapping[int, Correction]]
    """By article and number."""
    wordless: Mapping[int, Wordless]
    """What is known of an article only by where it stood in a text."""

    def of(
        self, origin: Origin, document: Document, beginning: Callable[[], Document | None]
    ) -> tuple[Correction, ...]:
        """The corrections of what was read from there, in the order in which they were made. `beginning` gives the
        first pages of a long text, by which earlier versions knew it."""
        found = {
            number: correction
            for article in self._articles(origin)
            for number, correction in self._of_article(article, document, beginning)
        }
        return tuple(found[number] for number in sorted(found))

    def _articles(self, origin: Origin) -> Iterable[int]:
        known = self.sources.get(clean(origin.uri), ()) if origin.uri != STANDARD_INPUT else ()
        digests = self.texts.get(origin.size)
        return {*known, *digests.get(origin.digest, ())} if digests else known

    def _of_article(
        self, article: int, document: Document, beginning: Callable[[], Document | None]
    ) -> Iterable[tuple[int, Correction]]:
        made = self.corrections.get(article, {}).items()
        wordless = self.wordless.get(article)
        if wordless is None or wordless.text_hash != text_hash(beginning() or document):
            return made
        return ((number, wordless.with_words(number, correction, document.text)) for number, correction in made)
