"""Search the text, not the rows: a hit may run over a line's end."""

from __future__ import annotations

import re

from reader.model.document import Document
from reader.model.span import Span

LIMIT = 10_000
"""Hits beyond this many are not listed."""


def find(document: Document, words: str) -> tuple[Span, ...]:
    """Where `words` stands in the text. Case counts only if a capital was typed; blanks match any run of blanks."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return ()
    case = re.NOFLAG if any(character.isupper() for character in words) else re.IGNORECASE
    spans: list[Span] = []
    for hit in re.finditer(r"\s+".join(parts), document.text, case):
        spans.append(Span(*hit.span()))
        if len(spans) == LIMIT:
            break
    return tuple(spans)
