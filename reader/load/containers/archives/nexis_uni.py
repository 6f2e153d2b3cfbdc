"""Exports of Nexis Uni: the text follows a line "Body", and a line "End of Document" ends it."""

from __future__ import annotations

import re

from reader.base import lazy_regex
from reader.base.dates import date_in
from reader.load.containers.archives.layout import Layout, Lines, article, body_of
from reader.load.containers.item import Broken, Item
from reader.load.containers.values import line_in, names_in
from reader.model.document import Metadata

_END_OF_DOCUMENT = lazy_regex.compile(r"\s*End of Document\s*$", within=("End of",))
_NEXIS_FIELD = lazy_regex.compile(
    r"(?P<name>Section|Length|Byline|Dateline|Highlight|Load-Date|Copyright):?\s*(?P<value>.*)"
)
_NEXIS_LENGTH = lazy_regex.compile(r"^Length:\s*\d[\d,.]* ?words", re.MULTILINE, within=("Length:",))
_NEXIS_BODY = lazy_regex.compile(r"^Body\s*$", re.MULTILINE, within=("Body",))


def _nexis(document: Lines) -> Item | Broken | None:
    stripped = [line.strip() for line in document]
    if "Body" not in stripped:
        return None if not any(stripped) else Broken("has no text between its headers")
    begin = stripped.index("Body")
    ends = ("Classification", "Graphic", "End of Document", "Notes")
    end = next((n for n in range(begin + 1, len(stripped)) if stripped[n] in ends or _is_load_date(stripped[n])), None)
    fields: dict[str, str] = {}
    for line in stripped[:begin] + stripped[end or begin :]:
        if field := _NEXIS_FIELD.match(line):
            fields.setdefault(field["name"], field["value"])
    dated = next(
        (n for n in reversed(range(begin)) if n and date_in(stripped[n]) and not _NEXIS_FIELD.match(stripped[n])), 0
    )
    above = [line for line in stripped[:dated] if line]
    metadata = Metadata(
        headline=line_in(above[-2]) if len(above) > 1 else None,
        dek=line_in(fields.get("Highlight")),
        authors=names_in(fields.get("Byline")),
        published=date_in(stripped[dated]),
        publisher=line_in(above[-1]) if above else None,
    )
    return article(body_of(document[begin + 1 : end]), metadata)


def _is_load_date(line: str) -> bool:
    return line.startswith("Load-Date:")


def _is_nexis(start: str) -> bool:
    return bool(_NEXIS_LENGTH.search(start) and _NEXIS_BODY.search(start))


LAYOUT = Layout("Nexis Uni", _is_nexis, _END_OF_DOCUMENT, True, _nexis)
