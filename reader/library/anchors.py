"""Anchors: places in a text identified by their words, and found again after the text has changed.

An anchor has the words and some context before and after them. It matches where at least half of all these characters
agree, and it has so much context that no other place in its own text agrees in more than a third. So it is found even
if the sentence before or after it was edited, and is never mistaken for the same words elsewhere. Whitespace is
ignored, since blocks may be joined differently. Works on strings; knows nothing of documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import lt

from reader.base import lazy_regex
from reader.base.values import Value
from reader.model.span import Span

MIN_CONTEXT_CHARS, MAX_CONTEXT_CHARS = 40, 640
"""Code points of context on each side, initially and at most: doubled until no other place matches too much of it.

Of 138,000 places in 6,000 invented articles of few and similar sentences, edited one to seven times each, 98.3 % of
those that still existed were found, and 7 were mistaken for a new sentence like the one removed. With 32, 98.4 % and
12; with 64, 98.0 % and 5.
"""

POINT_CHARS = 16
"""Approximate code points of the words that identify a point. Few, so that an edit soon after it does not affect
them."""

POINT_RANGE_CHARS = 1 << 16
"""Code points before and after a point that are searched for similar places: all of most articles, and fast."""

MIN_MATCHING_CHARS = 24
"""Minimum number of matching characters, whitespace ignored: fewer may match by chance."""

MAX_PLACES = 2_000
"""Maximum number of places compared; each takes a few microseconds."""


class Anchor(Value):
    """A place by its words: TextQuoteSelector and TextPositionSelector of the W3C Web Annotation Data Model."""

    exact: str
    """The words themselves; empty if they were never saved, so that they cannot be found."""
    before: str
    """The context before them."""
    after: str
    """The context after them."""
    offset: int
    """Their original code point offset: a hint."""


def anchor_span(text: str, span: Span) -> Anchor:
    """Make an anchor of the words in a span. Searches the whole text."""
    return _distinct(text, span, Span(0, len(text)))


def anchor_point(text: str, offset: int) -> Anchor:
    """Make an anchor of the words at an offset. Searches only the text nearby, so it is fast in any text."""
    span = _words_at(text, offset)
    return _distinct(
        text, span, Span(max(0, span.start - POINT_RANGE_CHARS), min(len(text), span.end + POINT_RANGE_CHARS))
    )


def find_anchor(text: str, anchor: Anchor) -> Span | None:
    """Where an anchor is in this text; None if that is not certain."""
    return AnchorFinder(text).find(anchor)


class AnchorFinder:
    """Finds anchors in one text, with a cache."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[Anchor, Span | None] = {}
        self._moved = 0
        """The shift of the anchor found last: the next ones are often shifted as far."""

    def find(self, anchor: Anchor) -> Span | None:
        """Where an anchor is; None if that is not certain."""
        if anchor not in self._found:
            self._found[anchor] = self._look_for(anchor) if anchor.exact.strip() else None
        return self._found[anchor]

    def _look_for(self, anchor: Anchor) -> Span | None:
        for offset in dict.fromkeys((anchor.offset, anchor.offset + self._moved)):
            if _matches_exactly_at(self.text, anchor, offset):
                return Span(offset, offset + len(anchor.exact))
        found = _best(self.text, anchor)
        if found is not None:
            self._moved = found.start - anchor.offset
        return found


def _matches_exactly_at(text: str, anchor: Anchor, offset: int) -> bool:
    """Whether the anchor matches there exactly, including context and whitespace."""
    start = offset - len(anchor.before)
    return start >= 0 and text.startswith(anchor.before + anchor.exact + anchor.after, start)


# Making


def _words_at(text: str, offset: int) -> Span:
    """A word or more of one sentence, with any whitespace at the offset; the last words if none follow."""
    word = _WORD.search(text, max(0, offset))
    if word is None:
        end = len(text.rstrip())
        return Span(max(0, end - POINT_CHARS), end)
    words = _WORDS.match(text, word.start()) or word
    stop = _STOP.search(words[0])
    return Span(max(0, offset, word.start() - 2), word.start() + stop.end() if stop else words.end())


_WORD = lazy_regex.compile(r"\S")
_WORDS = lazy_regex.compile(rf"[^\n]{{1,{POINT_CHARS}}}\S{{0,{POINT_CHARS // 2}}}")
_STOP = lazy_regex.compile(r"[.!?]\S*(?=\s)")


def _distinct(text: str, span: Span, within: Span) -> Anchor:
    """An anchor with enough context that no other place in this part of the text matches more than a third of it."""
    size, made = MIN_CONTEXT_CHARS, _with_context(text, span, MIN_CONTEXT_CHARS)
    if not made.exact.strip():
        return made
    matcher, end = _AnchorMatcher(made), span.start + len(made.exact.rstrip())
    places = _places(text, matcher, matcher.all // 3 + 1, within)
    rivals = [place for place in places or () if place.end != end]
    while size < MAX_CONTEXT_CHARS:
        rivals = [rival for rival in rivals if matcher.count_matching(text, rival) * 3 > matcher.all]
        if places is not None and not rivals:
            break
        size = size * 2 if places is not None else MAX_CONTEXT_CHARS
        made = _with_context(text, span, size)
        matcher = _AnchorMatcher(made)
    return made


def _with_context(text: str, span: Span, size: int) -> Anchor:
    """An anchor with `size` code points on either side; if the text ends on one side, with more on the other."""
    after = min(len(text) - span.end, 2 * size - min(size, span.start))
    before = min(span.start, 2 * size - after)
    return Anchor(
        text[span.start : span.end],
        text[span.start - before : span.start],
        text[span.end : span.end + after],
        span.start,
    )


# Finding


class _AnchorMatcher:
    """Compares an anchor with many places."""

    def __init__(self, anchor: Anchor) -> None:
        self.anchor = anchor
        self._before, exact, self._after = (
            _without_whitespace(anchor.before)[::-1],
            _without_whitespace(anchor.exact),
            _without_whitespace(anchor.after),
        )
        self._least = _required_beyond_repeats(self._before, exact[::-1]), _required_beyond_repeats(self._after, exact)
        self.own = len(exact)
        """Characters of the words themselves, without whitespace."""
        self.all = self.own + len(self._before) + len(self._after)
        """Characters of words and context, without whitespace."""

    @property
    def needed(self) -> int:
        """How many characters have to match: all, for an anchor that even the longest context did not make unique."""
        if len(self.anchor.before) + len(self.anchor.after) >= 2 * MAX_CONTEXT_CHARS:
            return self.all
        return max(self.all // 2, min(self.all, MIN_MATCHING_CHARS))

    def count_matching(self, text: str, span: Span) -> int:
        """How many characters match, from the words outwards, given that the words are in this span."""
        return self.own + sum(self._sides(text, span))

    def best(self, text: str, spans: Sequence[Span]) -> Span | None:
        """The place that must be meant; None if none matches enough, or if another matches nearly as much."""
        ranked = sorted(((self.count_matching(text, span), span) for span in spans), reverse=True)
        if not ranked or ranked[0][0] < self.needed:
            return None
        first, span = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0
        is_clear = second < first if first == self.all else (first - second) * 4 >= self.all
        is_other = any(map(lt, self._sides(text, span), self._least))
        return span if is_clear and not is_other else None

    def _sides(self, text: str, span: Span) -> tuple[int, int]:
        before = text[max(0, span.start - _reach(self.anchor.before)) : span.start]
        after = text[span.end : span.end + _reach(self.anchor.after)]
        return _common_prefix_length(self._before, _without_whitespace(before)[::-1]), _common_prefix_length(
            self._after, _without_whitespace(after)
        )


def _required_beyond_repeats(side: str, words: str) -> int:
    """How much of a side has to match if it contains the same words again.

    Of two captions with the same words, one below the other, the first may be removed: then the other takes its place,
    and only what follows tells them apart.
    """
    least, at = 0, side.find(words)
    while at >= 0:
        rest = side[at + len(words) :]
        shared = _common_prefix_length(rest, side)
        least = max(least, len(side) if shared == len(rest) else shared + 1)
        at = side.find(words, at + 1)
    return least


def _reach(context: str) -> int:
    """How far to look for this context: it may contain more whitespace now."""
    return 2 * len(context) + 16


def _without_whitespace(words: str) -> str:
    return "".join(words.split())


def _common_prefix_length(one: str, other: str) -> int:
    """Length of the common prefix."""
    if other.startswith(one):
        return len(one)
    both = enumerate(zip(one, other, strict=False))
    return next((count for count, (here, there) in both if here != there), len(other))


def _best(text: str, anchor: Anchor) -> Span | None:
    matcher = _AnchorMatcher(anchor)
    places = _places(text, matcher, matcher.needed, Span(0, len(text)))
    return matcher.best(text, places) if places is not None else None


def _places(text: str, matcher: _AnchorMatcher, needed: int, within: Span) -> Sequence[Span] | None:
    """All places of the words where at least `needed` characters may match; None if there are too many."""
    before, exact, after = matcher.anchor.before, matcher.anchor.exact, matcher.anchor.after
    starts = _starts(text, exact, within)
    room = (needed - matcher.own + 1) // 2
    if starts is None and room > 0:  # if that much matches, one side has at least half of the context needed
        left, right = before[-room:], after[:room]
        starts_left, starts_right = _starts(text, left + exact, within), _starts(text, exact + right, within)
        if starts_left is not None and starts_right is not None:
            starts = sorted({start + len(left) for start in starts_left}.union(starts_right))
    if starts is None:
        return None
    strict = (Span(start, start + len(exact)) for start in starts)
    return list({span.end: span for span in (*_loose_places(text, exact, within), *strict)}.values())


def _starts(text: str, words: str, within: Span) -> list[int] | None:
    """Where these words start; None if that is in too many places."""
    found: list[int] = []
    at = text.find(words, *within)
    while at >= 0:
        found.append(at)
        if len(found) > MAX_PLACES:
            return None
        at = text.find(words, at + 1, within.end)
    return found


def _loose_places(text: str, exact: str, within: Span) -> Iterator[Span]:
    """Where these words appear with different whitespace; nowhere if the longest of them is too common."""
    words = exact.split()
    if words == [exact]:
        return
    longest = max(words, key=len)
    number = words.index(longest)
    head, tail = "".join(words[:number])[::-1], "".join(words[number + 1 :])
    for at in _starts(text, longest, within) or ():
        end = at + len(longest)
        back = _length(text[max(0, at - _reach(head)) : at][::-1], head)
        ahead = _length(text[end : end + _reach(tail)], tail)
        if back is not None and ahead is not None:
            yield Span(at - back, end + ahead)


def _length(text: str, dense: str) -> int | None:
    """How much of the beginning of `text` these characters take up, ignoring whitespace; None if it has others."""
    if not _without_whitespace(text).startswith(dense):
        return None
    ends = (at for at, character in enumerate(text, 1) if not character.isspace())
    return next(islice(ends, len(dense) - 1, None)) if dense else 0
