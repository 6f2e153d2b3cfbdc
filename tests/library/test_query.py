"""What a user types is searched for, whatever it is."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from itertools import product

import pytest

from reader.library.query import Query, parse

QUERIES = {
    "strike pay": Query(("strike", "pay")),
    '"night shift" pay': Query(("night shift", "pay")),
    "by:okafor": Query(by=("okafor",)),
    'by:"mara okafor" strike': Query(("strike",), by=("mara okafor",)),
    "from:harbour": Query(outlets=("harbour",)),
    "after:2025": Query(after="2025-01-01"),
    "after:2025-3": Query(after="2025-03-01"),
    "before:2025-03-04": Query(before="2025-03-04"),
    "after:2024 after:2025": Query(after="2025-01-01"),
    "is:unread": Query(is_unread=True),
    "is:read": Query(is_unread=False),
    "has:note": Query(has_note=True),
    "is:blue": Query(("is:blue",)),
    "after:soon": Query(("after:soon",)),
    "after:2025-13": Query(("after:2025-13",)),
    "c++ - *": Query(("c++",)),
    'say"hello': Query(('say"hello',)),
    '"open end': Query(("open end",)),
    "by: strike": Query(("strike",)),
    "https://averil.example/a": Query(("https://averil.example/a",)),
    "": Query(),
    ' " ': Query(),
}


@pytest.mark.parametrize(("text", "query"), QUERIES.items())
def test_a_query_is_read(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize("text", ["stri", "strike pa", "by:okafor stri"])
def test_the_last_word_may_be_unfinished(text: str) -> None:
    assert parse(text, is_typing=True).is_typing


@pytest.mark.parametrize("text", ["", "strike ", '"strike"', "strike by:ok", "strike -", "strike by:"])
def test_what_is_finished_is_not_taken_for_a_beginning(text: str) -> None:
    assert not parse(text, is_typing=True).is_typing


@pytest.fixture(scope="module")
def tables() -> Iterator[sqlite3.Connection]:
    """A table that is searched."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(words, who, prefix = '2 3')")
    connection.execute("INSERT INTO found VALUES ('strike over pay', 'Mara Okafor')")
    yield connection
    connection.close()


def assert_is_searched(tables: sqlite3.Connection, text: str) -> None:
    for is_typing in (False, True):
        query = parse(text, is_typing=is_typing)
        matching = [query.words, *(f"who : ({name})" for name in query.names)]
        for words in filter(None, matching):
            tables.execute("SELECT rowid FROM found WHERE found MATCH ?", (words,)).fetchall()


PIECES = (
    '"',
    "'",
    "*",
    "-",
    "+",
    ":",
    "^",
    "(",
    ")",
    "{",
    "}",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "by:",
    "is:",
    "who",
    "a",
    " ",
    "\0",
    "é",
    "\n",
)


def test_any_two_pieces_are_a_query(tables: sqlite3.Connection) -> None:
    for one, other in product(PIECES, repeat=2):
        assert_is_searched(tables, one + other)


def test_any_text_is_a_query(tables: sqlite3.Connection) -> None:
    chosen = random.Random(22)
    for _ in range(3_000):
        assert_is_searched(tables, "".join(chosen.choices(PIECES, k=chosen.randrange(1, 14))))


def test_any_character_is_a_query(tables: sqlite3.Connection) -> None:
    chosen = random.Random(22)
    for _ in range(3_000):
        codes = (
            chosen.choice((chosen.randrange(0x80), chosen.randrange(0x3000), chosen.randrange(0xE000)))
            for _ in range(8)
        )
        assert_is_searched(tables, "".join(map(chr, codes)))


def test_a_name_may_be_unfinished_while_it_is_typed() -> None:
    assert parse("by:oka", is_typing=True).names == ('"oka" *',)
    assert parse("by:oka ", is_typing=True).names == ('"oka"',)
    assert parse('by:"oka', is_typing=True).names == ('"oka"',)
    assert parse("by:oka by:br", is_typing=True).names == ('"oka"', '"br"'), "too short to begin a name"
    assert parse("by:oka").names == ('"oka"',)


def test_a_single_letter_begins_nothing_yet() -> None:
    assert parse("night p", is_typing=True).words == '"night"'
    assert parse("p", is_typing=True).words == '"p"'
    assert parse("night pa", is_typing=True).words == '"night" AND "pa" *'
    assert parse("night pa", is_typing=True).words_of_quotes == '"night" AND "pa"'
    assert parse("night pay", is_typing=True).words_of_quotes == '"night" AND "pay" *'
