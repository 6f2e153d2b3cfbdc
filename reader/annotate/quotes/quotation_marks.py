"""Match quotation marks into quoted runs. Knows marks and paragraphs; does not know who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reader.annotate.quotes.quotation_glyphs import QuotationMark, scan
from reader.base.values import Value, replace
from reader.model.span import Span

_REPORT = re.compile(r",\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|added|told)\b")


class QuotedRun(Value):
    """The text between two quotation marks of one paragraph."""

    span: Span
    """Including the marks."""
    inner: Span
    """Excluding the marks."""
    single: bool = False
    """Whether the marks are single ones; apostrophes do not count."""
    closed: bool = True
    """Whether it has a closing mark; without one it ends with its paragraph at the latest."""
    continues: bool = False
    """Whether it continues a quotation that the paragraph before left open."""


def _may_be_possessive(text: str, mark: QuotationMark) -> bool:
    """Whether a closing single mark may be an apostrophe, as in "the workers' demands"."""
    before, after = text[mark.span.start - 1 : mark.span.start], text[mark.span.end : mark.span.end + 2]
    return before in "sSzx" and len(after) == 2 and after[0] == " " and after[1].isalnum()


def _match_marks(text: str, span: Span) -> tuple[list[QuotedRun], list[QuotationMark], list[QuotationMark]]:
    """The quoted runs of one paragraph, the opening marks that are never closed, and the unmatched closing marks."""
    marks = scan(text, span)
    sure_closers = [m.span.start for m in marks if m.style == "single" and m.closes and not _may_be_possessive(text, m)]
    any_closers = [m.span.start for m in marks if m.style == "single" and m.closes]
    stack: list[QuotationMark] = []
    pairs: list[tuple[QuotationMark, QuotationMark]] = []
    orphans: list[QuotationMark] = []
    hanging: list[QuotationMark] = []
    open_styles: dict[str, int] = {}
    for mark in marks:
        is_open = open_styles.get(mark.style, 0) > 0
        if mark.closes and is_open and not (mark.opens and _opens_again(text, mark)):
            if mark.style == "single" and _may_be_possessive(text, mark) and _any_after(sure_closers, mark.span.start):
                continue
            opener = _close(stack, open_styles, mark.style)
            pairs.append((opener, mark))
        elif mark.opens:
            if mark.style == "single" and not _any_after(any_closers, mark.span.start):
                hanging.append(mark)
                continue
            stack.append(mark)
            open_styles[mark.style] = open_styles.get(mark.style, 0) + 1
        elif mark.style != "single" and not stack:
            orphans.append(mark)
    unclosed = [mark for mark in stack if mark.style != "single"] or hanging[-1:]
    runs = [
        QuotedRun(
            Span(opener.span.start, closer.span.end),
            Span(opener.span.end, closer.span.start),
            single=opener.style == "single",
        )
        for opener, closer in pairs
    ]
    runs.sort(key=lambda run: (run.span.start, -run.span.end))
    return runs, unclosed, orphans


def _opens_again(text: str, mark: QuotationMark) -> bool:
    """Whether a mark that can both open and close opens: a space before it, a word after it."""
    before, after = text[mark.span.start - 1 : mark.span.start], text[mark.span.end : mark.span.end + 1]
    return before.isspace() and after.isalnum()


def _any_after(offsets: list[int], start: int) -> bool:
    return bisect_right(offsets, start) < len(offsets)


def _close(stack: list[QuotationMark], open_styles: dict[str, int], style: str) -> QuotationMark:
    """Pop the innermost open mark of this style; marks that were opened inside it are dropped."""
    while True:
        mark = stack.pop()
        open_styles[mark.style] -= 1
        if mark.style == style:
            return mark


def _outermost(runs: Sequence[QuotedRun]) -> list[QuotedRun]:
    kept: list[QuotedRun] = []
    for run in runs:
        if not kept or run.span.start >= kept[-1].span.end:
            kept.append(run)
    return kept


def _is_opened_again(text: str, mark: QuotationMark, paragraph: Span) -> bool:
    """Whether a paragraph begins with a mark like one that the paragraph before left open."""
    first = text[paragraph.start : paragraph.start + 1]
    same = text[mark.span.start] if mark.style == "single" else '“"„«»‘‟'
    return first != "" and first in same


def _end_of_unclosed(text: str, span: Span) -> int:
    """Where a run without a closing mark ends: before ", X said"."""
    report = _REPORT.search(text, *span)
    return report.start() + 1 if report else span.end


def quoted_runs(text: str, paragraphs: Sequence[Span]) -> list[tuple[QuotedRun, ...]]:
    """The outermost quoted runs of each paragraph, in order.

    A run that is not closed ends with its paragraph, or before the next opening mark or ", X said"; it never extends
    into another paragraph, so one missing mark affects one paragraph at most.
    """
    result: list[tuple[QuotedRun, ...]] = []
    open_before = False
    for number, span in enumerate(paragraphs):
        runs, unclosed, orphans = _match_marks(text, span)
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        left_open = False
        for mark in unclosed[:1]:
            glyph = text[mark.span.start]
            later = [r for r in runs if r.span.start > mark.span.start and text[r.span.start] == glyph]
            opened_again = not later and following is not None and _is_opened_again(text, mark, following)
            if mark.style == "single" and not opened_again:  # an apostrophe
                break
            limit = later[0].span.start if later else span.end
            end = span.end if opened_again else _end_of_unclosed(text, Span(mark.span.end, limit))
            left_open = end == span.end
            while end > mark.span.end and text[end - 1].isspace():
                end -= 1
            if end > mark.span.end:
                runs.append(QuotedRun(Span(mark.span.start, end), Span(mark.span.end, end), closed=False))
        first = min((run.span.start for run in runs), default=span.end)
        if orphans and orphans[0].span.start < first and (open_before or _has_lost_opening(text, span, orphans[0])):
            closer = orphans[0].span
            runs.append(QuotedRun(Span(span.start, closer.end), Span(span.start, closer.start), continues=open_before))
        runs.sort(key=lambda run: (run.span.start, -run.span.end))
        kept = _outermost(runs)
        if open_before and kept and kept[0].span.start == span.start:
            kept[0] = replace(kept[0], continues=True)
        result.append(tuple(kept))
        open_before = left_open
    return result


def _has_lost_opening(text: str, span: Span, closer: QuotationMark) -> bool:
    """Whether the paragraph begins inside a quotation whose opening mark is missing, as with a drop cap."""
    before = text[closer.span.start - 1 : closer.span.start]
    return before in tuple(",.!?") and closer.span.start - span.start < 600 and text[span.start].isalnum()
