"""Read the articles of a folder of Parquet tables, part by part. DuckDB or pyarrow does it, whichever is installed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.digest.articles import CountedArticle, CountedName, CountedQuote, month_of, named, verb_of
from reader.errors import SourceUnreadable, SourceUnsupported
from reader.model.annotation import Certainty
from reader.model.headings import LISTED_AS_FACTS

_ARTICLES = ("article_id", "publisher", "published", "status")
_ENTITIES = ("article_id", "entity_id", "kind", "name", "mentions")
_QUOTES = ("article_id", "kind", "word_count", "speaker_id", "source", "cue", "certainty")

Row = tuple[Any, ...]


def read_folder(path: str) -> Iterator[CountedArticle]:
    """The articles of the tables `articles`, `quotes` and `entities` in a folder; failed ones are left out.

    Memory is taken for one part at a time. Raises `SourceUnsupported` where the folder has no such tables or nothing is
    installed that reads them, and `SourceUnreadable` where they are damaged.
    """
    folder = Path(path)
    parts = sorted(part.name for part in (folder / "articles").glob("*.parquet"))
    if not parts:
        hint = "name the folder above it" if any(folder.glob("*.parquet")) else "name the files in it"
        raise SourceUnsupported(path, "is a folder without tables of articles", hint)
    for part in parts:
        yield from _read_part(folder, part)


def _read_part(folder: Path, part: str) -> Iterator[CountedArticle]:
    names: dict[str, dict[str, CountedName]] = {}
    for article, number, kind, name, mentions in _rows(folder / "entities" / part, _ENTITIES):
        if kind not in LISTED_AS_FACTS:
            names.setdefault(article, {})[number] = named(name, kind, mentions)
    quotes: dict[str, list[CountedQuote]] = {}
    for article, *quote in _rows(folder / "quotes" / part, _QUOTES):
        quotes.setdefault(article, []).append(_quote(quote, names.get(article, {})))
    articles = [row for row in _rows(folder / "articles" / part, _ARTICLES) if row[-1] == "ok"]
    copies = Counter(article for article, *_ in articles)
    counted: Counter[str] = Counter()
    for article, publisher, published, _ in articles:
        yield CountedArticle(
            publisher or "",
            month_of(published),
            _share(quotes.get(article, ()), counted[article], copies[article]),
            tuple(names.get(article, {}).values()),
        )
        counted[article] += 1


def _share(quotes: Sequence[CountedQuote], number: int, copies: int) -> tuple[CountedQuote, ...]:
    """The quotes of one of several articles with the same text and so the same id, which stand one after the other."""
    return tuple(quotes[len(quotes) * number // copies : len(quotes) * (number + 1) // copies])


def _quote(row: Sequence[Any], names: dict[str, CountedName]) -> CountedQuote:
    kind, words, speaker, source, cue, certainty = row
    is_sourced = bool(source or speaker)
    return CountedQuote(
        kind, words, names.get(speaker or ""), is_sourced, verb_of(cue or ""), certainty == Certainty.CERTAIN
    )


def _rows(path: Path, columns: Sequence[str]) -> list[Row]:
    try:
        return _rows_of(path, columns)
    except ImportError as error:
        raise SourceUnsupported(
            str(path.parent.parent), "takes DuckDB or pyarrow to be read", "install either"
        ) from error
    except Exception as error:  # each of them has errors of its own
        reason = str(error).partition("\n")[0]
        raise SourceUnreadable(str(path), f"cannot be read as a table ({reason})") from error


def _rows_of(path: Path, columns: Sequence[str]) -> list[Row]:
    try:
        import duckdb
    except ImportError:
        from pyarrow import parquet

        table = parquet.read_table(path, columns=list(columns))
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    with duckdb.connect() as database:
        query = f"select {', '.join(columns)} from read_parquet(?)"
        found: list[Row] = database.execute(query, [str(path)]).fetchall()
        return found
