"""All saved corrections, looked up by the origin of a text. Knows no database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reader.base.values import Value
from reader.library.corrections import Correction
from reader.library.identity import Origin, text_hash
from reader.library.legacy_records import LegacyRecord
from reader.library.rows import clean
from reader.model.document import Document
from reader.model.raw import STANDARD_INPUT


class KnownCorrections(Value):
    """The corrections of many articles. Can be pickled."""

    sources: Mapping[str, tuple[int, ...]]
    """Article ids by address or path."""
    texts: Mapping[int, Mapping[str, tuple[int, ...]]]
    """Article ids by number of bytes and their digest."""
    corrections: Mapping[int, Mapping[int, Correction]]
    """By article id and correction number."""
    legacy_records: Mapping[int, LegacyRecord]
    """Legacy records by article id."""

    def of(
        self, origin: Origin, document: Document, beginning: Callable[[], Document | None]
    ) -> tuple[Correction, ...]:
        """The corrections of a document, oldest first. `beginning` parses the first pages of a long text, which
        identify it in legacy records."""
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
        record = self.legacy_records.get(article)
        if record is None or record.text_hash != text_hash(beginning() or document):
            return made
        return ((number, record.with_words(number, correction, document.text)) for number, correction in made)
