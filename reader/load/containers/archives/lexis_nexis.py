"""Exports of LexisNexis: each document begins with "3 of 20 DOCUMENTS", and its headers are in capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.base import lazy_regex
from reader.base.dates import date_in
from reader.load.containers.archives.layout import Layout, Lines, article
from reader.load.containers.item import Broken, Item
from reader.load.containers.values import address_in, language_in, line_in, names_in
from reader.model.document import Metadata

_OF_DOCUMENTS = lazy_regex.compile(r"\s*\d+ (?:of|von|de) \d+ (?:DOCUMENTS?|DOKUMENTEN?)\s*$", within=("DO",))
_FIELD = lazy_regex.compile(r"(?P<name>[A-Z][A-Z-]{2,30}): ?(?P<value>.*)")
_ABOVE_THE_TEXT = frozenset({"BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "SERIES"})
_BELOW_THE_TEXT = frozenset(
    {"LOAD-DATE", "LANGUAGE", "PUBLICATION-TYPE", "JOURNAL-CODE", "SUBJECT", "GRAPHIC", "URL", "DOCUMENT-TYPE", "TYPE"}
    | {"CITY", "STATE", "COUNTRY", "GEOGRAPHIC", "COMPANY", "ORGANIZATION", "PERSON", "TICKER", "INDUSTRY", "ACC-NO"}
)
_INDENT = "    "
"""What lines begin with that are centred: the publication, the date, the copyright."""

Groups = Sequence[Lines]
"""Lines between blank ones."""


def _read(document: Lines) -> Item | Broken | None:
    if not document or not _OF_DOCUMENTS.match(document[0]):
        return None
    groups = [list(group) for is_blank, group in groupby(document[1:], lambda line: not line.strip()) if not is_blank]
    begin, end = _extent(groups)
    fields = dict(_fields(groups[:begin])) | dict(_fields(groups[end:]))
    printed = [line for group in groups[:begin] for line in group if not _FIELD.match(group[0])]
    centred = [line.strip() for line in printed if line.startswith(_INDENT)]
    metadata = Metadata(
        headline=line_in(" ".join(line.strip() for line in printed if not line.startswith(_INDENT))),
        dek=line_in(fields.get("HIGHLIGHT")),
        authors=names_in(fields.get("BYLINE")),
        published=next((date for line in centred if (date := date_in(line))), None),
        publisher=line_in(next((line for line in centred if not date_in(line)), None)),
        url=address_in(fields.get("URL")),
        language=language_in(fields.get("LANGUAGE", "").partition(";")[0]),
    )
    return article("\n\n".join("\n".join(group) for group in groups[begin:end]), metadata)


def _extent(groups: Groups) -> tuple[int, int]:
    """The groups that are the text: those below the length, or the last header if there is no length, up to the fields
    at the end."""
    headers = [index for index, group in enumerate(groups) if _name(group) in _ABOVE_THE_TEXT]
    length = next((index for index in headers if _name(groups[index]) == "LENGTH"), None)
    begin = length + 1 if length is not None else headers[-1] + 1 if headers else 0
    while begin < len(groups) and _name(groups[begin]) in _ABOVE_THE_TEXT:
        begin += 1
    end = len(groups)
    while end > begin and (_name(groups[end - 1]) in _BELOW_THE_TEXT or groups[end - 1][0].startswith(_INDENT)):
        end -= 1
    return begin, end


def _name(group: Lines) -> str | None:
    field = _FIELD.match(group[0])
    return field["name"] if field is not None else None


def _fields(groups: Groups) -> Iterator[tuple[str, str]]:
    for group in groups:
        if field := _FIELD.match(group[0]):
            yield field["name"], " ".join((field["value"], *(line.strip() for line in group[1:])))


def _is_begun(start: str) -> bool:
    return any(_OF_DOCUMENTS.match(line) for line in start.split("\n"))


LAYOUT = Layout("LexisNexis", _is_begun, _OF_DOCUMENTS, False, _read)
