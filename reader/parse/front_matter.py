"""Read the front matter of a Markdown text: title, author, date. Knows the keys, not Markdown itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.base import lazy_regex
from reader.model.document import BlockKind, Metadata
from reader.model.draft import DraftBlock

MAX_LINES = 400
"""Lines in the longest front matter; if it is longer, the text just begins with a horizontal rule."""

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = lazy_regex.compile(r"""["']?([A-Za-z][\w.-]*)["']?\s*[:=](?:\s+(.*)|\s*(["'\[].*)|)$""")
_ITEM = lazy_regex.compile(r"\s*-\s+(.*)$")
_ISO_DATE = lazy_regex.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?"
)
_EMAIL = lazy_regex.compile(r"\s*<[^<>]*>$")

TITLE = ("title", "headline")
DEK = ("subtitle", "subheadline", "dek", "standfirst", "description", "summary", "excerpt", "lead")
AUTHORS = ("author", "authors", "by", "byline", "writer", "name")
DATE = ("date", "published", "publish_date", "publishdate", "pubdate", "date_published", "datepublished", "created")
PUBLISHER = ("publisher", "source", "site", "site_name", "outlet", "publication")
ADDRESS = ("url", "canonical", "canonical_url", "permalink", "link", "source_url", "source")
LANGUAGE = ("lang", "language", "locale")

Fields = Mapping[str, Sequence[str]]


def split_front_matter(text: str) -> tuple[Fields, str]:
    """The fields of the front matter, keys in lower case, and the text after it. Without front matter, no fields."""
    first, _, rest = text.partition("\n")
    closing = _FENCES.get(first.rstrip())
    if closing is None:
        return {}, text
    lines: list[str] = []
    offset = 0
    while len(lines) < MAX_LINES and offset < len(rest):
        end = rest.find("\n", offset)
        line = rest[offset : end if end >= 0 else len(rest)]
        offset = end + 1 if end >= 0 else len(rest)
        if line.rstrip() in closing:
            fields = _fields(lines)
            return (fields, rest[offset:]) if fields else ({}, text)
        lines.append(line)
    return {}, text


def _fields(lines: Sequence[str]) -> dict[str, list[str]]:
    """Each key with its values, written in any of the usual ways; empty if the first line is not a key."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if match := _KEY.match(line):
            key = match.group(1).lower().replace("-", "_")
            fields.setdefault(key, []).extend(_values(match.group(2) or match.group(3) or ""))
        elif not key:
            return {}
        elif match := _ITEM.match(line):
            fields[key].extend(_values(match.group(1).removeprefix("name:")))
        elif match := _KEY.match(line.strip()):
            if match.group(1).lower() in ("name", "title", "value"):
                fields[key].extend(_values(match.group(2) or match.group(3) or ""))
        elif line[:1].isspace() and fields[key]:
            fields[key][-1] = f"{fields[key][-1]} {line.strip()}".strip("|> ")
    return fields


def _values(raw_value: str) -> list[str]:
    raw_value = raw_value.strip()
    if raw_value.startswith("[") and raw_value.endswith("]"):
        return [value for part in raw_value[1:-1].split(",") if (value := _unquoted(part))]
    value = _unquoted(raw_value)
    return [value] if value else []


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value.partition(" #")[0].strip()


def metadata_of(fields: Fields) -> Metadata:
    """The metadata in the fields. Values that are not of the expected form are left out."""
    address = _first(fields, ADDRESS)
    publisher = _first(fields, PUBLISHER)
    date = _ISO_DATE.fullmatch(_first(fields, DATE) or "")
    language = (_first(fields, LANGUAGE) or "")[:2].lower()
    return Metadata(
        headline=_first(fields, TITLE),
        dek=_first(fields, DEK),
        authors=tuple(_authors(fields)),
        published=date.group().replace(" ", "T", 1) if date else None,
        publisher=publisher if publisher and not _is_address(publisher) else None,
        url=address if address and _is_address(address) else None,
        language=language if len(language) == 2 and language.isalpha() else None,
    )


def front_blocks(fields: Fields) -> tuple[DraftBlock, ...]:
    """The fields that are shown above the article, as blocks."""
    block_texts = (
        (BlockKind.HEADLINE, _first(fields, TITLE)),
        (BlockKind.DEK, _first(fields, DEK)),
        (BlockKind.BYLINE, ", ".join(_authors(fields))),
        (BlockKind.DATELINE, _first(fields, DATE)),
    )
    return tuple(DraftBlock(text, kind) for kind, text in block_texts if text)


def _authors(fields: Fields) -> list[str]:
    names = next((fields[key] for key in AUTHORS if fields.get(key)), ())
    return [name for raw_value in names if (name := _EMAIL.sub("", raw_value).removeprefix("By ").strip())]


def _first(fields: Fields, keys: Sequence[str]) -> str | None:
    return next((fields[key][0] for key in keys if fields.get(key)), None)


def _is_address(value: str) -> bool:
    return value.startswith(("https://", "http://"))
