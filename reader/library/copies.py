"""Copies of one story: articles whose texts are nearly identical, such as what several outlets print of an agency.

The first that was kept stands for all; the others point to it. Each function is part of a transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from reader.library.findings import runs_of

if TYPE_CHECKING:
    from sqlite3 import Connection

MIN_LIKENESS = 0.4
"""Share of the runs of words in two texts that both have, from which they are copies. Of all pairs of 1,100 articles
six have more, and they are; pairs that share no more than a long quote have 0.12 at most."""

MAX_COMPARED = 3
"""Articles that are compared word by word, those that share most of the sketch."""

MAX_SHARING = 50
"""Articles with the same run of words that are looked at: a run that more of them share is no part of a story."""


IS_ITS_OWN = """
    NOT EXISTS (
        SELECT 1 FROM documents AS copy JOIN documents AS first ON first.article = copy.near
        JOIN contents ON contents.id = first.content
        WHERE copy.article = spoken.article AND (
            instr(text, spoken.words) OR spoken.words IN (SELECT words FROM spoken WHERE article = first.article)
        )
    )
"""
"""Whether a row of `spoken` is its article's own: not one that a copy shares with the article that stands for its
story."""


def find(connection: Connection, article: int, content: int, runs: Set[int], sketch: list[int]) -> int | None:
    """The article that stands for the story of which this one is a copy; None if it is the first that is kept."""
    sharing = "SELECT article FROM shingles WHERE hash = ? AND article <> ? LIMIT ?"
    shared: Counter[int] = Counter()
    for hashed in sketch:
        shared.update(other for (other,) in connection.execute(sharing, (hashed, article, MAX_SHARING)))
    for other, _ in sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:MAX_COMPARED]:
        row = connection.execute(
            "SELECT coalesce(near, article), content, text FROM documents JOIN contents ON contents.id = content"
            " WHERE article = ?",
            (other,),
        ).fetchone()
        if row is not None and (row[1] == content or _likeness(runs, runs_of(row[2])) >= MIN_LIKENESS):
            return int(row[0])
    return None


def _likeness(one: Set[int], other: Set[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def others(connection: Connection, article: int) -> tuple[int, ...]:
    """The other articles that are copies of the same story."""
    first = "(SELECT coalesce(near, article) FROM documents WHERE article = ?1)"
    group = (
        f"SELECT article FROM documents WHERE (near = {first} OR article = {first}) AND article <> ?1 ORDER BY article"
    )
    return tuple(int(other) for (other,) in connection.execute(group, (article,)))


def copies_of(connection: Connection, article: int) -> tuple[int, ...]:
    """The articles for which this one stands."""
    pointing = "SELECT article FROM documents WHERE near = ? ORDER BY article"
    return tuple(int(copy) for (copy,) in connection.execute(pointing, (article,)))


def promote_first(connection: Connection, copies: Sequence[int]) -> None:
    """Let the first of these copies stand for the others: the article that did is about to change or go."""
    if copies:
        first = copies[0]
        connection.execute("UPDATE documents SET near = NULL WHERE article = ?", (first,))
        others = [(first, other) for other in copies[1:]]
        connection.executemany("UPDATE documents SET near = ? WHERE article = ?", others)
