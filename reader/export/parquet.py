"""Parquet: tables of many articles, for DuckDB, Polars, pandas, Spark and R. Their columns are a promise.

A folder for each table, in it a file for each part. Needs pyarrow, the extra `corpus`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from hashlib import sha256
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from reader import __version__
from reader.annotate.engines import model_version
from reader.annotate.entities.name_forms import key
from reader.base.dates import calendar_day
from reader.errors import SourceError
from reader.export.facts import BETWEEN_PARTS
from reader.export.parts import part_name
from reader.export.record import SCHEMA
from reader.model.document import BlockKind, Document
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span

ID_DIGITS = 16
"""Hexadecimal digits of an article's id, unless its collection gives it one."""

MOST_HELD = 1 << 25
"""Code points of the articles whose rows are held before they are written: thousands of articles, a hundred books."""

_LEVELLED = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM})

Row = tuple[Any, ...]


def _column(name: str, kind: Any, about: str = "") -> pa.Field:
    """A column; a `!` after its name says that it has a value in every row."""
    metadata = {"description": about} if about else None
    return pa.field(name.rstrip("!"), kind, nullable=not name.endswith("!"), metadata=metadata)


def _offset(name: str, about: str) -> pa.Field:
    return _column(name, pa.int32(), f"{about}, in Unicode code points of the article's text from 0")


_START = _offset("start!", "where it begins")
_END = _offset("end!", "where it ends, the first character after it")
_ARTICLE = _column("article_id!", pa.string())
_NUMBER = _column("n!", pa.int32(), "counted from 0 within the article")
_TEXTS = pa.list_(pa.string())

SCHEMAS: dict[str, pa.Schema] = {
    "blocks": pa.schema(
        [
            _ARTICLE,
            _NUMBER,
            _column("kind!", pa.string()),
            _START,
            _END,
            _column("level", pa.int8(), "of a heading from 1, of a list item from 0"),
        ]
    ),
    "entities": pa.schema(
        [
            _ARTICLE,
            _column("entity_id!", pa.string(), "unique within the article"),
            _column("kind!", pa.string()),
            _column("name!", pa.string(), "the fullest form in the article"),
            _column("key", pa.string(), "the name without case, accents, hyphens and spaces"),
            _column("role", pa.string(), "the first thing that the article calls a person"),
            _column("roles", _TEXTS),
            _column("aliases", _TEXTS),
            _column("mentions!", pa.int32(), "how many there are"),
        ]
    ),
    "mentions": pa.schema(
        [_ARTICLE, _column("entity_id!", pa.string()), _NUMBER, _START, _END, _column("text!", pa.string())]
    ),
    "quotes": pa.schema(
        [
            _ARTICLE,
            _column("quote_id!", pa.string(), "unique within the article"),
            _column("kind!", pa.string()),
            _column("words!", pa.string()),
            _column("word_count!", pa.int32()),
            _column("parts", pa.list_(pa.struct([_START, _END]))),
            _column("speaker_id", pa.string(), "the entity_id of who speaks"),
            _column("speaker", pa.string(), "the name of who speaks"),
            _column("speaker_role", pa.string()),
            _column("source", pa.string(), "who the article says is speaking, as written there"),
            _column("cue", pa.string()),
            _column("via", pa.string()),
            _column("reason", pa.string()),
            _column("certainty!", pa.string()),
            _column("paragraph", pa.int32(), "counted from 1; 0 is above the first"),
        ]
    ),
    "facts": pa.schema(
        [
            _ARTICLE,
            _NUMBER,
            _column("kind!", pa.string()),
            _column("text!", pa.string()),
            _START,
            _END,
            _column("value", pa.string()),
        ]
    ),
    "articles": pa.schema(
        [
            _ARTICLE,
            _column("uri!", pa.string()),
            _column("text_hash!", pa.string(), "SHA-256 of the text in UTF-8"),
            _column("url", pa.string()),
            _column("headline", pa.string()),
            _column("dek", pa.string()),
            _column("authors", _TEXTS),
            _column("authors_inferred", pa.bool_()),
            _column("published", pa.date32()),
            _column("publisher", pa.string()),
            _column("language", pa.string()),
            _column("format", pa.string()),
            _column("words", pa.int32(), "how many there are"),
            _column("text!", pa.large_string()),
            _column("status!", pa.string(), "ok or failed"),
            _column("error", pa.string()),
        ]
    ),
}
"""The tables, in the order in which their files appear: once that of `articles` is there, the others are too."""


def names(number: int) -> tuple[str, ...]:
    """The files of a part within the folder."""
    return tuple(f"{table}/{part_name(number)}.parquet" for table in SCHEMAS)


def spell(outcomes: Iterable[Document | SourceError], streams: Sequence[BinaryIO], engine: str | None = None) -> None:
    """Write a part: the rows of its articles, those that failed included, to a stream for each table."""
    about = {"reader": __version__, "model": model_version(engine), "schema": str(SCHEMA)}
    rows: dict[str, list[Row]] = {table: [] for table in SCHEMAS}
    length = 0
    with ExitStack() as opened:
        writers = {
            table: opened.enter_context(pq.ParquetWriter(stream, schema.with_metadata(about), compression="zstd"))
            for (table, schema), stream in zip(SCHEMAS.items(), streams, strict=True)
        }
        for outcome in outcomes:
            if isinstance(outcome, SourceError):
                rows["articles"].append(_failed(outcome))
                continue
            for table, found in _rows(outcome).items():
                rows[table] += found
            length += len(outcome.text)
            if length >= MOST_HELD:
                _write(rows, writers)
                length = 0
        _write(rows, writers)


def _write(rows: dict[str, list[Row]], writers: dict[str, Any]) -> None:
    """Write the rows as a group of each table, and forget them."""
    for table, found in rows.items():
        if found:
            columns = zip(*found, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, SCHEMAS[table], strict=True)]
            writers[table].write_table(pa.table(arrays, writers[table].schema))
            found.clear()


def _failed(error: SourceError) -> Row:
    uri = _clean(error.uri)
    return (error.id or _digest(uri)[:ID_DIGITS], uri, _digest(""), *[None] * 10, "", "failed", _clean(error.why))


def _rows(document: Document) -> dict[str, Iterable[Row]]:
    article = document.metadata.id or _digest(document.text)[:ID_DIGITS]
    return {
        "articles": [_article(article, document)],
        "blocks": _blocks(article, document),
        "entities": _entities(article, document),
        "mentions": _mentions(article, document),
        "quotes": _quotes(article, document),
        "facts": _facts(article, document),
    }


def _article(article: str, document: Document) -> Row:
    metadata = document.metadata
    return (
        article,
        _clean(document.source.uri),
        _digest(document.text),
        metadata.url,
        metadata.headline,
        metadata.dek,
        list(metadata.authors),
        metadata.authors_inferred,
        calendar_day(metadata.published),
        metadata.publisher,
        metadata.language,
        document.source.format,
        len(document.text.split()),
        document.text,
        "ok",
        None,
    )


def _blocks(article: str, document: Document) -> Iterator[Row]:
    for number, block in enumerate(document.blocks):
        yield article, number, block.kind.value, *block.span, block.level if block.kind in _LEVELLED else None


def _entities(article: str, document: Document) -> Iterator[Row]:
    for entity in document.entities:
        yield (
            article,
            entity.id,
            entity.kind.value,
            entity.name,
            key(entity.name),
            entity.role,
            [role.text for role in entity.roles],
            [alias.text for alias in entity.aliases],
            len(entity.mentions),
        )


def _mentions(article: str, document: Document) -> Iterator[Row]:
    for entity in document.entities:
        for number, mention in enumerate(entity.mentions):
            yield article, entity.id, number, *mention, document.slice(mention)


def _quotes(article: str, document: Document) -> Iterator[Row]:
    speakers = {entity.id: entity for entity in document.entities}
    paragraphs = Paragraphs(document)
    for quote in document.quotes:
        said = [document.slice(part) for part in quote.content]
        speaker = speakers.get(quote.speaker or "")
        yield (
            article,
            quote.id,
            quote.kind.value,
            BETWEEN_PARTS.join(said),
            sum(len(part.split()) for part in said),
            [{"start": part.start, "end": part.end} for part in quote.content],
            quote.speaker,
            speaker.name if speaker else None,
            speaker.role if speaker else None,
            _written(document, quote.source),
            _written(document, quote.cue),
            _written(document, quote.via),
            quote.reason,
            quote.certainty.value,
            paragraphs.number_at(quote.content[0].start),
        )


def _facts(article: str, document: Document) -> Iterator[Row]:
    for number, fact in enumerate(document.facts):
        yield article, number, fact.kind.value, document.slice(fact.span), *fact.span, fact.value


def _written(document: Document, span: Span | None) -> str | None:
    return document.slice(span) if span else None


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _clean(text: str) -> str:
    """File names may hold bytes that are not UTF-8, kept as lone surrogates, which Parquet cannot hold."""
    return text.encode("utf-8", "backslashreplace").decode()
