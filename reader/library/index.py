"""Fill the tables with what is in an article, and empty them of it again. Each function is part of a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.base.dates import calendar_day, date_parts
from reader.base.folding import folded_words
from reader.library import copies, notes, search_tables
from reader.library.findings import Findings, sketch_among, sketch_of
from reader.library.layers import layers_text
from reader.library.linking import ERA, MAX_YEARS, NameForm, form_of, years_between
from reader.library.rows import clean, clean_or_none, placeholders
from reader.library.schema import YEARS

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.model.document import Document


class _Row(NamedTuple):
    """A row of `documents` or `versions`, without `article` and `near`."""

    content: int | None
    headline: str | None
    address: str | None
    publisher: str | None
    published: str | None
    day: str
    url: str | None
    language: str | None
    authors: str
    format: str
    layers: str
    digest: str
    stored: float


_COLUMNS = ", ".join(_Row._fields)

LAST = "\U0010ffff"
"""A character after all others."""


class Entry(NamedTuple):
    """An annotated article to be put into the library. Everything that takes long to compute is computed already."""

    document: Document
    findings: Findings
    runs: Set[int]
    """Hashes of its runs of words."""
    digest: str
    """Of the bytes of its source."""
    address: str
    """What it is called where it came from: the name of a file, or an address without its scheme."""
    engine: str
    """What found names and quotes."""
    when: float


def put(connection: Connection, article: int, entry: Entry) -> None:
    """Keep an article as it is now. Nothing is changed if it is kept so already."""
    known = _known_row(connection, article)
    content = _content(connection, entry.document.text)
    row = _row_of(entry, content, None if known is None else known.day)
    if known is not None and known._replace(stored=row.stored) == row and _is_analysed(connection, article, entry):
        return
    can_search = search_tables.prepare(connection)
    named = _empty(connection, article, can_search) if known is not None else ()
    _replace_document(connection, article, known, row)
    _fill(connection, article, entry, content, row.day)
    _drop_unused_people(connection, named)
    if can_search:
        search_tables.add(connection, article)
    if known is not None and known.content != content:
        notes.anchor_anew(connection, article, entry.document.text)


def _known_row(connection: Connection, article: int) -> _Row | None:
    found = connection.execute(f"SELECT {_COLUMNS} FROM documents WHERE article = ?", (article,)).fetchone()
    return None if found is None else _Row._make(found)


def _replace_document(connection: Connection, article: int, known: _Row | None, row: _Row) -> None:
    """Replace the row of an article, and keep the earlier one as a version if both text and bytes are others."""
    values = f"(article, {_COLUMNS}) VALUES {placeholders((article, *row))}"
    if known is not None and known.content not in (None, row.content) and known.digest != row.digest:
        connection.execute(f"INSERT INTO versions {values}", (article, *known))
    connection.execute(f"INSERT OR REPLACE INTO documents {values}", (article, *row))
    if known is not None:
        _drop_unused_contents(connection, (known.content,))


def remove(connection: Connection, article: int) -> None:
    """Remove everything that is known of the content of an article, earlier versions included."""
    can_search = search_tables.exist(connection) and search_tables.prepare(connection)
    _drop_unused_people(connection, _empty(connection, article, can_search))
    kept = "SELECT content FROM {} WHERE article = ?"
    contents = {
        content
        for table in ("documents", "versions")
        for (content,) in connection.execute(kept.format(table), (article,))
    }
    for table in ("documents", "versions", "notes", "namesakes"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    _drop_unused_contents(connection, contents)


def _content(connection: Connection, text: str) -> int:
    """The id of a text, which is kept once."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    row = connection.execute("SELECT id FROM contents WHERE digest = ?", (digest,)).fetchone()
    if row is not None:
        return int(row[0])
    values = (digest, clean(text), len(text.split()))
    return int(connection.execute("INSERT INTO contents (digest, text, words) VALUES (?, ?, ?)", values).lastrowid or 0)


def _row_of(entry: Entry, content: int, day: str | None) -> _Row:
    """The row of an article, which stays under the `day` of an earlier row unless it says when it was published."""
    document, metadata = entry.document, entry.document.metadata
    published = calendar_day(metadata.published)
    host, slash, _ = entry.address.partition("/")
    return _Row(
        content,
        clean_or_none(metadata.headline),
        clean(entry.address),
        clean_or_none(metadata.publisher or (host if slash else None)),
        clean_or_none(metadata.published),
        published.isoformat() if published else day or datetime.fromtimestamp(entry.when, UTC).date().isoformat(),
        clean_or_none(metadata.url or document.source.url),
        clean_or_none(metadata.language),
        clean("\n".join(metadata.authors)),
        clean(document.source.format),
        clean(layers_text(document)),
        entry.digest,
        entry.when,
    )


def _is_analysed(connection: Connection, article: int, entry: Entry) -> bool:
    row = connection.execute("SELECT engine, digest FROM analysed WHERE article = ?", (article,)).fetchone()
    return bool(row == (entry.engine, entry.findings.digest))


def _drop_unused_contents(connection: Connection, contents: Iterable[int | None]) -> None:
    connection.executemany(
        """
        DELETE FROM contents WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM documents WHERE content = ?1)
        AND NOT EXISTS (SELECT 1 FROM versions WHERE content = ?1)
        """,
        [(content,) for content in contents if content is not None],
    )


# What was found


def _fill(connection: Connection, article: int, entry: Entry, content: int, day: str) -> None:
    findings, sketch = entry.findings, sketch_among(entry.runs)
    near = copies.find(connection, article, content, entry.runs, sketch)
    connection.execute("UPDATE documents SET near = ? WHERE article = ?", (near, article))
    people = _ids_of_people(connection, article, findings, _year(entry.document.metadata.published))
    connection.executemany(
        "INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                article,
                one.n,
                one.kind,
                clean(one.name),
                clean(one.roles),
                clean(one.aliases),
                one.mentions,
                _id(people, one.form),
            )
            for one in findings.entities
        ],
    )
    connection.executemany(
        "INSERT INTO quotes VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                article,
                one.n,
                one.kind,
                clean_or_none(one.speaker),
                _id(people, one.form),
                day,
                one.certainty,
                one.start,
                one.length,
                clean_or_none(one.words),
            )
            for one in findings.quotes
        ],
    )
    _count(connection, article, 1)
    connection.executemany("INSERT OR IGNORE INTO shingles VALUES (?, ?)", [(hashed, article) for hashed in sketch])
    connection.execute("INSERT OR REPLACE INTO analysed VALUES (?, ?, ?)", (article, entry.engine, findings.digest))


def _id(people: Mapping[str, int], form: NameForm | None) -> int | None:
    return people[form.key] if form is not None else None


def _year(published: str | None) -> int | None:
    return next(iter(date_parts(published)), None)


def _ids_of_people(connection: Connection, article: int, findings: Findings, year: int | None) -> dict[str, int]:
    """The ids of the forms of names by their key, in an article of this year; new ones are added."""
    forms = {one.form.key: one.form for one in findings.entities if one.form is not None}
    told_apart = _namesakes_in(connection, article)
    return {key: _id_of_form(connection, _told_apart(form, told_apart), year) for key, form in forms.items()}


def _namesakes_in(connection: Connection, article: int) -> Mapping[str, str]:
    """The names that are another person's in this article than elsewhere, and what tells that person apart."""
    return dict(connection.execute("SELECT base, namesake FROM namesakes WHERE article = ?", (article,)).fetchall())


def _told_apart(form: NameForm, told_apart: Mapping[str, str]) -> NameForm:
    return form._replace(namesake=told_apart.get(clean(form.base), ""))


def _id_of_form(connection: Connection, form: NameForm, year: int | None) -> int:
    """The id of a form: where it is that of several people, lifetimes apart, of the one whose articles are nearest."""
    key, own = clean(form.key), None if year is None else (year, year)
    rows = connection.execute(_OF_FORM, (key, key + ERA, key + ERA + LAST))
    known = [(int(person), None if first is None else (first, last)) for person, first, last in rows]
    nearest = min(known, key=lambda one: years_between(own, one[1]), default=None)
    if nearest is not None and years_between(own, nearest[1]) <= MAX_YEARS:
        person, years = nearest
    else:
        person, years = _add_person(connection, form._replace(era=str(year)) if known else form), None
    if year is not None and not (years and years[0] <= year <= years[1]):
        connection.execute(_ADD_YEAR, (year, person))
    return person


_OF_FORM = "SELECT id, first_year, last_year FROM people WHERE key = ? OR (key > ? AND key < ?)"
_ADD_YEAR = """
    UPDATE people SET first_year = min(coalesce(first_year, ?1), ?1), last_year = max(coalesce(last_year, ?1), ?1)
    WHERE id = ?2
"""


def _add_person(connection: Connection, form: NameForm) -> int:
    row = tuple(map(clean, (form.key, form.base, form.family, form.name, form.gender)))
    insert = "INSERT INTO people (key, base, family, name, gender, articles, quotes) VALUES (?, ?, ?, ?, ?, 0, 0)"
    person = int(connection.execute(insert, row).lastrowid or 0)
    connection.executemany(
        "INSERT OR IGNORE INTO people_words VALUES (?, ?)", [(word, person) for word in folded_words(form.name)]
    )
    return person


def assign_people(connection: Connection, article: int) -> None:
    """Work out again whose the names in an article are, after the user decided that some are somebody else's."""
    can_search = search_tables.exist(connection) and search_tables.prepare(connection)
    if can_search:
        search_tables.remove(connection, article)
    _count(connection, article, -1)
    (published,) = connection.execute("SELECT published FROM documents WHERE article = ?", (article,)).fetchone()
    told_apart = _namesakes_in(connection, article)
    named = "SELECT id, name, gender FROM people WHERE id IN (SELECT person FROM entities WHERE article = ?)"
    before = connection.execute(named, (article,)).fetchall()
    for person, name, gender in before:
        form = form_of(name, gender)
        if form is not None:
            after = _id_of_form(connection, _told_apart(form, told_apart), _year(published))
            for table in ("entities", "quotes"):
                connection.execute(
                    f"UPDATE {table} SET person = ? WHERE article = ? AND person = ?", (after, article, person)
                )
    _count(connection, article, 1)
    _drop_unused_people(connection, [(person,) for person, _, _ in before])
    if can_search:
        search_tables.add(connection, article)


def _count(connection: Connection, article: int, by: int) -> None:
    """Count the article and its quotes for the people in it, or take them off again."""
    _count_in(connection, article, by, "articles", "SELECT person, 1 FROM entities WHERE article = ?")
    _count_quotes(connection, article, by)


def _count_quotes(connection: Connection, article: int, by: int) -> None:
    """The same for its quotes; what a copy has in common with the article that stands for it is counted there."""
    said = f"SELECT person, count(*) FROM spoken WHERE article = ? AND {copies.IS_ITS_OWN}"
    _count_in(connection, article, by, "quotes", said)


def _count_in(connection: Connection, article: int, by: int, column: str, counted: str) -> None:
    rows = connection.execute(f"{counted} AND person IS NOT NULL GROUP BY person", (article,)).fetchall()
    connection.executemany(
        f"UPDATE people SET {column} = {column} + ? WHERE id = ?", [(by * many, person) for person, many in rows]
    )


def _empty(connection: Connection, article: int, can_search: bool) -> Sequence[tuple[Any, ...]]:
    """Take out what was found in the article; return rows with the ids of the people it names."""
    if can_search:
        search_tables.remove(connection, article)
    _count(connection, article, -1)
    left = copies.copies_of(connection, article)
    for copy in left:
        _count_quotes(connection, copy, -1)
    copies.promote_first(connection, left)
    for copy in left:
        _count_quotes(connection, copy, 1)
    named = connection.execute("SELECT DISTINCT person FROM entities WHERE article = ?", (article,)).fetchall()
    for (text,) in connection.execute(
        "SELECT text FROM documents JOIN contents ON contents.id = content WHERE article = ?", (article,)
    ).fetchall():
        hashes = [(hashed, article) for hashed in sketch_of(text)]
        connection.executemany("DELETE FROM shingles WHERE hash = ? AND article = ?", hashes)
    for table in ("entities", "quotes", "analysed"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    return named


def _drop_unused_people(connection: Connection, people: Iterable[tuple[Any, ...]]) -> None:
    """Delete those of these people whom no article names any more; of the others, set when articles name them."""
    people = list(people)
    unused = [row for row in people if connection.execute(_IS_UNUSED, row).fetchone()]
    connection.executemany("DELETE FROM people_words WHERE person = ?", unused)
    connection.executemany("DELETE FROM people WHERE id = ?", unused)
    connection.executemany(f"UPDATE people SET {YEARS} WHERE id = ?", people)


_IS_UNUSED = "SELECT 1 FROM people WHERE id = ? AND articles <= 0"


def drop_unused_people(connection: Connection) -> None:
    """Delete everybody whom no article names."""
    _drop_unused_people(connection, connection.execute("SELECT id FROM people WHERE articles <= 0").fetchall())
