"""Exports of Factiva: headers with codes such as "HD", or in a fixed order; "Document" and a number end each."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.base import lazy_regex
from reader.base.dates import date_in
from reader.load.containers.archives.layout import Layout, Lines, article, body_of
from reader.load.containers.item import Broken, Item
from reader.load.containers.values import id_in, language_in, line_in, names_in, published_in
from reader.model.document import Metadata

_ACCESSION = lazy_regex.compile(
    r"(?:AN)?\s*(?:Document|Dokument) (?P<id>[A-Z][A-Z0-9]{5,}[A-Za-z0-9]{6,})\s*$", within=("Do",)
)
_WORDS = lazy_regex.compile(
    r"\d[\d,.]* (?:words|Wörter|mots|palabras)\s*$", within=(" words", " Wörter", " mots", " palabras")
)
_FACTIVA_CODE = lazy_regex.compile(
    r"(?P<code>SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN)"
    r"(?:\t| {2,}|$)(?P<value>.*)"
)
_COPYRIGHT = lazy_regex.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
MOST_HEADERS = 15
"""Lines below the number of words among which the copyright stands."""

_DAY = lazy_regex.compile(r"\d{1,2} [A-Z]\w+ \d{4}$")


def _factiva(document: Lines) -> Item | Broken | None:
    if not any(map(_is_coded, document)):
        return _plain_factiva(document)
    fields: dict[str, list[str]] = {}
    code = ""
    for line in document:
        if field := _FACTIVA_CODE.match(line):
            code = field["code"]
            line = field["value"]
        if code:
            fields.setdefault(code, []).append(line.strip())

    def stated(code: str) -> str | None:
        return line_in(" ".join(fields.get(code, ())))

    metadata = Metadata(
        headline=stated("HD"),
        authors=names_in(stated("BY")),
        published=published_in(stated("PD")),
        publisher=stated("SN"),
        language=language_in(stated("LA")),
        id=id_in((stated("AN") or "").removeprefix("Document ")),
    )
    return article(body_of((*fields.get("LP", ()), "", *fields.get("TD", ()))), metadata)


def _is_coded(line: str) -> bool:
    return bool(line.startswith("HD") and _FACTIVA_CODE.match(line))


def _plain_factiva(document: Lines) -> Item | Broken | None:
    words = next((n for n, line in enumerate(document) if _WORDS.match(line.strip())), None)
    if words is None:
        return None
    accession = _ACCESSION.match(document[-1])
    name = accession["id"] if accession is not None else None
    above = [line.strip() for line in document[:words] if line.strip()]
    byline = above.pop() if len(above) > 1 and _is_author(above[-1]) else None
    headed = range(words + 1, min(words + MOST_HEADERS, len(document)))
    last_header = next((n for n in headed if _COPYRIGHT.match(document[n].strip())), words + 1)
    headers = [line.strip() for line in document[words + 1 : last_header] if line.strip()]
    dated = next((n for n, line in enumerate(headers) if _DAY.match(line)), None)
    after = [line for line in headers[dated + 1 :] if ":" not in line] if dated is not None else []
    metadata = Metadata(
        headline=line_in(max(above, key=len, default=None)),
        authors=names_in(byline),
        published=date_in(headers[dated]) if dated is not None else None,
        publisher=line_in(next(iter(after), None)),
        language=next((code for line in after if (code := language_in(line)) and len(line) > 2), None),
        id=name,
    )
    return article(body_of(document[last_header + 1 : -1 if accession is not None else None]), metadata)


def _is_author(line: str) -> bool:
    """Whether a line above the number of words is a byline: "By …", or a few words that all begin with a capital."""
    named = line.split()
    return line.lower().startswith("by ") or (2 <= len(named) <= 4 and all(word[:1].isupper() for word in named))


def _is_factiva(start: str) -> bool:
    found = start.split("\n")
    if any(map(_is_coded, found)) and any(line.startswith("WC") and _FACTIVA_CODE.match(line) for line in found):
        return True
    printed = [line.strip() for line in found if line.strip()]
    return any(_WORDS.match(line) and _DAY.match(below) for line, below in pairwise(printed))


LAYOUT = Layout("Factiva", _is_factiva, _ACCESSION, True, _factiva)
