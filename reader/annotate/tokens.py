"""Cut a stretch of text into words and marks. Knows characters only: no sentences, no names."""

from __future__ import annotations

import re

from reader.model.span import Span

_TOKEN = re.compile(
    r"https?://\S+"
    r"|(?:[^\W\d_]\.){2,}"  # U.N., a.m.
    r"|(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Lt|Col|Rep|Jr|Sr|Prof|No|vs)\.(?=\s)"
    r"|['’](?:s|S|re|ve|ll|d|m)\b"  # a possessive ending is no part of a name
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*"  # O'Neill, d’Ivoire
    r"|\w+|[^\w\s]"
)


def tokenize(text: str, span: Span) -> tuple[Span, ...]:
    """The words and marks of `span`, in order; white space alone lies between them.

    A possessive ending ("'s") is a token of its own, so are the hyphen and each mark; "U.N." and "Mr." are one token.
    """
    return tuple(Span(*match.span()) for match in _TOKEN.finditer(text, span.start, span.end))
