"""Quotes in which others speak of a person. Reads only.

A person is spoken of by one of the names that the article itself gives them, so that a surname counts where nobody else
in the article has it; pronouns are not resolved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reader.base import lazy_regex
from reader.base.folding import unaccented
from reader.library import copies, search_tables
from reader.library.rows import placeholders
from reader.library.search import QUOTE_COLUMNS, QuoteHit, hits_of_rows

if TYPE_CHECKING:
    from sqlite3 import Connection

MAX_SPELLINGS = 60
"""Ways to write a name that are searched for."""

Words = tuple[str, ...]

_WORD = lazy_regex.compile(r"[^\W_]+")


def quotes_about(connection: Connection, ids: Sequence[int], limit: int) -> Sequence[QuoteHit]:
    """Quotes that name a person of these forms and that somebody else says, those published last first; what copies
    have in common counts once. None where texts cannot be searched."""
    if not (search_tables.exist(connection) and search_tables.can_search(connection)):
        return ()
    forms = placeholders(ids)
    spellings = _spellings(connection, ids)
    if not spellings:
        return ()
    named = " OR ".join(f'"{" ".join(words)}"' for words in spellings)
    newest = f"""
        SELECT {QUOTE_COLUMNS} FROM spoken
        WHERE id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)
            AND article IN (SELECT article FROM entities WHERE person IN {forms})
            AND speaker IS NOT NULL AND (person IS NULL OR person NOT IN {forms}) AND {copies.IS_ITS_OWN}
        ORDER BY day DESC, id DESC
    """
    rows = connection.execute(newest, (f"words : ({named})", *ids, *ids))
    return list(hits_of_rows(connection, list(islice(_about(connection, ids, rows), limit))))


def _spellings(connection: Connection, ids: Sequence[int]) -> Sequence[Words]:
    """How articles write the name, the most frequent first."""
    rows = connection.execute(
        f"""
        SELECT name, aliases FROM entities WHERE person IN {placeholders(ids)}
        GROUP BY name, aliases ORDER BY count(*) DESC, name, aliases LIMIT {MAX_SPELLINGS}
        """,
        tuple(ids),
    )
    found = (_words(each) for name, aliases in rows for each in (name, *aliases.splitlines()))
    return list(dict.fromkeys(filter(None, found)))[:MAX_SPELLINGS]


def _about(connection: Connection, ids: Sequence[int], rows: Iterator[Sequence[object]]) -> Iterator[Sequence[object]]:
    """The rows of quotes that name the person and nobody else by the same words."""
    known: dict[object, Mapping[Words, bool]] = {}
    for row in rows:
        article, speaker, words = row[1], row[4], row[6]
        if article not in known:
            known[article] = _names_in(connection, article, ids)
        names = known[article]
        if not names.get(_words(str(speaker))) and _names_person(_words(str(words)), names):
            yield row


def _names_in(connection: Connection, article: object, ids: Sequence[int]) -> Mapping[Words, bool]:
    """The names of people in an article, and whether each is of this person and of nobody else."""
    found: dict[Words, bool] = {}
    rows = connection.execute(
        "SELECT name, aliases, person FROM entities WHERE article = ? AND kind = 'person'", (article,)
    )
    for name, aliases, person in rows:
        for words in map(_words, (name, *aliases.splitlines())):
            found[words] = found.get(words, True) and person in ids
    found.pop((), None)
    return found


def _names_person(words: Words, names: Mapping[Words, bool]) -> bool:
    """Whether the person is named in these words; the longest name that begins at a word is the one that is meant."""
    at, longest = 0, max(map(len, names), default=0)
    while at < len(words):
        length = next((many for many in range(longest, 0, -1) if words[at : at + many] in names), 0)
        if length and names[words[at : at + length]]:
            return True
        at += max(1, length)
    return False


def _words(text: str) -> Words:
    """The words of a text as full-text search has them, without accents and in one case."""
    return tuple(_WORD.findall(unaccented(text).casefold()))
