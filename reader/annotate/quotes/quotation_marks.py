"""Match quotation marks into quoted runs. Knows marks and paragraphs; knows nothing of who speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.annotate.quotes.quotation_glyphs import QuotationMark, scan
from reader.base.values import Value, replace
from reader.model.span import Span


class Quoted(Value):
    """What stands between two quotation marks of one paragraph."""

    span: Span
    """Marks included."""
    inner: Span
    """Marks left out."""
    single: bool = False
    """Between single marks; an apostrophe never makes one."""
    closed: bool = True
    """Whether its closing mark is there; without one it ends with its paragraph at the latest."""
    continues: bool = False
    """Whether it goes on what a paragraph before left open."""


def _possessive(text: str, mark: QuotationMark) -> bool:
    """Whether a closing single mark reads as in "the workers' demands"."""
    before, after = text[mark.span.start - 1 : mark.span.start], text[mark.span.end : mark.span.end + 2]
    return before in "sSzx" and len(after) == 2 and after[0] == " " and after[1].isalnum()


def _match(text: str, span: Span) -> tuple[list[Quoted], list[QuotationMark], list[QuotationMark]]:
    """Outermost quoted runs of one paragraph, the opening marks that nothing closes, and the closing ones left over."""
    marks = scan(text, span)
    sure_closers = [m.span.start for m in marks if m.style == "single" and m.closes and not _possessive(text, m)]
    any_closers = [m.span.start for m in marks if m.style == "single" and m.closes]
    stack: list[QuotationMark] = []
    pairs: list[tuple[QuotationMark, QuotationMark]] = []
    orphans: list[QuotationMark] = []
    open_styles: dict[str, int] = {}
    for mark in marks:
        is_open = open_styles.get(mark.style, 0) > 0
        if mark.closes and is_open and not (mark.opens and _opens_again(text, mark)):
            if mark.style == "single" and _possessive(text, mark) and _later(sure_closers, mark.span.start):
                continue
            opener = _pop(stack, open_styles, mark.style)
            pairs.append((opener, mark))
        elif mark.opens:
            if mark.style == "single" and not _later(any_closers, mark.span.start):
                continue
            stack.append(mark)
            open_styles[mark.style] = open_styles.get(mark.style, 0) + 1
        elif mark.style != "single" and not stack:
            orphans.append(mark)
    unclosed = [mark for mark in stack if mark.style != "single"]
    runs = [
        Quoted(
            Span(opener.span.start, closer.span.end),
            Span(opener.span.end, closer.span.start),
            single=opener.style == "single",
        )
        for opener, closer in pairs
    ]
    runs.sort(key=lambda run: (run.span.start, -run.span.end))
    return runs, unclosed, orphans


def _opens_again(text: str, mark: QuotationMark) -> bool:
    """Whether a mark that could do either rather opens: a blank before it, a word after it."""
    before, after = text[mark.span.start - 1 : mark.span.start], text[mark.span.end : mark.span.end + 1]
    return before.isspace() and after.isalnum()


def _later(places: list[int], start: int) -> bool:
    return bisect_right(places, start) < len(places)


def _pop(stack: list[QuotationMark], open_styles: dict[str, int], style: str) -> QuotationMark:
    """Close the innermost open mark of this style; whatever was opened inside it is void."""
    while True:
        mark = stack.pop()
        open_styles[mark.style] -= 1
        if mark.style == style:
            return mark


def _outermost(runs: Sequence[Quoted]) -> list[Quoted]:
    kept: list[Quoted] = []
    for run in runs:
        if not kept or run.span.start >= kept[-1].span.end:
            kept.append(run)
    return kept


def _starts_with_mark(text: str, span: Span) -> bool:
    return text[span.start : span.start + 1] in tuple('“"„«»‘‟') and span.length > 0


def quoted_runs(text: str, paragraphs: Sequence[Span]) -> list[tuple[Quoted, ...]]:
    """The outermost quoted runs of each paragraph, in order.

    A run that is not closed ends with its paragraph, and before the next mark that opens; it never reaches into
    another paragraph, so one missing mark costs one paragraph at most.
    """
    result: list[tuple[Quoted, ...]] = []
    open_before = False
    for number, span in enumerate(paragraphs):
        runs, unclosed, orphans = _match(text, span)
        goes_on = number + 1 < len(paragraphs) and _starts_with_mark(text, paragraphs[number + 1])
        left_open = False
        for mark in unclosed[:1]:
            inside = [run for run in runs if run.span.start > mark.span.start]
            end = span.end if goes_on or not inside else inside[0].span.start
            left_open = end == span.end
            while end > mark.span.end and text[end - 1].isspace():
                end -= 1
            if end > mark.span.end:
                runs.append(Quoted(Span(mark.span.start, end), Span(mark.span.end, end), closed=False))
        first = min((run.span.start for run in runs), default=span.end)
        if orphans and orphans[0].span.start < first and (open_before or _lost_opening(text, span, orphans[0])):
            closer = orphans[0].span
            runs.append(Quoted(Span(span.start, closer.end), Span(span.start, closer.start), continues=open_before))
        runs.sort(key=lambda run: (run.span.start, -run.span.end))
        kept = _outermost(runs)
        if open_before and kept and kept[0].span.start == span.start:
            kept[0] = replace(kept[0], continues=True)
        result.append(tuple(kept))
        open_before = left_open
    return result


def _lost_opening(text: str, span: Span, closer: QuotationMark) -> bool:
    """Whether the paragraph began inside a quotation whose opening mark got lost, as behind a drop cap."""
    before = text[closer.span.start - 1 : closer.span.start]
    return before in tuple(",.!?") and closer.span.start - span.start < 600 and text[span.start].isalnum()
