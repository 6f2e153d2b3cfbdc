"""Cut a paragraph into words for reading quotations. Knows characters only."""

from __future__ import annotations

import re

from reader.model.span import Span

_TOKEN = re.compile(
    r"https?://\S+|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Lt|Col|Rep|Jr|Sr|Prof|No|vs)\.(?=\s)|"
    r"['’](?:s|S|re|ve|ll|d|m)\b|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|\w+|[^\w\s]"
)


def tokenize(text: str, span: Span) -> list[Span]:
    """The words and marks of one paragraph, in order."""
    return [Span(*match.span()) for match in _TOKEN.finditer(text, span.start, span.end)]
