"""From the fields of a record to an article: which field is what, by its name or by choice. Knows no file format."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.load.containers.choices import Choices
from reader.load.containers.item import Broken, Item, UnreadableError, html_item, text_item
from reader.load.containers.values import (
    address_in,
    html_in,
    id_in,
    language_in,
    line_in,
    names_in,
    published_in,
    text_in,
)
from reader.model.document import Metadata

MOST_NAMED = 40
"""Fields that are named in a message."""

_NAMES = {
    "text": (
        "maintext fulltext articletext articlebody bodytext cleantext plaintext textcontent contenttext text body "
        "content contentrendered contents article story bodyhtml contenthtml articlehtml html document rawtext"
    ),
    "id": "id articleid docid documentid uid uuid guid key",
    "title": "title headline head heading articletitle titlerendered webtitle headlinemain",
    "date": (
        "date published publishedat publisheddate publishdate publicationdate datepublished pubdate datepublish "
        "webpublicationdate firstpublished created createdat datetime timestamp time"
    ),
    "url": "url link weburl articleurl permalink canonicalurl sourceurl address href",
    "authors": "author authors byline by writer creator authorname",
    "publisher": "publisher outlet publication sourcename publishername source newspaper site sitename sourcedomain",
    "dek": "dek subtitle standfirst subheadline description summary excerpt trailtext",
    "language": "language lang locale",
}
"""What the fields of corpora are called, without capitals and punctuation, the likeliest first."""

_ALL_NAMES = frozenset(name for names in _NAMES.values() for name in names.split())

_SAID = {"text": "text", "id": "id", "title": "headline", "date": "date", "url": "address"}
"""What is told about where it was taken from."""


class Fields(NamedTuple):
    """The names of the fields that hold what an article needs; None where there is none."""

    text: str
    id: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    authors: str | None = None
    publisher: str | None = None
    dek: str | None = None
    language: str | None = None

    def described(self) -> str:
        """Which field is what, for the user."""
        found = self._asdict()
        return ", ".join(f"{said} from {found[part]}" for part, said in _SAID.items() if found[part])


def find_fields(names: Sequence[str], choices: Choices) -> Fields:
    """Which of the fields is what. Raises `UnreadableError` where the one with the text cannot be told, or one that the
    user chose is not there."""
    chosen = {
        "text": choices.text_field,
        "id": choices.id_field,
        "title": choices.title_field,
        "date": choices.date_field,
        "url": choices.url_field,
    }
    for part, name in chosen.items():
        if name is not None and name not in names:
            raise UnreadableError(f"has no field {name}", f"its fields are {_listed(names)}; see --{part}-field")
    taken = {name for name in chosen.values() if name}
    known = _known(names)
    found: dict[str, str | None] = {}
    for part in _NAMES:
        found[part] = chosen.get(part) or _first(part, known, taken)
        taken |= {found[part] or ""}
    text = found.pop("text")
    if text is None:
        raise UnreadableError(
            "no field is known to hold the text", f"name it with --text-field; its fields are {_listed(names)}"
        )
    return Fields(text, **found)


def _known(names: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The fields that have a name of `_NAMES`, by that name."""
    found: dict[str, list[str]] = {}
    # What stands in a field of its own goes before what is part of one.
    parts = [(name.rpartition(".")[2], name) for name in names if "." in name]
    for called, name in (*((name, name) for name in names), *parts):
        if (plain := _plain(called)) in _ALL_NAMES:
            found.setdefault(plain, []).append(name)
    return found


def _first(part: str, known: Mapping[str, Sequence[str]], taken: Collection[str]) -> str | None:
    return next((name for plain in _NAMES[part].split() for name in known.get(plain, ()) if name not in taken), None)


def _plain(name: str) -> str:
    return (name if name.isalnum() else re.sub(r"[\W_]", "", name)).lower()


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name or "(no name)" for name in names[:MOST_NAMED])
    return f"{shown} and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else shown or "none"


def flat(record: Mapping[str, object], above: str = "", depth: int = 3) -> Iterator[tuple[str, object]]:
    """The fields of a record, and those of records in it, whose names are joined with a dot."""
    for name, value in record.items():
        if isinstance(value, dict) and depth:
            yield from flat(value, f"{above}{name}.", depth - 1)
        else:
            yield f"{above}{name}", value


def item_of(record: Mapping[str, object], fields: Fields, notices: tuple[str, ...] = ()) -> Item | Broken:
    """The article of a flat record."""
    name = id_in(_get(record, fields.id))
    text = text_in(record.get(fields.text))
    if text is None:
        return Broken(f"has no text in its field {fields.text}", name)
    metadata = Metadata(
        headline=_line(record, fields.title),
        dek=_line(record, fields.dek),
        authors=names_in(_get(record, fields.authors)),
        published=published_in(_get(record, fields.date)),
        publisher=_line(record, fields.publisher),
        url=address_in(_get(record, fields.url)),
        language=language_in(_get(record, fields.language)),
        id=name,
    )
    return html_item(text, name, metadata, notices) if html_in(text) else text_item(text, name, metadata, notices)


def _get(record: Mapping[str, object], name: str | None) -> object:
    return record.get(name) if name is not None else None


def _line(record: Mapping[str, object], name: str | None) -> str | None:
    return line_in(_get(record, name))
