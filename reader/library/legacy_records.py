"""Records of versions before schema 3, which saved text hashes and offsets, and their conversion to anchors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.base.values import Value, replace
from reader.library.anchors import Anchor, anchor_point, anchor_span
from reader.library.rows import anchor_row
from reader.model.span import Span

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.library.corrections import Correction, Target


class LegacySpans(NamedTuple):
    """Places of the names and quotes of a correction."""

    target: Span
    other: Span | None


class LegacyRecord(Value):
    """What is known of an article only by offsets into a text that is known only by its hash."""

    text_hash: str
    place: int | None
    marks: Mapping[str, int]
    corrections: Mapping[int, LegacySpans]
    """By correction number."""

    def is_within(self, text: str) -> bool:
        """Whether all its places are in this text, which may be only the first pages."""
        spans = (span for spans in self.corrections.values() for span in spans if span is not None)
        return max((self.place or 0, *self.marks.values(), *(span.end for span in spans))) <= len(text)

    def with_words(self, number: int, correction: Correction, text: str) -> Correction:
        """The correction with this number, with the words at its old place in this text."""
        spans = self.corrections.get(number)
        if spans is None:
            return correction
        other = _worded(correction.other, spans.other, text) if correction.other is not None else None
        return replace(correction, target=_worded(correction.target, spans.target, text), other=other)

    def updates(self, article: int, text: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """SQL statements with their parameters that add the words at the old places in this text."""
        if self.place is not None and self.place < len(text):
            yield _UPDATE.format("articles", "", "id = ?"), (*anchor_row(anchor_point(text, self.place)), article)
        for letter, offset in self.marks.items():
            if offset < len(text):
                row = (*anchor_row(anchor_point(text, offset)), article, letter)
                yield _UPDATE.format("marks", "", "article = ? AND letter = ?"), row
        for number, spans in self.corrections.items():
            for prefix, span in (("", spans.target), ("other_", spans.other)):
                if span is not None and (found := _anchor(text, span)) is not None:
                    yield _UPDATE.format("corrections", prefix, "number = ?"), (*anchor_row(found), number)


_UPDATE = "UPDATE {0} SET {1}exact = ?, {1}before = ?, {1}after = ?, {1}offset = ? WHERE {1}exact = '' AND {2}"


def _worded(target: Target, span: Span | None, text: str) -> Target:
    found = _anchor(text, span) if span is not None and not target.anchor.exact else None
    return replace(target, anchor=found) if found is not None else target


def _anchor(text: str, span: Span) -> Anchor | None:
    is_there = 0 <= span.start < span.end <= len(text) and not text[span.start : span.end].isspace()
    return anchor_span(text, span) if is_there else None


def article_ids(connection: Connection) -> tuple[int, ...]:
    """Ids of the articles with legacy records."""
    return tuple(int(article) for (article,) in connection.execute("SELECT article FROM earlier_texts"))


def article_of(connection: Connection, text_hash: str) -> int | None:
    """Id of the article whose text had this hash."""
    row = connection.execute("SELECT article FROM earlier_texts WHERE text_hash = ?", (text_hash,)).fetchone()
    return int(row[0]) if row else None


def legacy_record(connection: Connection, article: int) -> LegacyRecord | None:
    """The legacy record of an article; None if there is none."""
    row = connection.execute("SELECT text_hash FROM earlier_texts WHERE article = ?", (article,)).fetchone()
    if row is None:
        return None
    no_words = "exact = '' AND typeof(offset) = 'integer'"
    place = connection.execute(f"SELECT offset FROM articles WHERE id = ? AND {no_words}", (article,)).fetchone()
    marks = connection.execute(f"SELECT letter, offset FROM marks WHERE article = ? AND {no_words}", (article,))
    corrections = connection.execute(
        """
        SELECT number, start, "end", other_start, other_end
        FROM earlier_corrections JOIN corrections USING (number)
        WHERE article = ? AND (exact = '' OR other_exact = '')
        AND typeof(start) = 'integer' AND typeof("end") = 'integer'
        """,
        (article,),
    )
    return LegacyRecord(
        str(row[0]),
        int(place[0]) if place else None,
        {str(letter): int(offset) for letter, offset in marks},
        {
            number: LegacySpans(Span(start, end), Span(other, other_end) if isinstance(other, int) else None)
            for number, start, end, other, other_end in corrections
        },
    )


def forget(connection: Connection, articles: tuple[int, ...]) -> None:
    """Delete the legacy records of these articles."""
    for article in articles:
        for table in ("articles", "corrections", "marks"):
            connection.execute(
                f"DELETE FROM earlier_{table} "
                "WHERE text_hash IN (SELECT text_hash FROM earlier_texts WHERE article = ?)",
                (article,),
            )
        connection.execute("DELETE FROM earlier_texts WHERE article = ?", (article,))
