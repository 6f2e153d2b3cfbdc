"""Text fragments: URLs that point at words on a page, as specified in "URL Fragment Text Directives" (WICG)."""

from __future__ import annotations

from bisect import bisect_right
from urllib.parse import quote as percent_encoded

from reader.base.text import one_line
from reader.model.document import Document
from reader.model.span import Span

MAX_WHOLE_CHARS = 200
"""Code points up to which a passage is quoted in full; of a longer one only the beginning and the end are given."""

EDGE_WORDS = 6
"""Words of the beginning and the end of a long passage. Few, since markup on the page may split them."""

MAX_EDGE_CHARS = 80
"""Code points of either end at most: some scripts put no spaces between words."""

CONTEXT_WORDS = 4
"""Words of context that distinguish a place from others with the same words."""

_TRIMMED = "“”„‟\"«»‹›‘’'…–—-, "
"""Trimmed from both ends of a passage: a page may render its quotation marks with markup."""


def with_fragment(address: str, document: Document, span: Span) -> str:
    """The URL that points at the words in `span`; the address itself if there are none."""
    directive = directive_for(document, span)
    if not directive:
        return address
    address = address.partition(":~:")[0]
    # The directive follows the address's own fragment, if there is one.
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def directive_for(document: Document, span: Span) -> str:
    """Return `[prefix-,]start[,end][,-suffix]` for the words in a span; "" if there are none."""
    span = _bare(document.text, span)
    if not span.length:
        return ""
    first, last = _block_at(document, span.start), _block_at(document, span.end - 1)
    if first == last and span.length <= MAX_WHOLE_CHARS:
        parts = [_encoded(document.slice(span))]
        before, after = _neighbours(document, span, first) if not _is_first(document, span) else ("", "")
        prefix = [f"{_encoded(before)}-"] if before else []
        return ",".join([*prefix, *parts, *([f"-{_encoded(after)}"] if after else [])])
    opening = document.text[span.start : min(span.end, first.end, span.start + 2 * MAX_EDGE_CHARS)]
    closing = document.text[max(span.start, last.start, span.end - 2 * MAX_EDGE_CHARS) : span.end]
    return f"{_encoded(_beginning(opening))},{_encoded(_ending(closing))}"


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in _TRIMMED):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _TRIMMED):
        end -= 1
    return Span(start, end)


def _block_at(document: Document, offset: int) -> Span:
    starts = [block.span.start for block in document.blocks]
    number = bisect_right(starts, offset) - 1
    return document.blocks[number].span if number >= 0 else Span(0, len(document.text))


def _is_first(document: Document, span: Span) -> bool:
    """Whether these words appear here first: a browser scrolls to the first match."""
    return document.text.lower().find(document.slice(span).lower(), 0, span.end) in (span.start, -1)


def _neighbours(document: Document, span: Span, block: Span) -> tuple[str, str]:
    before = document.text[max(block.start, span.start - 2 * MAX_EDGE_CHARS) : span.start]
    after = document.text[span.end : min(block.end, span.end + 2 * MAX_EDGE_CHARS)]
    return _ending(before, CONTEXT_WORDS), _beginning(after, CONTEXT_WORDS)


def _beginning(words: str, count: int = EDGE_WORDS) -> str:
    """The first words, whole if possible: a browser does not match part of a word."""
    kept = words.split()[:count]
    while len(kept) > 1 and len(" ".join(kept)) > MAX_EDGE_CHARS:
        kept.pop()
    return " ".join(kept)[:MAX_EDGE_CHARS]


def _ending(words: str, count: int = EDGE_WORDS) -> str:
    kept = words.split()[-count:]
    while len(kept) > 1 and len(" ".join(kept)) > MAX_EDGE_CHARS:
        kept.pop(0)
    return " ".join(kept)[-MAX_EDGE_CHARS:]


def _encoded(words: str) -> str:
    """Percent-encode; commas, ampersands and dashes too, since they are part of the syntax."""
    return percent_encoded(one_line(words), safe="").replace("-", "%2D")
