"""Text fragments: an address that leads to words on a page, as "URL Fragment Text Directives" (WICG) writes them."""

from __future__ import annotations

from bisect import bisect_right
from urllib.parse import quote as percent_encoded

from reader.model.document import Document
from reader.model.span import Span

WHOLE = 200
"""Code points up to which the words stand whole in the address; of longer ones only the beginning and the end do."""

EDGE_WORDS = 6
"""Words of the beginning and of the end of a long passage. Few, since a page may break them by markup of its own."""

EDGE = 80
"""Code points that the words of one end may have: some scripts put no blanks between words."""

BESIDE = 4
"""Words that tell a place from others where the same words stand."""

_MARKS = "“”„‟\"«»‹›‘’'…–—-, "
"""Not part of the words where a passage begins or ends: a page may set its quotation marks with markup."""


def with_fragment(address: str, document: Document, span: Span) -> str:
    """The address that leads to the words under `span`; as it is where there are none."""
    directive = directive_for(document, span)
    if not directive:
        return address
    address = address.partition(":~:")[0]
    # The directive stands behind a fragment of the page's own, if there is one.
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def directive_for(document: Document, span: Span) -> str:
    """`[prefix-,]start[,end][,-suffix]` for the words under a span; "" where there are none."""
    span = _bare(document.text, span)
    if not span.length:
        return ""
    first, last = _block_at(document, span.start), _block_at(document, span.end - 1)
    if first == last and span.length <= WHOLE:
        parts = [_encoded(document.slice(span))]
        before, behind = _neighbours(document, span, first) if not _is_first(document, span) else ("", "")
        prefix = [f"{_encoded(before)}-"] if before else []
        return ",".join([*prefix, *parts, *([f"-{_encoded(behind)}"] if behind else [])])
    opening = document.text[span.start : min(span.end, first.end, span.start + 2 * EDGE)]
    closing = document.text[max(span.start, last.start, span.end - 2 * EDGE) : span.end]
    return f"{_encoded(_beginning(opening))},{_encoded(_ending(closing))}"


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    return Span(start, end)


def _block_at(document: Document, offset: int) -> Span:
    starts = [block.span.start for block in document.blocks]
    number = bisect_right(starts, offset) - 1
    return document.blocks[number].span if number >= 0 else Span(0, len(document.text))


def _is_first(document: Document, span: Span) -> bool:
    """Whether no such words stand above: a browser goes to the first place that it finds."""
    return document.text.lower().find(document.slice(span).lower(), 0, span.end) in (span.start, -1)


def _neighbours(document: Document, span: Span, block: Span) -> tuple[str, str]:
    before = document.text[max(block.start, span.start - 2 * EDGE) : span.start]
    behind = document.text[span.end : min(block.end, span.end + 2 * EDGE)]
    return _ending(before, BESIDE), _beginning(behind, BESIDE)


def _beginning(words: str, count: int = EDGE_WORDS) -> str:
    """The first words, whole ones where that is possible: part of a word is not found."""
    kept = words.split()[:count]
    while len(kept) > 1 and len(" ".join(kept)) > EDGE:
        kept.pop()
    return " ".join(kept)[:EDGE]


def _ending(words: str, count: int = EDGE_WORDS) -> str:
    kept = words.split()[-count:]
    while len(kept) > 1 and len(" ".join(kept)) > EDGE:
        kept.pop(0)
    return " ".join(kept)[-EDGE:]


def _encoded(words: str) -> str:
    """Commas, ampersands and dashes are part of the syntax, so that they are escaped like everything unusual."""
    return percent_encoded(" ".join(words.split()), safe="").replace("-", "%2D")
