"""Read the lines before a Markdown text that say what it is: title, author, date. Knows keys; knows no Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.base.regex import expression
from reader.model.document import BlockKind, Metadata
from reader.model.draft import DraftBlock

MAX_LINES = 400
"""Lines of the longest front matter; what is longer is a text that begins with a rule."""

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = expression(r"""["']?([A-Za-z][\w.-]*)["']?\s*[:=](?:\s+(.*)|\s*(["'\[].*)|)$""")
_ITEM = expression(r"\s*-\s+(.*)$")
_DAY = expression(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?")
_MAIL = expression(r"\s*<[^<>]*>$")

TITLE = ("title", "headline")
DEK = ("subtitle", "subheadline", "dek", "standfirst", "description", "summary", "excerpt", "lead")
AUTHORS = ("author", "authors", "by", "byline", "writer", "name")
DATE = ("date", "published", "publish_date", "publishdate", "pubdate", "date_published", "datepublished", "created")
PUBLISHER = ("publisher", "source", "site", "site_name", "outlet", "publication")
ADDRESS = ("url", "canonical", "canonical_url", "permalink", "link", "source_url", "source")
LANGUAGE = ("lang", "language", "locale")

Fields = Mapping[str, Sequence[str]]


def split_front_matter(text: str) -> tuple[Fields, str]:
    """The fields over the text, keys in small letters, and the text under them. Without front matter, no fields."""
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
    """Each key with its values, whichever way they are written; nothing where the first line is no key."""
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


def _values(written: str) -> list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [value for part in written[1:-1].split(",") if (value := _unquoted(part))]
    value = _unquoted(written)
    return [value] if value else []


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value.partition(" #")[0].strip()


def metadata_of(fields: Fields) -> Metadata:
    """What the fields say, as far as it can be told for certain."""
    address = _first(fields, ADDRESS)
    publisher = _first(fields, PUBLISHER)
    day = _DAY.fullmatch(_first(fields, DATE) or "")
    language = (_first(fields, LANGUAGE) or "")[:2].lower()
    return Metadata(
        headline=_first(fields, TITLE),
        dek=_first(fields, DEK),
        authors=tuple(_authors(fields)),
        published=day.group().replace(" ", "T", 1) if day else None,
        publisher=publisher if publisher and not _is_address(publisher) else None,
        url=address if address and _is_address(address) else None,
        language=language if len(language) == 2 and language.isalpha() else None,
    )


def front_blocks(fields: Fields) -> tuple[DraftBlock, ...]:
    """The fields that a reader would print over the article, as blocks."""
    printed = (
        (BlockKind.HEADLINE, _first(fields, TITLE)),
        (BlockKind.DEK, _first(fields, DEK)),
        (BlockKind.BYLINE, ", ".join(_authors(fields))),
        (BlockKind.DATELINE, _first(fields, DATE)),
    )
    return tuple(DraftBlock(words, kind) for kind, words in printed if words)


def _authors(fields: Fields) -> list[str]:
    names = next((fields[key] for key in AUTHORS if fields.get(key)), ())
    return [name for written in names if (name := _MAIL.sub("", written).removeprefix("By ").strip())]


def _first(fields: Fields, keys: Sequence[str]) -> str | None:
    return next((fields[key][0] for key in keys if fields.get(key)), None)


def _is_address(value: str) -> bool:
    return value.startswith(("https://", "http://"))
