"""The tables of the database and their migrations. A released migration is never changed; add another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

_LEGACY_RECORDS = (
    """
    CREATE TABLE earlier_texts (article INTEGER PRIMARY KEY, text_hash TEXT NOT NULL UNIQUE)
    """,
    """
    INSERT INTO earlier_texts (text_hash)
    SELECT text_hash FROM earlier_articles
    UNION SELECT text_hash FROM earlier_corrections UNION SELECT text_hash FROM earlier_marks
    """,
    """
    INSERT INTO articles (id, headline, seen, exact, before, after, offset)
    SELECT article, headline, coalesce(seen, 0), '', '', '', coalesce(position, 0)
    FROM earlier_texts LEFT JOIN earlier_articles USING (text_hash)
    """,
    """
    INSERT INTO sources (uri, article, seen)
    SELECT uri, article, seen FROM earlier_articles JOIN earlier_texts USING (text_hash)
    """,
    """
    INSERT INTO corrections (number, article, kind, name, exact, before, after, offset,
        other_name, other_exact, other_before, other_after, other_offset, text)
    SELECT number, article, kind, name, '', '', '', start, other_name, empty, empty, empty, other_start, text
    FROM (SELECT *, CASE WHEN other_name IS NOT NULL THEN '' END AS empty FROM earlier_corrections)
    JOIN earlier_texts USING (text_hash)
    """,
    """
    INSERT INTO marks (article, letter, exact, before, after, offset)
    SELECT article, letter, '', '', '', position FROM earlier_marks JOIN earlier_texts USING (text_hash)
    """,
)
"""Records saved by text hash and offsets. Their words are unknown until the text is read again: until then they
are empty, and the old tables, which also have the end offsets, are kept."""

_DOCUMENT = """
    content INTEGER,
    headline TEXT,
    address TEXT,
    publisher TEXT,
    published TEXT,
    day TEXT NOT NULL,
    url TEXT,
    language TEXT,
    authors TEXT NOT NULL DEFAULT '',
    format TEXT NOT NULL DEFAULT 'text',
    layers TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '',
    stored REAL NOT NULL,
    near INTEGER
"""
"""Columns of what is known of an article: `day` is when it was published, else when it was stored; `layers` are its
blocks and the like, `digest` is that of its bytes, and `near` the article that stands for the story of which it is a
copy."""

_KEPT_ARTICLES = (
    """
    CREATE TABLE contents (
        id INTEGER PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        words INTEGER NOT NULL
    )
    """,
    f"CREATE TABLE documents (article INTEGER PRIMARY KEY, {_DOCUMENT})",
    "CREATE INDEX documents_by_day ON documents (day, article)",
    "CREATE INDEX documents_by_content ON documents (content)",
    "CREATE INDEX documents_by_near ON documents (near) WHERE near IS NOT NULL",
    f"CREATE TABLE versions (id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL, {_DOCUMENT})",
    "CREATE INDEX versions_by_article ON versions (article, stored)",
    "CREATE INDEX versions_by_content ON versions (content)",
    """
    CREATE TABLE notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL,
        body TEXT NOT NULL,
        exact TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        offset INTEGER NOT NULL,
        state TEXT NOT NULL,
        made REAL NOT NULL
    )
    """,
    "CREATE INDEX notes_by_article ON notes (article)",
    """
    CREATE TABLE person_links (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        one_base TEXT NOT NULL,
        other_base TEXT NOT NULL,
        verdict TEXT NOT NULL,
        decided REAL NOT NULL,
        PRIMARY KEY (one, other)
    )
    """,
)
"""What was read and what the user said about it. `contents` has each text once; `documents` says what an article is
now, and `versions` what it was before; a document without content was read before texts were kept. The state of a note
is anchored, moved or lost; the verdict of a link is same or apart."""

_FOUND_IN_ARTICLES = (
    "CREATE TABLE analysed (article INTEGER PRIMARY KEY, engine TEXT NOT NULL, digest TEXT NOT NULL)",
    """
    CREATE TABLE people (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        base TEXT NOT NULL,
        family TEXT NOT NULL,
        name TEXT NOT NULL,
        gender TEXT NOT NULL,
        articles INTEGER NOT NULL,
        quotes INTEGER NOT NULL
    )
    """,
    "CREATE INDEX people_by_base ON people (base)",
    "CREATE INDEX people_by_family ON people (family)",
    """
    CREATE TABLE people_words (
        word TEXT NOT NULL,
        person INTEGER NOT NULL,
        PRIMARY KEY (word, person)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE entities (
        article INTEGER NOT NULL,
        n INTEGER NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        roles TEXT NOT NULL,
        aliases TEXT NOT NULL,
        mentions INTEGER NOT NULL,
        person INTEGER,
        PRIMARY KEY (article, n)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX entities_by_person ON entities (person, article) WHERE person IS NOT NULL",
    """
    CREATE TABLE quotes (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL,
        n INTEGER NOT NULL,
        kind TEXT NOT NULL,
        speaker TEXT,
        person INTEGER,
        day TEXT NOT NULL,
        certainty TEXT NOT NULL,
        start INTEGER NOT NULL,
        length INTEGER NOT NULL,
        words TEXT
    )
    """,
    "CREATE INDEX quotes_by_article ON quotes (article, n)",
    "CREATE INDEX quotes_by_day ON quotes (day, id)",
    "CREATE INDEX quotes_by_person ON quotes (person, day, id) WHERE person IS NOT NULL",
    """
    CREATE VIEW searchable AS
    SELECT article, headline, address, text FROM documents LEFT JOIN contents ON contents.id = content
    """,
    """
    CREATE VIEW spoken AS
    SELECT quotes.id AS id, quotes.article AS article, n, kind, speaker, person, quotes.day AS day, certainty, start,
        coalesce(quotes.words, substr(text, start + 1, length)) AS words,
        'p' || coalesce(person, 0) || ' ' || coalesce(speaker, '') AS who
    FROM quotes CROSS JOIN documents ON documents.article = quotes.article
        CROSS JOIN contents ON contents.id = content
    """,
    """
    CREATE TABLE shingles (
        hash INTEGER NOT NULL,
        article INTEGER NOT NULL,
        PRIMARY KEY (hash, article)
    ) WITHOUT ROWID
    """,
)
"""What was found in the articles as they are now: all of it can be made again. Roles and aliases are lines of a text; a
quote has words of its own only if it is in several parts. Who said a quote, as that is searched for, is the speaker's
name and `p` with the id of its form."""

_YEAR = "CAST(substr(published, 1, 4) AS INTEGER)"
_DATED = """
    FROM entities JOIN documents USING (article)
    WHERE person = people.id AND published GLOB '[0-9][0-9][0-9][0-9]*'
"""

YEARS = f"first_year = (SELECT min({_YEAR}) {_DATED}), last_year = (SELECT max({_YEAR}) {_DATED})"
"""Sets the years of the first and the last article that names a form, as far as they say when they were published."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE articles (
            text_hash TEXT PRIMARY KEY,
            uri TEXT NOT NULL,
            headline TEXT,
            position INTEGER NOT NULL,
            seen REAL NOT NULL
        )
        """,
        "CREATE INDEX articles_by_time ON articles (seen)",
        """
        CREATE TABLE corrections (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            text_hash TEXT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            other_name TEXT,
            other_start INTEGER,
            other_end INTEGER,
            text TEXT NOT NULL
        )
        """,
        "CREATE INDEX corrections_by_text ON corrections (text_hash, number)",
        "CREATE TABLE preferences (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ),
    (
        """
        CREATE TABLE marks (
            text_hash TEXT NOT NULL,
            letter TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (text_hash, letter)
        )
        """,
    ),
    (
        "ALTER TABLE articles RENAME TO earlier_articles",
        "ALTER TABLE corrections RENAME TO earlier_corrections",
        "ALTER TABLE marks RENAME TO earlier_marks",
        """
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            headline TEXT,
            seen REAL NOT NULL,
            exact TEXT,
            before TEXT,
            after TEXT,
            offset INTEGER
        )
        """,
        """
        CREATE TABLE sources (
            uri TEXT NOT NULL,
            article INTEGER NOT NULL,
            seen REAL NOT NULL,
            PRIMARY KEY (uri, article)
        )
        """,
        "CREATE INDEX sources_by_article ON sources (article, seen)",
        """
        CREATE TABLE texts (
            size INTEGER NOT NULL,
            digest TEXT NOT NULL,
            article INTEGER NOT NULL,
            PRIMARY KEY (size, digest, article)
        )
        """,
        "CREATE INDEX texts_by_article ON texts (article)",
        """
        CREATE TABLE corrections (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            exact TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            offset INTEGER NOT NULL,
            other_name TEXT,
            other_exact TEXT,
            other_before TEXT,
            other_after TEXT,
            other_offset INTEGER,
            text TEXT NOT NULL
        )
        """,
        "CREATE INDEX corrections_by_article ON corrections (article, number)",
        """
        CREATE TABLE marks (
            article INTEGER NOT NULL,
            letter TEXT NOT NULL,
            exact TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            offset INTEGER NOT NULL,
            PRIMARY KEY (article, letter)
        )
        """,
        *_LEGACY_RECORDS,
    ),
    (
        "ALTER TABLE articles ADD COLUMN unread INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX articles_by_seen ON articles (seen DESC, id)",
        *_KEPT_ARTICLES,
        *_FOUND_IN_ARTICLES,
        """
        INSERT INTO documents (article, headline, address, day, stored)
        SELECT id, headline, (SELECT uri FROM sources WHERE article = id ORDER BY seen DESC),
            coalesce(date(seen, 'unixepoch'), '1970-01-01'), seen
        FROM articles
        """,
    ),
    (
        "ALTER TABLE people ADD COLUMN first_year INTEGER",
        "ALTER TABLE people ADD COLUMN last_year INTEGER",
        f"UPDATE people SET {YEARS}",
    ),
    (
        """
        CREATE TABLE namesakes (
            article INTEGER NOT NULL,
            base TEXT NOT NULL,
            namesake TEXT NOT NULL,
            decided REAL NOT NULL,
            PRIMARY KEY (article, base)
        ) WITHOUT ROWID
        """,
    ),
)
"""The statements that lead from each version to the next, starting from an empty database. `namesakes` holds the
articles in which, as the user said, a name is not the same person's as elsewhere."""

VERSION = len(MIGRATIONS)


class TooNewError(Exception):
    """A later version of the program has written the file."""


def migrate(connection: Connection, back_up: Callable[[int], object] = lambda version: None) -> None:
    """Migrate the file to this version, in a single transaction. Raises `TooNewError` and `sqlite3.Error`.

    Concurrent processes are safe: one migrates, the others wait and find it done. Before a file with content is
    changed, `back_up` is called with its version, while nobody else can write; if it raises, nothing is changed.
    """
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        missing = _missing(version)
        if version and missing:
            back_up(version)
        for statements in missing:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _missing(version: int) -> tuple[tuple[str, ...], ...]:
    if version > VERSION:
        raise TooNewError
    return MIGRATIONS[version:]


def _version(connection: Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
