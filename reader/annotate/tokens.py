"""Split text into tokens. Looks at characters only, not at sentences or names."""

from __future__ import annotations

import re
from functools import partial

from reader.model.span import Span

_TOKEN = re.compile(
    r"[a-z]+(?=[ ,])"  # most words; all that follows would find the same, but later
    r"|https?://\S+"
    r"|(?:[^\W\d_]\.){2,}"  # U.N., a.m.
    r"|(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Lt|Col|Rep|Jr|Sr|Prof|No|vs)\.(?=\s)"
    r"|['’](?:s|S|re|ve|ll|d|m)\b"  # a possessive ending is not part of a name
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*"  # O'Neill, d’Ivoire
    r"|\w+|[^\w\s]"
)

_as_span = partial(tuple.__new__, Span)  # a third of the time that Span takes, of which a book needs 100,000


def tokenize(text: str, span: Span) -> tuple[Span, ...]:
    """The spans of the words and punctuation marks in `span`, in order; only whitespace is outside of them.

    A possessive ending ("'s"), a hyphen and each mark are tokens of their own; "U.N." and "Mr." are one token.
    """
    return tuple(map(_as_span, map(re.Match.span, _TOKEN.finditer(text, span.start, span.end))))
